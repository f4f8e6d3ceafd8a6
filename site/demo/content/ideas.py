"""Ideas for courses in every state, and the courses that teams are at work on. All are invented."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Idea:
    """An idea; ``days`` ago it was sent, and ``steps`` are (move, days ago, words to the proposer).

    ``role`` is whose of the cast it is; without one, and without ``email``, it is followed by its link alone.
    """

    key: str
    what: str
    for_whom: str
    why: str
    days: int
    name: str = ""
    email: str = ""
    role: str = ""
    organisation: str = ""
    wants_to_join: bool = False
    steps: tuple[tuple[str, int, str], ...] = ()
    course: str = ""


@dataclass(frozen=True)
class Member:
    """Somebody in a team: the key of a contributor, since how many days, and whether they said yes."""

    contributor: str
    days: int
    joined: bool = True


@dataclass(frozen=True)
class Comment:
    """What a member wrote beside a field, and what was answered."""

    field: str
    by: str
    text: str
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Build:
    """A course that a team is building. ``drafts`` are the texts as they came, each by a member.

    ``approved_by`` have approved the last draft, ``wish`` asks for changes to it; both come after it was
    sent to approval. ``hours`` are (member, days ago, minutes, what).
    """

    slug: str
    title: str
    team: tuple[Member, ...]
    drafts: tuple[tuple[str, int, dict[str, object]], ...]
    comments: tuple[Comment, ...] = ()
    is_sent: bool = False
    approved_by: tuple[str, ...] = ()
    wish: tuple[str, str] | None = None
    hours: tuple[tuple[str, int, int, str], ...] = ()
    facts: dict[str, object] = field(default_factory=dict)


IDEAS: tuple[Idea, ...] = (
    Idea(
        "banko",
        "Et kursus i at tage telefonen. Jeg lader den ringe, og så vokser det.",
        "Andre, der også udskyder alt det, der ringer og ligger i en kuvert.",
        "Det har kostet mig venner. Jeg tror, vi kan øve det sammen.",
        1,
        name="Pia",
        wants_to_join=True,
    ),
    Idea(
        "soeskende",
        "Noget for os, der er søskende. Der er altid fokus på forældrene.",
        "Voksne søskende til en, der har det svært.",
        "Jeg har passet på min bror, siden jeg var ti år. Ingen har spurgt, hvordan jeg har det.",
        9,
        role="paaroerende",
        wants_to_join=True,
    ),
    Idea(
        "cykel",
        "Cykelværksted: lær at lappe en cykel, og cykl en tur bagefter.",
        "Alle, der gerne vil lave noget med hænderne.",
        "Vi har værkstedet og tre frivillige, men vi kender ikke nok til at tage godt imod.",
        16,
        name="Jørgen fra Cykelhjørnet",
        email="cykelhjoernet@fjordby.example",
        organisation="Cykelhjørnet",
    ),
    Idea(
        "spiseforstyrrelse",
        "Om at spise sammen, når mad er svært.",
        "Dem, der bliver væk fra fester, fordi der er mad.",
        "Jeg vil gerne kunne gå til min datters konfirmation.",
        21,
        name="Nanna",
        email="nanna@fjordby.example",
        wants_to_join=True,
        steps=(
            ("look", 12, "Tak for din idé. Vi leder efter en diætist, der vil lave kurset sammen med dig."),
        ),
    ),
    Idea(
        "natarbejde",
        "Når man arbejder om natten og skal sove om dagen.",
        "Folk på skæve tider. Der er mange af os på plejehjemmene.",
        "Jeg er selv medarbejder og kan mærke, at det slider.",
        26,
        role="medarbejder",
        steps=(("look", 20, "Det vil vi gerne. Nu finder vi en, der selv har prøvet det."),),
    ),
    Idea(
        "digital",
        "Digital hjælp uden skældud: e-Boks, NemID-papirer og alt det.",
        "Dem, der får hjælp af deres børn og synes, det er pinligt.",
        "Jeg vil gerne selv kunne.",
        60,
        name="Ellen",
        role="peer",
        wants_to_join=True,
        steps=(
            ("look", 55, "God idé. Vi spørger Biblioteket, om de vil være med."),
            ("build", 40, "Nu er der et hold, der bygger kurset."),
        ),
        course="digital-uden-skaeldud",
    ),
    Idea(
        "nej-til-fest",
        "Højtider: hvordan kommer man igennem jul og fødselsdage?",
        "Alle, der synes, december er lang.",
        "Jeg græder i bilen hvert år og siger, at jeg er forkølet.",
        48,
        role="borger",
        wants_to_join=True,
        steps=(
            ("look", 45, "Tak. Vi finder en at lave det sammen med."),
            ("build", 33, "I er to om det nu, og en fagperson er spurgt."),
        ),
        course="naar-det-er-hoejtid",
    ),
    Idea(
        "doeden",
        "Sorg. Ikke kun lige efter, men flere år senere.",
        "Folk, som andre tror er kommet videre.",
        "Man må godt savne længe.",
        90,
        name="Henning",
        steps=(
            ("look", 84, "Vi leder efter en partner."),
            ("build", 70, "Holdet er i gang."),
        ),
        course="sorg-der-varer-ved",
    ),
    Idea(
        "krop",
        "At mærke sin krop igen uden at det bliver til sport.",
        "Dem, der hader omklædningsrum.",
        "Jeg har ikke gået til noget i 20 år.",
        75,
        name="Tine",
        email="tine@fjordby.example",
        steps=(
            ("look", 70, "Vi leder efter en fysioterapeut."),
            ("build", 50, "Vi har fundet en. I er i gang."),
        ),
        course="rolig-krop",
    ),
    Idea(
        "have",
        "En have, hvor man bare kan være.",
        "Alle, der har brug for luft.",
        "Jorden svarer ikke igen.",
        300,
        name="Ruth",
        steps=(
            ("look", 290, "Haveforeningen vil gerne være med."),
            ("build", 260, "Holdet mødes i skuret hver tirsdag."),
            ("submit", 200, "Kurset er sendt til godkendelse."),
            ("publish", 195, "Nu er kurset i kataloget. Tak, fordi du fik idéen."),
        ),
        course="natur-og-ro",
    ),
    Idea(
        "aktier",
        "Hvordan man bliver rig på aktier.",
        "Alle.",
        "Penge giver ro.",
        34,
        name="Kaj",
        email="kaj@fjordby.example",
        steps=(
            (
                "decline",
                30,
                "Tak for idéen. Vi underviser ikke i investering, for det kan vi ikke stå inde for. "
                "Vi har et kursus om økonomi og gæld, og du er meget velkommen der.",
            ),
        ),
    ),
)
