"""Courses about hope and the next small step."""

from .shapes import Course, Quote, Words

COURSES = (
    Course(
        "haab-i-praksis",
        Words(
            "Håb i praksis",
            "Håb er ikke kun en følelse. Det er også noget, man kan gøre.",
            (
                "Når livet er tungt, kan håb lyde som et fint ord. Her gør vi det lille og konkret.",
                "Vi leder efter spor af håb i hverdagen. En plante, et opkald, en tur til havnen. "
                "Vi prøver noget af mellem gangene og ser, hvad der sker.",
                "Der er ingen rigtige svar. Man må også gerne komme uden håb.",
            ),
            (
                "Fem små handlinger, der kan give håb",
                "Et sprog for det, der bærer dig",
                "En håbskasse, du selv fylder",
                "Andre, der holder fast, når du ikke kan",
            ),
            "Pause med frugt og frisk luft.",
            ("Studiekreds på Biblioteket", "Frivilligcenter Fjordby"),
            Quote("Jeg fik ikke et nyt liv. Jeg fik en ny mandag.", "Bjarne, underviser"),
        ),
        ("hope", "meaning"),
        ("health",),
        "sunrise",
        ("bjarne_wolff", "karen_post"),
        sharing="invited",
    ),
    Course(
        "recovery-hvad-er-det",
        Words(
            "Recovery – hvad er det?",
            "Et godt sted at starte, uanset hvem du er.",
            (
                "Recovery betyder at komme sig. Det betyder ikke altid at blive rask. Det betyder at få et liv, man synes om.",
                "Vi ser på fem ting, der hjælper mange: fællesskab, håb, identitet, mening og magt over eget liv.",
                "Kurset er for borgere, pårørende og medarbejdere. Vi sidder på samme bænk og lærer af hinanden.",
            ),
            (
                "En enkel forklaring på et svært ord",
                "Historier fra to, der har levet det",
                "Et første bud på dine egne næste skridt",
                "Overblik over skolens kurser",
            ),
            "To pauser. Der er kaffe og te hele tiden.",
            ("Bøger om recovery på Biblioteket", "Foredrag i Medborgerhuset"),
        ),
        ("hope", "identity"),
        ("health", "network"),
        "steps",
        ("sofie_marker", "jens_peter_groen", "viggo_falk"),
    ),
    Course(
        "mad-paa-lavt-budget",
        Words(
            "Mad på lavt budget",
            "God mad til få penge, og nogen at spise den med.",
            (
                "Vi laver mad af det, der er billigt nu. Gulerødder, porrer, linser og brød fra i går.",
                "Du får opskrifter med få ting i. De kan laves på én kogeplade. Vi vejer ikke noget, og vi smager på alt.",
                "Til sidst spiser vi sammen. Du må gerne tage en portion med hjem.",
            ),
            (
                "Otte retter til under 20 kroner",
                "En plan for uge og indkøb",
                "Mod til at bruge rester",
                "Et måltid i selskab",
            ),
            "Vi spiser sammen til sidst. Sig til, hvis der er noget, du ikke tåler.",
            ("Fælleskøkkenet i Medborgerhuset Åen", "Madklub i Haveforeningen Solbakken"),
            Quote("Nu har jeg suppe i fryseren. Det er en slags tryghed.", "Yusuf, medunderviser"),
        ),
        ("hope", "empowerment"),
        ("home_front", "health"),
        "kitchen",
        ("yusuf_demir", "lars_have"),
        noise="lively",
    ),
    Course(
        "tilbage-i-dit-tempo",
        Words(
            "Arbejde og studie i dit tempo",
            "For dig, der drømmer om job eller uddannelse, men ikke ved hvordan.",
            (
                "Vejen tilbage er sjældent lige. Den må gerne have sving og pauser.",
                "Vi taler om, hvad du kan, og hvad du har brug for. Vi øver os i at sige det til en chef eller en lærer. "
                "Du bestemmer selv, hvor meget du vil fortælle.",
                "Ingen på kurset har noget at sige over din sag i jobcenteret.",
            ),
            (
                "En liste over det, du kan",
                "Ord for, hvad du har brug for",
                "Et lille første skridt",
                "Kontakt til en, der har gjort det",
            ),
            "Pause hver time. Du må gerne gå lidt rundt.",
            ("Studievejledning på VUC", "Praktik i en af byens forretninger"),
        ),
        ("hope", "empowerment"),
        ("work_education",),
        "bicycle",
        ("malik_osman", "rasmus_tang"),
        level="some",
    ),
    Course(
        "sang-for-usikre-stemmer",
        Words(
            "Sang for usikre stemmer",
            "Syng, nyn eller lyt. Ingen skal synge alene.",
            (
                "Når man synger sammen, trækker man vejret sammen. Det kan give ro i hele kroppen.",
                "Vi synger kendte sange og et par nye. Du behøver ikke kunne noder. Du behøver heller ikke ramme rent.",
                "Vi sidder i en rundkreds med plads til at trække sig.",
            ),
            (
                "Glæde og vejrtrækning",
                "Ti sange, du kan udenad",
                "En plads i et lille kor",
                "Mod på mere musik",
            ),
            "Pause med te og honning.",
            ("Fjordby Aftenkor", "Højskolesang på Biblioteket"),
            Quote("Jeg sagde, at jeg kun ville lytte. Det holdt til andet vers.", "Rosa, deltager"),
        ),
        ("hope", "connectedness"),
        ("leisure", "network"),
        "guitar",
        ("ellen_toft", "signe_barfod", "aftenkoret"),
        noise="lively",
    ),
)
