"""Addresses of the teacher's own pages, in both languages."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views.teaching import overview

urlpatterns: list[URLPattern | URLResolver] = [
    path("undervisning/", overview.page, name="teaching"),
]
