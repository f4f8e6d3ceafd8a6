"""What stands in a catalogue around the courses: the welcome, ways to sign up, places, people, promises."""

from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from courses import course_page, words
from courses.models import CoursePage, Venue
from courses.states import Theme
from enrolment.models import Agreement
from enrolment.templatetags.sign_up_words import agreement_parts
from home.models import CommunityPage
from home.prospectus.course_words import Words, bare, school_page
from home.prospectus.reading import Contents
from peers.models import Basis, Contributor

_LEADS: dict[str, Promise] = {
    Theme.CONNECTEDNESS: pgettext_lazy("prospectus", "To belong somewhere, with others and as yourself."),
    Theme.HOPE: pgettext_lazy("prospectus", "To believe that things can get better, one step at a time."),
    Theme.IDENTITY: pgettext_lazy("prospectus", "To be more than what is hard."),
    Theme.MEANING: pgettext_lazy("prospectus", "To find what makes a day worth getting up for."),
    Theme.EMPOWERMENT: pgettext_lazy("prospectus", "To take hold of your own life, and be heard."),
}

_RECOVERY = gettext_lazy(
    "Recovery is to live a good life on your own terms, also with something that is hard. It is not the same "
    "for two people, and nobody else can do it for you; but it is easier together with others. Here you "
    "learn with people who have been there themselves, and with people who know it from their work."
)
_WELCOME = gettext_lazy(
    "%(school)s is a school, not a treatment. The courses are made and taught by people who have lived it, "
    "together with people who work with it."
)
_MAY_COME = gettext_lazy(
    "The school is for you who have a hard time, for you who are close to somebody who has, and for you "
    "who work with it. We sit in the same class. You need no referral and no diagnosis, and it costs "
    "nothing. You need not tell anything about yourself."
)
_NEEDED = gettext_lazy(
    "You need no referral, and it is free. All you need is a name to call you by, and a way to reach you."
)
_FULL = gettext_lazy(
    "If a class is full, you can join the waiting list, and we tell you as soon as there is a seat."
)
_BAD_DAY = gettext_lazy(
    "If you cannot come one day, tell us. No reason needed; somebody else may be glad of the seat."
)


class _Themes:
    """The sentence below each theme, in the language being spoken."""

    def __getitem__(self, theme: str) -> str:
        return str(_LEADS[theme])


THEMES = _Themes()


def opening(contents: Contents, language: str) -> list[Words]:
    """Return the first sections: a welcome, what recovery is, and who may come."""
    own = contents.words
    welcome = own.welcome_en if language == "en" else own.welcome
    program = [
        _WELCOME % {"school": contents.school.school_name},
        pgettext("prospectus", "Look through the pages in peace and quiet. Perhaps something speaks to you."),
    ]
    return [
        {"title": pgettext("prospectus", "Welcome"), "paragraphs": paragraphs(welcome) or program},
        {"title": pgettext("prospectus", "What is recovery?"), "paragraphs": [str(_RECOVERY)]},
        {"title": _("Can I come?"), "paragraphs": [_("Yes."), str(_MAY_COME)]},
    ]


def ways(contents: Contents, language: str) -> Words:
    """Return how one signs up: in the school's words, and the three ways there always are."""
    own = contents.words
    text = own.how_to_en if language == "en" else own.how_to
    opens = words.day(contents.term.enrolment_opens_at, today=contents.term.starts_on)
    program = [_("You can sign up from %(day)s.") % {"day": words.unbroken(opens)}, str(_NEEDED)]
    catalogue = school_page("/kurser/", language)
    return {
        "title": pgettext("prospectus", "How to sign up"),
        "paragraphs": paragraphs(text) or program,
        "ways": [one for one in (_web(language), _phone(contents), _letter(contents)) if one],
        "after_title": pgettext("prospectus", "If the class is full, or the day is bad"),
        "after": [str(_FULL), str(_BAD_DAY)],
        "qr": {
            "file": "katalog-qr.svg",
            "alt": _("QR code that opens %(address)s") % {"address": catalogue["text"]},
            "url": catalogue["url"],
        },
    }


def _web(language: str) -> Words:
    address = school_page("/kurser/", language)
    return {
        "title": pgettext("prospectus", "On the web"),
        "text": _("Find the course and press “Sign me up”. It takes two minutes."),
        "link": address,
    }


def _phone(contents: Contents) -> Words | None:
    school = contents.school
    if not school.phone:
        return None
    text = _("Call us, and we do it together. You can also just talk with us about what would suit you.")
    hours = [school.phone_hours] if school.phone_hours else []
    return {
        "title": pgettext("prospectus", "By phone"),
        "text": text,
        "link": _call(school.phone),
        "lines": hours,
    }


