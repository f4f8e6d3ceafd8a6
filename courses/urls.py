"""Addresses of the catalogue beside its pages, in both languages."""

from django.urls import URLPattern, URLResolver, path

from courses.views import feeds

app_name = "courses"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kurser/kalender.ics", feeds.catalogue_calendar, name="catalogue_calendar"),
    path("kurser/<slug:slug>/kalender.ics", feeds.course_calendar, name="course_calendar"),
]
