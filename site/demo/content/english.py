"""Three courses in English."""

from .shapes import Quote, Words

ENGLISH: dict[str, Words] = {
    "soevn-der-hjaelper": Words(
        "Sleep that helps",
        "Small steps towards calmer nights, also when your thoughts keep going.",
        (
            "Many of us lie awake. It is hard, and it is rarely your fault.",
            "On this course we look at what disturbs sleep and what gives rest. You get something to try at home. "
            "Next time we talk about how it went. It is fine if it went badly.",
            "One teacher slept badly for many years. The other is a nurse. They made the course together, and they have plenty of time.",
        ),
        (
            "Knowledge of what sleep is and what disturbs it",
            "Three exercises you can do in bed",
            "A plan for the evening that suits your life",
            "Courage to get up again after a bad night",
        ),
        "Two breaks with tea and fruit. The light is dim.",
        ("Gentle yoga at Fjordby Gymnastics Club", "Advice on sleep from your own doctor"),
        Quote("My sleep is not perfect. But I am not afraid of the night any more.", "Kirsten, participant"),
    ),
    "naar-angsten-fylder": Words(
        "When anxiety takes up space",
        "Get to know anxiety, and find what helps you in your daily life.",
        (
            "Anxiety can feel like a wave that knocks everything over. On this course we look at the wave together, calmly.",
            "We talk about what anxiety does to the body. We try exercises for the bus, the queue and the bed. "
            "You choose what you want to join in.",
            "You need not tell about your own anxiety. It is fine just to listen. You can always step out and come back in.",
        ),
        (
            "A simple explanation of what happens in the body",
            "Five exercises for when the wave comes",
            "A small plan to keep in your pocket",
            "Meeting others who know it",
        ),
        "A break every half hour. A quiet room is open next door.",
        ("The Walkers of Fjordby: a quiet walk every Tuesday", "The anxiety group at Medborgerhuset Åen"),
        Quote("I sat close to the door all the way through. That was quite all right.", "Anton, participant"),
    ),
    "aaben-recovery-cafe": Words(
        "Open recovery café",
        "Come as you are. There is coffee, cake and no agenda.",
        (
            "The café is open to all. You need not sign up. Nor need you say who you are.",
            "Some play cards. Some knit. Some sit quietly by the window. It is all equally good.",
            "There are always two hosts. They wear yellow aprons. They say hello if you look as if you would like it.",
        ),
        (
            "A cup of coffee with no strings attached",
            "A way to have a look at the school",
            "Somebody to talk to, if you feel like it",
            "News of what goes on at the school",
        ),
        "You come and go as it suits you.",
        ("Shared supper at Medborgerhuset Åen every Thursday", "The knitting café at the library"),
        Quote("The first time I stayed five minutes. Now I am the one who makes the coffee.", "Mette, host"),
    ),
}
