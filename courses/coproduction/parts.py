"""The parts in which a team writes a course, each with the questions that its fields answer."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.coproduction.merging import BODY

Words = Any
"""Words in the language of whoever reads them, translated when they are shown."""


@dataclass(frozen=True)
class Question:
    """A field of the course as a question, and a hint beside it. ``most`` is how many letters it holds."""

    field: str
    asks: Words
    hint: Words = ""
    most: int = 0
    rows: int = 1
    may_be_empty: bool = True


@dataclass(frozen=True)
class Part:
    """A part of the building page. The body has no questions: its blocks are fields of their own."""

    slug: str
    title: Words
    lead: Words
    icon: str
    questions: tuple[Question, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what is written in it."""
        return tuple(question.field for question in self.questions) or (BODY,)


PARTS: tuple[Part, ...] = (
    Part(
        "titel",
        _("Title and teaser"),
        _("The first thing people read. Would you have come?"),
        "edit",
        (
            Question(
                "title",
                _("What is the course called?"),
                _("Short, and as you would say it to a friend."),
                most=120,
                may_be_empty=False,
            ),
            Question(
                "teaser",
                _("Which sentence would make you want to come?"),
                _("One sentence. It stands below the title, and on the card in the catalogue."),
                most=200,
                rows=3,
            ),
        ),
    ),
    Part(
        "indhold",
        _("What it is about"),
        _("What happens on the course? Write it to 'you', in plain words and short sentences."),
        "chat",
    ),
    Part(
        "udbytte",
        _("What you get out of it"),
        _("What do you take with you when it is over?"),
        "heart",
        (
            Question(
                "gains",
                _("What would you like to be able to do when you go home?"),
                _("One thing per line. Three to five are enough."),
                most=3000,
                rows=6,
            ),
        ),
    ),
    Part(
        "forvent",
        _("What to expect"),
        _("Whoever is nervous reads this first. What would have made you feel safe?"),
        "hand",
        (
            Question("level", _("Do you need to know anything beforehand?")),
            Question("noise", _("How lively will it be in the room?")),
            Question(
                "breaks",
                _("What about breaks?"),
                _("For example: 'A long break with coffee halfway'."),
                most=120,
            ),
            Question("may_leave", _("You may leave the room at any time, and come back")),
            Question("sharing", _("Will people be asked to share something of their own?")),
        ),
    ),
    Part(
        "find",
        _("Where it is found"),
        _("By these people find the course in the catalogue."),
        "search",
        (
            Question("format", _("What kind of course is it?"), _("A recovery café has no enrolment.")),
            Question("audience", _("Who is it for?"), _("Choose one or more.")),
            Question("themes", _("What does it strengthen?"), _("One or two say more than five.")),
            Question("life_areas", _("Which parts of life is it about?")),
        ),
    ),
    Part(
        "videre",
        _("Next steps"),
        _("What could be the next step outside the school?"),
        "arrow-right",
        (
            Question(
                "next_steps",
                _("Where can people go from here?"),
                _("One per line: a club, a group, an education."),
                most=3000,
                rows=5,
            ),
        ),
    ),
)

_BY_SLUG = {part.slug: part for part in PARTS}
_BY_FIELD = {name: part for part in PARTS for name in part.fields}


def by_slug(slug: str) -> Part | None:
    """The part at that address."""
    return _BY_SLUG.get(slug)


def of_field(name: str) -> Part | None:
    """The part in which a field, or a block of the body (``body.<id>``), is written."""
    return _BY_FIELD.get(name.partition(".")[0])


def after(part: Part) -> Part | None:
    """The part that comes next."""
    place = PARTS.index(part) + 1
    return PARTS[place] if place < len(PARTS) else None
