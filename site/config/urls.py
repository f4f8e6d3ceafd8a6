"""Every address of the site. ``tests/house`` holds the table of who may reach each."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import URLPattern, URLResolver, include, path
from django.views.defaults import page_not_found
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from accounts.own_settings import own_settings
from config import health, media

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("media/<path:path>", media.serve, name="media"),
    # Django's own password pages would bypass the second factor.
    path("redaktion/login/", to_sign_in),
    path("redaktion/password_reset/", to_sign_in),
    # A page of Wagtail's that fails on purpose.
    path("redaktion/failwhale/", page_not_found, {"exception": Http404()}),
    # Name and address are changed under /konto/, where a new address is confirmed.
    path("redaktion/account/", own_settings),
    path("redaktion/", include(wagtailadmin_urls)),
    path("dokumenter/", include(decorate_urlpatterns(wagtaildocs_urls.urlpatterns, login_not_required))),
    path("", include("home.urls_plain")),
    path("", include("courses.urls_plain")),
    path("", include("enrolment.urls_plain")),
]
if "demo" in settings.INSTALLED_APPS and settings.IS_DEMO:
    urlpatterns += [path("demo/", include("demo.urls"))]
urlpatterns += i18n_patterns(
    path("konto/", include("accounts.urls")),
    path("", include("home.urls")),
    path("", include("insight.urls")),
    path("", include("courses.urls")),
    path("", include("peers.urls")),
    path("", include("enrolment.urls")),
    path("_util/login/", to_sign_in),
    path("", include(decorate_urlpatterns(wagtail_urls.urlpatterns, login_not_required))),
    prefix_default_language=False,
)
