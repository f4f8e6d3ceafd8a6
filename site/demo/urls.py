"""Addresses of the demo mode alone."""

from django.urls import path, re_path

from demo import mailbox, sign_in

app_name = "demo"
urlpatterns = [
    path("", sign_in.choose, name="roles"),
    path("post/", mailbox.mailbox, name="mailbox"),
    path("post/<int:pk>/", mailbox.letter, name="letter"),
    re_path(r"^post/(?P<pk>\d+)/brev\.(?P<kind>ics|html)$", mailbox.letter_part, name="letter_part"),
    re_path(rf"^(?P<role>{'|'.join(sign_in.ROLES)})/$", sign_in.sign_in, name="sign_in"),
]
