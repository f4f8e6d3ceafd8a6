"""The addresses of the site with those of the demo, as demo mode has them."""

from django.urls import include, path

from config.urls import urlpatterns as site

urlpatterns = [path("demo/", include("demo.urls")), *site]
