"""The pages of the school, in Danish and, where there is one, in English."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Revision, Site

from accounts.models import User
from courses.coproduction import gate
from courses.models import CatalogueIndexPage, CoursePage, Picture, TeamMember
from courses.states import ApprovalKind, MemberState
from demo.content import pages_about, pages_rights
from demo.content.courses import COURSES, ENGLISH
from demo.content.news import NEWS
from demo.content.school import CATALOGUE_DA, CATALOGUE_EN, FRONT_DA, FRONT_EN, Front
from demo.content.shapes import Course
from demo.loading import texts
from demo.loading.progress import Progress
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from home.translating import publish_translation
from peers.models import Basis, Contributor

SomePage = TypeVar("SomePage", bound=Page)
Approve = Callable[[Revision], object]


class Publisher:
    """Writes and publishes pages as the editor of the cast."""

    def __init__(self, editor: User) -> None:
        self.editor = editor
        self.english = Locale.objects.get(language_code="en")
        site = Site.objects.get(is_default_site=True)
        self.home: HomePage = site.root_page.specific

    def publish(self, page: SomePage, approve: Approve | None = None) -> SomePage:
        """Publish what the page says now, once it is approved if it is a course."""
        revision = page.save_revision(user=self.editor)
        if approve is not None:
            approve(revision)
        revision.publish(user=self.editor, skip_permission_checks=True)
        return page

    def draft(self, kind: type[SomePage], parent: Page, /, slug: str, **fields: Any) -> SomePage:
        """The page at an address, with new words that are not published yet; made if it is not there."""
        page: SomePage = kind.objects.child_of(parent).filter(slug=slug).first() or kind(
            slug=slug, live=False
        )
        for name, value in fields.items():
            setattr(page, name, value)
        if page.pk is None:
            parent.add_child(instance=page)
        return page

    def child(self, kind: type[SomePage], parent: Page, /, slug: str, **fields: Any) -> SomePage:
        """The page at an address, written anew or made, and published."""
        return self.publish(self.draft(kind, parent, slug, **fields))

    def translate(self, page: Page, approve: Approve | None = None, **fields: Any) -> None:
        """Publish the page in English."""
        more = {"approve": approve} if approve is not None else {}
        publish_translation(page, self.english, fields, by=self.editor, **more)


def front(publisher: Publisher) -> None:
    """The front page."""
    page = publisher.home
    danish, english = _front(FRONT_DA), _front(FRONT_EN)
    for name, value in danish.items():
        setattr(page, name, value)
    publisher.publish(page)
    publisher.translate(page, **english)


def _front(words: Front) -> dict[str, Any]:
    steps = [("step", {"title": title, "text": text}) for title, text in words.steps]
    return {
        "title": words.title,
        "lead": words.lead,
        "may_i_come": words.answer,
        "voices": [texts.quote(words.quote)],
        "steps": steps,
        "search_description": words.lead,
    }


def catalogue(publisher: Publisher) -> CatalogueIndexPage:
    """The page above the courses."""
    page = publisher.child(
        CatalogueIndexPage, publisher.home, "kurser", title=CATALOGUE_DA.title, intro=CATALOGUE_DA.lead
    )
    publisher.translate(page, title=CATALOGUE_EN.title, intro=CATALOGUE_EN.lead)
    return page


def standard_pages(publisher: Publisher, progress: Progress) -> None:
    """How it works, what recovery is, who may come, and our promises."""

    def write(page: Any) -> None:
        made = publisher.child(
            StandardPage,
            publisher.home,
            page.slug,
            title=page.da.title,
            lead=page.da.lead,
            body=texts.body(page.da),
        )
        publisher.translate(made, title=page.en.title, lead=page.en.lead, body=texts.body(page.en))

    progress.each("standard pages", pages_about.PAGES + pages_rights.PAGES, write)


def news(publisher: Publisher) -> None:
    """The news, dated before today."""
    above = publisher.child(
        NewsIndexPage, publisher.home, "nyheder", title="Nyheder", lead="Nyt fra skolen, kort fortalt."
    )
    today = timezone.localdate()
    for item in reversed(NEWS):
        words = item.words
        publisher.child(
            NewsPage,
            above,
            item.slug,
            title=words.title,
            lead=words.lead,
            body=texts.body(words),
            date=today - timedelta(days=item.days_ago),
        )


def courses(
    publisher: Publisher,
    above: CatalogueIndexPage,
    pictures: dict[str, Picture],
    makers: dict[str, Contributor],
    progress: Progress,
) -> dict[str, CoursePage]:
    """Every course, with those who made it; three of them in English too."""
    written: dict[str, CoursePage] = {}

    @transaction.atomic
    def write(course: Course) -> None:
        team = [makers[key] for key in course.designers]
        fields = texts.course_facts(course) | texts.course_texts(course.words)
        page = publisher.draft(CoursePage, above, **fields, picture=pictures.get(course.slug))
        for one in team:
            TeamMember.objects.get_or_create(
                course=page,
                contributor=one,
                defaults={"basis": one.basis, "state": MemberState.JOINED, "joined_at": timezone.now()},
            )
        approve = partial(approve_as_team, team)
        publisher.publish(page, approve)
        if course.slug in ENGLISH:
            publisher.translate(page, approve, **texts.course_texts(ENGLISH[course.slug]))
        written[course.slug] = page

    progress.each("courses", COURSES, write)
    return written


def approve_as_team(team: Iterable[Contributor], revision: Revision) -> None:
    """Let one of each kind in the team approve this revision."""
    signed: set[int] = set()
    for kind in ApprovalKind:
        able = [one for one in team if one.pk not in signed and one.basis in {kind, Basis.BOTH}]
        # Whoever can be one thing only comes first, so that who is both is left for the other.
        one = min(able, key=lambda each: each.basis == Basis.BOTH)
        gate.sign(revision=revision, contributor=one, kind=kind)
        signed.add(one.pk)
