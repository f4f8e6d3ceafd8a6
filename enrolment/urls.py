"""Addresses of one who signs up, in both languages."""

from django.urls import URLPattern, URLResolver, path

from enrolment import (
    urls_classroom,
    urls_day,
    urls_evaluation,
    urls_guide,
    urls_paths,
    urls_plan,
    urls_teaching,
    urls_told,
)
from enrolment.views import mine, offering, place, signing_up, switching, together

app_name = "enrolment"

urlpatterns: list[URLPattern | URLResolver] = [
    path("kurser/<slug:slug>/hold/<int:run_id>/tilmeld/", signing_up.sign_up, name="sign_up"),
    path("kurser/<slug:slug>/hold/<int:run_id>/tak/", signing_up.confirmed, name="confirmed"),
    path("tilbud/<str:token>/", offering.offer, name="offer"),
    path("min-side/", mine.page, name="my_page"),
    path("min-side/afbud/<int:enrolment_id>/<int:session_id>/", mine.apology, name="apology"),
    path("min-side/hold/<int:enrolment_id>/", place.page, name="place"),
    path("min-side/hold/<int:enrolment_id>/pause/", place.pause, name="pause"),
    path("min-side/hold/<int:enrolment_id>/ledsager/", place.companion, name="companion"),
    path("min-side/hold/<int:enrolment_id>/kommer-som/", place.regroup, name="regroup"),
    path("min-side/hold/<int:enrolment_id>/sammen/", together.page, name="together"),
    path("min-side/hold/<int:enrolment_id>/hver-for-sig/", together.part, name="part"),
    path("min-side/hold/<int:enrolment_id>/skift/", switching.switch, name="switch"),
    path("min-side/hold/<int:enrolment_id>/forlad/", mine.leave, name="leave"),
    path("min-side/tilbud/<int:enrolment_id>/", mine.answer, name="answer"),
    path("min-side/om-mig/", mine.contact, name="contact"),
    path("min-side/kalender/ny-adresse/", mine.renew_feed, name="renew_feed"),
    *urls_told.urlpatterns,
    *urls_guide.urlpatterns,
    *urls_day.urlpatterns,
    *urls_classroom.urlpatterns,
    *urls_evaluation.urlpatterns,
    *urls_plan.urlpatterns,
    *urls_paths.urlpatterns,
    *urls_teaching.urlpatterns,
]
