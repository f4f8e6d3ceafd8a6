"""Any sequence of what people do with a course: what is live is approved by two, or a leader's, always."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config import publishing as clock
from courses.coproduction import approving, emergency, gate, gate_invariants, publishing
from courses.models import CoursePage
from courses.refusals import NotNow
from tests.courses.gate.team import Team, say_yes

pytestmark = pytest.mark.django_db

MAY_BE_REFUSED = (NotNow, gate.NotApproved, PermissionDenied, IntegrityError)
FORTNIGHT = timedelta(days=14, hours=1)


class Story:
    """One course, those around it, and what an honest clerk would have noted about it."""

    def __init__(self, course: CoursePage, team: Team, editor, leader) -> None:
        self.pk, self.team, self.editor, self.leader = course.pk, team, editor, leader
        self.now = timezone.now()
        self.written = 0
        self.yes: dict[tuple[int, str], set[str]] = {}
        self.emergencies: set[tuple[int, str]] = set()

    @property
    def page(self) -> CoursePage:
        return CoursePage.objects.get(pk=self.pk)

    def draft(self) -> CoursePage:
        self.written += 1
        page = self.page.get_latest_revision_as_object()
        page.teaser = f"Udgave {self.written}"
        return page

    def key(self, revision) -> tuple[int, str]:
        revision.refresh_from_db()
        return revision.pk, revision.content["teaser"]

    def edit(self):
        self.draft().save_revision(user=self.editor)

    def autosave(self):
        self.draft().save_revision(user=self.editor, overwrite_revision=self.page.latest_revision)

    def revert(self):
        first = self.page.revisions.order_by("pk").first()
        first.as_object().save_revision(previous_revision=first)

    def submit(self):
        approving.submit(page=self.page, by=self.team.peer.person)

    def take_back(self):
        approving.take_back(page=self.page, by=self.team.pro.person)

    def peer_says_yes(self):
        self._yes(self.team.peer, "lived")

    def professional_says_yes(self):
        self._yes(self.team.pro, "professional")

    def _yes(self, contributor, kind):
        revision = approving.asked(self.page) or self.page.latest_revision
        say_yes(revision, contributor, kind)
        self.yes.setdefault(self.key(revision), set()).add(kind)

    def ask_for_changes(self):
        revision = approving.asked(self.page) or self.page.latest_revision
        pro = self.team.pro
        approving.ask_for_changes(revision=revision, contributor=pro, by=pro.person, comment="Kortere")

    def publish(self):
        revision = publishing.ready(self.page) or self.page.latest_revision
        publishing.publish(revision=revision, by=self.editor)

    def publish_the_latest_by_hand(self):
        self.page.latest_revision.publish()

    def publish_the_first_by_hand(self):
        self.page.revisions.order_by("pk").first().publish()

    def schedule(self):
        revision = publishing.ready(self.page) or self.page.latest_revision
        publishing.schedule(revision=revision, at=timezone.now() + timedelta(hours=1), by=self.editor)

    def an_hour_later(self):
        clock.publish_due(now=timezone.now() + timedelta(hours=2))

    def unpublish(self):
        self.page.unpublish()

    def emergency(self):
        revision = self.page.latest_revision
        emergency.publish_anyway(revision=revision, reason="Forkert nummer", by=self.leader)
        self.emergencies.add(self.key(revision))

    def a_fortnight_later(self):
        emergency.warn(timezone.now() + timedelta(days=12))
        emergency.end_overdue(timezone.now() + FORTNIGHT)
        self.emergencies.clear()

    def write_in_the_row(self):
        CoursePage.objects.filter(pk=self.pk).update(teaser="Hemmeligt")

    def is_honest(self) -> bool:
        """Whether the clerk's notes allow what is live."""
        page = self.page
        if not page.live:
            return True
        key = (page.live_revision_id, page.teaser)
        return key in self.emergencies or self.yes.get(key) == {"lived", "professional"}


STEPS = [name for name in vars(Story) if name not in ("page", "draft", "key", "is_honest") and name[0] != "_"]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=4, max_size=14))
def test_what_is_live_is_always_approved(course, team, gry, lise, steps):
    with transaction.atomic():
        _live_through(Story(course, team, gry, lise), steps)
        transaction.set_rollback(True)


WAYS_THERE = [
    "submit peer_says_yes professional_says_yes publish",
    "submit professional_says_yes peer_says_yes schedule an_hour_later",
    "submit ask_for_changes edit submit peer_says_yes professional_says_yes publish edit",
    "emergency peer_says_yes professional_says_yes a_fortnight_later",
    "submit peer_says_yes professional_says_yes edit publish_the_first_by_hand",
]


@pytest.mark.parametrize("way", WAYS_THERE)
def test_the_honest_ways_lead_there(course, team, gry, lise, way):
    story = Story(course, team, gry, lise)
    assert _live_through(story, way.split()) == []
    assert story.page.live


def _live_through(story, steps):
    """Take the steps, each whole or not at all, and look after each; return those that were refused."""
    refused = []
    for step in steps:
        try:
            with transaction.atomic():
                getattr(story, step)()
                connection.check_constraints()
        except MAY_BE_REFUSED as no:
            if isinstance(no, IntegrityError) and not gate.is_refusal(no):
                raise
            refused.append(step)
        assert story.is_honest(), steps
        assert list(gate_invariants.faults()) == []
    return refused
