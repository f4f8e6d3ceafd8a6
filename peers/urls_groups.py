"""Addresses of working groups; a part of ``peers.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
