"""Bridges out of the school: places near Fjordby that do not exist, written as one would wish to be met."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Community:
    """A place outside the school; ``after`` are the courses it is a good next step after."""

    slug: str
    title: str
    kind: str
    teaser: str
    body: tuple[str, ...]
    first_time: str
    when: str
    cost: str
    contact: tuple[str, str]
    street: str
    access: tuple[bool | None, bool | None, bool | None]
    life_areas: tuple[str, ...]
    after: tuple[str, ...]
    english: dict[str, Any] = field(default_factory=dict)


INDEX = ("Videre herfra", "Steder i og omkring Fjordby, hvor du kan være med, når kurset er slut.")
INDEX_EN = ("Next steps", "Places in and around Fjordby where you can join in when the course is over.")

COMMUNITIES: tuple[Community, ...] = (
    Community(
        "havnekoret",
        "Havnekoret",
        "club",
        "Et kor for alle, der kan lide at synge, også uden for takt.",
        (
            "Vi er omkring tredive, og halvdelen kunne ikke læse noder, da de begyndte. Vi synger det, vi selv vælger.",
            "Der er kaffe i pausen. Man må komme for kaffens skyld.",
        ),
        "Birger står ved døren med et grønt tørklæde. Du får et hefte og en plads ved siden af en, der har sunget længe. "
        "Du behøver ikke synge højt, og ingen spørger, hvorfor du kommer.",
        "Onsdage kl. 19",
        "50 kr. om måneden. Første måned er gratis",
        ("Birger", "00 10 20 30"),
        "Havnegade 14",
        (True, True, None),
        ("leisure", "network"),
        ("sang-for-usikre-stemmer", "aftenlys"),
        {
            "title": "The Harbour Choir",
            "teaser": "A choir for all who like to sing, out of time too.",
            "first_time": "Birger stands by the door in a green scarf. You get a booklet and a seat beside somebody who has "
            "sung for long. You need not sing loud, and nobody asks why you come.",
        },
    ),
    Community(
        "gaafolket-soendag",
        "Gåfolket om søndagen",
        "club",
        "En tur på fire kilometer i roligt tempo. Hunde er velkomne.",
        (
            "Vi går den samme tur hele året, så man altid ved, hvor bænkene er.",
            "Man kan vende om når som helst. Der er altid en, der går med tilbage.",
        ),
        "Vi mødes ved det røde skilt. Den, der har turen, går rundt og siger goddag. Du må gerne gå bagerst og være stille.",
        "Søndage kl. 10 ved skovporten",
        "Gratis",
        ("Åse", "00 11 22 33"),
        "Skovvej 2",
        (None, False, None),
        ("health", "leisure", "network"),
        ("gaa-og-snak", "natur-og-ro", "temamoede-ensomhed"),
    ),
    Community(
        "frivilligcentret",
        "Frivilligcenter Fjordby",
        "volunteering",
        "Find noget at give en hånd med, en time om ugen eller en gang imellem.",
        (
            "Her er omkring tres foreninger, der gerne vil have hjælp: fra at vande planter til at læse højt.",
            "Vi taler om, hvad du kan lide, og hvor meget du har kræfter til. Du kan altid sige fra igen.",
        ),
        "Du ringer eller kigger ind. Vi drikker en kop te og taler en halv time. Du går hjem med to forslag og skal ikke svare på stedet.",
        "Tirsdag og torsdag kl. 10-14",
        "Gratis",
        ("Merete", "00 12 13 14"),
        "Torvet 3",
        (True, True, True),
        ("work_education", "network"),
        ("haab-i-praksis", "fra-bostoette-til-faellesskab", "langbord", "aaben-recovery-cafe"),
        {
            "title": "Fjordby Volunteer Centre",
            "teaser": "Find something to lend a hand with, an hour a week or now and then.",
            "first_time": "You call or drop in. We have a cup of tea and talk for half an hour. You go home with two ideas "
            "and need not answer on the spot.",
        },
    ),
    Community(
        "byhavens-venner",
        "Byhavens Venner",
        "volunteering",
        "Vi passer haven bag medborgerhuset sammen, og vi spiser det, der kommer op.",
        (
            "Der er altid noget at lave siddende, og noget at lave alene.",
            "Redskaberne hænger i skuret. Koden er året.",
        ),
        "Viggo viser rundt. Du vælger selv et bed eller en stol. De fleste kommer første gang bare for at se.",
        "Lørdage kl. 13, april til oktober",
        "Gratis",
        ("Viggo", "00 15 16 17"),
        "Ågade 20",
        (True, True, False),
        ("leisure", "health"),
        ("byhaven", "natur-og-ro"),
    ),
    Community(
        "fjordby-aftenskole",
        "Fjordby Aftenskole",
        "education",
        "Sprog, keramik, it og meget andet, om dagen og om aftenen.",
        (
            "Mange hold er små. Man kan få en prøvegang, før man betaler.",
            "Skolen har en studievejleder, som kan være med den første aften.",
        ),
        "Du skriver eller ringer, og Lis finder et hold til dig. Første gang går hun med ind i lokalet og siger dit navn til læreren.",
        "Hele ugen; kontoret er åbent kl. 12-18",
        "Fra 300 kr. for et hold. Der er nedsat pris",
        ("Lis", "00 18 19 20"),
        "Skolegade 9",
        (True, True, True),
        ("work_education", "leisure"),
        ("skriv-dig-frem", "digital-hverdag", "billeder-uden-ord", "min-historie"),
    ),
    Community(
        "vuc-fjordby",
        "Voksenuddannelse Fjordby",
        "education",
        "Dansk, matematik og ordblindeundervisning i dit eget tempo.",
        ("Man kan begynde hele året. En vejleder hjælper med at finde niveau og med støtte undervejs.",),
        "Vejlederen henter dig i receptionen. I taler i et lille rum med døren på klem. Der er ingen prøve den dag.",
        "Hverdage kl. 8.30-15",
        "Gratis for de fleste",
        ("Vejledningen", "00 21 22 23"),
        "Banevej 40",
        (True, True, None),
        ("work_education",),
        ("tilbage-i-dit-tempo", "digital-hverdag"),
    ),
    Community(
        "cafe-mellemrum",
        "Café Mellemrum",
        "work",
        "En café, hvor man kan arbejde få timer om ugen og lære faget.",
        (
            "Der er fem faste og ti, som er i gang med noget nyt. Ingen skal stå alene ved kassen.",
            "Vi begynder med tre timer om ugen og ser, hvordan det går.",
        ),
        "Du kommer en formiddag, hvor der er stille. Camilla giver en kop kaffe og viser køkkenet. Du prøver ingenting den dag.",
        "Aftales",
        "",
        ("Camilla", "00 24 25 26"),
        "Strandvej 1",
        (True, None, None),
        ("work_education",),
        ("tilbage-i-dit-tempo", "mad-paa-lavt-budget", "kunsten-at-sige-nej"),
    ),
    Community(
        "gaeldslinjen",
        "Pengehjørnet på Biblioteket",
        "advice",
        "Sæt dig sammen med en, der er god til tal, og åbn kuverterne.",
        ("To frivillige med ro i stemmen. De har set det hele før og har tavshedspligt.",),
        "Du trækker et nummer ved døren. Tag brevene med, også de lukkede. Du bestemmer, hvad der bliver åbnet.",
        "Torsdage kl. 15-18",
        "Gratis",
        ("Biblioteket", "00 27 28 29"),
        "Biblioteksvej 1",
        (True, True, True),
        ("home_front", "housing"),
        ("penge-og-overblik", "et-hjem-at-holde-af"),
    ),
    Community(
        "paaroerendegruppen",
        "Pårørende til pårørende",
        "club",
        "En gruppe for dig, der er tæt på en, som har det svært.",
        ("Vi er otte til ti. Man må tale, og man må lade være.", "Det, der bliver sagt, bliver i rummet."),
        "Du ringer først til Grethe, så ved vi, at du kommer. Hun møder dig på trappen. Den første aften behøver du kun sige dit fornavn.",
        "Hver anden mandag kl. 19",
        "Gratis",
        ("Grethe", "00 30 31 32"),
        "Medborgerhuset, Ågade 18",
        (True, True, True),
        ("network", "home_front"),
        ("paaroerende-pas-paa-dig-selv", "at-lytte-uden-at-fikse"),
    ),
    Community(
        "brugernes-hus",
        "Det Blå Hus",
        "club",
        "Et værested drevet af dem, der kommer der.",
        (
            "Der er frokost hver dag, et værksted og et stille rum.",
            "Husmødet om mandagen bestemmer det meste.",
        ),
        "Ring på. Den, der har dørvagt, viser rundt og spiser frokost med dig, hvis du vil.",
        "Alle dage kl. 10-16",
        "Frokost 25 kr.",
        ("Dørvagten", "00 33 34 35"),
        "Kanalgade 6",
        (False, False, None),
        ("network", "health"),
        ("stemmer-i-hovedet", "naar-angsten-fylder", "soevn-der-hjaelper"),
    ),
)
