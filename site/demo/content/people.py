"""Four hundred invented people, the same every time."""

from random import Random

from .shapes import Person

_FIRST = (
    "Agnes Ahmed Alba Aksel Alma Amal Anders Anja Anton Arne Asger Asta Aya Bahar Bella Benedikte Birthe Bo Bodil Brian "
    "Camilla Carsten Cecilie Clara Conny Dagny Dan Daniel Dina Dorte Ebbe Edith Elias Elin Ella Emil Emma Erik Esra Eva "
    "Farah Felix Finn Flemming Frida Gerda Gunnar Hamza Hanne Hassan Heidi Helle Henning Hilda Hugo Ib Iben Ida Inge Ingrid "
    "Isa Jamila Jan Jannik Jens Jesper Jette Johan Jonna Jytte Kaj Karla Kasper Kenneth Kim Kirsten Klaus Knud Kristina Laila "
    "Lars Laura Leif Lene Leo Lilian Line Lis Liv Lone Luna Lærke Mads Maja Malene Maren Maria Marius Max Mia Mikkel Mina "
    "Mohamed Mona Morten Naja Nanna Nesrin Niels Nikolaj Nina Noah Nora Olga Oliver Omar Oskar Otto Palle Per Pia Poul "
    "Rebekka Rikke Rita Robert Rune Sally Sami Sander Sara Selma Sidse Silas Simon Sonja Steen Stella Stig Sune Susanne "
    "Svend Tage Tanja Thea Theo Tilde Tina Tobias Tom Tove Trine Ulla Uffe Vagn Vera Vibeke Victor Villy Vita Walid Yasmin "
    "Zahra Zeki Åse Øjvind"
).split()
_LAST = (
    "Aaby Bækgaard Damsø Egelund Fjordside Gammelby Havmand Hedelyng Holtebo Hvidtved Højstrup Isager Kildevæld Klitø "
    "Krogsbo Lerbæk Lyngdal Marksten Mosebo Nørreå Overbæk Pilehøj Rodenkær Rugdal Sandvig Skovbæk Solvang Stenlund "
    "Strandager Søndervang Tjørnebo Toftely Udsigt Vandkær Vesterled Vindeby Ydesø Ådal Østerlund Al-Sayed Barzani "
    "Chowdhury Duarte Farouk Ivanova Karimi Laurent Nowicki Okafor Petrenko Rahimi Tadesse Yilmaz"
).split()
_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "-": None})
_EVERY = 60  # one of so many hears from the school by SMS
_MIX = ("citizen",) * 54 + ("relative",) * 13 + ("staff",) * 22 + ("other",) * 3 + ("",) * 8


def people(count: int = 400, seed: str = "fjordby") -> list[Person]:
    """The people of Fjordby: about six of ten come as citizens; one of ten has no e-mail.

    Some give a first name only, some an initial, some a full name, as people do. Addresses are
    `…@fjordby.example`, which can never be delivered. Phone numbers begin with 00: no real one does; those
    of the few who want SMS are of a range that is kept for films (Ofcom).
    """
    rng = Random(seed)
    made, used = list[Person](), set[str]()
    while len(made) < count:
        first, last = rng.choice(_FIRST), rng.choice(_LAST)
        address = f"{first}.{last}".lower().translate(_FOLD)
        if address in used:
            continue
        used.add(address)
        name = rng.choice((first, f"{first} {last[0]}.", f"{first} {last[0]}.", f"{first} {last}"))
        mailed = rng.random() > 0.1
        number = len(made)
        usual = "email" if mailed else rng.choice(("phone", "phone", "phone", "letter"))
        called = not mailed or rng.random() < 0.2
        phone = f"00 {number // 100:02d} {number % 100:02d} {rng.randrange(100):02d}" if called else ""
        by_sms = number % _EVERY == 1
        made.append(
            Person(
                chosen_name=name,
                email=f"{address}@fjordby.example" if mailed else None,
                phone=f"+44 7700 900{number:03d}" if by_sms else phone,
                contact_by="sms" if by_sms else usual,
                comes_as=rng.choice(_MIX),
                language="en" if rng.random() < 0.04 else "da",
            )
        )
    return made
