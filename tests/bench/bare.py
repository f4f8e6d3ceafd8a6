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
TEMPLATE = """<!doctype html>
<html lang="da"><head><meta charset="utf-8"><title>T</title></head><body><h1>{{ rows|length }} rows</h1><ol>
{% for row in rows %}
  <li class="card{% if forloop.first %} card-first{% endif %}" id="row-{{ row.pk }}">
    <h2 class="card-title"><a href="/{{ row.app_label }}/{{ row.model }}/">{{ row.model }}</a></h2>
    <p class="card-text">A row of one query, as a page shows it: a name, a few words about it and a date.</p>
    <ul class="card-facts">
      <li><span class="fact">Part of</span> {{ row.app_label|capfirst }}</li>
      <li><span class="fact">Number</span> {{ forloop.counter }}</li>
      <li><span class="fact">Shown</span> {{ today|date:"j. F Y" }}</li>
    </ul>
  </li>
{% endfor %}
</ol></body></html>"""
"""Ten kilobytes when it is filled in: eight variables to a row, two of them through a filter."""


def fixed(request: HttpRequest) -> HttpResponse:
    """Answer F."""
    return HttpResponse(FIXED)


def templated(request: HttpRequest) -> HttpResponse:
    """Answer T."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    template = engines["django"].from_string(TEMPLATE) if not CACHE else CACHE[0]
    CACHE[:] = [template]
    rows = list(ContentType.objects.order_by("pk")[:ROWS])
    return HttpResponse(template.render({"rows": rows, "today": timezone.localdate()}, request))


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
            "default": {
                **(env.database("DATABASE_URL", help="Set by the bench.") or {}),
                "CONN_MAX_AGE": int(os.environ["BENCH_BARE"]),
            }
        },
    )
    django.setup()
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
