"""Addresses of the school's look at itself."""

from django.urls import URLPattern, URLResolver, path

from insight.evidence import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("noegletal/evidens/", views.page, name="evidence"),
]
