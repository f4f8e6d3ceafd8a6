"""Four places in Fjordby, with what one must know to dare to come."""

from .shapes import Venue

VENUES = (
    Venue(
        slug="fjordhuset",
        name="Fjordhuset",
        street="Havnegade 12",
        postcode="0999",
        town="Fjordby",
        way_there=(
            "Fra stationen går du ned ad Havnegade mod vandet. Det tager seks minutter.\n"
            "Huset er hvidt, og døren er petroleumsgrøn. Der er en rampe til højre for døren.\n"
            "Døren er åben fra en halv time før. Der står altid en og tager imod. Skolen er til venstre i stuen."
        ),
        rooms=("Stuen", "Værkstedet", "Caféen", "Kvisten", "Havestuen"),
        step_free=True,
        lift=True,
        accessible_toilet=True,
        hearing_loop=True,
        quiet_room=True,
        parking="To handicappladser ved døren. Gratis plads på havnen.",
        nearest_stop="Bus 4 og 11: Havnen (1 minut). Fjordby Station (6 minutter).",
        theme="empowerment",
        motif="door_fjordhuset",
    ),
    Venue(
        slug="biblioteket",
        name="Biblioteket i Fjordby",
        street="Torvet 3",
        postcode="0999",
        town="Fjordby",
        way_there=(
            "Biblioteket er den røde bygning midt på Torvet. Gå ind ad glasdørene.\n"
            "Gå forbi børnebøgerne, og tag elevatoren til første sal. Lokalerne ligger på række til højre.\n"
            "Du skal ikke sige til nogen, hvor du skal hen."
        ),
        rooms=("Sal 1", "Sal 2", "Læsestuen", "IT-rummet"),
        step_free=True,
        lift=True,
        accessible_toilet=True,
        hearing_loop=True,
        quiet_room=True,
        parking="P-kælder under Torvet. De første to timer er gratis.",
        nearest_stop="Bus 1, 4 og 6: Torvet (1 minut).",
        theme="identity",
        motif="door_biblioteket",
    ),
    Venue(
        slug="medborgerhuset",
        name="Medborgerhuset Åen",
        street="Åstien 40",
        postcode="0998",
        town="Fjordby",
        way_there=(
            "Følg stien langs åen fra Torvet. Det tager ti minutter, og der er bænke på vejen.\n"
            "Døren er gul og bred. Der er et lille trin. Ring på klokken, så lægger vi en rampe ud.\n"
            "Salen er lige frem. Køkkenet er bag ved."
        ),
        rooms=("Salen", "Køkkenet", "Haven", "Det lille rum"),
        step_free=False,
        lift=False,
        accessible_toilet=True,
        hearing_loop=False,
        quiet_room=True,
        parking="Plads til ti biler bag huset. Én handicapplads.",
        nearest_stop="Bus 6: Åparken (4 minutter).",
        theme="hope",
        motif="door_medborgerhuset",
    ),
    Venue(
        slug="naturskolen",
        name="Naturskolen ved Skoven",
        street="Skovvej 88",
        postcode="0998",
        town="Fjordby",
        way_there=(
            "Tag bus 11 til endestationen. En af os står ved stoppestedet og følges med dig.\n"
            "Der er 400 meter ad en fast grussti. Hytten har en grøn dør.\n"
            "Ring, hvis du hellere vil hentes i bil. Det koster ikke noget."
        ),
        rooms=("Hytten", "Bålpladsen"),
        step_free=True,
        lift=None,
        accessible_toilet=False,
        hearing_loop=None,
        quiet_room=False,
        parking="Gratis p-plads ved skovkanten, 200 meter fra hytten.",
        nearest_stop="Bus 11: Skoven, endestation (6 minutter).",
        theme="meaning",
        motif="door_naturskolen",
    ),
)
VENUE_BY_SLUG: dict[str, Venue] = {venue.slug: venue for venue in VENUES}

ONLINE_URL = "https://moede.fjordby.example/{room}"
