"""Addresses of the teacher's own pages, in both languages."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views.teaching import classes, moving, noting, overview, sessions, shelf, writing

_CLASS = "undervisning/hold/<int:run_id>"
_SESSION = "undervisning/<int:session_id>"
_MATERIAL = f"{_CLASS}/materialer/<int:material_id>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("undervisning/", overview.page, name="teaching"),
    path(f"{_CLASS}/", classes.page, name="teaching_class"),
    path(f"{_CLASS}/hjaelp/<int:enrolment_id>/", classes.need, name="teaching_need"),
    path(f"{_CLASS}/deltagerliste/", classes.paper, name="teaching_paper"),
    path(f"{_CLASS}/skriv/", writing.write, name="teaching_write"),
    path(f"{_CLASS}/fra-holdet/", writing.read, name="teaching_words"),
    path(f"{_CLASS}/fra-holdet/<int:message_id>/", writing.answer, name="teaching_answer"),
    path(f"{_CLASS}/materialer/", shelf.page, name="teaching_materials"),
    path(f"{_MATERIAL}/", shelf.material, name="teaching_material"),
    path(f"{_MATERIAL}/fjern/", shelf.remove, name="teaching_material_remove"),
    path(f"{_MATERIAL}/fil/<int:number>/", shelf.file, name="teaching_file"),
    path(f"{_SESSION}/", sessions.page, name="teaching_session"),
    path(f"{_SESSION}/aendr/", moving.change, name="teaching_change"),
    path(f"{_SESSION}/aflys/", moving.cancel, name="teaching_cancel"),
    path(f"{_SESSION}/noter/", noting.write, name="teaching_note"),
    path(f"{_SESSION}/noter/<int:note_id>/slet/", noting.take_back, name="teaching_note_gone"),
]
