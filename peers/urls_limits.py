"""Addresses of honorarium: a person's own limit, and the school's ceiling; a part of ``peers.urls``."""

from django.urls import URLPattern, path

from peers.views.honorarium import limits

urlpatterns: list[URLPattern] = [
    path("honorar/graense/", limits.page, name="own_limit"),
    path("honorar/graense/loft/", limits.ask, name="ask_above_ceiling"),
]
