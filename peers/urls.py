"""Addresses of contributors, in both languages."""

from django.urls import URLPattern, URLResolver, path

from peers import urls_assessment, urls_claims, urls_groups, urls_limits, urls_offers
from peers.views import contribution, portraits, trainings

app_name = "peers"

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_claims.urlpatterns,
    *urls_offers.urlpatterns,
    *urls_limits.urlpatterns,
    *urls_groups.urlpatterns,
    *urls_assessment.urlpatterns,
    path("min-side/bidrag/", contribution.page, name="contribution"),
    path("min-side/bidrag/vil-gerne/", contribution.wish, name="wish"),
    path("min-side/bidrag/om-mig/", contribution.introduction, name="introduction"),
    path("min-side/bidrag/historie/", contribution.story, name="story"),
    path("min-side/bidrag/billede/", portraits.change, name="change_portrait"),
    path("min-side/bidrag/billede/<int:size>.jpg", portraits.mine, name="my_portrait"),
    path("min-side/bidrag/vis/<slug:part>/", contribution.show, name="show"),
    path("min-side/bidrag/kan/", contribution.offer, name="offer"),
    path("min-side/bidrag/uddannelser/", trainings.add, name="add_training"),
    path("min-side/bidrag/uddannelser/<int:training_id>/", trainings.change, name="training"),
    path(
        "undervisere/<int:contributor_id>/portraet/<slug:mark>/<int:size>.jpg",
        portraits.public,
        name="portrait",
    ),
]
