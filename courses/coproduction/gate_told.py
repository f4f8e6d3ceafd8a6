"""Letters of the gate, written in the transaction that caused them and in the reader's language.

The discreet words say neither school nor course.
"""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from accounts.roles import Role
from courses import addresses
from courses.coproduction import approvers, teams
from courses.models import ChangeWish, CoursePage, EmergencyPublication
from courses.states import ApprovalKind, MemberState
from courses.words import day
from peers.models import Contributor


def asked(
    page: CoursePage,
    able: Iterable[tuple[Contributor, tuple[ApprovalKind, ...]]],
    *,
    missing: tuple[ApprovalKind, ...],
    by: User | None,
) -> None:
    """Ask everybody who can give one of the approvals that lack."""
    for contributor, kinds in able:
        person = contributor.person
        if person is None or not set(kinds) & set(missing):
            continue
        with override(person.language):
            path, button = reverse("courses:approve", args=[page.pk]), _("Read and answer")
            discreet = Words(
                _("Something waits for you to read it"),
                (_("Read it when it suits you, and say yes or what should be changed."),),
                button,
                path,
            )
            line = _("“%(title)s” is written, and waits for your approval before it is published.")
            full = Words(
                _("A course waits for your approval"), (line % {"title": _title(page)},), button, path
            )
            letters.write(
                kind="approval_asked",
                words=discreet,
                full=full,
                person=person,
                is_own_act=by is not None and by.pk == person.pk,
            )


def changes_wished(page: CoursePage, wish: ChangeWish, *, by: User) -> None:
    """Tell the team what somebody would have changed."""
    for person in _team(page, but=by):
        with override(person.language):
            path, button = reverse("courses:build", args=[_source(page)]), _("Go on with it")
            discreet = Words(
                _("Somebody has read what you wrote"), (_("They wish for some changes first."),), button, path
            )
            line = _("%(name)s wishes for changes in “%(title)s” before it is approved:")
            said = (line % {"name": wish.contributor, "title": _title(page)}, wish.comment)
            full = Words(_("Changes are wished for in a course"), said, button, path)
            letters.write(kind="approval_changes", words=discreet, full=full, person=person)


def ready(page: CoursePage, *, by: User) -> None:
    """Tell the editors that a course has both approvals."""
    for person in _in_role(Role.EDITOR, but=by):
        with override(person.language):
            path, button = reverse("courses:publish", args=[page.pk]), _("Publish it")
            discreet = Words(
                _("Something is ready to be published"), (_("Both have said yes."),), button, path
            )
            line = _("“%(title)s” is approved by both, and can be published.")
            full = Words(
                _("A course is ready to be published"), (line % {"title": _title(page)},), button, path
            )
            letters.write(kind="approval_ready", words=discreet, full=full, person=person)


def published(page: CoursePage, *, by: User | None) -> None:
    """Tell the team that what they made is in the catalogue."""
    for person in _team(page, but=by):
        with override(person.language):
            path, button = addresses.path_of(page), _("See it")
            discreet = Words(
                _("What you made is there for others now"),
                (_("Thank you for making it."),),
                button,
                reverse("courses:making"),  # the address of the course would name it
            )
            line = _("“%(title)s” is in the catalogue. Thank you for making it.")
            full = Words(_("Your course is published"), (line % {"title": _title(page)},), button, path)
            letters.write(kind="approval_published", words=discreet, full=full, person=person)


def published_anyway(page: CoursePage, row: EmergencyPublication, *, by: User) -> None:
    """Tell the team that a leader did not wait for them, why, and until when they can approve it."""
    for person in _team(page, but=by):
        with override(person.language):
            line = _("“%(title)s” was published before it was approved. The reason is: %(reason)s")
            until = _("It is taken down again on %(day)s, unless both approve it before.")
            said = (
                line % {"title": _title(page), "reason": row.reason},
                until % {"day": day(row.until)},
            )
            _write_of(row, page, person, "emergency_begun", said)


def ends_soon(page: CoursePage, row: EmergencyPublication) -> None:
    """Tell leaders and team that a course is taken down in three days."""
    for person in _leaders_and_team(page):
        with override(person.language):
            line = _("“%(title)s” is still not approved by both, and is taken down on %(day)s.")
            said = (line % {"title": _title(page), "day": day(row.until)},)
            _write_of(row, page, person, "emergency_ends", said)


def taken_down(page: CoursePage, row: EmergencyPublication) -> None:
    """Tell leaders and team that a course was taken down for want of approvals."""
    for person in _leaders_and_team(page):
        with override(person.language):
            line = _("“%(title)s” was not approved by both in time, and is taken down.")
            _write_of(row, page, person, "emergency_over", (line % {"title": _title(page)},))


def _write_of(
    row: EmergencyPublication, page: CoursePage, person: User, kind: str, said: tuple[str, ...]
) -> None:
    words = Words(
        _("Something waits for approval"),
        (_("It was published without, and is taken down again without."),),
        _("Read it"),
        _where(page, person),
    )
    full = replace(words, subject=_("A course is published without approvals"), paragraphs=said)
    letters.write(kind=kind, words=words, full=full, person=person)


def _where(page: CoursePage, person: User) -> str:
    """Return where this person can do something about it: approve it, look after it, or write on it."""
    if approvers.may_approve(page, person):
        return reverse("courses:approve", args=[page.pk])
    if person.has_perm("courses.add_emergencypublication"):
        return reverse("courses:publish", args=[page.pk])
    return reverse("courses:build", args=[_source(page)])


def _team(page: CoursePage, *, but: User | None = None) -> list[User]:
    """Return the people of the team who have an account, each once, without whoever did it."""
    rows = teams.of(page).filter(state=MemberState.JOINED, contributor__person__is_active=True)
    people = {row.contributor.person for row in rows if row.contributor.person is not None}
    return sorted((one for one in people if one != but), key=lambda one: one.pk)


def _in_role(role: str, *, but: User | None = None) -> list[User]:
    rows = User.objects.filter(Q(groups__name=role), is_active=True).distinct().order_by("pk")
    return [one for one in rows if one != but]


def _leaders_and_team(page: CoursePage) -> list[User]:
    return list(dict.fromkeys((*_in_role(Role.LEADER), *_team(page))))


def _source(page: CoursePage) -> int:
    number: int = teams.source_of(page).pk
    return number


def _title(page: CoursePage) -> str:
    """Return the title of what is being approved, as its draft has it."""
    return str(page.draft_title or page.title)
