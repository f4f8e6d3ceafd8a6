"""What the school of Fjordby wants to be, in its own words, and how it has looked at itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """A principle or condition with the counted evidence that stands beside it ("" for none)."""

    kind: str
    name: str
    name_en: str
    text: str
    text_en: str
    evidence: str = ""


WANTED: tuple[Wanted, ...] = (
    Wanted(
        "principle",
        "Vi er lige meget værd i rummet",
        "We are worth the same in the room",
        "Borgere, pårørende og medarbejdere sidder på det samme hold, med den samme kaffe.",
        "Citizens, relatives and staff sit in the same class, with the same coffee.",
        "citizens_in_classes",
    ),
    Wanted(
        "principle",
        "Kurser bliver til sammen",
        "Courses are made together",
        "En, der har levet det, og en, der har det som fag, laver hvert kursus fra første linje.",
        "One who has lived it and one who has it as a profession make every course from the first line.",
        "co_designed",
    ),
    Wanted(
        "principle",
        "To underviser",
        "Two teach",
        "Hvert hold har to undervisere med hver sin viden.",
        "Every class has two teachers, each with a knowledge of their own.",
        "co_taught",
    ),
    Wanted(
        "principle",
        "Døren er åben",
        "The door is open",
        "Man melder sig selv til. Ingen spørger hvorfor, og ingen henviser.",
        "People sign up themselves. Nobody asks why, and nobody refers.",
        "new_people",
    ),
    Wanted(
        "principle",
        "Der er en vej videre",
        "There is a way on",
        "Vi kender stederne uden for skolen og går med, hvis man vil.",
        "We know the places outside the school and come along if wanted.",
    ),
    Wanted(
        "condition",
        "Tid til at forberede sammen",
        "Time to prepare together",
        "Begge undervisere har betalt tid til at forberede.",
        "Both teachers have paid time to prepare.",
        "contributor_hours",
    ),
    Wanted(
        "condition",
        "Borgere sidder med, hvor der bliver bestemt",
        "Citizens sit where decisions are made",
        "Arbejdsgrupperne har faste pladser til borgere, og de er besat.",
        "The working groups have fixed seats for citizens, and they are taken.",
        "citizens_in_groups",
    ),
    Wanted(
        "condition",
        "Honoraret kommer til tiden",
        "The honorarium comes in time",
        "Den, der har ydet noget, får det betalt i den måned, der er aftalt.",
        "Whoever has contributed is paid in the month that was agreed.",
        "honorarium_paid",
    ),
)

ROUNDS: tuple[tuple[str, int, int | None, int], ...] = (
    ("Sidste efterår", 390, 360, -1),
    ("Dette efterår", 20, None, 0),
)
"""Name, opened and closed so many days ago, and how much lower the scores were than today's."""

SCORERS: tuple[str, ...] = (
    "eli_sand", "lotte_vang", "ole_strand", "nadia_kowal", "rosa_lind", "mette_holm", "amira_haddad",
    "karen_post", "thomas_elkjaer", "marie_louise_bang", "samir_aziz", "dorthe_friis", "gitte_skov",
)  # fmt: skip

WORDS = (
    "Vi er nået langt, men medarbejderne taler stadig mest.",
    "Det virker, når vi har øvet os sammen inden.",
    "Nogle steder uden for skolen mangler stadig elevator.",
)

REVIEWS: tuple[tuple[str, int, str, int, int], ...] = (
    ("Eksternt trofasthedsbesøg", 410, "To fra en anden kommunes skole", 10, 14),
    ("Eksternt trofasthedsbesøg", 45, "To fra en anden kommunes skole", 12, 14),
)
"""Name, days ago, by whom, total, of at most."""
