"""Where this process runs, and what it is called there."""

from pathlib import Path

from config import environment as env

PROJECT_DIR = Path(__file__).resolve().parents[3]
SITE_DIR = PROJECT_DIR / "site"
VAR_DIR = PROJECT_DIR / "var"

PLACE = env.choice(
    "SAMSKOLE_ENV",
    ["production", "development", "demo", "test"],
    default="development",
    help="What this is: production refuses unsafe settings, demo adds sign-in by role and a mailbox.",
)
IS_PRODUCTION = PLACE == "production"
IS_DEMO = PLACE == "demo"
IS_TEST = PLACE == "test"

DEBUG = env.flag("DEBUG", default=PLACE == "development", help="Django's debug pages; never in production.")
SECRET_KEY = env.text(
    "SECRET_KEY",
    default=None if IS_PRODUCTION else "not-a-secret-outside-production-not-a-secret-not-a-secret",
    help="Signs sessions and links; at least 50 random characters. Required in production.",
)
# Apart from the database, and from its backups: together they open everybody's plan.
PLAN_KEYS = env.keys(
    "PLAN_KEYS",
    size=32,
    default=None if IS_PRODUCTION else ["bm90LWEtc2VjcmV0LW91dHNpZGUtcHJvZHVjdGlvbiE="],
    help="Seal people's own plans: each 32 random bytes as base64; the first seals, all open. Kept apart "
    "from the database and its backups. Required in production.",
)
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS",
    default=[] if IS_PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"],
    help="Host names this site answers to, comma separated.",
)
BASE_URL = env.text(
    "BASE_URL",
    default="http://127.0.0.1:8000",
    help="Public address of the site, used in mails and calendars.",
)
CSRF_TRUSTED_ORIGINS = env.words(
    "CSRF_TRUSTED_ORIGINS", default=[], help="Origins that may post forms, when a proxy changes the host."
)
