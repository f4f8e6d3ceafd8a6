"""Two bare Django views behind the default middleware: the yardstick of the page figures.

F answers a fixed string of 10 KB; T renders a template of 10 KB over one query of 20 rows.
"""

import os

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from config import environment as env

PAGE = 10 * 1024
ROWS = 20
FIXED = "<!doctype html><title>F</title>" + "x" * (PAGE - 31)
ROW = "<li><b>{{ row.app_label }}</b> <i>{{ row.model }}</i> " + "y" * (PAGE // ROWS - 60) + "</li>"
TEMPLATE = "<!doctype html><title>T</title><ul>{% for row in rows %}" + ROW + "{% endfor %}</ul>"


def fixed(request: HttpRequest) -> HttpResponse:
    """Answer F."""
    return HttpResponse(FIXED)


def templated(request: HttpRequest) -> HttpResponse:
    """Answer T."""
    from django.contrib.contenttypes.models import ContentType

    template = engines["django"].from_string(TEMPLATE) if not CACHE else CACHE[0]
    CACHE[:] = [template]
    return HttpResponse(template.render({"rows": ContentType.objects.order_by("pk")[:ROWS]}, request))


CACHE: list = []
urlpatterns = [path("F", fixed), path("T", templated)]

if os.environ.get("BENCH_BARE"):
    settings.configure(
        SECRET_KEY="bench" * 12,
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DATABASES={
            "default": {**(env.database("DATABASE_URL", help="Set by the bench.") or {}), "CONN_MAX_AGE": 600}
        },
    )
    django.setup()
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
