"""Addresses of the board."""

from django.urls import URLPattern, URLResolver, path

from insight.board import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("tavle/", views.board, name="board"),
    path("tavle/del/", views.board_part, name="board_part"),
    path("tavle/version/", views.board_version, name="board_version"),
    path("tavle/vaeg/", views.wall_page, name="wall"),
    path("tavle/vaeg/del/", views.wall_part, name="wall_part"),
]
