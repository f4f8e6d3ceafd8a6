"""What teachers and coordinators are told of who teaches. Nobody is told of a class that is over."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from accounts.roles import Role
from courses import words
from courses.models import CourseRun, Session, TeachingAssignment
from courses.states import AssignmentState
from courses.titles import title_of


def coordinators() -> QuerySet[User]:
    """Return those who staff the classes."""
    return User.objects.filter(is_active=True, groups__name=Role.COORDINATOR).distinct()


def tell(
    person: User | None,
    kind: str,
    say: Callable[[str], Words],
    full: Callable[[str], Words],
    *,
    is_own_act: bool = False,
) -> None:
    """Write to somebody in their language; who has no account is told by the desk."""
    if person is None or not person.is_active:
        return
    with override(person.language):
        letters.write(
            kind=kind,
            person=person,
            words=say(person.language),
            full=full(person.language),
            is_own_act=is_own_act,
        )


def tell_desk(
    people: Iterable[User],
    kind: str,
    subject: Promise,
    said: Callable[[str], tuple[str, ...]],
    run_id: int,
    *,
    is_own_act: bool = False,
) -> None:
    """Write to coordinators about the teachers of a class; which class is for full words alone."""

    def say(_language: str) -> Words:
        return Words(
            str(subject), (_("Sign in to see which it is."),), _("See who teaches"), desk_path(run_id)
        )

    def full(language: str) -> Words:
        return Words(str(subject), said(language), _("See who teaches"), desk_path(run_id))

    for person in people:
        tell(person, kind, say, full, is_own_act=is_own_act)


def tell_of_offer(row: TeachingAssignment, *, now: datetime) -> None:
    """Ask, or say that the school wrote down a yes; only where something is still to come."""
    first = next_of(row, now)
    if first is None:
        return
    asked = row.state == AssignmentState.OFFERED
    path, when = _question(row), words.session_when

    def say(_language: str) -> Words:
        if asked:
            body = _("You are asked whether you would like to take part as one who teaches.")
            return Words(_("A question for you"), (body, _no_reason()), _("See and answer"), path())
        body = _("You are written down as one who teaches, as you agreed with us.")
        return Words(_("You are written down"), (body,), _("See what it is"), path())

    def full(language: str) -> Words:
        fill = {
            "class": title_of(row.run, language=language),
            "role": str(row.get_role_display()).lower(),
            "when": when(first),
        }
        if asked:
            body = _("Will you be %(role)s at “%(class)s”? The first time is %(when)s.") % fill
            return Words(
                _("Will you teach “%(class)s”?") % fill, (body, _no_reason()), _("See and answer"), path()
            )
        body = _("You are written down as %(role)s at “%(class)s”. The first time is %(when)s.") % fill
        return Words(_("You teach “%(class)s”") % fill, (body,), _("See what it is"), path())

    tell(row.contributor.person, "teaching_offer" if asked else "teaching_agreed", say, full)


def tell_of_copies(rows: Iterable[TeachingAssignment]) -> None:
    """Ask each person once about all classes they are asked to teach again."""
    by_person: dict[User, int] = {}
    for row in rows:
        person = row.contributor.person
        if person is not None and row.state == AssignmentState.OFFERED:
            by_person[person] = by_person.get(person, 0) + 1
    for person, count in by_person.items():

        def say(_language: str, count: int = count) -> Words:
            body = ngettext(
                "You are asked whether you would like to teach again.",
                "You are asked about %(count)d things you might like to teach again.",
                count,
            ) % {"count": count}
            path = reverse("courses:teaching_questions")
            return Words(_("A question for you"), (body, _no_reason()), _("See and answer"), path)

        tell(person, "teaching_offer", say, say)


def tell_of_no(row: TeachingAssignment) -> None:
    """Tell who asked that the answer is no; why is nobody's business."""

    def said(language: str) -> tuple[str, ...]:
        fill = {"name": row.contributor.public_name, "class": title_of(row.run, language=language)}
        return (_("%(name)s has said no thank you to “%(class)s”. No reason is asked.") % fill,)

    if row.offered_by is not None:
        tell_desk(
            [row.offered_by], "teaching_declined", gettext_lazy("An answer about teaching"), said, row.run_id
        )


def tell_of_end(row: TeachingAssignment, *, now: datetime) -> None:
    """Tell somebody that they are taken off, where something was still to come."""
    if next_of(row, now) is None:
        return

    def say(_language: str) -> Words:
        body = _("You are no longer written down for what you were asked about. Call us with any question.")
        return Words(_("A change of plans"), (body,))

    def full(language: str) -> Words:
        fill = {"class": title_of(row.run, language=language)}
        body = _("You are no longer written down for “%(class)s”. Call us with any question.") % fill
        return Words(_("A change of plans"), (body,))

    tell(row.contributor.person, "teaching_ended", say, full)


def tell_of_loss(run: CourseRun) -> None:
    """Tell the coordinators that an open class has no longer both kinds of teachers."""

    def said(language: str) -> tuple[str, ...]:
        fill = {"class": title_of(run, language=language)}
        lost = _("“%(class)s” has no longer both a teacher with lived experience and a professional one.")
        return lost % fill, _("The class stays open.")

    tell_desk(coordinators(), "staffing_lost", gettext_lazy("A class lacks a teacher"), said, run.pk)


def next_of(row: TeachingAssignment, now: datetime) -> Session | None:
    """Return the first coming session that an assignment is about."""
    if row.session is not None:
        return row.session if row.session.ends_at > now and not row.session.is_cancelled else None
    coming = Session.objects.filter(run=row.run_id, cancelled_at__isnull=True, ends_at__gt=now)
    return coming.order_by("starts_at").first()


def _question(row: TeachingAssignment) -> Callable[[], str]:
    return lambda: reverse("courses:teaching_question", args=[row.pk])


def desk_path(run_id: int) -> str:
    """Return the address of the screen where the teachers of a class stand."""
    # Screens of the desk have no language in their address, and are no matter of this app's.
    return f"/redaktion/hold/{run_id}/undervisere/"


def _no_reason() -> str:
    return _("You answer with one press. A no needs no reason, and nobody in the class sees it.")
