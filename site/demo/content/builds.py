"""The courses that teams are at work on, as each draft stood, with what was said on the way."""

from .ideas import Build, Comment, Member

_DIGITAL: dict[str, object] = {
    "body": (
        "Vi sætter os med hver vores telefon eller computer. Har du ingen, låner du en.",
        "Vi tager én ting ad gangen: læse posten, svare, finde et papir igen. Ingen ser dine breve.",
        "- Du må komme med det samme spørgsmål ti gange",
        "- Du må gå ud og trække luft",
    ),
    "teaser": "Post, papirer og koder i et tempo, hvor alle kan være med.",
    "gains": "Du åbner din digitale post uden knude i maven\nDu ved, hvem du kan spørge\n"
    "Du får hjælp til præcis det, du sidder fast i",
    "next_steps": "Bibliotekets it-café hver torsdag kl. 14",
}
_HOLIDAYS: dict[str, object] = {
    "teaser": "Om at komme godt nok igennem jul, fødselsdage og alt det, man burde glæde sig til.",
}
_GRIEF: dict[str, object] = {
    "body": (
        "Sorg har ingen slutdato. Her behøver du ikke skynde dig eller have det på en bestemt måde.",
        "Vi mødes fire gange. Hver gang begynder med en kort fortælling fra en, der selv savner. "
        "Så taler vi to og to, eller vi går en tur.",
        "Du bestemmer selv, hvad du siger. Du må gerne bare lytte.",
    ),
    "teaser": "For dig, der har mistet, og som synes, at de andre er kommet videre.",
    "gains": "Du møder andre, der stadig savner\nDu får ord for det, der varer ved\n"
    "Du finder en måde at mindes på, som passer til dig",
    "breaks": "Lang pause med kaffe og frisk luft",
    "next_steps": "Gåfolket i Fjordby går tur hver søndag",
}
_BODY: dict[str, object] = {
    "teaser": "Små bevægelser i roligt tempo. Ingen omklædning, ingen spejle, intet at præstere.",
    "body": (
        "Vi sidder på stole og ligger på madrasser, i det tøj vi kom i.",
        "Øvelserne er små. Du gør dem med lukkede eller åbne øjne, og du holder pause, når du vil.",
    ),
}

BUILDS: tuple[Build, ...] = (
    Build(
        "digital-uden-skaeldud",
        "Digital uden skældud",
        (Member("eli_sand", 40), Member("carla_w", 38), Member("biblioteket", 36)),
        (
            ("eli_sand", 36, {"teaser": "Lær din digitale post at kende, uden at nogen sukker."}),
            ("carla_w", 22, _DIGITAL),
            ("eli_sand", 8, {"breaks": "To korte pauser og gratis kaffe", "noise": "talk", "level": "all"}),
        ),
        comments=(
            Comment(
                "teaser",
                "carla_w",
                "Skal vi skrive MitID? Mange siger stadig NemID.",
                (("eli_sand", "Lad os bare skrive koder. Det forstår alle."),),
            ),
            Comment("gains", "eli_sand", "Jeg mangler noget om at turde ringe, når man sidder fast."),
        ),
        hours=(
            ("eli_sand", 36, 120, "Første møde på biblioteket"),
            ("carla_w", 36, 120, "Første møde på biblioteket"),
            ("eli_sand", 22, 90, "Skrev om, hvad man får med hjem"),
            ("carla_w", 21, 45, "Læste igennem"),
        ),
        facts={"audience": ["everyone"], "themes": ["empowerment"], "life_areas": ["home_front"]},
    ),
    Build(
        "naar-det-er-hoejtid",
        "Når det er højtid",
        (Member("amira_haddad", 33), Member("leyla_aydin", 30, joined=False)),
        (("amira_haddad", 25, _HOLIDAYS),),
        hours=(("amira_haddad", 25, 60, "Skrev de første linjer"),),
        facts={"audience": ["citizen", "relative"], "themes": ["connectedness"], "life_areas": ["network"]},
    ),
    Build(
        "sorg-der-varer-ved",
        "Sorg der varer ved",
        (Member("eli_sand", 70), Member("carla_w", 69), Member("gaafolket", 60)),
        (("carla_w", 50, {"teaser": "Om sorg, når der er gået tid."}), ("eli_sand", 7, _GRIEF)),
        is_sent=True,
        approved_by=("eli_sand",),
        hours=(
            ("eli_sand", 50, 150, "Talte om, hvad der hjalp os"),
            ("carla_w", 50, 150, "Talte om, hvad der hjalp os"),
            ("eli_sand", 7, 60, "Skrev færdig"),
        ),
        facts={"audience": ["everyone"], "themes": ["meaning"], "life_areas": ["network"]},
    ),
    Build(
        "rolig-krop",
        "Rolig krop",
        (Member("lotte_vang", 50), Member("gitte_skov", 48)),
        (
            (
                "gitte_skov",
                6,
                {
                    **_BODY,
                    "gains": "Du kender tre øvelser, der giver ro\nDu mærker, hvornår du trænger til en pause",
                    "breaks": "Du hviler, når du vil",
                    "next_steps": "Svømmehallen har stille timer om mandagen",
                },
            ),
        ),
        is_sent=True,
        approved_by=("lotte_vang", "gitte_skov"),
        hours=(
            ("lotte_vang", 20, 180, "Prøvede øvelserne af"),
            ("gitte_skov", 20, 180, "Prøvede øvelserne af"),
        ),
        facts={"audience": ["everyone"], "themes": ["hope"], "life_areas": ["health"]},
    ),
)
