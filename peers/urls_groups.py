"""Addresses of working groups; a part of ``peers.urls``."""

from django.urls import URLPattern, path

from peers.views.groups import minutes, pages, pulse

urlpatterns: list[URLPattern] = [
    path("arbejdsgrupper/", pages.index, name="groups"),
    path("arbejdsgrupper/<int:group_id>/", pages.group, name="group"),
    path("arbejdsgrupper/moede/<int:meeting_id>/", pages.meeting, name="meeting"),
    path("arbejdsgrupper/moede/<int:meeting_id>/svar/", pages.say, name="say_coming"),
    path("arbejdsgrupper/moede/<int:meeting_id>/referat/", minutes.page, name="minutes"),
    path("arbejdsgrupper/moede/<int:meeting_id>/mening/", pulse.page, name="meeting_pulse"),
]
