"""Courses about taking part in one's own life."""

from .shapes import Course, Quote, Words

COURSES = (
    Course(
        "soevn-der-hjaelper",
        Words(
            "Søvn der hjælper",
            "Små skridt til roligere nætter, også når tankerne kører.",
            (
                "Mange af os ligger vågne. Det er hårdt, og det er sjældent din skyld.",
                "På kurset ser vi på, hvad der forstyrrer søvnen, og hvad der giver ro. Du får noget at prøve derhjemme. "
                "Næste gang taler vi om, hvordan det gik. Det må også gerne være gået skidt.",
                "En underviser har selv sovet dårligt i mange år. En anden er sygeplejerske. "
                "De har lavet kurset sammen, og de har god tid.",
            ),
            (
                "Viden om, hvad søvn er, og hvad der forstyrrer den",
                "Tre øvelser, du kan lave i sengen",
                "En plan for aftenen, som passer til dit liv",
                "Mod til at stå op igen efter en dårlig nat",
            ),
            "To pauser med te og frugt. Lyset er dæmpet.",
            ("Rolig yoga i Fjordby Gymnastikforening", "Søvnrådgivning hos din egen læge"),
            Quote("Jeg sover ikke perfekt. Men jeg er ikke bange for natten mere.", "Kirsten, deltager"),
        ),
        ("empowerment", "hope"),
        ("health",),
        "moon_fjord",
        ("eli_sand", "karen_post"),
        noise="quiet",
    ),
    Course(
        "naar-angsten-fylder",
        Words(
            "Når angsten fylder",
            "Lær angsten at kende, og find det, der hjælper dig i hverdagen.",
            (
                "Angst kan føles som en bølge, der vælter alt. På dette kursus ser vi roligt på bølgen sammen.",
                "Vi taler om, hvad angst gør ved kroppen. Vi prøver øvelser, der kan bruges i bussen, i køen og i sengen. "
                "Du vælger selv, hvad du vil være med til.",
                "Du behøver ikke fortælle om din egen angst. Det er fint bare at lytte. "
                "Du kan altid gå ud og komme ind igen.",
            ),
            (
                "En enkel forklaring på, hvad der sker i kroppen",
                "Fem øvelser til, når bølgen kommer",
                "En lille plan, du kan have i lommen",
                "Mødet med andre, der kender det",
            ),
            "Pause hver halve time. Et roligt rum står åbent ved siden af.",
            ("Gåfolket i Fjordby: en rolig tur hver tirsdag", "Angstgruppen i Medborgerhuset Åen"),
            Quote("Jeg sad tæt ved døren hele vejen. Det var helt i orden.", "Anton, deltager"),
        ),
        ("empowerment", "connectedness"),
        ("health", "network"),
        "lighthouse",
        ("jonas_birk", "marie_louise_bang"),
        noise="quiet",
    ),
    Course(
        "bliv-medunderviser",
        Words(
            "Bliv medunderviser",
            "Har du lyst til at undervise på skolen? Her øver vi os sammen.",
            (
                "Alle kurser på skolen har to undervisere. En har selv levet med det svære. En har det som fag. De er lige.",
                "På kurset finder du ud af, om rollen er noget for dig. Vi øver os i at fortælle, lytte og lave en god time. "
                "Du lærer også at passe på dig selv, når du deler noget.",
                "Til sidst holder du en kort time sammen med en anden. Du bestemmer selv, om du vil gå videre.",
            ),
            (
                "Øvelse i at tale foran en lille gruppe",
                "En klar grænse for, hvad du deler",
                "Hjælp til at planlægge en time",
                "Et bevis på, at du har været med",
                "En makker at øve sig med",
            ),
            "Lang pause med frokost. Vi slutter altid til tiden.",
            ("Frivilligcenter Fjordby", "Foredrag i den lokale aftenskole"),
            Quote("Jeg troede, jeg skulle være ekspert. Jeg skulle bare være mig.", "Malik, medunderviser"),
        ),
        ("empowerment", "identity"),
        ("work_education", "network"),
        "two_chairs",
        ("malik_osman", "dorthe_friis", "sofie_marker"),
        level="some",
        sharing="invited",
        ects="5.0",
    ),
    Course(
        "medicin-og-mig",
        Words(
            "Medicin og mig: gode spørgsmål til lægen",
            "Få styr på dine spørgsmål, før du går til lægen.",
            (
                "Et besøg hos lægen er kort. Det er let at glemme det, man ville spørge om.",
                "Her skriver vi spørgsmål ned sammen. Vi taler om virkning, bivirkning og om at sige det, man mener. "
                "Kurset siger hverken for eller imod medicin.",
                "En farmaceut svarer på det, hun kan. Du behøver ikke sige, hvad du selv tager.",
            ),
            (
                "En liste med dine egne spørgsmål",
                "Ord for, hvad du ønsker",
                "Viden om, hvor du kan søge svar",
                "Et kort, du kan tage med til lægen",
            ),
            "Én pause midtvejs. Der er te og kaffe.",
            (
                "Apoteket i Fjordby: gratis samtale om ny medicin",
                "Medicinlinjen: ring og spørg, det er gratis",
            ),
        ),
        ("empowerment",),
        ("health",),
        "desk",
        ("freja_brink", "fatima_warsame"),
        format="workshop",
        noise="quiet",
    ),
    Course(
        "penge-og-overblik",
        Words(
            "Penge og overblik",
            "Tag kuverterne med. Vi åbner dem sammen, én ad gangen.",
            (
                "Penge kan give ondt i maven. Mange lader posten ligge. Det er mere almindeligt, end du tror.",
                "Vi laver et enkelt budget, ser på regninger og øver os i at ringe til dem, man skylder penge. "
                "Ingen ser dine tal, hvis du ikke vil vise dem.",
                "Du kan få en samtale alene med rådgiveren efter hver gang.",
            ),
            (
                "Et budget på én side",
                "En plan for de tre vigtigste regninger",
                "Øvelse i at ringe og spørge om hjælp",
                "Ro i maven, når posten kommer",
            ),
            "To korte pauser. Der er altid en, der kan hjælpe dig alene.",
            ("Gratis gældsrådgivning i Medborgerhuset Åen", "Byttemarked i Biblioteket den første lørdag"),
            Quote("Jeg åbnede elleve kuverter. De ni var slet ikke farlige.", "Ole, medunderviser"),
        ),
        ("empowerment", "hope"),
        ("home_front", "housing"),
        "jars",
        ("ole_strand", "samir_aziz"),
    ),
    Course(
        "proev-det-af-sammen",
        Words(
            "Prøv det af sammen",
            "Et praksiskursus, hvor borger og medarbejder prøver noget nyt i fællesskab.",
            (
                "Her kommer I to og to: en borger og en medarbejder. Kender du ingen, finder vi en makker.",
                "Mellem gangene prøver I en lille ting af i hverdagen. Det kan være en ny måde at holde møde på. "
                "Eller at spise morgenmad sammen en gang om ugen.",
                "Hver gang fortæller vi, hvad der skete. Det, der ikke lykkes, lærer vi lige så meget af.",
            ),
            (
                "En idé, I selv har valgt",
                "En enkel måde at prøve ting af på",
                "Mere ligeværd i samarbejdet",
                "En plan, I kan tage med hjem på arbejdspladsen",
            ),
            "Frokost sammen. Tid til at gå en tur to og to.",
            ("Åbne værksteder i Fjordby Frivilligcenter", "Borgerpanelet i Fjordby Kommune"),
        ),
        ("empowerment", "connectedness"),
        ("work_education", "home_front"),
        "apple_tree",
        ("henrik_dam", "thomas_elkjaer"),
        format="practice",
        audience=("citizen", "staff"),
        sharing="invited",
        ects="2.5",
    ),
)
