"""The shapes of the demo's content. Keys (`"citizen"`, `"hope"`) are the values of the models' choices."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Quote:
    """A participant's words; everybody quoted is invented, and has said yes."""

    text: str
    name: str


@dataclass(frozen=True)
class Words:
    """What is read about a course, in one language."""

    title: str
    teaser: str
    body: tuple[str, ...]
    gains: tuple[str, ...]
    breaks: str
    next_steps: tuple[str, ...]
    quote: Quote | None = None


@dataclass(frozen=True)
class Course:
    """A course of the catalogue. The first theme gives the picture its hues."""

    slug: str
    words: Words
    themes: tuple[str, ...]
    life_areas: tuple[str, ...]
    motif: str
    designers: tuple[str, ...]
    format: str = "course"
    audience: tuple[str, ...] = ("everyone",)
    level: str = "all"
    noise: str = "talk"
    sharing: str = "none"
    may_leave: bool = True
    ects: str | None = None


@dataclass(frozen=True)
class Contributor:
    """Somebody who designs or teaches. `story` is shown only with consent."""

    key: str
    public_name: str
    basis: str
    story: str = ""
    consents: bool = True


@dataclass(frozen=True)
class Venue:
    """A place with its rooms; None where a fact is not known."""

    slug: str
    name: str
    street: str
    postcode: str
    town: str
    way_there: str
    rooms: tuple[str, ...]
    step_free: bool | None
    lift: bool | None
    accessible_toilet: bool | None
    hearing_loop: bool | None
    quiet_room: bool | None
    parking: str
    nearest_stop: str
    theme: str
    motif: str


@dataclass(frozen=True)
class ClassPlan:
    """A class to be made.

    `start` counts weeks from the Monday of this week. `weekday` is 0 for Monday; None means the first
    working day after today. `taken` seats are filled and `waiting` people stand in line. `fate` is what
    becomes of it: open, closed, finished, cancelled, draft.
    """

    course: str
    term: str
    start: int
    weekday: int | None
    at: str
    count: int
    venue: str
    room: str
    capacity: int
    teachers: tuple[str, str]
    taken: int = 0
    waiting: int = 0
    minutes: int = 120
    fate: str = "open"
    label: str = ""
    every_weeks: int = 1
    opens_in_days: int | None = None
    reason: str = ""

    @property
    def key(self) -> str:
        """What the cast calls the class by: course, term, week and, where two begin in one week, its label."""
        tail = f"/{self.label}" if self.label else ""
        return f"{self.course}/{self.term}/{self.start}{tail}"


@dataclass(frozen=True)
class ShareText:
    """What one group has: seats in a class, or percent of the seats in the default of a format."""

    group: str
    guaranteed: int = 0
    maximum: int | None = None
    released_days_before: int | None = None


@dataclass(frozen=True)
class SharedClass:
    """How the seats of a class are shared. `seated` and `line` are groups, or keys of the cast, in order."""

    shares: tuple[ShareText, ...] = ()
    policy: dict[str, Any] = field(default_factory=dict)
    seated: tuple[str, ...] = ()
    line: tuple[str, ...] = ()


@dataclass(frozen=True)
class FormatPlan:
    """What new classes of a format begin with."""

    format: str
    shares: tuple[ShareText, ...]
    policy: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Person:
    """A participant; `comes_as` is empty for those who did not say."""

    chosen_name: str
    email: str | None
    phone: str
    contact_by: str
    comes_as: str
    language: str


@dataclass(frozen=True)
class Role:
    """One of the people a visitor of the demo can be."""

    key: str
    chosen_name: str
    groups: tuple[str, ...]
    comes_as: str
    about_da: str
    about_en: str

    @property
    def email(self) -> str:
        """The address of the role."""
        return f"{self.key}@fjordby.example"


@dataclass(frozen=True)
class Prose:
    """A page of text: paragraphs; one that begins with `# ` is a heading, with `- ` an item of a list."""

    title: str
    lead: str
    body: tuple[str, ...]


@dataclass(frozen=True)
class StandardPage:
    """A standard page in both languages."""

    slug: str
    da: Prose
    en: Prose


@dataclass(frozen=True)
class News:
    """A piece of news, dated so many days before today."""

    slug: str
    days_ago: int
    words: Prose
