"""Addresses of a person's plan and papers."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views import papers
from enrolment.views.plan import closing, items, page, readers

urlpatterns: list[URLPattern | URLResolver] = [
    path("min-side/plan/", page.page, name="plan"),
    path("min-side/plan/haab/<slug:key>/", items.hope, name="plan_hope"),
    path("min-side/plan/trin/<slug:key>/", items.step, name="plan_step"),
    path("min-side/plan/kursus/<slug:slug>/", items.course, name="plan_course"),
    path("min-side/plan/vis/", readers.share, name="plan_share"),
    path("min-side/plan/vist/<uuid:uid>/", readers.shown, name="plan_shown"),
    path("min-side/plan/ord/", closing.word, name="plan_word"),
    path("min-side/plan/slet/", closing.delete, name="plan_delete"),
    path("min-side/papirer/", papers.page, name="papers"),
    path("min-side/papirer/bevis/<int:enrolment_id>/", papers.of_class, name="certificate"),
    path("min-side/papirer/forloeb/<slug:slug>/", papers.of_path, name="path_certificate"),
    path("min-side/papirer/udtalelse/", papers.of_work, name="reference"),
]
