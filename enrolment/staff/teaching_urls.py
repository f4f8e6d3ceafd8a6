"""Addresses of who teaches a class, below the class."""

from django.urls import URLPattern, path

from enrolment.staff import asking_teachers, honorarium, stand_ins, teachers

_ROOT = "<int:pk>/undervisere/"

OF_CLASS: tuple[URLPattern, ...] = (
    path(_ROOT, teachers.TeachersPage.as_view(), name="teachers"),
    path(f"{_ROOT}spoerg/", asking_teachers.ChooseTeacher.as_view(), name="ask_teacher"),
    path(
        f"{_ROOT}spoerg/<int:contributor_id>/",
        asking_teachers.AskTeacher.as_view(),
        name="ask_one_teacher",
    ),
    path(
        f"{_ROOT}spoerg/<int:contributor_id>/honorar/",
        honorarium.AskWithHonorarium.as_view(),
        name="ask_with_honorarium",
    ),
    path(f"{_ROOT}<int:assignment_id>/svar/", teachers.AnswerForTeacher.as_view(), name="answer_for_teacher"),
    path(f"{_ROOT}afloeser/<int:handover_id>/", stand_ins.SettleStandIn.as_view(), name="settle_stand_in"),
    path(f"{_ROOT}<int:assignment_id>/tag-af/", teachers.EndTeaching.as_view(), name="end_teaching"),
    path(
        f"{_ROOT}<int:assignment_id>/honorar/", honorarium.OfferHonorarium.as_view(), name="offer_honorarium"
    ),
)

OF_SESSION: tuple[URLPattern, ...] = (
    path("<int:pk>/afloeser/", stand_ins.AskStandIn.as_view(), name="ask_stand_in"),
)
