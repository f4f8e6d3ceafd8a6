"""The school's short forms, and what was answered; about nobody."""

from typing import Any


def _scale(
    text: str, english: str, low: str, high: str, low_en: str, high_en: str
) -> tuple[str, dict[str, Any]]:
    return "scale", {
        "text": text,
        "text_en": english,
        "low": low,
        "high": high,
        "low_en": low_en,
        "high_en": high_en,
    }


def _choice(text: str, english: str, *answers: tuple[str, str]) -> tuple[str, dict[str, Any]]:
    choices = [{"text": one, "text_en": other} for one, other in answers]
    return "choice", {"text": text, "text_en": english, "choices": choices, "several": True}


def _words(text: str, english: str) -> tuple[str, dict[str, Any]]:
    return "words", {"text": text, "text_en": english}


FORMS: dict[str, tuple[str, tuple[tuple[str, dict[str, Any]], ...]]] = {
    "run": (
        "Efter et hold",
        (
            _scale(
                "Gav det mening for dig?",
                "Did it make sense to you?",
                "Slet ikke",
                "I høj grad",
                "Not at all",
                "Very much",
            ),
            _scale(
                "Følte du dig som en ligeværdig del af holdet?",
                "Did you feel an equal part of the class?",
                "Slet ikke",
                "I høj grad",
                "Not at all",
                "Very much",
            ),
            _choice(
                "Hvad tager du med dig?",
                "What do you take with you?",
                ("Nye måder at gøre tingene på", "New ways of doing things"),
                ("Nogen at tale med", "Somebody to talk to"),
                ("Håb", "Hope"),
                ("Ro", "Calm"),
                ("Ikke så meget", "Not so much"),
            ),
            _words("Hvad skal vi gøre anderledes næste gang?", "What should we do differently next time?"),
        ),
    ),
    "term": (
        "Når halvåret er gået",
        (
            _scale(
                "Hvor let var det at finde et hold, der passede dig?",
                "How easy was it to find a class that suited you?",
                "Svært",
                "Let",
                "Hard",
                "Easy",
            ),
            _words("Hvilket kursus mangler?", "Which course is missing?"),
        ),
    ),
}
"""By what it is about: the form's name and questions."""

ABOUT_CLASSES: tuple[str, ...] = (
    "naar-angsten-fylder/one_ago/-36",
    "soevn-der-hjaelper/one_ago/-35",
    "kunsten-at-sige-nej/one_ago/-34",
    "sprog-og-stigma/one_ago/-32",
    "soevn-der-hjaelper/now/-12",
    "naar-angsten-fylder/now/-11",
    "medicin-og-mig/now/-5",
)
"""Classes that were asked; of each, nearly all answered."""

OPEN = "recovery-hvad-er-det/now/-12"
"""The class that is asked now; some have answered."""

SAID: tuple[tuple[str, str], ...] = (
    ("Længere pauser. Jeg nåede ikke at falde til ro.", "Pauser"),
    ("Gerne mindre papir og flere øvelser.", "Form"),
    ("Rummet var koldt om morgenen.", "Rummet"),
    ("Ingenting. Det var godt, at begge undervisere fortalte om sig selv.", "Undervisere"),
    ("Send sedlen ud inden, så jeg kan læse den i ro.", "Form"),
    ("En pause mere.", "Pauser"),
    ("At vi kunne ses igen efter et par måneder.", "Fællesskab"),
)
"""Words, and the code that staff gave them."""
CODES: tuple[str, ...] = ("Pauser", "Form", "Rummet", "Undervisere", "Fællesskab")
SHOWN_ON_PAGE: tuple[str, ...] = ("naar-angsten-fylder", "soevn-der-hjaelper")
"""Courses whose teams agreed that results stand on the page."""
