"""Addresses of the page on which a team builds a course."""

from django.urls import URLPattern, path

from courses.views.coproduction import build, build_hours, build_part, build_versions

_COURSE = "medskabelse/kursus/<int:page_id>/"

urlpatterns: list[URLPattern] = [
    path(_COURSE, build.page, name="build"),
    path(f"{_COURSE}se/", build.preview, name="build_preview"),
    path(f"{_COURSE}timer/", build_hours.page, name="build_hours"),
    path(f"{_COURSE}timer/<int:entry_id>/", build_hours.entry, name="build_hours_entry"),
    path(f"{_COURSE}versioner/", build_versions.page, name="build_versions"),
    path(f"{_COURSE}versioner/<int:revision_id>/", build_versions.version, name="build_version"),
    path(f"{_COURSE}del/<slug:slug>/", build_part.part, name="build_part"),
]
