"""Addresses of the catalogue, in both languages."""

from django.urls import URLPattern, URLResolver, include, path

from courses.views import contributors, feeds, pages

app_name = "courses"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kurser/", pages.catalogue_at, name="catalogue"),
    path("kurser/kalender.ics", feeds.catalogue_calendar, name="catalogue_calendar"),
    path("kurser/<slug:slug>/kalender.ics", feeds.course_calendar, name="course_calendar"),
    path("kurser/<slug:slug>/", pages.course_at, name="course"),
    path("undervisere/", contributors.our_teachers_page, name="contributors"),
    path("", include("courses.urls_ideas")),
    path("", include("courses.urls_teaching")),
    path("", include("courses.urls_build")),
    path("", include("courses.urls_gate")),
]
