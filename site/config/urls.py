"""Every address of the site. ``tests/house`` holds the table of who may reach each."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from config import health, media

to_sign_in = login_not_required(RedirectView.as_view(pattern_name="account_login", query_string=True))

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz, name="healthz"),
    path("media/<path:path>", media.serve, name="media"),
    # Django's own password pages would bypass the second factor.
    path("redaktion/login/", to_sign_in),
    path("redaktion/password_reset/", to_sign_in),
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
    path("", include("courses.urls")),
    path("", include("enrolment.urls")),
    path("_util/login/", to_sign_in),
    path("", include(decorate_urlpatterns(wagtail_urls.urlpatterns, login_not_required))),
    prefix_default_language=False,
)
