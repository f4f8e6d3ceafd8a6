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
HONORARIUM: dict[str, Who] = {
    **_SERIES,
    **_GROUPS,
}
