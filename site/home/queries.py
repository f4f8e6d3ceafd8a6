"""What the school's pages read: what is on, and what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from courses import labels, words
from courses.models import CoursePage, CourseRun, Session
from courses.pictures import CARD_SPECS, markup, sizes_of
from courses.seat_words import SeatWord, seat_word
from courses.states import DROP_IN_FORMATS, RunAccess, RunState
from home.languages import here
from home.models import NewsPage

CLASSES_SHOWN = 4
CARD_SHOWN = "(min-width: 1120px) 260px, (min-width: 600px) 45vw, 92vw"
CLASSES_READ = 24
"""So many are read to find four of different courses."""
DROP_INS_SHOWN = 4
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ClassCard:
    """A class with free seats, in words."""

    course: CoursePage
    title: str
    teaser: str
    href: str
    meta: list[tuple[str, str]]
    seat: SeatWord
    picture: SafeString
    lang: str = ""


@dataclass(frozen=True)
class DropIn:
    """Something one simply comes to."""

    title: str
    href: str
    starts_at: datetime
    hours: str
    place: str
    lang: str = ""


class Texts(NamedTuple):
    """The words of a course in the language being spoken; `lang` is set where they are in another."""

    title: str
    teaser: str
    lang: str = ""


def next_classes(*, request: HttpRequest | None = None, now: datetime | None = None) -> list[ClassCard]:
    """The next classes with free seats that can be signed up for, one of each course."""
    at = now or timezone.now()
    runs: dict[int, CourseRun] = {}
    for run in _with_free_seats(at)[:CLASSES_READ]:
        runs.setdefault(run.course_id, run)
    chosen = list(runs.values())[:CLASSES_SHOWN]
    words_of = _in_this_language(run.course for run in chosen)
    sizes = sizes_of([run.course.picture_id for run in chosen if run.course.picture_id], CARD_SPECS)
    return [
        _card(
            run,
            words_of[run.course_id],
            markup(sizes.get(run.course.picture_id, {}), shown=CARD_SHOWN),
            now=at,
            request=request,
        )
        for run in chosen
    ]


def drop_ins(*, request: HttpRequest | None = None, now: datetime | None = None) -> list[DropIn]:
    """What one can come to in the next seven days without signing up, soonest first."""
    at = now or timezone.now()
    sessions = (
        Session.objects.filter(
            run__state=RunState.OPEN,
            run__access=RunAccess.PUBLIC,
            run__course__live=True,
            run__course__format__in=DROP_IN_FORMATS,
            cancelled_at__isnull=True,
            ends_at__gt=at,
            starts_at__lt=at + WEEK,
        )
        .select_related("run__course", "run__venue", "venue")
        .defer("run__course__body")
        .order_by("starts_at", "pk")[:DROP_INS_SHOWN]
    )
    found = list(sessions)
    words_of = _in_this_language(session.run.course for session in found)
    return [_drop_in(session, words_of[session.run.course_id], request) for session in found]


def news() -> QuerySet[NewsPage]:
    """Published news in this language, newest first; in Danish where there is no translation."""
    source = settings.LANGUAGE_CODE
    spoken = get_language() or source
    published = NewsPage.objects.live().public().select_related("locale").defer_streamfields()
    translated = NewsPage.objects.live().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=spoken
    )
    stands_in = Q(locale__language_code=source) & ~Q(Exists(translated))
    found: QuerySet[NewsPage] = published.filter(Q(locale__language_code=spoken) | stands_in)
    return found.order_by("-date", "-first_published_at", "-pk")


def _with_free_seats(now: datetime) -> QuerySet[CourseRun]:
    starts = Min("sessions__starts_at", filter=Q(sessions__cancelled_at__isnull=True))
    return (
        CourseRun.objects.filter(
            state=RunState.OPEN,
            course__live=True,
            seats__taken__lt=F("seats__capacity") - F("seats__reserved"),
        )
        .exclude(course__format__in=DROP_IN_FORMATS)
        .annotate(
            starts=starts,
            opens=Coalesce("enrolment_opens_at", "term__enrolment_opens_at"),
            closes=Coalesce("enrolment_closes_at", starts),
        )
        .filter(starts__gt=now, opens__lte=now, closes__gt=now)
        .select_related("course", "venue", "term", "seats")
        .defer("course__body")
        .prefetch_related("sessions")
        .order_by("starts", "pk")
    )


def _in_this_language(courses: Iterable[CoursePage]) -> dict[int, Texts]:
    """Title and teaser by the pk of the Danish course, translated where they are."""
    found = {course.pk: course for course in courses}
    spoken = get_language()
    there: dict[UUID, Texts] = {}
    if spoken != settings.LANGUAGE_CODE and found:
        keys = [course.translation_key for course in found.values()]
        rows = CoursePage.objects.live().filter(locale__language_code=spoken, translation_key__in=keys)
        there = {
            row.pop("translation_key"): Texts(**row)
            for row in rows.values("translation_key", "title", "teaser")
        }
    lang = "" if spoken == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    return {
        pk: there.get(course.translation_key, Texts(course.title, course.teaser, lang))
        for pk, course in found.items()
    }


def _card(
    run: CourseRun, texts: Texts, picture: SafeString, *, now: datetime, request: HttpRequest | None
) -> ClassCard:
    return ClassCard(
        course=run.course,
        title=texts.title,
        teaser=texts.teaser,
        href=here(run.course.get_url(request) or ""),
        meta=[
            ("calendar", words.unbroken(words.run_dates(run.sessions.all()))),
            place_of(run),
            ("people", labels.audience(run.course.audience)),
        ],
        seat=seat_word(run, now=now),
        picture=picture,
        lang=texts.lang,
    )


def _drop_in(session: Session, texts: Texts, request: HttpRequest | None) -> DropIn:
    return DropIn(
        title=texts.title,
        href=here(session.run.course.get_url(request) or ""),
        starts_at=session.starts_at,
        hours=words.hours(session.starts_at, session.ends_at),
        place=place_of(session.run, session)[1],
        lang=texts.lang,
    )


def place_of(run: CourseRun, session: Session | None = None) -> tuple[str, str]:
    """Icon and words for where a class meets, or one session of it."""
    venue = (session and session.venue) or run.venue
    if venue is None:
        return ("online", gettext("Online"))
    return ("pin", venue.name)
