"""Terms that lie behind us, so that a figure has something to be compared with. Weeks count from Monday."""

from .classes import FRI, MON, SAT, THU, TUE, WED, a_class
from .honorarium import Work
from .shapes import ClassPlan

TERMS: dict[str, int] = {"four_ago": -116, "three_ago": -90, "two_ago": -64, "one_ago": -38}
"""The term by key, and the week in which it began."""

_SLOTS = {
    "recovery-hvad-er-det": (MON, "10:00", 3, "biblioteket/Sal 1"),
    "skriv-dig-frem": (MON, "13:00", 5, "biblioteket/Læsestuen"),
    "stemmer-i-hovedet": (MON, "15:30", 5, "fjordhuset/Kvisten"),
    "soevn-der-hjaelper": (TUE, "10:00", 5, "fjordhuset/Stuen"),
    "penge-og-overblik": (TUE, "13:00", 4, "biblioteket/Sal 2"),
    "paaroerende-pas-paa-dig-selv": (TUE, "17:00", 6, "fjordhuset/Stuen"),
    "naar-angsten-fylder": (WED, "10:00", 6, "fjordhuset/Kvisten"),
    "bliv-medunderviser": (WED, "13:00", 8, "fjordhuset/Kvisten"),
    "temamoede-ensomhed": (WED, "17:00", 1, "medborgerhuset/Salen"),
    "haab-i-praksis": (WED, "15:00", 5, "fjordhuset/Stuen"),
    "mad-paa-lavt-budget": (THU, "16:00", 4, "medborgerhuset/Køkkenet"),
    "sprog-og-stigma": (THU, "13:00", 1, "medborgerhuset/Salen"),
    "billeder-uden-ord": (THU, "10:00", 2, "fjordhuset/Værkstedet"),
    "aftenlys": (THU, "19:00", 10, "online"),
    "kunsten-at-sige-nej": (FRI, "10:00", 4, "fjordhuset/Stuen"),
    "min-historie": (FRI, "13:00", 5, "biblioteket/Læsestuen"),
    "gaa-og-snak": (SAT, "10:00", 6, "naturskolen/Hytten"),
    "byhaven": (SAT, "13:00", 8, "medborgerhuset/Haven"),
    "aaben-recovery-cafe": (FRI, "13:00", 14, "fjordhuset/Caféen"),
}
"""When, how often and where a course was held; the same in each of the terms."""

_HELD = {
    "four_ago": {"haab-i-praksis": (1, "20/20")},
    "three_ago": {
        "recovery-hvad-er-det": (2, "9/14"),
        "soevn-der-hjaelper": (3, "10/12"),
        "naar-angsten-fylder": (2, "10/10+3"),
        "kunsten-at-sige-nej": (4, "8/12"),
        "skriv-dig-frem": (5, "7/10"),
        "paaroerende-pas-paa-dig-selv": (4, "7/12"),
        "sprog-og-stigma": (6, "12/16"),
        "gaa-og-snak": (5, "9/12"),
        "aaben-recovery-cafe": (3, "0/40"),
    },
    "two_ago": {
        "recovery-hvad-er-det": (2, "12/14"),
        "soevn-der-hjaelper": (3, "12/12+2"),
        "naar-angsten-fylder": (2, "10/10+6"),
        "kunsten-at-sige-nej": (4, "10/12"),
        "skriv-dig-frem": (5, "8/10"),
        "penge-og-overblik": (3, "7/10"),
        "mad-paa-lavt-budget": (4, "10/10+4"),
        "bliv-medunderviser": (2, "7/8"),
        "sprog-og-stigma": (6, "14/16"),
        "temamoede-ensomhed": (7, "22/30"),
        "min-historie": (6, "6/8"),
        "stemmer-i-hovedet": (5, "7/10"),
        "aaben-recovery-cafe": (3, "0/40"),
    },
    "one_ago": {
        "recovery-hvad-er-det": (2, "14/14+2"),
        "soevn-der-hjaelper": (3, "12/12+4"),
        "naar-angsten-fylder": (2, "10/10+8"),
        "kunsten-at-sige-nej": (4, "11/12"),
        "skriv-dig-frem": (5, "10/10+3"),
        "penge-og-overblik": (3, "8/10"),
        "mad-paa-lavt-budget": (4, "10/10+5"),
        "bliv-medunderviser": (2, "8/8+1"),
        "sprog-og-stigma": (6, "16/16+3"),
        "temamoede-ensomhed": (7, "27/30"),
        "haab-i-praksis": (4, "9/12"),
        "billeder-uden-ord": (6, "8/8"),
        "aftenlys": (4, "13/20"),
        "paaroerende-pas-paa-dig-selv": (4, "11/12"),
        "byhaven": (3, "12/20"),
        "gaa-og-snak": (5, "11/12"),
        "aaben-recovery-cafe": (3, "0/40"),
    },
}
"""Term, course: the week of the term in which it began, and its seats."""

