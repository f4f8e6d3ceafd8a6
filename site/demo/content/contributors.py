"""Forty-one people and partners who make and teach the courses. All are invented."""

from .shapes import Contributor

_LIVED = (
    Contributor(
        "eli_sand",
        "Eli Sand",
        "lived",
        "Jeg sov dårligt i ti år. Nu underviser jeg i søvn. Det havde jeg ikke troet.",
    ),
    Contributor(
        "mette_holm",
        "Mette Holm",
        "lived",
        "Jeg kom for kaffen og blev for fællesskabet. I dag er jeg vært i caféen.",
    ),
    Contributor(
        "jonas_birk",
        "Jonas Birk",
        "lived",
        "Angst har fyldt meget i mit liv. Jeg deler gerne det, der hjalp mig. Du tager det, du kan bruge.",
    ),
    Contributor(
        "amira_haddad",
        "Amira Haddad",
        "lived",
        "Jeg voksede op mellem to sprog. Ord betyder alt, når man skal tale om det svære.",
    ),
    Contributor(
        "soeren_lykke",
        "Søren Lykke",
        "lived",
        "Jeg mistede mit arbejde og fandt skoven. Nu tager jeg andre med derud.",
    ),
    Contributor(
        "birgit_aagaard",
        "Birgit Aagaard",
        "lived",
        "Jeg er mor til en voksen søn, der har det svært. Jeg lærte at passe på os begge.",
    ),
    Contributor(
        "yusuf_demir",
        "Yusuf Demir",
        "lived",
        "Jeg laver mad, når tankerne larmer. Billig mad kan godt smage af fest.",
    ),
    Contributor("lotte_vang", "Lotte Vang", "lived", "At skrive gav mig en stemme, da jeg ikke turde tale."),
    Contributor(
        "nadia_kowal",
        "Nadia Kowal",
        "lived",
        "Jeg hører stemmer. De bestemmer ikke længere, hvad jeg skal lave i dag.",
    ),
    Contributor(
        "ole_strand",
        "Ole Strand",
        "lived",
        "Jeg skyldte penge mange steder. Jeg åbnede den første kuvert sammen med en anden.",
    ),
    Contributor(
        "tuan_vo", "Tuan Vo", "lived", "Jeg mødte mine bedste venner på nettet, mens jeg ikke kunne gå ud."
    ),
    Contributor(
        "ida_kjaer", "Ida Kjær", "lived", "Jeg maler skævt og med glæde. Ingen skal være god til det."
    ),
    Contributor(
        "malik_osman",
        "Malik Osman",
        "lived",
        "Jeg gik fra sengen til skolebænken på tre år. Et skridt ad gangen tæller også.",
    ),
    Contributor(
        "ellen_toft",
        "Ellen Toft",
        "lived",
        "Jeg er 71 og lærte først sidste år at sige nej. Det er aldrig for sent.",
    ),
    Contributor(
        "freja_brink",
        "Freja Brink",
        "lived",
        "Jeg troede, at alle andre havde styr på det. Det havde de ikke.",
    ),
    Contributor("henrik_dam", "Henrik Dam", "lived", "", False),
    Contributor(
        "rosa_lind",
        "Rosa Lind",
        "lived",
        "Jeg flyttede i egen bolig efter mange år på bosted. Den første aften spiste jeg is på gulvet.",
    ),
    Contributor("viggo_falk", "Viggo Falk", "lived", "", False),
)

_PROFESSIONAL = (
    Contributor(
        "karen_post",
        "Karen Post",
        "professional",
        "Jeg er sygeplejerske. Jeg lærer noget nyt hver gang, jeg underviser med en peer.",
    ),
    Contributor(
        "thomas_elkjaer",
        "Thomas Elkjær",
        "professional",
        "Jeg er bostøtte. Her sidder jeg på samme bænk som dem, jeg møder på arbejdet.",
    ),
    Contributor(
        "marie_louise_bang",
        "Marie-Louise Bang",
        "professional",
        "Jeg er psykolog. Jeg øver mig i at sige ting, så man kan forstå dem.",
    ),
    Contributor(
        "samir_aziz", "Samir Aziz", "professional", "Jeg er gældsrådgiver. Der findes næsten altid en vej."
    ),
    Contributor(
        "dorthe_friis",
        "Dorthe Friis",
        "professional",
        "Jeg er lærer. En god time har pauser, humor og plads til tvivl.",
    ),
    Contributor(
        "anders_hjort",
        "Anders Hjort",
        "professional",
        "Jeg er naturvejleder. Skoven stiller ingen spørgsmål.",
    ),
    Contributor(
        "gitte_skov",
        "Gitte Skov",
        "professional",
        "Jeg er ergoterapeut. Små ting i hverdagen kan give stor ro.",
    ),
    Contributor(
        "pernille_noer",
        "Pernille Nør",
        "professional",
        "Jeg er pårørendevejleder. Du må også gerne have det svært.",
    ),
    Contributor("rasmus_tang", "Rasmus Tang", "professional", "Jeg er jobkonsulent. Jeg tror på omveje."),
    Contributor(
        "fatima_warsame",
        "Fatima Warsame",
        "professional",
        "Jeg er farmaceut. Der er ingen dumme spørgsmål om medicin.",
    ),
    Contributor("jens_peter_groen", "Jens Peter Grøn", "professional", "", False),
    Contributor(
        "signe_barfod", "Signe Barfod", "professional", "Jeg er musiker og korleder. Alle kan nynne."
    ),
    Contributor("lars_have", "Lars Have", "professional", "Jeg er kok. Jeg kan lave suppe af næsten alt."),
    Contributor("winnie_kruse", "Winnie Kruse", "professional", "", False),
    Contributor(
        "carla_w",
        "Carla W.",
        "professional",
        "Jeg arbejder i hjemmeplejen. Jeg kom her som kursist og blev spurgt, om jeg ville være med.",
    ),
)

_BOTH = (
    Contributor(
        "sofie_marker",
        "Sofie Marker",
        "both",
        "Jeg er socialrådgiver og har selv fået hjælp. Jeg kender bordet fra begge sider.",
    ),
    Contributor(
        "bjarne_wolff",
        "Bjarne Wolff",
        "both",
        "Jeg er lærer og har selv haft depression. Håb kan man øve sig i.",
    ),
    Contributor(
        "leyla_aydin",
        "Leyla Aydin",
        "both",
        "Jeg er pædagog og pårørende til min søster. Jeg har brug for begge dele her.",
    ),
    Contributor("christian_buus", "Christian Buus", "both", "", False),
)

_PARTNERS = (
    Contributor(
        "biblioteket", "Biblioteket i Fjordby", "partner", "Vi låner rum, bøger og gode historier ud."
    ),
    Contributor(
        "solbakken", "Haveforeningen Solbakken", "partner", "Vi har jord, spader og altid en kop kaffe."
    ),
    Contributor(
        "aftenkoret", "Fjordby Aftenkor", "partner", "Vi synger hver onsdag og tager gerne imod nye."
    ),
    Contributor("gaafolket", "Gåfolket i Fjordby", "partner", "Vi går i al slags vejr og i alle tempi."),
)

CONTRIBUTORS: tuple[Contributor, ...] = _LIVED + _PROFESSIONAL + _BOTH + _PARTNERS
BY_KEY: dict[str, Contributor] = {one.key: one for one in CONTRIBUTORS}
