"""Addresses of a guide (da. vejviser)."""

from django.urls import URLPattern, path

from enrolment.views import guiding, guiding_acts

_PERSON = "vejviser/<int:person_id>/"

urlpatterns: list[URLPattern] = [
    path("min-side/om-mig/vejviser/<int:guidance_id>/slut/", guiding_acts.end_mine, name="end_my_guide"),
    path("vejviser/", guiding.page, name="guide"),
    path("vejviser/ny/", guiding.new, name="guide_new"),
    path("vejviser/fortalt/<uuid:pk>/", guiding_acts.told, name="guide_told"),
    path(_PERSON, guiding.person, name="guide_person"),
    path(f"{_PERSON}hold/", guiding.classes, name="guide_classes"),
    path(f"{_PERSON}hold/<int:run_id>/", guiding.enrol, name="guide_enrol"),
    path(f"{_PERSON}stop/", guiding_acts.stop, name="guide_stop"),
    path(f"{_PERSON}afbud/<int:enrolment_id>/<int:session_id>/", guiding_acts.apology, name="guide_apology"),
    path(f"{_PERSON}svar/<int:enrolment_id>/", guiding_acts.answer, name="guide_answer"),
    path(f"{_PERSON}forlad/<int:enrolment_id>/", guiding_acts.leave, name="guide_leave"),
]
