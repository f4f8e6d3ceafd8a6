"""Addresses of paths through the school."""

from django.urls import URLPattern, path

from enrolment.views import paths

urlpatterns: list[URLPattern] = [
    path("forloeb/", paths.index, name="paths"),
    path("forloeb/<slug:slug>/", paths.page, name="path"),
]
