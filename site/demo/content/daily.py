"""What has happened in the classes so far: who came, who is asked for, who looks after whom, what was written."""

from dataclasses import dataclass

MARKS: tuple[tuple[str, int], ...] = (("present", 84), ("apology", 10), ("absent", 6))
"""Of a hundred people with a seat, how many are marked as what."""

DROP_IN: dict[str, tuple[int, int]] = {
    "citizen": (6, 15),
    "relative": (0, 4),
    "staff": (1, 4),
    "unknown": (0, 5),
}
"""The fewest and the most who come to a café, by group."""

KIOSKS = ("aaben-recovery-cafe/now/-10",)
"""Classes with a page by the door."""

LENT: tuple[str, ...] = ("naar-angsten-fylder/now/1",)
"""Classes in which somebody has given afbud for the first session, and the next in line is asked."""

INTEREST: dict[str, int] = {
    "naar-angsten-fylder": 7,
    "mad-paa-lavt-budget": 4,
    "min-historie": 3,
    "bliv-medunderviser": 5,
    "sang-for-usikre-stemmer": 9,
    "proev-det-af-sammen": 6,
}
"""How many wait to hear of a new class of a course."""

GUIDED = 3
"""So many people without e-mail have said yes to the guide of the cast; the first is reached through the guide."""


@dataclass(frozen=True)
class Message:
    """What the coordinator wrote to those in a class."""

    plan: str
    to: str
    subject: str
    text: str


MESSAGES = (
    Message(
        "natur-og-ro/now/-3",
        "seats",
        "Tøj til næste gang",
        "Hej alle. Næste gang er vi ude hele tiden. Tag varmt tøj og gode sko på. Vi har te og tæpper med.",
    ),
    Message(
        "naar-angsten-fylder/now/1",
        "waiting",
        "Tak fordi du venter",
        "Vi kan se, at mange gerne vil med. Vi prøver at lave et hold mere i næste semester. Du behøver ikke gøre noget.",
    ),
)
"""What was written so far."""
