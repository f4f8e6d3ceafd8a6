"""Four pieces of news."""

from .shapes import News, Prose

NEWS = (
    News(
        "nyt-katalog",
        3,
        Prose(
            "Det nye katalog er klar",
            "Tredive kurser venter på dig. Fem af dem er helt nye.",
            (
                "Vi har lavet kataloget sammen: peers, fagfolk, pårørende og naboer. Det tog tolv møder og meget kaffe.",
                "Nyt er blandt andet *Langbord*, hvor en hel gade laver fest, og *Fem minutters ro* for dig, der ikke kan sidde stille.",
                "Du kan melde dig til med det samme. Ring til os, hvis du hellere vil tale med et menneske.",
            ),
        ),
    ),
    News(
        "aftencafe",
        16,
        Prose(
            "Caféen åbner også om aftenen",
            "Nu kan du komme forbi Biblioteket tirsdag aften.",
            (
                "Mange har sagt, at aftenen er det sværeste tidspunkt. Derfor holder vi nu åbent tirsdag kl. 18 til 20.",
                "Du skal ikke melde dig til. Find de to værter med gule forklæder. De har kage med.",
            ),
        ),
    ),
    News(
        "medundervisere",
        34,
        Prose(
            "Otte nye medundervisere er klar",
            "De har øvet sig i seks uger. Nu kan du møde dem på vores hold.",
            (
                "De har lært at planlægge en time, at lytte og at passe på deres egen historie.",
                "Malik siger det sådan: Jeg troede, jeg skulle være ekspert. Jeg skulle bare være mig.",
                "Har du selv lyst? Det næste hold begynder i det nye semester.",
            ),
        ),
    ),
    News(
        "byhaven-hoester",
        58,
        Prose(
            "Byhaven har givet 40 kilo kartofler",
            "Hele kvarteret gravede med. Nu er der suppe.",
            (
                "I foråret var det bare jord bag Medborgerhuset. Nu er der otte bede, et drivhus og en bænk.",
                "Kartoflerne er kogt til suppe og delt ud i opgangene. Haveforeningen Solbakken har lånt os spader hele vejen.",
                "Kom og vær med. Der er også brug for folk, der kan koge kaffe.",
            ),
        ),
    ),
)
