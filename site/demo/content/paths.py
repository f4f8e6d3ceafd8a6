"""Ways through the school."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """A path; a step is a course by its slug, or a role in Danish and English. ``free`` steps ask for nothing."""

    slug: str
    name: str
    name_en: str
    intro: str
    intro_en: str
    steps: tuple[str | tuple[str, str], ...]
    free: tuple[str, ...] = ()


WAYS: tuple[Way, ...] = (
    Way(
        "vejen-til-at-undervise",
        "Vejen til at undervise",
        "The way to teaching",
        "For dig, der vil bruge det, du har levet, til at undervise sammen med en fagperson. Tag det i dit eget tempo.",
        "For you who want to use what you have lived to teach together with a professional. Take it at your own pace.",
        (
            "recovery-hvad-er-det",
            "min-historie",
            "bliv-medunderviser",
            ("Underviser sammen med en anden", "Teach together with somebody"),
        ),
        free=("recovery-hvad-er-det", "min-historie"),
    ),
    Way(
        "ro-paa",
        "Ro på",
        "Finding calm",
        "Tre kurser, der bygger oven på hinanden, når kroppen er i alarm. Du kan også tage dem hver for sig.",
        "Three courses that build on each other when the body is on alert. You can take them one by one too.",
        ("fem-minutters-ro", "soevn-der-hjaelper", "natur-og-ro"),
        free=("fem-minutters-ro", "soevn-der-hjaelper", "natur-og-ro"),
    ),
)

WAIVED = ("medarbejder", "bliv-medunderviser", "Har undervist i ti år og kender vores måde at gøre det på.")
"""Of the cast, who was let into a course without what it asks for, and why."""
