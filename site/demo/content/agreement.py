"""The mutual agreement, version 1. One promise per line; the first line of a part is its heading."""

VERSION = 1

TEXT_DA = """Det lover skolen dig
Du bliver mødt som et helt menneske.
Du bestemmer selv, hvad du vil dele.
Du må gå ud, når du har brug for det, og komme ind igen.
Du skal ikke forklare et afbud.
Vi siger til i god tid, hvis noget bliver ændret.
Vi passer på det, du fortæller os.
Er vi bange for, at nogen kommer til skade, taler vi med dig først.

Det lover du skolen
Jeg taler med respekt, også når vi er uenige.
Det, andre fortæller, bliver i rummet.
Jeg giver plads til, at andre har det på en anden måde.
Jeg melder afbud, når jeg kan, så en anden kan få pladsen.
Jeg møder uden at være påvirket af alkohol eller stoffer.
Jeg siger det til en underviser, hvis noget ikke føles rart."""

TEXT_EN = """What the school promises you
You are met as a whole person.
You decide what you want to share.
You may go out when you need to, and come back in.
You never have to explain why you cannot come.
We tell you in good time if something changes.
We take care of what you tell us.
If we fear that somebody may come to harm, we talk with you first.

What you promise the school
I speak with respect, also when we disagree.
What others tell stays in the room.
I leave room for others to feel differently.
I say when I cannot come, if I can, so that somebody else may have the seat.
I come without being affected by alcohol or drugs.
I tell a teacher if something does not feel right."""