_CALLED_OFF = {
    ("two_ago", "penge-og-overblik"): (12, "2/10", "Underviseren fik nyt arbejde."),
    ("one_ago", "recovery-hvad-er-det"): (12, "3/14", "For få tilmeldte. De fik plads på det næste hold."),
}


def _held() -> list[ClassPlan]:
    plans = []
    for term, courses in _HELD.items():
        for course, (week, seats) in courses.items():
            weekday, at, count, place = _SLOTS[course]
            plans.append(
                a_class(
                    course, TERMS[term] + week, weekday, at, count, place, seats, term=term, fate="finished"
                )
            )
    for (term, course), (week, seats, reason) in _CALLED_OFF.items():
        weekday, at, count, place = _SLOTS[course]
        start = TERMS[term] + week
        plans.append(
            a_class(
                course, start, weekday, at, count, place, seats, term=term, fate="cancelled", reason=reason
            )
        )
    return plans


EARLIER: tuple[ClassPlan, ...] = tuple(_held())

LEFT: dict[str, int] = {
    "recovery-hvad-er-det/three_ago/-88": 2,
    "kunsten-at-sige-nej/two_ago/-60": 2,
    "temamoede-ensomhed/two_ago/-57": 1,
    "aftenlys/one_ago/-34": 3,
    "naar-angsten-fylder/two_ago/-62": 3,
    "mad-paa-lavt-budget/two_ago/-60": 2,
    "naar-angsten-fylder/one_ago/-36": 3,
    "soevn-der-hjaelper/one_ago/-35": 2,
    "mad-paa-lavt-budget/one_ago/-34": 3,
    "kunsten-at-sige-nej/one_ago/-34": 1,
}
"""Classes that so many left before they began; who waited was offered the seat, and said yes."""

STUDENTS: dict[str, tuple[str, ...]] = {
    "haab-i-praksis/four_ago/-115": (
        "eli_sand",
        "mette_holm",
        "jonas_birk",
        "amira_haddad",
        "soeren_lykke",
        "birgit_aagaard",
        "yusuf_demir",
        "lotte_vang",
        "nadia_kowal",
        "ole_strand",
        "tuan_vo",
        "ida_kjaer",
        "malik_osman",
        "ellen_toft",
        "freja_brink",
        "henrik_dam",
        "rosa_lind",
        "viggo_falk",
    ),  # the first class of the school
    "naar-angsten-fylder/three_ago/-88": ("nadia_kowal", "ida_kjaer", "tuan_vo"),
    "skriv-dig-frem/three_ago/-85": ("mette_holm", "henrik_dam"),
    "bliv-medunderviser/two_ago/-62": ("amira_haddad", "rosa_lind", "nadia_kowal", "freja_brink"),
    "bliv-medunderviser/one_ago/-36": ("mette_holm", "ida_kjaer", "tuan_vo", "soeren_lykke", "viggo_falk"),
}
"""Contributors of today who sat in the class themselves, long before they taught."""


