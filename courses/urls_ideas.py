"""Addresses of making courses together: ideas, and the teams that build them."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
