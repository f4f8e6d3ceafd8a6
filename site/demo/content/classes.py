"""The classes of two terms, in every state there is. Weeks count from the Monday of this week."""

from typing import Any

from .contributors import BY_KEY
from .courses import BY_SLUG
from .shapes import ClassPlan

MON, TUE, WED, THU, FRI, SAT = range(6)
SOON = None  # the first working day after today


def _teachers(course: str) -> tuple[str, str]:
    """Of those who made the course: one who has lived it, and one who has it as a profession."""
    makers = BY_SLUG[course].designers
    lived = [key for key in makers if BY_KEY[key].basis in {"lived", "both"}]
    trained = [key for key in makers if BY_KEY[key].basis in {"professional", "both"} and key != lived[0]]
    return lived[0], trained[0]


def a_class(
    course: str, start: int, weekday: int | None, at: str, count: int, place: str, seats: str, **more: Any
) -> ClassPlan:
    """A class in one line. `place` is "venue/room" or "online"; `seats` is "taken/capacity" or "taken/capacity+waiting"."""
    venue, _, room = place.partition("/")
    taken, _, rest = seats.partition("/")
    capacity, _, waiting = rest.partition("+")
    more.setdefault("teachers", _teachers(course))
    more.setdefault("term", "now")
    return ClassPlan(
        course=course, start=start, weekday=weekday, at=at, count=count, venue="" if venue == "online" else venue,
        room=room, capacity=int(capacity), taken=int(taken), waiting=int(waiting or 0), **more,
    )  # fmt: skip


_PAST = (
    a_class("recovery-hvad-er-det", -12, MON, "10:00", 3, "biblioteket/Sal 1", "13/14", fate="finished"),
    a_class("soevn-der-hjaelper", -12, TUE, "10:00", 5, "fjordhuset/Stuen", "11/12", fate="finished"),
    a_class("naar-angsten-fylder", -11, WED, "13:00", 6, "fjordhuset/Kvisten", "10/10", fate="finished"),
    a_class("mad-paa-lavt-budget", -11, THU, "16:00", 4, "medborgerhuset/Køkkenet", "9/10", fate="finished"),
    a_class("skriv-dig-frem", -10, MON, "13:00", 5, "biblioteket/Læsestuen", "8/10", fate="finished"),
    a_class("penge-og-overblik", -10, TUE, "13:00", 4, "biblioteket/Sal 2", "7/10", fate="finished"),
    a_class("gaa-og-snak", -10, SAT, "10:00", 6, "naturskolen/Hytten", "10/12", fate="finished"),
    a_class(
        "temamoede-ensomhed",
        -9,
        WED,
        "17:00",
        1,
        "medborgerhuset/Salen",
        "24/30",
        minutes=150,
        fate="finished",
    ),
    a_class("kunsten-at-sige-nej", -9, FRI, "10:00", 4, "fjordhuset/Stuen", "12/12", fate="finished"),
    a_class(
        "sprog-og-stigma", -7, THU, "13:00", 1, "medborgerhuset/Salen", "16/16", minutes=180, fate="finished"
    ),
    a_class("billeder-uden-ord", -6, THU, "10:00", 2, "fjordhuset/Værkstedet", "8/8", fate="finished"),
    a_class("medicin-og-mig", -5, MON, "13:00", 1, "biblioteket/Sal 2", "9/12", fate="finished"),
)

_RUNNING = (
    a_class("soevn-der-hjaelper", -2, SOON, "10:00", 6, "fjordhuset/Havestuen", "12/12", teachers=("eli_sand", "fatima_warsame")),
    a_class("natur-og-ro", -3, SOON, "13:00", 6, "naturskolen/Bålpladsen", "11/12"),
    a_class("paaroerende-pas-paa-dig-selv", -3, TUE, "17:00", 6, "fjordhuset/Stuen", "11/12"),
    a_class("bliv-medunderviser", -4, WED, "12:30", 8, "fjordhuset/Kvisten", "8/8", minutes=180),
    a_class("aftenlys", -6, THU, "19:00", 12, "online", "16/20", minutes=60),
    a_class("stemmer-i-hovedet", -2, MON, "13:00", 5, "fjordhuset/Kvisten", "8/10", minutes=90),
    a_class("sang-for-usikre-stemmer", -5, WED, "19:00", 10, "medborgerhuset/Salen", "19/24", minutes=90),
    a_class("proev-det-af-sammen", -4, TUE, "09:00", 4, "fjordhuset/Værkstedet", "14/16", minutes=180, every_weeks=2),
    a_class("fem-minutters-ro", -1, FRI, "10:00", 6, "biblioteket/Læsestuen", "10/12", minutes=60),
    a_class("byhaven", -6, SAT, "13:00", 8, "medborgerhuset/Haven", "15/20"),
    a_class("aaben-recovery-cafe", -10, FRI, "13:00", 20, "fjordhuset/Caféen", "0/40"),
    a_class("aaben-recovery-cafe", -8, TUE, "18:00", 16, "biblioteket/Læsestuen", "0/30", label="Aftencafé",
          teachers=("freja_brink", "winnie_kruse")),
)  # fmt: skip

