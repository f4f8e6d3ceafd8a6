"""Who may reach the addresses of honorarium and of working groups; read as ``addresses.py`` is."""

from tests.house.who import Who

_GROUPS: dict[str, Who] = {
    "arbejdsgrupper/": Who.SIGNED_IN,
    "arbejdsgrupper/<int:group_id>/": Who.MEMBERS,
    "arbejdsgrupper/moede/<int:meeting_id>/": Who.MEMBERS,
    "arbejdsgrupper/moede/<int:meeting_id>/svar/": Who.OWN,
    "arbejdsgrupper/moede/<int:meeting_id>/referat/": Who.MEMBERS,
    "arbejdsgrupper/moede/<int:meeting_id>/mening/": Who.OWN,
    "redaktion/arbejdsgrupper/**": Who.CLASSES,
}
_SERIES: dict[str, Who] = {
    "redaktion/ideer/hold/<int:course_id>/<int:member_id>/timer/": Who.CLASSES,
}
_LEDGER: dict[str, Who] = {
    "redaktion/regnskab/**": Who.BOOKS,
    "redaktion/regnskab/maaneder/luk/": Who.PAYING,
}
_PAYMENTS: dict[str, Who] = {
    "redaktion/udbetaling/": Who.BOOKS,
    "redaktion/udbetaling/results/": Who.BOOKS,
    "redaktion/udbetaling/<int:pk>/": Who.BOOKS,
    "redaktion/udbetaling/**": Who.PAYING,
    "redaktion/loenformat/": Who.FORMATS,
    "redaktion/loenformat/results/": Who.FORMATS,
    "redaktion/loenformat/**": Who.PAYING,
}
_CLAIMS: dict[str, Who] = {
    "honorar/": Who.SIGNED_IN,
    "honorar/send/": Who.SIGNED_IN,
    "honorar/udlaeg/": Who.CONTRIBUTING,
    "honorar/udlaeg/<str:token>/kvittering/": Who.OWN,
    "honorar/opgoerelse/<int:year>/": Who.CONTRIBUTING,
    "honorar/opgoerelse/<int:year>.pdf": Who.CONTRIBUTING,
    "honorar/<int:claim_id>/": Who.OWN,
    "honorar/<int:claim_id>/ret/": Who.OWN,
    "honorar/<int:claim_id>/udlaeg/": Who.OWN,
    "honorar/<int:claim_id>/maaned/": Who.OWN,
    "honorar/<int:claim_id>/gaa-videre/": Who.OWN,
    "honorar/<int:claim_id>/opgiv/": Who.OWN,
    "honorar/<int:claim_id>/kvittering/": Who.OWN,
    "redaktion/honorar/": Who.OWED,
    "redaktion/honorar/results/": Who.OWED,
    "redaktion/honorar/venter/": Who.CLASSES,
    "redaktion/honorar/<int:pk>/": Who.OWED,
    "redaktion/honorar/<int:pk>/kvittering/": Who.OWED,
    "redaktion/honorar/<int:pk>/godkend/": Who.CLASSES,
    "redaktion/honorar/<int:pk>/send-tilbage/": Who.CLASSES,
    "redaktion/honorar/<int:pk>/tilbagefoer/": Who.CLASSES,
}
_LIMITS: dict[str, Who] = {
    "honorar/graense/": Who.CONTRIBUTING,
    "honorar/graense/loft/": Who.CONTRIBUTING,
    "redaktion/budgetter/**": Who.OWED,
    "redaktion/satser/**": Who.OWED,
    "redaktion/loft/**": Who.CLASSES,
}
_OFFERS: dict[str, Who] = {
    "honorar/tilbud/<int:offer_id>/": Who.OWN,
    "honorar/tilbud/<int:offer_id>/<int:engagement_id>/nej/": Who.OWN,
    "honorar/tilbud/<int:offer_id>/<int:engagement_id>/maaned/": Who.OWN,
    "redaktion/tilbud/**": Who.CLASSES,
}
HONORARIUM: dict[str, Who] = {
    **_OFFERS,
    **_LIMITS,
    **_CLAIMS,
    **_PAYMENTS,
    **_LEDGER,
    **_SERIES,
    **_GROUPS,
}
