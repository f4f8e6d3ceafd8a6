"""Addresses of the self-assessment; a part of ``peers.urls``. What it comes to is shown by ``insight``."""

from django.urls import URLPattern, path

from peers.views import assessment

urlpatterns: list[URLPattern] = [
    path("selvevaluering/", assessment.index, name="assessment"),
    path("selvevaluering/<int:principle_id>/", assessment.one, name="score"),
]
