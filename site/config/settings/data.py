"""Database, caches and background tasks."""

from typing import Any

from config import environment as env
from config.settings.place import IS_TEST, PLACE

_database = env.database(
    "DATABASE_URL", help="PostgreSQL 15 or newer; unset, the embedded server is used."
) or {
    "ENGINE": "django.db.backends.postgresql",
    "NAME": "postgres",
    "USER": "postgres",
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **_database,
        "CONN_MAX_AGE": env.number(
            "DATABASE_CONN_MAX_AGE", default=600, help="Seconds a connection is kept open."
        ),
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "samskole_cache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
PAGE_CACHE_SECONDS = env.number(
    "PAGE_CACHE_SECONDS",
    default=0 if IS_TEST or PLACE == "development" else 3,
    help="How long a page may be shown again to visitors without a session; 0 turns it off. Keep it below 5.",
)
CATALOGUE_REUSE = env.flag(
    "CATALOGUE_REUSE",
    default=not IS_TEST,
    help="Whether a process keeps the index of the catalogue until an editor or the clock outdates it.",
)
_cache_url = env.text(
    "CACHE_URL",
    default="",
    help="redis://… of a Valkey or Redis shared by all web nodes; unset, the database.",
)
if _cache_url:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _cache_url}
elif IS_TEST:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"}

TASKS: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "mail"]}
}