def _taught(who: str, task: str, days: int, pieces: int, **more: object) -> Work:
    return Work(who, "teaching", task, days, 120, pieces=pieces, **more)  # type: ignore[arg-type]  # fields


def _for_nothing(days: int) -> tuple[Work, ...]:
    """Talks of volunteers who were offered honorarium, and would rather not have it."""
    who = ("malik_osman", "ellen_toft", "freja_brink", "ida_kjaer", "mette_holm", "yusuf_demir")
    return tuple(
        Work(name, "speaking", "Fortæller om sin vej", days - 3 * place, 45, choices=("unpaid",))
        for place, name in enumerate(who)
    )


EARLIER_WORK: tuple[Work, ...] = (
    *_for_nothing(185),
    *_for_nothing(60),
    _taught("jonas_birk", "Underviser i “Når angsten fylder” i foråret", 230, 4),
    _taught("lotte_vang", "Underviser i “Skriv dig frem” i foråret", 215, 3),
    _taught("birgit_aagaard", "Underviser i “Pårørende – at passe på sig selv” i foråret", 220, 4),
    _taught("nadia_kowal", "Underviser i “Stemmer i hovedet” i foråret", 200, 4),
    _taught("ole_strand", "Underviser i “Økonomi og gæld” i foråret", 235, 3),
    _taught("rosa_lind", "Fortæller om at få et hjem", 190, 1, choices=("unpaid",)),
    _taught("soeren_lykke", "Fører “Gå og snak” i foråret", 210, 5, choices=("expenses",)),
    Work("jonas_birk", "co_design", "Laver “Fem minutters ro” med holdet", 180, 180, pieces=2),
    Work("lotte_vang", "co_design", "Laver “Min historie” med holdet", 175, 180),
    Work("nadia_kowal", "co_design", "Laver “Håb i praksis” med holdet", 170, 120, pieces=2),
    Work("ole_strand", "co_design", "Laver “Byhaven” med naboerne", 165, 120, pieces=2),
    Work("birgit_aagaard", "co_design", "Laver “Langbord” med biblioteket", 160, 120),
    _taught("jonas_birk", "Underviser i “Når angsten fylder”, sidste efterår", 420, 4),
    _taught("lotte_vang", "Underviser i “Skriv dig frem”, sidste efterår", 410, 2),
    _taught("birgit_aagaard", "Pårørendeaftener, sidste efterår", 400, 2),
    _taught("nadia_kowal", "Underviser i “Stemmer i hovedet”, sidste efterår", 405, 4),
    _taught("ole_strand", "Underviser i “Økonomi og gæld”, sidste efterår", 415, 3),
    _taught("amira_haddad", "Underviser i “Sprog og stigma”, sidste efterår", 425, 2),
    _taught("tuan_vo", "Underviser i “Aftenlys”, sidste efterår", 418, 2),
    _taught("rosa_lind", "Underviser i “Et hjem at holde af”", 395, 2, choices=("unpaid",)),
    _taught("eli_sand", "Underviser i “Søvn der hjælper”, første gang", 600, 4),
    _taught("jonas_birk", "Underviser i “Når angsten fylder”, første gang", 595, 4),
    _taught("lotte_vang", "Underviser i “Skriv dig frem”, første gang", 580, 1),
    _taught("birgit_aagaard", "Underviser i “Pårørende”, første gang", 590, 3),
    _taught("ole_strand", "Oplæg om penge, første gang", 575, 1),
    _taught("amira_haddad", "Oplæg om ord, første gang", 570, 1),
)
"""What was agreed, done and paid in those terms."""

DROP_IN_BEFORE = {"citizen": (3, 10), "relative": (0, 3), "staff": (1, 3), "unknown": (0, 3)}
"""The fewest and the most who came to the café of those days, by group."""
