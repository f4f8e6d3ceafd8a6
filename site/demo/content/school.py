"""The school itself: its facts, its front page, its catalogue's opening."""

from dataclasses import dataclass

from .shapes import Prose, Quote

SCHOOL: dict[str, str] = {
    "school_name": "Fjordby Recoveryskole",
    "municipality": "Fjordby Kommune",
    "tagline": "Vi lærer af hinanden",
    "phone": "70 00 00 00",
    "phone_hours": "Mandag til torsdag kl. 9-15, fredag kl. 9-12",
    "email": "skolen@fjordby.example",
    "street": "Havnegade 12",
    "postcode": "0999",
    "town": "Fjordby",
    "opening_hours": "Mandag til torsdag kl. 9-16 og fredag kl. 9-14. Caféen har åbent fredag kl. 13-15.",
}


@dataclass(frozen=True)
class Front:
    """The texts of the front page in one language."""

    title: str
    lead: str
    quote: Quote
    question: str
    answer: str
    steps: tuple[tuple[str, str], ...]


FRONT_DA = Front(
    title="Fjordby Recoveryskole",
    lead="En gratis skole, hvor borgere, pårørende og medarbejdere lærer sammen om at leve et godt liv.",
    quote=Quote(
        "Jeg gik forbi døren tre gange. Fjerde gang gik jeg ind, og der var kaffe.", "Kirsten, deltager"
    ),
    question="Kan jeg være med?",
    answer=(
        "Du skal ikke henvises, og du skal ikke bevise noget. Du behøver ikke have en diagnose. "
        "Du skal bare have lyst."
    ),
    steps=(
        ("Find et kursus", "Se kataloget i ro og mag. Du kan også ringe, så finder vi noget sammen."),
        (
            "Meld dig til",
            "Skriv, hvad vi skal kalde dig, og hvor vi kan skrive til dig. Det tager to minutter.",
        ),
        ("Kom, som du er", "Der står en ved døren. Du behøver ikke dele noget, og du må gå, når du vil."),
    ),
)

FRONT_EN = Front(
    title="Fjordby Recovery College",
    lead="A free school where citizens, relatives and staff learn together about living a good life.",
    quote=Quote(
        "I walked past the door three times. The fourth time I went in, and there was coffee.",
        "Kirsten, participant",
    ),
    question="Can I join?",
    answer=(
        "Nobody needs to refer you, and you have nothing to prove. You need no diagnosis. You only need to want to."
    ),
    steps=(
        (
            "Find a course",
            "Look through the catalogue in peace. You may also call, and we will find something together.",
        ),
        ("Sign up", "Tell us what to call you and where we can write to you. It takes two minutes."),
        (
            "Come as you are",
            "Somebody stands at the door. You need not share anything, and you may leave when you like.",
        ),
    ),
)

CATALOGUE_DA = Prose(
    "Kurser",
    "Alle kurser er gratis. De er lavet af en, der har levet det, og en, der har lært det. Kom med, som du er.",
    (),
)
CATALOGUE_EN = Prose(
    "Courses",
    "All courses are free. Each is made by one who has lived it and one who has studied it. Come as you are.",
    (),
)
