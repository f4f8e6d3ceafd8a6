"""Addresses of honorarium: offers and their answers; a part of ``peers.urls``."""

from django.urls import URLPattern, path

from peers.views.honorarium import offers

urlpatterns: list[URLPattern] = [
    path("honorar/tilbud/<int:offer_id>/", offers.offered, name="offered"),
    path("honorar/tilbud/<int:offer_id>/<int:engagement_id>/nej/", offers.declined, name="decline_offered"),
    path("honorar/tilbud/<int:offer_id>/<int:engagement_id>/maaned/", offers.month, name="month_offered"),
]
