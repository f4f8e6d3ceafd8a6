"""Lets ideas be sent and answered, and teams build, by the same functions as the school uses."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from accounts.models import User
from courses.coproduction import approving, comments, contents, drafts, hours, proposals, teams
from courses.models import CoursePage, Proposal
from courses.states import ApprovalKind
from demo.content.builds import BUILDS
from demo.content.ideas import IDEAS, Build, Idea
from demo.loading import texts
from peers.models import Basis, Contributor

_KIND = {Basis.LIVED: ApprovalKind.LIVED, Basis.PROFESSIONAL: ApprovalKind.PROFESSIONAL}


@transaction.atomic
def make(cast: dict[str, User], makers: dict[str, Contributor], written: dict[str, CoursePage]) -> None:
    """Send every idea and answer it; build what is being built."""
    by, now = cast["koordinator"], timezone.now()
    for idea in IDEAS:
        sent = _send(idea, cast, now)
        _answer(idea, sent, by=by, now=now, course=written.get(idea.course))
        built = next((one for one in BUILDS if one.slug == idea.course), None)
        if built is not None and sent.course is not None:
            _build(built, sent.course, makers, by=by, now=now)


def _send(idea: Idea, cast: dict[str, User], now: datetime) -> Proposal:
    return proposals.propose(
        what=idea.what,
        for_whom=idea.for_whom,
        why=idea.why,
        person=cast.get(idea.role),
        name=idea.name,
        email=idea.email,
        organisation=idea.organisation,
        wants_to_join=idea.wants_to_join,
        now=now - timedelta(days=idea.days),
    )


def _answer(idea: Idea, sent: Proposal, *, by: User, now: datetime, course: CoursePage | None) -> None:
    """Take the idea step by step to where it is; one that is in the catalogue was built as that course."""
    for move, days, words in idea.steps:
        at = now - timedelta(days=days)
        if move == "build":
            built = next((one for one in BUILDS if one.slug == idea.course), None)
            if course is not None:
                Proposal.objects.filter(pk=sent.pk).update(course=course)
            title = built.title if built else idea.what
            made = proposals.start_building(proposal=sent, title=title, by=by, words=words, now=at)
            if course is None:
                _written_at(made, at)
        elif move == "decline":
            proposals.move(proposal=sent, move=move, by=by, reason=words, now=at)
        else:
            proposals.move(proposal=sent, move=move, by=by, words=words, now=at)
    sent.refresh_from_db()


def _build(
    build: Build, page: CoursePage, makers: dict[str, Contributor], *, by: User, now: datetime
) -> None:
    for one in build.team:
        at = now - timedelta(days=one.days)
        contributor = makers[one.contributor]
        member = teams.member(page, contributor) or teams.ask(
            course=page, contributor=contributor, by=by, now=at
        )
        if one.joined:
            teams.answer(member=member, accept=True, by=contributor.person, now=at)
    _draft(page, build.facts, by=by, at=now - timedelta(days=build.team[0].days))
    for key, days, fields in build.drafts:
        _draft(page, fields, by=_account(makers[key]), at=now - timedelta(days=days))
    for said in build.comments:
        comment = comments.write(page=page, path=said.field, text=said.text, by=_account(makers[said.by]))
        for key, text in said.answers:
            comments.answer(comment=comment, text=text, by=_account(makers[key]))
    for number, (key, days, minutes, about) in enumerate(build.hours):
        hours.note(
            course=page,
            contributor=makers[key],
            done_on=timezone.localdate() - timedelta(days=days),
            minutes=minutes,
            about=about,
            by=_account(makers[key]),
            key=uuid5(NAMESPACE_URL, f"{build.slug}/{number}"),
        )
    if build.is_sent:
        _approve(build, page, makers)


def _draft(page: CoursePage, fields: dict[str, object], *, by: User, at: datetime) -> None:
    """Save some fields as a member of the team does, at a moment that has passed."""
    draft = drafts.load(CoursePage.objects.get(pk=page.pk))
    values = {name: value for name, value in fields.items() if name != "body"}
    if "body" in fields:
        block = next(iter(draft.values["body"]), "") or contents.new_block_id()
        values["body"] = [block]
        values[f"body.{block}"] = {"type": "text", "value": texts.rich(tuple(fields["body"]))}  # type: ignore[arg-type]  # lines of text
    revision = drafts.save(page=draft.page, fields=values, base=draft.base, by=by)
    if revision is not None:
        _written_at(CoursePage.objects.get(pk=page.pk), at)


def _written_at(page: CoursePage, at: datetime) -> None:
    """Let the last version of a course have been saved at a moment that has passed."""
    Revision.objects.filter(pk=page.latest_revision_id).update(created_at=at)
    Page.objects.filter(pk=page.pk).update(latest_revision_created_at=at)


def _approve(build: Build, page: CoursePage, makers: dict[str, Contributor]) -> None:
    sender = _account(makers[build.team[0].contributor])
    revision = approving.submit(page=CoursePage.objects.get(pk=page.pk), by=sender)
    for key in build.approved_by:
        contributor = makers[key]
        approving.approve(
            revision=revision,
            contributor=contributor,
            kind=_KIND[Basis(contributor.basis)],
            by=_account(contributor),
        )


def _account(contributor: Contributor) -> User:
    """The account of a contributor; here each has one."""
    if contributor.person is None:
        raise ValueError(contributor.public_name)
    return contributor.person
