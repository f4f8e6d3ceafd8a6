"""Addresses of honorarium: offers and their answers; a part of ``peers.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
