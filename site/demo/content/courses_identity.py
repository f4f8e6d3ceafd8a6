"""Courses about who one is, and about words."""

from .shapes import Course, Quote, Words

COURSES = (
    Course(
        "sprog-og-stigma",
        Words(
            "Sprog og stigma",
            "Ord kan åbne døre og lukke dem. Hvilke ord bruger vi?",
            (
                "Vi taler tit om folk, før vi taler med dem. Ordene bliver siddende.",
                "Her sidder borgere, pårørende og medarbejdere sammen. Vi ser på ord fra journaler, aviser og kantiner. "
                "Vi finder bedre ord. Vi griner også en del.",
                "Ingen bliver hængt ud. Vi har alle sagt noget dumt.",
            ),
            (
                "Øje for ord, der gør ondt",
                "Nye ord, du kan bruge i morgen",
                "Mod til at sige fra på en god måde",
                "En fælles liste til din arbejdsplads eller familie",
            ),
            "Én lang pause. Der er et stille bord.",
            ("Debataften på Biblioteket", "Læserbreve i Fjordby Tidende: vi hjælper gerne"),
            Quote("Jeg er holdt op med at sige 'dem'. Det var hele forskellen.", "Carla, medarbejder"),
        ),
        ("identity", "connectedness"),
        ("network", "work_education"),
        "bridge",
        ("amira_haddad", "thomas_elkjaer"),
        format="workshop",
    ),
    Course(
        "kunsten-at-sige-nej",
        Words(
            "Kunsten at sige nej",
            "Sæt en grænse, der er venlig og tydelig.",
            (
                "Mange siger ja, før de har mærket efter. Bagefter er man træt.",
                "Vi øver os i små ting: at vente med at svare, at sige nej tak, at skifte mening. "
                "Vi bruger lette scener fra hverdagen. Du vælger selv, om du vil spille med.",
                "Et nej til noget er et ja til noget andet. Vi finder ud af, hvad dit ja er.",
            ),
            (
                "Fem måder at sige nej på",
                "Øvelse i at mærke efter først",
                "Mindre dårlig samvittighed",
                "En grænse, du selv har valgt",
            ),
            "To pauser. Det er også helt i orden at sige nej til øvelserne.",
            ("Selvhjælpsgruppe i Frivilligcenter Fjordby", "Drama for begyndere på aftenskolen"),
            Quote("Jeg øvede mig på min søster. Hun grinede og sagde tak.", "Ellen, medunderviser"),
        ),
        ("identity", "empowerment"),
        ("home_front", "network"),
        "gate",
        ("ellen_toft", "marie_louise_bang"),
    ),
    Course(
        "min-historie",
        Words(
            "Min historie – hvad deler jeg, og hvad holder jeg for mig selv?",
            "Find den udgave af din historie, som du har det godt med.",
            (
                "Du ejer din egen historie. Du bestemmer, hvem der skal høre den, og hvor meget.",
                "Vi skriver, tegner og fortæller i små bidder. Vi laver en kort og en lang udgave. Vi øver os også i at stoppe.",
                "På dette kursus er det en del af det hele at dele lidt. Du vælger hvad.",
            ),
            (
                "En historie på tre minutter",
                "En klar grænse for det, der er dit",
                "Øvelse med et venligt publikum",
                "Nye måder at se dig selv på",
            ),
            "Pause hver halve time. Der er altid en underviser udenfor døren.",
            ("Fortælleaften på Biblioteket", "Skrivecafé i Medborgerhuset"),
        ),
        ("identity", "meaning"),
        ("network", "leisure"),
        "book",
        ("lotte_vang", "dorthe_friis"),
        level="some",
        sharing="part",
        audience=("citizen", "relative"),
    ),
    Course(
        "stemmer-i-hovedet",
        Words(
            "Stemmer i hovedet, stemmer i livet",
            "For dig, der hører stemmer, og for dig, der gerne vil forstå.",
            (
                "Flere hører stemmer, end man tror. Nogle stemmer er hårde. Andre er gode at have.",
                "Vi taler åbent om, hvad stemmer kan være. Vi hører, hvad andre gør. Vi øver os i at svare igen.",
                "Ingen fortæller dig, hvad dine stemmer betyder. Det ved du bedst selv.",
            ),
            (
                "Viden om, hvor almindeligt det er",
                "Ti måder at håndtere stemmer på",
                "Et rum, hvor man kan sige det højt",
                "Gode spørgsmål til pårørende og medarbejdere",
            ),
            "Korte timer og mange pauser. Et roligt rum er åbent.",
            ("Stemmehørernes gruppe i Medborgerhuset Åen", "Bøger og film på Biblioteket"),
        ),
        ("identity", "hope"),
        ("health",),
        "birds",
        ("nadia_kowal", "marie_louise_bang"),
        noise="quiet",
        sharing="invited",
    ),
    Course(
        "billeder-uden-ord",
        Words(
            "Billeder uden ord",
            "Mal, klip og klistr. Ingen skal være god til det.",
            (
                "Noget er lettere at vise end at sige. Her er der farver, papir og tid.",
                "Vi begynder med en lille øvelse. Så arbejder du i fred. Der er musik, men ikke høj.",
                "Du tager selv dit billede med hjem. Det bliver kun vist frem, hvis du vil.",
            ),
            (
                "To timers ro med hænderne i gang",
                "Lyst til at lege",
                "Et billede, der er dit",
                "Kendskab til farver og papir",
            ),
            "Du holder pause, når du har brug for det.",
            ("Det åbne malerværksted på aftenskolen", "Udstillingen på Biblioteket hvert forår"),
        ),
        ("identity", "meaning"),
        ("leisure",),
        "easel",
        ("ida_kjaer", "gitte_skov"),
        format="workshop",
        noise="quiet",
    ),
    Course(
        "at-lytte-uden-at-fikse",
        Words(
            "At lytte uden at fikse",
            "For pårørende og medarbejdere, der gerne vil være til stede.",
            (
                "Når nogen har det svært, vil vi gerne løse det. Men tit er det nok at blive siddende.",
                "Vi øver os i at lytte, spørge og tie stille. Vi hører fra folk, der selv er blevet lyttet til. Og fra folk, der ikke blev det.",
                "Du får lov at fejle. Det gør vi alle.",
            ),
            (
                "Tre gode spørgsmål",
                "Øvelse i at holde en pause",
                "Viden om, hvad der hjælper, og hvad der ikke gør",
                "Mindre pres på dig selv",
            ),
            "Te i små kopper. To pauser.",
            ("Lyttevagter i Frivilligcenter Fjordby", "Pårørendecaféen på Biblioteket"),
            Quote("Han sagde ingenting. Han blev bare. Det glemmer jeg aldrig.", "Nadia, medunderviser"),
        ),
        ("identity", "connectedness"),
        ("home_front", "work_education"),
        "teapot",
        ("leyla_aydin", "karen_post"),
        audience=("relative", "staff"),
    ),
)
