"""Addresses of honorarium: what a contributor is owed, sends and has been paid; a part of ``peers.urls``."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
