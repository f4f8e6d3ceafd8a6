"""Addresses without a language."""

from django.urls import URLPattern, URLResolver, path

from home import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("sitemap.xml", views.site_map, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
]
