"""What can help: twenty answers, as people write them."""

NEEDS = (
    "Jeg vil gerne sidde tæt på døren.",
    "Jeg hører dårligt på venstre øre. Sæt mig gerne foran.",
    "Jeg har brug for små pauser.",
    "Jeg tager en ven med de første gange.",
    "Jeg kommer i kørestol.",
    "Jeg læser langsomt. Jeg vil gerne have papirerne hjem før.",
    "Spørg mig ikke om noget foran alle.",
    "Jeg kan ikke tåle parfume.",
    "Jeg bliver træt af skarpt lys.",
    "Jeg vil gerne have en besked dagen før.",
    "Mit dansk er ikke så godt. Tal gerne lidt langsomt.",
    "Jeg har brug for at vide, hvad vi skal lave.",
    "Jeg sidder bedst i en stol med ryglæn.",
    "Jeg skal måske gå lidt før for at hente børn.",
    "Jeg vil gerne hilse på en underviser inden første gang.",
    "Jeg tåler ikke gluten og nødder.",
    "Jeg har en hund med, som hjælper mig.",
    "Jeg har brug for et stille sted i pausen.",
    "Jeg skriver hellere, end jeg taler.",
    "Ring gerne, hvis jeg ikke kommer. Så er det lettere at komme igen.",
)
