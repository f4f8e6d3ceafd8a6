"""What the school pays for, what it has granted, and the work of four months in every state. All is invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """Work that somebody was offered: ``pieces`` of ``minutes``, a week apart, the first ``days`` ago.

    Negative ``days`` are to come. ``until`` is how far each piece comes that is done: ready, sent, returned,
    approved or paid; ``choices`` are the answers, one for each piece, or one for all; empty: no answer yet.
    """

    who: str
    activity: str
    task: str
    days: int
    minutes: int
    pieces: int = 1
    choices: tuple[str, ...] = ("paid",)
    until: str = "paid"
    project: str = "school"
    words: str = ""
    hour: int = 13


PROJECTS: dict[str, tuple[str, str]] = {
    "school": ("Recoveryskolen", "54-300"),
    "bridge": ("Bro til hverdagslivet", "54-317"),
}
"""Name, and code in the municipality's accounts."""

GRANTED: dict[str, int] = {"school": 240_000, "bridge": 9_000}
"""Kroner for a year."""

RATES: tuple[tuple[str, str, str, str], ...] = (
    ("teaching", "hour", "385.00", "425.00"),
    ("co_teaching", "hour", "385.00", "425.00"),
    ("preparation", "hour", "220.00", "240.00"),
    ("co_design", "hour", "220.00", "240.00"),
    ("speaking", "flat", "1500.00", "1650.00"),
    ("interview", "flat", "400.00", "450.00"),
    ("meeting", "session", "350.00", "385.00"),
)
"""Activity, unit, and the amount until, and since, the first of this year."""

FIRST_REASON = "Satser fra skolens første år"
NEW_REASON = "Reguleret efter et år; aftalt med arbejdsgruppen"
LOWERED = ("bridge", 5_500)
"""What was granted less in the middle of this year."""
CEILING = 17_500

ASKS_ABOVE = ("birgit_aagaard", 21_000)
"""Who asks to go above the ceiling of this year, and how far; a leader has not answered yet."""

PAYROLL_NUMBERS: dict[str, str] = {
    "eli_sand": "70412",
    "jonas_birk": "70433",
    "birgit_aagaard": "70438",
    "lotte_vang": "70451",
    "ole_strand": "70467",
    "amira_haddad": "70472",
    "tuan_vo": "70479",
}
"""Payroll's own numbers; Nadia Kowal's is still to come, so her honorarium waits."""

WORK: tuple[Work, ...] = (
    Work("eli_sand", "teaching", "Underviser i “Søvn der hjælper”", 112, 150, pieces=6),
    Work("eli_sand", "preparation", "Forbereder “Søvn der hjælper”", 119, 180),
    Work("eli_sand", "co_teaching", "Medunderviser i “Kunsten at sige nej”", 63, 120, pieces=4),
    Work(
        "eli_sand",
        "interview",
        "Fortæller i skolens video om håb",
        40,
        60,
        until="approved",
        project="bridge",
    ),
    Work("eli_sand", "speaking", "Oplæg for nye medarbejdere i kommunen", 12, 90, until="sent"),
    Work("eli_sand", "preparation", "Forbereder “Når angsten fylder”", 4, 120, until="ready"),
    Work(
        "eli_sand",
        "teaching",
        "Underviser i “Når angsten fylder”",
        -2,
        150,
        pieces=6,
        choices=(),
        words="Vi håber, at du har lyst. Marie-Louise er med alle gange. Tag dem, der passer dig.",
    ),
    Work(
        "jonas_birk",
        "teaching",
        "Underviser i “Tag kontrollen i dit liv”",
        98,
        120,
        pieces=5,
        choices=("paid", "paid", "paid", "unpaid", "no"),
    ),
    Work(
        "jonas_birk", "speaking", "Oplæg om angst på biblioteket", 9, 90, until="returned", project="bridge"
    ),
    Work("jonas_birk", "interview", "Interview til lokalavisen", -9, 60, choices=("unpaid",)),
    Work("birgit_aagaard", "teaching", "Underviser i “Pårørende – at passe på sig selv”", 84, 150, pieces=4),
    Work("birgit_aagaard", "preparation", "Forbereder pårørendeaften", 33, 120, until="approved"),
    Work("birgit_aagaard", "teaching", "Pårørendeaften", 30, 150, until="approved", hour=19),
    Work("lotte_vang", "teaching", "Underviser i “Skriv dig frem”", 77, 150, pieces=5),
    Work("lotte_vang", "co_teaching", "Medunderviser i “Min historie”", 26, 120, pieces=2, until="approved"),
    Work("lotte_vang", "speaking", "Oplæg på højskolen", -30, 90, choices=("no",)),
    Work(
        "nadia_kowal",
        "teaching",
        "Underviser i “Stemmer i hovedet, stemmer i livet”",
        42,
        150,
        until="approved",
    ),
    Work("nadia_kowal", "speaking", "Oplæg om stemmer på sygeplejerskeuddannelsen", 34, 90, until="approved"),
    Work("ole_strand", "speaking", "Oplæg om gæld hos boligforeningen", 70, 90, project="bridge"),
    Work("ole_strand", "teaching", "Underviser i “Økonomi og gæld”", 55, 120, pieces=3, project="bridge"),
    Work(
        "ole_strand",
        "speaking",
        "Oplæg på jobcentrets åbne dag",
        -16,
        90,
        choices=("expenses",),
        project="bridge",
    ),
)

COST = ("eli_sand", "Togbillet til oplæg i nabokommunen", 11, "148.00")
RETURNED = "Der står 90 minutter, men du skrev 120 i mailen. Ret tiden, eller skriv kort hvorfor."
REVERSED = "Oplægget blev betalt af biblioteket i stedet."
REJECTED = "Lønnummeret findes ikke"
UNKNOWN, MISTAKEN = "jonas_birk", "ole_strand"
"""Whose number payroll did not know the first time, and whose talk was paid by mistake."""

GROUP = (
    "Arbejdsgruppen for ligeværd",
    "Vi holder øje med, at skolen bliver ved at være alles: hvem der underviser, hvem der bestemmer, og hvad vi siger til hinanden.",
)
CITIZEN_SEATS = 4
MEMBERS: tuple[tuple[str, str], ...] = (
    ("eli_sand", "citizen"),
    ("ole_strand", "citizen"),
    ("lotte_vang", "citizen"),
    ("birgit_aagaard", "relative"),
    ("carla_w", "staff"),
    ("karen_post", "staff"),
    ("biblioteket", "partner"),
)
MEETINGS: tuple[tuple[int, str, str], ...] = (
    (
        61,
        "Hvem taler mest på holdene? · Nyt forslag til fælles aftale",
        "Vi talte om, at medarbejdere ofte siger noget først. Vi prøver en runde, hvor borgerne begynder. "
        "Forslaget til fælles aftale er kortet ned til en side. Ole skriver rent.",
    ),
    (
        26,
        "Honorar: hvad hvis man ikke vil have det? · Næste halvårs kurser",
        "Det skal være lige let at sige nej som ja. Vi vil have teksten i tilbuddet læst højt på hvert hold. "
        "Lotte og Karen ser på kurserne om pårørende.",
    ),
    (-13, "Rundvisning for nye · Plakaten i sundhedshuset", ""),
    (-48, "Året der gik, og hvad vi vil næste år", ""),
)
"""Days ago (negative: to come), the agenda, and the minutes of those that were held."""
