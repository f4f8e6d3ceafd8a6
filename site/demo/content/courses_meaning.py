"""Courses about what makes a day worth it."""

from .shapes import Course, Quote, Words

COURSES = (
    Course(
        "natur-og-ro",
        Words(
            "Natur og ro",
            "To timer i skoven uden telefon og uden krav.",
            (
                "Vi mødes ved Naturskolen og går ind under birketræerne. Vi går langsomt. Vi står også stille.",
                "Naturvejlederen viser, hvad der gror lige nu. Vi bruger sanserne: lytte, lugte, røre. "
                "Der er bål til sidst, og der er varm saft.",
                "Du behøver ikke sige noget. Skoven har god tid.",
            ),
            (
                "Ro i krop og hoved",
                "Tre øvelser, du kan lave i en park",
                "Kendskab til skoven året rundt",
                "Et sted, du kan komme tilbage til",
            ),
            "Vi sidder ned halvvejs. Der er tæpper og stole.",
            ("Naturskolens frivillige", "Gåfolket i Fjordby"),
            Quote("Det var første gang i et år, at der var stille.", "Søren, medunderviser"),
        ),
        ("meaning", "connectedness"),
        ("health", "leisure"),
        "birches",
        ("soeren_lykke", "anders_hjort"),
        noise="quiet",
    ),
    Course(
        "skriv-dig-frem",
        Words(
            "Skriv dig frem",
            "Korte øvelser med pen og papir. Alle kan være med.",
            (
                "Vi skriver i ti minutter ad gangen. Der er en sætning at begynde med. Resten kommer af sig selv.",
                "Stavefejl er helt i orden. Du må skrive på dit eget sprog. Du må også tale det ind.",
                "Du læser kun højt, hvis du har lyst. Mange gør det først den sidste gang.",
            ),
            (
                "En vane, der kan lette hovedet",
                "Tyve øvelser til derhjemme",
                "Tekster, du selv har skrevet",
                "Nogen, der lytter",
            ),
            "Pause efter hver øvelse.",
            ("Skriveværkstedet på Biblioteket", "Bladet Fjordposten tager imod tekster"),
            Quote("Jeg fandt en sætning, jeg kunne stå på.", "Lotte, medunderviser"),
        ),
        ("meaning", "identity"),
        ("leisure", "network"),
        "paper_boats",
        ("lotte_vang", "jens_peter_groen", "biblioteket"),
        noise="quiet",
    ),
    Course(
        "fem-minutters-ro",
        Words(
            "Fem minutters ro",
            "Enkle øvelser i at være til stede, uden krav om at slappe af.",
            (
                "Nogle bliver mere urolige af at sidde stille. Det er helt almindeligt. Her må du stå, gå eller kigge ud ad vinduet.",
                "Vi prøver korte øvelser. De varer aldrig mere end fem minutter. Øjnene må være åbne.",
                "Bagefter taler vi om, hvad der virkede, og hvad der var irriterende.",
            ),
            (
                "Seks øvelser på fem minutter",
                "Lydfiler til derhjemme",
                "Viden om, hvad der passer til dig",
                "En rolig time om ugen",
            ),
            "Øvelserne er korte, og der er pause mellem dem.",
            ("Rolig yoga i Fjordby Gymnastikforening", "Stilletime i Biblioteket om torsdagen"),
        ),
        ("meaning", "empowerment"),
        ("health",),
        "stones",
        ("christian_buus", "gitte_skov", "jonas_birk"),
        noise="quiet",
    ),
    Course(
        "et-hjem-at-holde-af",
        Words(
            "Et hjem at holde af",
            "Små forandringer, så dit hjem bliver rarere at være i.",
            (
                "Et hjem behøver ikke være pænt. Men det er rart, når man kan finde nøglerne.",
                "Vi tager et hjørne ad gangen. Køkkenbordet. Stolen med tøj. Posten. Vi bruger det, du har i forvejen.",
                "Du viser kun billeder frem, hvis du har lyst. Ingen kommer hjem til dig.",
            ),
            (
                "En plan for ét hjørne ad gangen",
                "Tricks til dage uden kræfter",
                "Mindre skam over rod",
                "Et sted at sidde godt",
            ),
            "To pauser. Vi slutter med te.",
            ("Genbrugsværkstedet Løs Skrue", "Byttemarked på Biblioteket"),
        ),
        ("meaning", "empowerment"),
        ("housing", "home_front"),
        "armchair",
        ("rosa_lind", "gitte_skov"),
    ),
    Course(
        "byhaven",
        Words(
            "Byhaven: et laboratorium i jord",
            "Vi bygger en have midt i byen, og alle må være med.",
            (
                "Bag Medborgerhuset ligger et stykke jord. Vi vil gøre det til en have for hele kvarteret.",
                "Vi bygger bede, sår frø og finder ud af, hvem der vander om sommeren. Naboer, skole og haveforening gør det sammen.",
                "Du kan grave, tegne, koge kaffe eller bare sidde i drivhuset.",
            ),
            ("Jord under neglene", "Nye naboer", "Viden om grøntsager", "Noget, der bliver stående"),
            "Kaffe i drivhuset, når nogen trænger.",
            ("Haveforeningen Solbakken", "Kommunens grønne pulje: søg om penge"),
            Quote("Jeg såede en radise. Tre uger senere spiste jeg den.", "Viggo, deltager"),
        ),
        ("meaning", "connectedness"),
        ("leisure", "network", "housing"),
        "garden",
        ("viggo_falk", "anders_hjort", "solbakken"),
        format="laboratory",
        noise="lively",
    ),
    Course(
        "digital-hverdag",
        Words(
            "Tryg på nettet",
            "Få hjælp til mail, post og møder på skærm. I dit tempo.",
            (
                "Alt foregår på nettet nu. Det er ikke lige let for alle.",
                "Tag din egen telefon med, eller lån en af os. Vi øver os i det, du har brug for. "
                "Det kan være at læse post, finde en bus eller holde møde på skærm.",
                "Der er god plads mellem bordene, så ingen kigger med.",
            ),
            (
                "Styr på post og mail",
                "Et kodeord, du kan huske",
                "Øje for snyd",
                "En at spørge, når det driller",
            ),
            "Pause, når øjnene er trætte.",
            ("IT-café på Biblioteket hver onsdag", "Aftenlys – fællesskab på skærmen"),
        ),
        ("empowerment", "meaning"),
        ("home_front", "work_education"),
        "lamp_desk",
        ("tuan_vo", "winnie_kruse", "biblioteket"),
    ),
)
