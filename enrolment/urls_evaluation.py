"""Addresses of evaluation."""

from django.urls import URLPattern, URLResolver, path

from enrolment.views.evaluating import answer, results, team

urlpatterns: list[URLPattern | URLResolver] = [
    path("evaluering/<str:token>/", answer.page, name="evaluation"),
    path("undervisning/hold/<int:run_id>/evaluering/", results.page, name="evaluation_results"),
    path("medskabelse/kursus/<int:page_id>/evaluering/", team.page, name="evaluation_shown"),
]
