"""Addresses of what people are told and want to be told, in both languages."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views import interested, reminded, seen, written

urlpatterns: list[URLPattern | URLResolver] = [
    path("min-side/besked/<int:message_id>/", written.message, name="message"),
    path("min-side/om-mig/paamindelser/", reminded.reminders, name="reminders"),
    path("min-side/set/", seen.page, name="seen"),
    path("kurser/<slug:slug>/sig-til/", interested.interest, name="interest"),
    path("sig-til/<str:token>/", interested.confirm, name="confirm_interest"),
    path("sig-til/nyt/<str:token>/", interested.news, name="interest_news"),
    path("sig-til/<str:token>/nej-tak/", interested.take_back, name="take_back_interest"),
]
