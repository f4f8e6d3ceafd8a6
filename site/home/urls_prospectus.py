"""Addresses of the printed catalogue and of posters."""

from django.urls import URLPattern, URLResolver, path

from home.prospectus import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("kurser/katalog/", views.choose, name="prospectus"),
    path("kurser/katalog/forside.svg", views.cover_picture, name="prospectus_cover"),
    path("kurser/katalog.pdf", views.pdf, name="prospectus_pdf"),
    path("kurser/<slug:slug>/plakat.pdf", views.course_poster, name="poster"),
]
