"""Addresses of the board and the key figures, in both languages."""

from django.urls import URLPattern, URLResolver

from insight import urls_board, urls_evidence, urls_figures

app_name = "insight"

urlpatterns: list[URLPattern | URLResolver] = [
    *urls_board.urlpatterns,
    *urls_figures.urlpatterns,
    *urls_evidence.urlpatterns,
]
