"""Addresses of those in a class, in both languages; and of what its teachers see of their answers."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views.classroom import pulse, room, trials, words

_PLACE = "min-side/hold/<int:enrolment_id>"
_TRIAL = f"{_PLACE}/proevehandling/<int:trial_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path(f"{_PLACE}/holdet/", room.page, name="classroom"),
    path(f"{_PLACE}/materialer/<int:material_id>/", room.material, name="material"),
    path(f"{_PLACE}/materialer.zip", room.archive, name="materials_zip"),
    path(f"{_PLACE}/skriv/", words.page, name="words"),
    path(f"{_PLACE}/proevehandling/", trials.new, name="trial_new"),
    path(f"{_TRIAL}/", trials.page, name="trial"),
    path(f"{_TRIAL}/vis/", trials.share, name="trial_share"),
    path(f"{_TRIAL}/ud/", trials.part, name="trial_part"),
    path("min-side/mening/<int:session_id>/", pulse.page, name="pulse"),
    path("undervisning/<int:session_id>/mening/", pulse.result, name="pulse_result"),
]
