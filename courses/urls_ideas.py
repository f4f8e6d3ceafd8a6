"""Addresses of making courses together: ideas, and the teams that build them."""

from django.urls import URLPattern, URLResolver, path

from courses.views.coproduction import front, idea_acts, ideas, invitations

urlpatterns: list[URLPattern | URLResolver] = [
    path("medskabelse/", front.front_page, name="making"),
    path("medskabelse/ide/", ideas.propose, name="propose"),
    path("medskabelse/ide/<str:secret>/", ideas.idea, name="idea"),
    path("medskabelse/ide/<str:secret>/mere/", idea_acts.add, name="add_to_idea"),
    path("medskabelse/ide/<str:secret>/adresse/", idea_acts.address, name="idea_address"),
    path("medskabelse/ide/<str:secret>/slet/", idea_acts.forget, name="forget_idea"),
    path("medskabelse/ide/<str:secret>/vaer-med/", idea_acts.join, name="join_idea"),
    path("medskabelse/min-ide/<int:proposal_id>/", ideas.my_idea, name="my_idea"),
    path("medskabelse/invitation/<int:member_id>/", invitations.invitation, name="invitation"),
    path("medskabelse/invitation/<int:member_id>/forlad/", invitations.leave_team, name="leave_team"),
]
