"""Addresses of honorarium: what a contributor is owed, sends and has been paid; a part of ``peers.urls``."""

from django.urls import URLPattern, path

from peers.views.honorarium import claims, costs, overview, statements

urlpatterns: list[URLPattern] = [
    path("honorar/", overview.page, name="honorarium"),
    path("honorar/send/", overview.send, name="send_claims"),
    path("honorar/udlaeg/", costs.add, name="add_cost"),
    path("honorar/udlaeg/<str:token>/kvittering/", costs.kept, name="kept_receipt"),
    path("honorar/opgoerelse/<int:year>/", statements.page, name="statement"),
    path("honorar/opgoerelse/<int:year>.pdf", statements.paper, name="statement_pdf"),
    path("honorar/<int:claim_id>/", claims.page, name="claim"),
    path("honorar/<int:claim_id>/ret/", claims.correct, name="correct_claim"),
    path("honorar/<int:claim_id>/udlaeg/", costs.change, name="change_cost"),
    path("honorar/<int:claim_id>/maaned/", claims.month, name="claim_month"),
    path("honorar/<int:claim_id>/gaa-videre/", claims.act, name="claim_act"),
    path("honorar/<int:claim_id>/opgiv/", claims.drop, name="drop_claim"),
    path("honorar/<int:claim_id>/kvittering/", claims.receipt, name="receipt"),
]