_COMING = (
    a_class("soevn-der-hjaelper", 1, THU, "13:00", 4, "fjordhuset/Stuen", "5/12"),
    a_class("soevn-der-hjaelper", 2, MON, "17:00", 5, "medborgerhuset/Det lille rum", "10/10+4", label="Aftenhold"),
    a_class("naar-angsten-fylder", 1, TUE, "10:00", 6, "fjordhuset/Kvisten", "10/10+6"),
    a_class("naar-angsten-fylder", 3, THU, "10:00", 6, "biblioteket/Sal 2", "8/10"),
    a_class("naar-angsten-fylder", 2, WED, "19:00", 6, "online", "6/14", label="På skærm", minutes=75),
    a_class("haab-i-praksis", 1, WED, "10:00", 5, "fjordhuset/Stuen", "7/12"),
    a_class("haab-i-praksis", 4, WED, "17:00", 5, "biblioteket/Sal 1", "3/12", label="Aftenhold"),
    a_class("recovery-hvad-er-det", 2, MON, "10:00", 3, "biblioteket/Sal 1", "15/16"),
    a_class("recovery-hvad-er-det", 6, TUE, "17:00", 3, "biblioteket/Sal 1", "2/16", label="Aftenhold"),
    a_class("mad-paa-lavt-budget", 2, THU, "16:00", 4, "medborgerhuset/Køkkenet", "10/10+5", minutes=150),
    a_class("mad-paa-lavt-budget", 7, THU, "16:00", 4, "medborgerhuset/Køkkenet", "1/10", minutes=150),
    a_class("kunsten-at-sige-nej", 1, FRI, "10:00", 4, "fjordhuset/Stuen", "12/12+3"),
    a_class("kunsten-at-sige-nej", 5, WED, "10:00", 4, "fjordhuset/Havestuen", "4/12"),
    a_class("skriv-dig-frem", 1, MON, "13:00", 5, "biblioteket/Læsestuen", "10/10+4"),
    a_class("sprog-og-stigma", 2, THU, "13:00", 1, "medborgerhuset/Salen", "13/16+3", minutes=180),
    a_class("sprog-og-stigma", 9, THU, "13:00", 1, "medborgerhuset/Salen", "0/16", minutes=180),
    a_class("min-historie", 3, TUE, "13:00", 5, "biblioteket/Læsestuen", "7/8"),
    a_class("billeder-uden-ord", 2, THU, "10:00", 2, "fjordhuset/Værkstedet", "6/8"),
    a_class("medicin-og-mig", 3, MON, "13:00", 1, "biblioteket/Sal 2", "5/12"),
    a_class("penge-og-overblik", 2, TUE, "13:00", 4, "biblioteket/Sal 2", "3/10"),
    a_class("temamoede-ensomhed", 3, WED, "16:30", 1, "medborgerhuset/Salen", "17/40", minutes=150),
    a_class("et-hjem-at-holde-af", 4, WED, "13:00", 4, "fjordhuset/Værkstedet", "4/10"),
    a_class("gaa-og-snak", 1, SAT, "10:00", 6, "naturskolen/Hytten", "6/12"),
    a_class("digital-hverdag", 1, WED, "10:00", 4, "biblioteket/IT-rummet", "9/10"),
    a_class("at-lytte-uden-at-fikse", 2, THU, "15:00", 3, "fjordhuset/Stuen", "12/14"),
    a_class("at-lytte-uden-at-fikse", 8, THU, "15:00", 3, "fjordhuset/Stuen", "0/14"),
    a_class("tilbage-i-dit-tempo", 3, MON, "10:00", 5, "biblioteket/Sal 2", "5/12"),
    a_class("fra-bostoette-til-faellesskab", 4, FRI, "10:00", 5, "medborgerhuset/Salen", "2/10"),
    a_class("langbord", 1, MON, "16:00", 4, "medborgerhuset/Salen", "8/20"),
    a_class("paaroerende-pas-paa-dig-selv", 5, TUE, "17:00", 6, "fjordhuset/Stuen", "12/12+2"),
    a_class("natur-og-ro", 6, TUE, "10:00", 5, "naturskolen/Bålpladsen", "2/12"),
    a_class("proev-det-af-sammen", 6, TUE, "09:00", 3, "fjordhuset/Værkstedet", "10/16", minutes=180, every_weeks=2, fate="closed"),
    a_class("stemmer-i-hovedet", 5, FRI, "13:00", 5, "fjordhuset/Kvisten", "0/10", minutes=90, opens_in_days=9),
    a_class("fem-minutters-ro", 4, MON, "09:00", 6, "online", "0/20", minutes=45, opens_in_days=5),
    a_class("sang-for-usikre-stemmer", 3, WED, "10:00", 6, "medborgerhuset/Salen", "4/20", label="Formiddagshold", fate="cancelled",
          reason="Korlederen er syg. Vi prøver igen i næste semester."),
    a_class("medicin-og-mig", 1, FRI, "13:00", 1, "biblioteket/Sal 2", "3/12", fate="cancelled", reason="Lokalet er ved at blive malet."),
    a_class("billeder-uden-ord", 8, THU, "10:00", 2, "fjordhuset/Værkstedet", "0/8", fate="draft"),
)  # fmt: skip

