"""Addresses of those who teach: a question to answer, a bad day, a session to take. In both languages."""

from django.urls import URLPattern, path

from courses.views.teaching import answering, bad_day, taking

urlpatterns: list[URLPattern] = [
    path("undervisning/spoergsmaal/", answering.page, name="teaching_questions"),
    path("undervisning/spoergsmaal/<int:assignment_id>/", answering.question, name="teaching_question"),
    path("undervisning/<int:session_id>/daarlig-dag/", bad_day.page, name="bad_day"),
    path("undervisning/overtag/<int:handover_id>/", taking.page, name="take_over"),
]
