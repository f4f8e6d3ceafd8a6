"""Addresses of the day itself, in both languages."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views import attendance, dropping_in, guesting, online

urlpatterns: list[URLPattern | URLResolver] = [
    path("undervisning/<int:session_id>/fremmoede/", attendance.roster, name="attendance"),
    path("undervisning/<int:session_id>/fremmoede/tryk/", attendance.taps, name="attendance_taps"),
    path("undervisning/<int:session_id>/taeller/", dropping_in.counter, name="drop_in"),
    path("undervisning/<int:session_id>/taeller/tryk/", dropping_in.counter_taps, name="drop_in_taps"),
    path("kiosk/<str:token>/", dropping_in.kiosk, name="kiosk"),
    path("kiosk/<str:token>/tryk/", dropping_in.kiosk_taps, name="kiosk_taps"),
    path("gaest/<str:token>/", guesting.by_link, name="guest"),
    path("min-side/gaest/<int:guest_id>/", guesting.by_person, name="guest_answer"),
    path("min-side/hold/<int:enrolment_id>/gaest/", guesting.wish, name="guest_wish"),
    path("min-side/online/<int:session_id>/", online.enter, name="online_room"),
]
