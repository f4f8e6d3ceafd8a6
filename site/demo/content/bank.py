"""The resource bank: what the forty can and like to do, when, in which languages, and as what."""

from .contributors import BY_KEY

CAN: dict[str, str] = {
    "Holde et oplæg": "Give a talk",
    "Fortælle min historie": "Tell my story",
    "Lede en gruppe": "Lead a group",
    "Skrive let dansk": "Write plain Danish",
    "Tegne og lave plakater": "Draw and make posters",
    "Lave mad til mange": "Cook for many",
    "Musik og sang": "Music and song",
    "Være vært og byde velkommen": "Host and welcome people",
    "Online møder": "Online meetings",
    "Gå med på tur": "Go along on walks",
}
AREAS: dict[str, str] = {
    "Søvn": "Sleep",
    "Angst": "Anxiety",
    "Ensomhed": "Loneliness",
    "Pårørende": "Relatives",
    "Penge og gæld": "Money and debt",
    "Job og uddannelse": "Work and education",
    "Bolig": "Housing",
    "Medicin": "Medicine",
    "Natur": "Nature",
    "Stemmer": "Voices",
    "Kreativitet": "Creativity",
    "Rettigheder": "Rights",
}

KNOWN: dict[str, tuple[str, ...]] = {
    "eli_sand": ("Søvn", "Angst", "Fortælle min historie", "Lede en gruppe", "Holde et oplæg"),
    "mette_holm": ("Ensomhed", "Være vært og byde velkommen", "Lave mad til mange"),
    "jonas_birk": ("Angst", "Holde et oplæg", "Online møder"),
    "amira_haddad": ("Rettigheder", "Skrive let dansk", "Fortælle min historie"),
    "soeren_lykke": ("Natur", "Job og uddannelse", "Gå med på tur"),
    "birgit_aagaard": ("Pårørende", "Lede en gruppe", "Fortælle min historie"),
    "yusuf_demir": ("Penge og gæld", "Lave mad til mange"),
    "lotte_vang": ("Kreativitet", "Skrive let dansk", "Lede en gruppe"),
    "nadia_kowal": ("Stemmer", "Fortælle min historie", "Holde et oplæg"),
    "ole_strand": ("Penge og gæld", "Rettigheder", "Fortælle min historie"),
    "tuan_vo": ("Ensomhed", "Online møder", "Tegne og lave plakater"),
    "ida_kjaer": ("Kreativitet", "Tegne og lave plakater"),
    "malik_osman": ("Job og uddannelse", "Fortælle min historie", "Lede en gruppe"),
    "ellen_toft": ("Rettigheder", "Være vært og byde velkommen"),
    "freja_brink": ("Angst", "Online møder", "Kreativitet"),
    "rosa_lind": ("Bolig", "Fortælle min historie", "Være vært og byde velkommen"),
    "karen_post": ("Medicin", "Søvn", "Holde et oplæg"),
    "thomas_elkjaer": ("Bolig", "Ensomhed", "Lede en gruppe", "Gå med på tur"),
    "marie_louise_bang": ("Angst", "Stemmer", "Skrive let dansk"),
    "samir_aziz": ("Penge og gæld", "Rettigheder", "Holde et oplæg"),
    "dorthe_friis": ("Kreativitet", "Skrive let dansk", "Lede en gruppe"),
    "anders_hjort": ("Natur", "Gå med på tur", "Lede en gruppe"),
    "gitte_skov": ("Søvn", "Bolig", "Lede en gruppe"),
    "pernille_noer": ("Pårørende", "Lede en gruppe"),
    "rasmus_tang": ("Job og uddannelse", "Online møder"),
    "fatima_warsame": ("Medicin", "Holde et oplæg"),
    "signe_barfod": ("Kreativitet", "Musik og sang"),
    "lars_have": ("Penge og gæld", "Lave mad til mange"),
    "sofie_marker": ("Rettigheder", "Bolig", "Fortælle min historie"),
    "bjarne_wolff": ("Stemmer", "Job og uddannelse", "Lede en gruppe"),
    "leyla_aydin": ("Pårørende", "Lede en gruppe"),
    "biblioteket": ("Kreativitet", "Være vært og byde velkommen"),
    "solbakken": ("Natur", "Lave mad til mange"),
    "aftenkoret": ("Ensomhed", "Musik og sang"),
    "gaafolket": ("Natur", "Gå med på tur"),
}
"""Who is not here has not written anything yet, which is fine too."""

LANGUAGES: dict[str, str] = {
    "amira_haddad": "Dansk, arabisk",
    "yusuf_demir": "Dansk, tyrkisk",
    "nadia_kowal": "Dansk, polsk",
    "tuan_vo": "Dansk, vietnamesisk, engelsk",
    "malik_osman": "Dansk, somali, engelsk",
    "samir_aziz": "Dansk, arabisk, engelsk",
    "fatima_warsame": "Dansk, somali",
    "leyla_aydin": "Dansk, tyrkisk",
    "ellen_toft": "Dansk, tegnsprog",
}
TRAINED: dict[str, int | None] = {
    "eli_sand": 700,
    "mette_holm": 520,
    "jonas_birk": 400,
    "birgit_aagaard": 910,
    "nadia_kowal": 330,
    "malik_osman": None,
    "lotte_vang": 240,
    "freja_brink": None,
    "sofie_marker": 610,
}
"""Days since the peer training was finished; None where it is under way."""

PORTRAYED: tuple[str, ...] = (
    "eli_sand",
    "mette_holm",
    "jonas_birk",
    "amira_haddad",
    "birgit_aagaard",
    "lotte_vang",
    "nadia_kowal",
    "malik_osman",
    "karen_post",
    "thomas_elkjaer",
    "dorthe_friis",
    "fatima_warsame",
    "carla_w",
    "sofie_marker",
    "bjarne_wolff",
)
"""Who said yes to a picture of themselves."""

_PAID: frozenset[str] = frozenset(
    {"eli_sand", "jonas_birk", "nadia_kowal", "birgit_aagaard", "lotte_vang", "ole_strand"}
)
_SUITS = (
    ("mornings", "afternoons"),
    ("afternoons",),
    ("afternoons", "evenings"),
    ("mornings",),
    ("evenings", "weekends"),
)
_NOT_ASKED: frozenset[str] = frozenset({"viggo_falk", "winnie_kruse", "henrik_dam"})


def relation(key: str) -> str:
    """On which footing somebody contributes; professionals are employed, most others volunteers."""
    if BY_KEY[key].basis in {"professional", "both"}:
        return "employed"
    return "honorarium" if key in _PAID else "volunteer"


def hours(key: str) -> tuple[str, ...]:
    """When it suits; by the place in the list, so that it is the same each time."""
    return _SUITS[list(BY_KEY).index(key) % len(_SUITS)]


def may_be_asked(key: str) -> bool:
    """Whether somebody is in the bank; a few would rather not just now."""
    return key not in _NOT_ASKED
