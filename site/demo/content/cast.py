"""The people a visitor of the demo can be, and what each of them has there."""

from .shapes import Role

ROLES = (
    Role(
        "borger",
        "Alma",
        (),
        "citizen",
        "Borger: har en næste gang i denne uge, venter på en plads og har fået tilbudt en anden",
        "Citizen: has a next session this week, waits for a seat and is offered another",
    ),
    Role(
        "paaroerende",
        "Bo Thygesen",
        (),
        "relative",
        "Pårørende: er på et hold og har meldt afbud til næste gang",
        "Relative: is in a class and has given afbud for the next session",
    ),
    Role(
        "medarbejder",
        "Carla W.",
        (),
        "staff",
        "Medarbejder: er på et praksiskursus sammen med en borger",
        "Staff: is on a practice course together with a citizen",
    ),
    Role(
        "peer",
        "Eli Sand",
        (),
        "citizen",
        "Peer: underviser på tre hold og går selv på et fjerde",
        "Peer: teaches three classes and attends a fourth",
    ),
    Role(
        "vejviser",
        "Ivan Krag",
        ("guide",),
        "",
        "Vejviser: følger tre borgere, som har sagt ja, og kan melde dem til",
        "Guide: walks beside three citizens who said yes, and may sign them up",
    ),
    Role(
        "redaktoer",
        "Gry Nymark",
        ("editor",),
        "",
        "Redaktør: skriver kataloget",
        "Editor: writes the catalogue",
    ),
    Role(
        "koordinator",
        "Dina Aksen",
        ("coordinator",),
        "",
        "Koordinator: holder holdene fyldte og fair",
        "Coordinator: keeps the classes full and fair",
    ),
    Role("leder", "Hanne Borum", ("leader", "coordinator"), "", "Leder: ser det hele", "Leader: sees it all"),
    Role("oekonomi", "Frede Munk", ("payer",), "", "Økonomi: betaler honorar", "Payer: pays honoraria"),
    Role(
        "revisor",
        "Kirsten Malm",
        ("auditor",),
        "",
        "Revisor: læser regnskabet og kan intet ændre",
        "Auditor: reads the ledger and can change nothing",
    ),
)
ROLE_BY_KEY: dict[str, Role] = {role.key: role for role in ROLES}

CONTRIBUTORS: dict[str, str] = {"peer": "eli_sand", "medarbejder": "carla_w"}
"""Who of the cast contributes, by the key of the contributor."""

ENROLLED: dict[str, tuple[str, ...]] = {
    "borger": ("recovery-hvad-er-det/now/-12", "natur-og-ro/now/-3"),
    "paaroerende": ("temamoede-ensomhed/now/-9", "paaroerende-pas-paa-dig-selv/now/-3"),
    "medarbejder": ("sprog-og-stigma/now/-7", "proev-det-af-sammen/now/-4", "at-lytte-uden-at-fikse/now/2"),
    "peer": ("bliv-medunderviser/now/-4",),
}
"""The keys of the class plans in which a role has a seat."""

WAITING: dict[str, str] = {"borger": "skriv-dig-frem/now/1"}
OFFERED: dict[str, str] = {"borger": "kunsten-at-sige-nej/now/1"}
APOLOGY: dict[str, str] = {"paaroerende": "paaroerende-pas-paa-dig-selv/now/-3"}
PHONES: dict[str, str] = {"paaroerende": "+44 7700 900123"}
"""Who of the cast hears from the school by SMS; the number is of a range that is kept for films (Ofcom)."""
NEED: dict[str, str] = {"borger": "Jeg vil gerne sidde tæt på døren."}