_NEXT_TERM = tuple(
    a_class(course, start, weekday, at, count, place, f"0/{seats}", term="next", **more)
    for course, start, weekday, at, count, place, seats, more in (
        ("soevn-der-hjaelper", 15, THU, "10:00", 5, "fjordhuset/Stuen", 12, {}),
        ("naar-angsten-fylder", 16, TUE, "10:00", 6, "fjordhuset/Kvisten", 10, {}),
        ("bliv-medunderviser", 15, WED, "12:30", 8, "fjordhuset/Kvisten", 8, {"minutes": 180}),
        ("haab-i-praksis", 17, MON, "10:00", 5, "fjordhuset/Stuen", 12, {}),
        ("mad-paa-lavt-budget", 16, THU, "16:00", 4, "medborgerhuset/Køkkenet", 10, {}),
        ("kunsten-at-sige-nej", 18, FRI, "10:00", 4, "fjordhuset/Stuen", 12, {}),
        ("skriv-dig-frem", 15, MON, "13:00", 5, "biblioteket/Læsestuen", 10, {}),
        ("natur-og-ro", 18, TUE, "13:00", 6, "naturskolen/Bålpladsen", 12, {}),
        ("paaroerende-pas-paa-dig-selv", 16, TUE, "17:00", 6, "fjordhuset/Stuen", 12, {}),
        ("sprog-og-stigma", 17, THU, "13:00", 1, "medborgerhuset/Salen", 16, {"minutes": 180}),
        ("temamoede-ensomhed", 20, WED, "16:30", 1, "medborgerhuset/Salen", 40, {"minutes": 150}),
        ("aaben-recovery-cafe", 15, FRI, "13:00", 16, "fjordhuset/Caféen", 40, {}),
        ("aftenlys", 15, THU, "19:00", 12, "online", 20, {"minutes": 60}),
        ("recovery-hvad-er-det", 15, MON, "10:00", 3, "biblioteket/Sal 1", 16, {}),
        ("byhaven", 17, SAT, "13:00", 10, "medborgerhuset/Haven", 20, {}),
        ("min-historie", 19, TUE, "13:00", 5, "biblioteket/Læsestuen", 8, {}),
        ("penge-og-overblik", 19, TUE, "13:00", 4, "biblioteket/Sal 2", 10, {"fate": "draft"}),
        ("et-hjem-at-holde-af", 21, WED, "13:00", 4, "fjordhuset/Værkstedet", 10, {"fate": "draft"}),
    )
)  # fmt: skip

CLASSES: tuple[ClassPlan, ...] = _PAST + _RUNNING + _COMING + _NEXT_TERM

LOST_SESSIONS: dict[str, str] = {"fem-minutters-ro/now/-1": "Underviseren er på kursus den dag."}
"""Classes whose second coming session is cancelled, and why."""

CHANGED_ROOMS: dict[str, str] = {"haab-i-praksis/now/1": "Kvisten"}
"""Classes whose third coming session is held in another room."""
