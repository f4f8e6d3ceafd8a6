"""What passes in the classes: hand-outs, notes between teachers, words to them, answers and trial actions."""

from dataclasses import dataclass

TAUGHT: dict[str, str] = {"soevn-der-hjaelper/now/-2": "fatima_warsame"}
"""Classes that the peer of the cast teaches, with the co-teacher of each."""

ASKED: tuple[tuple[str, str, str], ...] = (
    ("et-hjem-at-holde-af/now/4", "eli_sand", "co_teacher"),
    ("min-historie/now/3", "eli_sand", "speaker"),
    ("haab-i-praksis/now/4/Aftenhold", "carla_w", "co_teacher"),
)
"""Questions that nobody has answered: class, whom, and as what; a speaker is asked for the first session."""

BAD_DAY = ("haab-i-praksis/now/1", "eli_sand")
"""A class whose teacher cannot come to the first session, and who stands in for its teachers when asked."""

PRACTICE = "proev-det-af-sammen/now/-4"
"""The practice course in which a pair tries something."""


@dataclass(frozen=True)
class HandOut:
    """A hand-out of a class, as lines of plain text; later versions replace earlier ones."""

    title: str
    name: str
    versions: tuple[str, ...]


HAND_OUTS: tuple[HandOut, ...] = (
    HandOut(
        "Tre ting før sengetid",
        "tre-ting.txt",
        (
            "Tre ting før sengetid\n\n1. Læg telefonen i et andet rum\n2. Skriv ned, hvad du skal huske\n",
            "Tre ting før sengetid\n\n1. Læg telefonen i et andet rum\n2. Skriv ned, hvad du skal huske\n"
            "3. Gør rummet køligt\n",
        ),
    ),
    HandOut(
        "Min uge",
        "min-uge.txt",
        ("Min uge\n\nSkriv et kryds, når du har sovet nok til at kunne klare dagen.\n",),
    ),
)

PREPARATION = "Jeg tager indledningen. Tager du pausen og runden til sidst?"
DEBRIEF = "Det gik godt i dag. Vi skal tale lidt langsommere, og runden må gerne fylde mindre."

WORDS: tuple[tuple[str, str], ...] = (
    (
        "Må jeg komme ti minutter senere næste gang? Bussen passer ikke.",
        "Ja, kom bare ind. Vi gemmer en stol.",
    ),
    ("Tak for i går. Jeg har sovet fem timer i træk.", ""),
)
"""What some write to the teachers, and what was answered."""

PULSE: tuple[tuple[str, str], ...] = (
    ("yes", "Det var rart at høre, at jeg ikke er den eneste."),
    ("yes", ""),
    ("partly", "Lidt for mange ord på tavlen."),
    ("yes", "Pauserne var gode."),
    ("yes", ""),
    ("no", "Jeg var træt og fik ikke så meget ud af det."),
    ("yes", "Mere af det med at tale to og to."),
)
"""What was answered after a session, if so many were there."""

TRIAL_PLAN = "Vi går en tur rundt om søen hver tirsdag efter arbejde, også hvis det regner."
TRIAL_OUTCOME = "Vi kom af sted to gange ud af tre. Anden gang grinede vi af vejret."
