"""Who may reach the board, figures, evaluation, plans, paths and papers; read as ``addresses.py`` is."""

from tests.house.who import Who

_BOARD: dict[str, Who] = {
    # For everybody where the school says so (tests/insight/board/test_doors.py); without that, for staff.
    "tavle/": Who.CLASSES,
    "tavle/del/": Who.CLASSES,
    "tavle/vaeg/": Who.CLASSES,
    "tavle/vaeg/del/": Who.CLASSES,
    # Says nothing but that something has changed.
    "tavle/version/": Who.EVERYONE,
}
_FIGURES: dict[str, Who] = {
    "noegletal/": Who.CLASSES,
    "noegletal/tael-igen/": Who.CLASSES,
    "noegletal/rapport.pdf": Who.CLASSES,
    "noegletal/aarsrapport.pdf": Who.CLASSES,
    "noegletal/<subject:slug>/": Who.CLASSES,
    "noegletal/<subject:slug>.xlsx": Who.CLASSES,
    "noegletal/<subject:slug>/<slug:measure>.csv": Who.CLASSES,
    "noegletal/<subject:slug>/<slug:measure>.xlsx": Who.CLASSES,
}
_EVIDENCE: dict[str, Who] = {
    "selvevaluering/": Who.SCORING,
    "selvevaluering/<int:principle_id>/": Who.SCORING,
    "noegletal/evidens/": Who.CLASSES,
    "redaktion/principper/**": Who.IDEAS,
    "redaktion/selvevalueringer/**": Who.CLASSES,
    "redaktion/udefra/**": Who.CLASSES,
}
_EVALUATION = {
    # Whoever has the secret; a wrong one is 404.
    "evaluering/<str:token>/": Who.EVERYONE,
    "undervisning/hold/<int:run_id>/evaluering/": Who.TEACHING,
    "medskabelse/kursus/<int:page_id>/evaluering/": Who.OWN,
    "redaktion/evalueringer/**": Who.CLASSES,
    "redaktion/evalueringsskemaer/**": Who.IDEAS,
    "redaktion/koder/**": Who.CLASSES,
}
_PLAN: dict[str, Who] = {
    "min-side/plan/": Who.SIGNED_IN,
    "min-side/plan/haab/<slug:key>/": Who.OWN,
    "min-side/plan/trin/<slug:key>/": Who.OWN,
    "min-side/plan/kursus/<slug:slug>/": Who.SIGNED_IN,
    "min-side/plan/vis/": Who.SIGNED_IN,
    # A teacher of hers whom Alma shows it to; nobody else, whatever their work.
    "min-side/plan/vist/<uuid:uid>/": Who.ASKED,
    "min-side/plan/ord/": Who.SIGNED_IN,
    "min-side/plan/slet/": Who.SIGNED_IN,
    "min-side/papirer/": Who.SIGNED_IN,
    "min-side/papirer/bevis/<int:enrolment_id>/": Who.OWN,
    "min-side/papirer/forloeb/<slug:slug>/": Who.OWN,
    "min-side/papirer/udtalelse/": Who.OWN,
}
_PATHS: dict[str, Who] = {
    "forloeb/": Who.EVERYONE,
    "forloeb/<slug:slug>/": Who.EVERYONE,
    "redaktion/forloeb/**": Who.IDEAS,
    "redaktion/hold/<int:pk>/tilfoej/<int:person_id>/uden-krav/": Who.CLASSES,
    "redaktion/tilmeldinger/<int:pk>/uden-krav/": Who.CLASSES,
}
_PROSPECTUS: dict[str, Who] = {
    "kurser/katalog/": Who.EVERYONE,
    "kurser/katalog/forside.svg": Who.EVERYONE,
    "kurser/katalog.pdf": Who.EVERYONE,
    "kurser/<slug:slug>/plakat.pdf": Who.EVERYONE,
}

SHOWING: dict[str, Who] = {
    **_BOARD,
    **_FIGURES,
    **_EVIDENCE,
    **_EVALUATION,
    **_PLAN,
    **_PATHS,
    **_PROSPECTUS,
}
