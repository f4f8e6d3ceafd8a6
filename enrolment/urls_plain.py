"""Addresses without a language."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views import feeds

urlpatterns: list[URLPattern | URLResolver] = [
    path("kalender/undervisning/<str:token>.ics", feeds.teaching_feed, name="teaching_feed"),
    path("kalender/<str:token>.ics", feeds.person_feed, name="person_feed"),
]
