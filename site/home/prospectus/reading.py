"""What is in a catalogue, as rows: the same number of questions however many courses there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, Q
from wagtail.models import Site

from courses.class_rows import SHOWN
from courses.models import CoursePage, CourseRun, Session, TeachingAssignment, TeamMember, Term, Venue
from courses.states import Audience, RunAccess
from enrolment.models import Agreement
from home.models import CommunityPage, SchoolSettings
from home.models.prospectus import ProspectusWords
from home.prospectus.choices import Choice
from peers.danish import in_order
from peers.models import Contributor


@dataclass(frozen=True)
class Course:
    """A course in the words of the catalogue's language, with its classes of the term and its makers."""

    page: CoursePage
    runs: list[CourseRun]
    makers: list[TeamMember]


@dataclass(frozen=True)
class Contents:
    """All that a catalogue is put together from. ``resting``: published courses without a class now."""

    term: Term
    courses: list[Course]
    resting: list[CoursePage]
    venues: list[Venue]
    teachers: list[Contributor]
    communities: list[CommunityPage]
    agreement: Agreement | None
    school: SchoolSettings
    words: ProspectusWords


def read(choice: Choice, *, now: datetime) -> Contents:
    """Read everything that this catalogue says at ``now``."""
    pages = pages_for(choice.audience)
    runs = _runs(choice.term, pages, now)
    spoken = _in_language(pages, choice.language)
    makers = _makers(key for key, found in runs.items() if found)
    held = {key: found for key, found in runs.items() if any(run.state != "cancelled" for run in found)}
    courses = [
        Course(spoken[page.translation_key], held[page.translation_key], makers.get(page.translation_key, []))
        for page in pages
        if page.translation_key in held
    ]
    return Contents(
        term=choice.term,
        courses=courses,
        resting=[spoken[page.translation_key] for page in pages if page.translation_key not in held],
        venues=_venues(courses),
        teachers=_teachers(courses),
        communities=_communities(choice.language),
        agreement=Agreement.objects.filter(valid_from__lte=now).order_by("-version").first(),
        school=school(),
        words=ProspectusWords.load(),
    )


def school() -> SchoolSettings:
    """Return who the school is, without a request to ask."""
    site = Site.objects.filter(is_default_site=True).first()
    return SchoolSettings.for_site(site) if site else SchoolSettings()


def pages_for(audience: str) -> list[CoursePage]:
    """Return the published Danish pages of the courses for an audience ('': all), in Danish order."""
    live = CoursePage.objects.live().public().filter(locale__language_code=settings.LANGUAGE_CODE)
    if audience:
        wanted = Q(audience__contains=[audience]) | Q(audience__contains=[Audience.EVERYONE]) | Q(audience=[])
        live = live.filter(wanted)
    pages: Iterable[CoursePage] = live.select_related("picture", "locale").defer("body")
    return sorted(pages, key=lambda page: (in_order(page.title), page.pk))


def public_runs(now: datetime, **which: object) -> list[CourseRun]:
    """Return the classes that the course's page shows: no drafts, none finished, past or by invitation.

    Each comes with its sessions, its place, and those of its teachers who said yes to being shown: on paper
    a name cannot be taken back, so the yes to teaching alone is not enough.
    """
    taught = TeachingAssignment.objects.teaching().filter(contributor__consented_at__isnull=False)
    runs = (
        CourseRun.objects.filter(state__in=SHOWN, access=RunAccess.PUBLIC, **which)
        .select_related("course", "venue", "seats", "seat_rules", "term")
        .defer("course__body")
        .prefetch_related(
            "shares",
            Prefetch("sessions", Session.objects.select_related("venue")),
            Prefetch(
                "assignments",
                taught.select_related("contributor").order_by("contributor__public_name", "pk"),
                to_attr="shown_teachers",
            ),
        )
        .order_by("pk")
    )
    return [run for run in runs if not _is_past(run, now)]


def _runs(term: Term, pages: list[CoursePage], now: datetime) -> dict[UUID, list[CourseRun]]:
    found: dict[UUID, list[CourseRun]] = {page.translation_key: [] for page in pages}
    for run in public_runs(now, term=term, course__translation_key__in=list(found)):
        found[run.course.translation_key].append(run)
    for runs in found.values():
        runs.sort(key=lambda run: (run.state == "cancelled", _first(run), run.pk))
    return found


def _is_past(run: CourseRun, now: datetime) -> bool:
    sessions = run.sessions.all()
    return bool(sessions) and max(one.ends_at for one in sessions) <= now


def _first(run: CourseRun) -> float:
    held = [one.starts_at.timestamp() for one in run.sessions.all() if one.cancelled_at is None]
    return min(held, default=float("inf"))


def _in_language(pages: list[CoursePage], language: str) -> dict[UUID, CoursePage]:
    """Translation key to the page in that language, to the Danish one where there is no translation."""
    found = {page.translation_key: page for page in pages}
    if language != settings.LANGUAGE_CODE and found:
        live = CoursePage.objects.live().public().filter(locale__language_code=language)
        for page in (
            live.filter(translation_key__in=list(found)).select_related("picture", "locale").defer("body")
        ):
            found[page.translation_key] = page
    return found


def _makers(keys: Iterable[UUID]) -> dict[UUID, list[TeamMember]]:
    """Translation key to those who made the course and said yes to being named."""
    rows = TeamMember.objects.filter(
        course__translation_key__in=list(keys),
        joined_at__isnull=False,
        contributor__consented_at__isnull=False,
    ).select_related("contributor", "course")
    found: dict[UUID, list[TeamMember]] = {}
    for row in rows.defer("course__body"):
        found.setdefault(row.course.translation_key, []).append(row)
    for members in found.values():
        members.sort(key=lambda one: (in_order(one.contributor.public_name), one.pk))
    return found


def _venues(courses: list[Course]) -> list[Venue]:
    """The places of the classes that are held, in Danish order."""
    met: dict[int, Venue] = {}
    for run in (run for course in courses for run in course.runs if run.state != "cancelled"):
        held = (one.venue for one in run.sessions.all() if one.cancelled_at is None)
        met.update({venue.pk: venue for venue in (run.venue, *held) if venue is not None})
    return sorted(met.values(), key=lambda venue: (in_order(venue.name), venue.pk))


def _teachers(courses: list[Course]) -> list[Contributor]:
    """Those who teach what is in the catalogue and said yes to being shown, in Danish order."""
    met = {
        one.contributor_id: one.contributor
        for course in courses
        for run in course.runs
        if run.state != "cancelled"
        for one in taught_by(run)
        if not one.contributor.has_stopped
    }
    return sorted(met.values(), key=lambda one: (in_order(one.public_name), one.pk))


def taught_by(run: CourseRun) -> list[TeachingAssignment]:
    """Return who teaches a class of ``public_runs``, by name."""
    shown: list[TeachingAssignment] = getattr(run, "shown_teachers", [])
    return shown


def _communities(language: str) -> list[CommunityPage]:
    """The places outside the school in that language, in Danish where there is no translation."""
    found: dict[UUID, CommunityPage] = {}
    live = (
        CommunityPage.objects.live()
        .public()
        .filter(locale__language_code__in=(settings.LANGUAGE_CODE, language))
    )
    for page in live.select_related("locale").defer("body"):
        if page.locale.language_code == language or page.translation_key not in found:
            found[page.translation_key] = page
    return sorted(found.values(), key=lambda page: (page.kind, in_order(page.title), page.pk))
