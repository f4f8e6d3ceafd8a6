"""Addresses of the gate: what waits for one's approval, and what is ready to be published."""

from django.urls import URLPattern, path

from courses.views.coproduction import gate, gate_publish

_APPROVE, _PUBLISH = "medskabelse/godkend/", "medskabelse/udgiv/"

urlpatterns: list[URLPattern] = [
    path(_APPROVE, gate.approvals, name="approvals"),
    path(f"{_APPROVE}<int:page_id>/", gate.approve, name="approve"),
    path(f"{_APPROVE}<int:page_id>/se/<int:revision_id>/", gate.text, name="approve_text"),
    path(f"{_APPROVE}<int:page_id>/send/", gate.send, name="send_to_approval"),
    path(_PUBLISH, gate_publish.publishable, name="publishable"),
    path(f"{_PUBLISH}<int:page_id>/", gate_publish.publish, name="publish"),
    path(f"{_PUBLISH}<int:page_id>/noed/", gate_publish.anyway, name="publish_anyway"),
]
