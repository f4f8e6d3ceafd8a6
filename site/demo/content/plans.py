"""What people of the cast have written for themselves; nobody at the school reads it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OwnPlan:
    """Hopes with how they came out ("" for not yet), courses by slug, and steps that are done or not."""

    hopes: tuple[tuple[str, str], ...]
    courses: tuple[str, ...]
    steps: tuple[tuple[str, bool], ...]


PLANS: dict[str, OwnPlan] = {
    "borger": OwnPlan(
        hopes=(
            ("Jeg vil sove så meget, at jeg kan se mine børnebørn om formiddagen.", "on_the_way"),
            ("Jeg vil skrive et brev til min søster.", ""),
        ),
        courses=("soevn-der-hjaelper", "skriv-dig-frem"),
        steps=(
            ("Ringe til Åse fra Gåfolket", True),
            ("Lægge telefonen i køkkenet om natten", False),
            ("Købe en blok til brevet", False),
        ),
    ),
    "peer": OwnPlan(
        hopes=(("Jeg vil undervise på et hold, jeg selv har fundet på.", "reached"),),
        courses=("bliv-medunderviser",),
        steps=(("Tale med Karen om min idé", True),),
    ),
}

SHOWN = ("borger", "vejviser", 14)
"""Whose plan is shown to whom, and for how many days."""

TALLIES: dict[str, tuple[int, int, int]] = {
    "three_ago": (6, 9, 5),
    "two_ago": (9, 12, 6),
    "one_ago": (12, 15, 7),
    "now": (6, 14, 5),
}
"""How many hopes of a term were reached, are on the way, and became another; about nobody."""
