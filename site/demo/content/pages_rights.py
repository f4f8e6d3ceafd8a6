"""Standard pages: what we promise each other, access, and how we look after what we know."""

from .agreement import TEXT_DA, TEXT_EN
from .shapes import Prose, StandardPage


def _as_list(text: str) -> tuple[str, ...]:
    """The agreement's parts as headings and items: the first line of a part is its heading."""
    lines: list[str] = []
    for part in text.split("\n\n"):
        head, *promises = part.split("\n")
        lines += [f"# {head}", *(f"- {promise}" for promise in promises)]
    return tuple(lines)


PAGES = (
    StandardPage(
        "faelles-aftaler",
        Prose("Fælles aftaler", "Det lover vi dig, og det beder vi dig love os.", _as_list(TEXT_DA)),
        Prose("Our agreement", "What we promise you, and what we ask you to promise us.", _as_list(TEXT_EN)),
    ),
    StandardPage(
        "tilgaengelighed",
        Prose(
            "Tilgængelighedserklæring",
            "Alle skal kunne bruge vores hjemmeside. Her står, hvor langt vi er, og hvem du kan skrive til.",
            (
                "Fjordby Recoveryskole vil gøre sin hjemmeside tilgængelig for alle. Vi følger loven om tilgængelighed på offentlige hjemmesider.",
                "# Hvor tilgængelig er siden?",
                "Siden er bygget efter WCAG 2.2, niveau AA. Vi har selv prøvet den med tastatur, med skærmlæser og på små skærme. "
                "Vi kender ikke til fejl lige nu.",
                "# Ser du en fejl?",
                "Så sig det endelig. Skriv til skolen@fjordby.example, eller ring på 70 00 00 00. Vi svarer inden for fem dage. "
                "Vi kan også sende dig det, du leder efter, på en anden måde.",
                "# Hvis vi ikke hjælper dig",
                "Får du ikke et godt svar, kan du klage til Digitaliseringsstyrelsen.",
                "# Om denne side",
                "Fjordby findes ikke. Siden er et eksempel. En rigtig skole laver sin erklæring i WAS-Tool og linker til den herfra.",
            ),
        ),
        Prose(
            "Accessibility statement",
            "Everybody must be able to use our site. Here is how far we are, and whom to write to.",
            (
                "Fjordby Recovery College wants its site to be open to all. We follow the law on the accessibility of public sites.",
                "# How accessible is the site?",
                "The site is built to WCAG 2.2, level AA. We have tried it by keyboard, with a screen reader and on small screens. We know of no faults at the moment.",
                "# Do you see a fault?",
                "Please tell us. Write to skolen@fjordby.example or call 70 00 00 00. We answer within five days.",
                "# If we do not help you",
                "If the answer is not good enough, you can complain to the Danish Agency for Digital Government.",
                "# About this page",
                "Fjordby does not exist. The site is an example. A real school makes its statement in the WAS-Tool and links to it from here.",
            ),
        ),
    ),
    StandardPage(
        "persondata",
        Prose(
            "Sådan passer vi på dine oplysninger",
            "Vi gemmer så lidt som muligt, og du kan altid se, hvad vi har.",
            (
                "At du går på skolen, er privat. Derfor behandler vi alt om dig, som var det helbredsoplysninger.",
                "# Det gemmer vi",
                "- det navn, du vil kaldes",
                "- din mail eller dit telefonnummer",
                "- hvilke hold du er på",
                "- det, du har skrevet om, hvad der kan hjælpe dig",
                "# Det gemmer vi ikke",
                "Vi gemmer ikke CPR-nummer, diagnose, ydelse, adresse eller hvem der har sendt dig.",
                "# Hvem kan se det?",
                "Skolens koordinator og dine undervisere. Underviserne ser dit navn og det, der kan hjælpe. De ser ikke, om du er borger, pårørende eller medarbejder.",
                "# Hvor længe?",
                "Det, der kan hjælpe dig, sletter vi 30 dage efter holdet. Resten sletter vi, når du ikke har været her i to år. Du kan bede os slette det før.",
                "# Diskrete beskeder",
                "Vores mails siger kun, at du har en aftale. Kursets navn står bag linket. Du kan selv vælge mere tekst.",
                "# Dine rettigheder",
                "Du kan få en kopi, rette fejl og få slettet. Skriv til skolen@fjordby.example, eller ring. Du kan klage til Datatilsynet.",
            ),
        ),
        Prose(
            "How we look after what we know about you",
            "We keep as little as we can, and you can always see what we have.",
            (
                "That you come to the school is private. So we treat everything about you as if it were about your health.",
                "# What we keep",
                "- the name you want to be called by",
                "- your e-mail or phone number",
                "- which classes you are in",
                "- what you wrote about what can help you",
                "# What we do not keep",
                "We keep no CPR number, diagnosis, benefit, address, nor who sent you.",
                "# Who can see it?",
                "The school's coordinator and your teachers. Teachers see your name and what can help. They do not see whether you are a citizen, a relative or staff.",
                "# For how long?",
                "What can help you is deleted 30 days after the class. The rest is deleted when you have not been here for two years, or when you ask us to.",
                "# Discreet messages",
                "Our mails only say that you have an appointment. The name of the course is behind the link. You can choose fuller words.",
                "# Your rights",
                "You can have a copy, correct what is wrong and have it deleted. Write to skolen@fjordby.example or call. You can complain to Datatilsynet.",
            ),
        ),
    ),
)
