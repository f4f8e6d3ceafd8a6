"""Addresses in both languages."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, path

from home import urls_prospectus, views
from home.components_page import components_page
from home.feeds import NewsFeed

urlpatterns: list[URLPattern | URLResolver] = [
    path("komponenter/", components_page, name="components"),
    path("was", views.statement, name="was"),
    path("was/", views.statement),
    *urls_prospectus.urlpatterns,
    path("nyheder/feed/", login_not_required(NewsFeed()), name="news_feed"),
]