def _letter(contents: Contents) -> Words | None:
    school = contents.school
    if not school.street:
        return None
    return {
        "title": pgettext("prospectus", "By letter"),
        "text": _("Write what we may call you, how we reach you, and which class you would like to join:"),
        "lines": [school.school_name, school.street, f"{school.postcode} {school.town}".strip()],
    }


def _call(phone: str) -> Words:
    return {"url": f"tel:{phone.replace(' ', '')}", "text": phone}


def resting(pages: list[CoursePage]) -> Words:
    """Return the courses without a class in the term: who asks for them makes them happen."""
    return {
        "title": pgettext("prospectus", "Courses without a class right now"),
        "lead": _("Would you like to come to one of these? Tell us: that is how new classes are made."),
        "titles": [{"title": page.title, "lang": page.locale.language_code} for page in pages],
    }


def venues(found: list[Venue]) -> Words:
    """Return the places, with what somebody must know to dare to come."""
    return {
        "title": pgettext("prospectus", "Where we are"),
        "places": [
            {
                "name": venue.name,
                "facts": [text for _icon, text in course_page.venue_facts(venue)],
                "way": paragraphs(venue.way_there),
            }
            for venue in found
        ],
    }


def teachers(found: list[Contributor]) -> Words:
    """Return those who teach and said yes to being shown; a story only with its own yes."""
    return {
        "title": _("Our teachers"),
        "lead": _("Those who make and teach the courses, as equals: some have lived it, some work with it."),
        "people": [
            {
                "name": one.public_name,
                "basis": ", ".join(filter(None, (str(Basis(one.basis).label), _organisation(one)))),
                "story": paragraphs(one.story) if one.shows_story else [],
            }
            for one in found
        ],
    }


def _organisation(one: Contributor) -> str:
    return one.organisation if one.organisation != one.public_name else ""


def agreement(found: Agreement | None, language: str) -> Words:
    """Return what the school and those who come promise each other."""
    blocks = agreement_parts(found) if found else []
    return {
        "title": pgettext("prospectus", "What we promise each other"),
        "lang": "en" if language == "en" and found and found.text_en else "da",
        "parts": [{"title": title, "lines": lines} for title, lines in blocks],
    }


def communities(found: list[CommunityPage]) -> Words:
    """Return the ways on, outside the school."""
    return {
        "title": pgettext("prospectus", "Ways on from here"),
        "lead": _("Clubs, volunteering, education and work near by, and how it is to come the first time."),
        "places": [_community(page) for page in found],
    }


def _community(page: CommunityPage) -> Words:
    town = f"{page.postcode} {page.town}".strip()
    contact = ", ".join(filter(None, (page.contact_name, page.contact_phone, page.contact_email)))
    access = [
        (page.step_free, _("Step-free entrance"), _("There are steps at the entrance")),
        (page.accessible_toilet, _("Accessible toilet"), _("No accessible toilet")),
        (page.hearing_loop, _("Hearing loop"), _("No hearing loop")),
    ]
    known = [yes if fact else no for fact, yes, no in access if fact is not None]
    facts = [page.when, page.cost, ", ".join(filter(None, (page.street, town))), ", ".join(known), contact]
    return {
        "title": page.title,
        "lang": page.locale.language_code,
        "kind": page.get_kind_display(),
        "teaser": page.teaser,
        "first": page.first_time,
        "facts": [*filter(None, facts)],
        "link": {"url": page.website, "text": bare(page.website)} if page.website else None,
    }


def back(contents: Contents, language: str) -> dict[str, Any]:
    """Return what stands on the last page: who a human is reached by, and what the school is not."""
    school = contents.school
    town = f"{school.postcode} {school.town}".strip()
    address = ", ".join(filter(None, (school.street, town)))
    return {
        "title": _("Would you rather talk to a human?"),
        "phone": _call(school.phone) if school.phone else None,
        "lines": [*filter(None, (school.phone_hours, address, school.opening_hours))],
        "mail": {"url": f"mailto:{school.email}", "text": school.email} if school.email else None,
        "web": school_page("/kurser/", language),
        "help": _("The school is no emergency service. If a life is in danger, call 112."),
        "publisher": ", ".join(filter(None, (school.school_name, school.municipality, contents.term.name))),
    }


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text in which an empty line, or a new one, begins the next."""
    return [capfirst(line.strip()) for line in text.splitlines() if line.strip()]
