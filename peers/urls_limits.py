"""Addresses of honorarium: a person's own limit, and the school's ceiling; a part of ``peers.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
