"""The loading as a whole."""

import hashlib
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone, translation
from wagtail.signal_handlers import disable_reference_index_auto_update

from accounts.models import User
from courses.models import CoursePage
from demo import content, pictures
from demo.content import cast as cast_text
from demo.content.earlier import TERMS
from demo.loading import (
    asking,
    classroom,
    daily,
    earlier,
    facts,
    filling,
    gallery,
    gathering,
    letters,
    made,
    making,
    owing,
    own,
    pages,
    paying,
    places,
    progress,
    sharing,
    team,
    ways,
)
from demo.loading.classes import Stage, find, make_all
from enrolment.day import apologies
from enrolment.models import Agreement, Enrolment
from insight.counting import nightly
from peers.models import Contributor

LOADED = "loaded"


class NotOurs(Exception):
    """The database has people in it that the demo did not make."""


def is_loaded() -> bool:
    """Whether the database holds the demo as it is written now."""
    return made.recall(LOADED) == fingerprint()


def load(told: progress.Progress, *, illustrated: bool = True) -> None:
    """Load what is not there yet. Raises `NotOurs` for a database that is somebody else's.

    The pictures take most of the time; without them (`illustrated`) all else is the same.
    """
    if not made.anything() and User.objects.exists():
        raise NotOurs
    # What refers to what is counted once at the end: in between, rows come and go quicker than the worker.
    with translation.override("da"), disable_reference_index_auto_update():
        _load(told, illustrated)
    with told.step("what refers to what"):
        call_command("rebuild_references_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the planner knows nothing yet of rows that came a moment ago
    made.remember(LOADED, fingerprint())


def _load(told: progress.Progress, illustrated: bool) -> None:
    with told.step("the school, its rules and its team"):
        made.remember("begun", timezone.now().isoformat())
        facts.school()
        agreement = facts.rules()
        sharing.formats()
        cast = team.roles()
        makers = team.contributors(cast)
    hung = gallery.hang(told) if illustrated else {}
    publisher = pages.Publisher(cast["redaktoer"])
    with told.step("front page, catalogue and news"):
        pages.front(publisher)
        above = pages.catalogue(publisher)
        pages.news(publisher)
    pages.standard_pages(publisher, told)
    written = pages.courses(publisher, above, hung, makers, told)
    if illustrated:
        gallery.make_all_sizes(told)
        gallery.hang_portraits(makers, told)
    coordinator = cast["koordinator"]
    today = timezone.localdate()
    stage = Stage(today, written, places.school_terms(today), places.venues(hung), makers, coordinator)
    folk = _classes(stage, cast, agreement, told)
    with told.step("ways through the school and out of it"):
        ways.build_bridges(publisher, written)
    _live(cast, stage, folk, told)


def _live(cast: dict[str, User], stage: Stage, folk: list[User], told: progress.Progress) -> None:
    """What people do, make and say together, and what comes of it."""
    with told.step("what has happened so far"):
        _happen(cast, folk)
    with told.step("ideas, and teams at work"):
        _make_together(cast, stage.teachers, stage.courses)
    with told.step("what is agreed, owed and paid"):
        _owe_and_pay(cast, stage.teachers)
    with told.step("what people think, hope and plan"):
        _look_back(cast, stage)
    with told.step("the last words"):
        _apologise(cast)
        letters.settle(cast, stage.coordinator)
    with told.step("the key figures"):
        nightly.count()


def _classes(
    stage: Stage, cast: dict[str, User], agreement: Agreement, told: progress.Progress
) -> list[User]:
    """Make and fill the classes of every term; return those who sit in them."""
    folk = filling.folk(told)
    make_all(stage, filling.Filler(folk, cast, agreement, stage.coordinator), told)
    for key in TERMS:
        filler = filling.Filler(folk, cast, agreement, stage.coordinator, (key,))
        earlier.live_through(stage, filler, key, told)
    return [user for user, _text in folk]


@transaction.atomic
def _happen(cast: dict[str, User], folk: list[User]) -> None:
    """Once: what people did on the day itself, and what they told each other."""
    if made.recall("happened") is not None:
        return
    by, now = cast["koordinator"], timezone.now()
    sharing.live(find)
    earlier.date_courses()
    daily.attend(by, now)
    daily.count_drop_ins(by, now)
    daily.lend_seats(now)
    daily.want_more(folk)
    daily.write(by)
    daily.guide(cast["vejviser"], by, folk)
    earlier.forget(now)
    made.remember("happened", 1)


@transaction.atomic
def _make_together(
    cast: dict[str, User], makers: dict[str, Contributor], written: dict[str, CoursePage]
) -> None:
    """Once: ideas from anyone, courses that are being built, and what teachers and classes say."""
    if made.recall("made together") is None:
        making.make(cast, makers, written)
        classroom.talk(cast, makers, timezone.now())
        made.remember("made together", 1)


@transaction.atomic
def _owe_and_pay(cast: dict[str, User], makers: dict[str, Contributor]) -> None:
    """Once: rates and budgets, the work of four months, a working group, and payroll."""
    if made.recall("owed") is None:
        by, now = cast["koordinator"], timezone.now()
        projects = owing.decide(makers, cast["leder"], timezone.localdate(now))
        owing.work(makers, projects, by, now)
        owing.lower(projects, cast["leder"], timezone.localdate(now))
        gathering.gather(makers, projects["school"], by, now)
        paying.pay(makers, payer=cast["oekonomi"], now=now)
        made.remember("owed", 1)


@transaction.atomic
def _look_back(cast: dict[str, User], stage: Stage) -> None:
    """Once: paths, answers about classes, plans, and how the school looks at itself."""
    if made.recall("looked back") is None:
        now = timezone.now()
        ways.lay(stage.courses, cast)
        asking.ask(stage.courses, now)
        asking.look_at_the_school(stage.teachers, now)
        own.write(cast, stage.courses, stage.terms, now)
        made.remember("looked back", 1)


@transaction.atomic
def _apologise(cast: dict[str, User]) -> None:
    """Afbud of the cast for the next session."""
    for key, plan in cast_text.APOLOGY.items():
        person, run = cast[key], find(plan)
        coming = (
            run.sessions.filter(starts_at__gt=timezone.now(), cancelled_at=None).order_by("starts_at").first()
        )
        if coming is not None:
            apologies.give(enrolment=Enrolment.objects.get(person=person, run=run), session=coming, by=person)


def fingerprint() -> str:
    """What changes when the demo's content, its pictures or its loading change."""
    whole = hashlib.sha256()
    for folder in (content.__file__, pictures.__file__, __file__):
        for source in sorted(Path(folder or "").parent.glob("*.py")):
            whole.update(source.read_bytes())
    return whole.hexdigest()[:32]
