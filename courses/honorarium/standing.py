"""Who has which session of a class, as things stand: the facts that honorarium follows."""

from dataclasses import dataclass, field

from courses.models import CourseRun, Handover, Session, TeachingAssignment
from courses.states import AssignmentState, HandoverState, RunState, TeachingRole

ASKED_OR_THERE: frozenset[str] = frozenset({AssignmentState.OFFERED, AssignmentState.ACCEPTED})
KNOWN: frozenset[str] = frozenset({RunState.OPEN, RunState.CLOSED, RunState.FINISHED})
"""States of a class whose sessions are held when their time is over."""


@dataclass(frozen=True)
class Standing:
    """A class as it stands: its sessions by id, who was ever asked, and what was handed over."""

    run: CourseRun
    sessions: dict[int, Session]
    assignments: list[TeachingAssignment]
    handovers: list[Handover] = field(default_factory=list)

    @classmethod
    def of(cls, run: CourseRun) -> "Standing":
        """Ask three times."""
        sessions = list(run.sessions.select_related("venue"))
        for one in sessions:
            one.run = run
        rows = run.assignments.select_related("contributor__person")
        taken = Handover.objects.filter(session__run=run, state=HandoverState.TAKEN)
        return cls(
            run,
            {one.pk: one for one in sessions},
            list(rows.order_by("pk")),
            list(taken.select_related("taken_by__person").order_by("pk")),
        )

    @property
    def is_off(self) -> bool:
        """Whether the class is cancelled."""
        return self.run.state == RunState.CANCELLED

    def role_at(self, contributor_id: int, session: Session) -> str:
        """Return as what somebody is asked or there for a session of the class; empty for nothing.

        Who was given the session alone does that; who took it over does what the other would have done.
        """
        mine = [row for row in self.of_person(contributor_id) if row.state in ASKED_OR_THERE]
        single = [row.role for row in mine if row.session_id == session.pk]
        whole = [row.role for row in mine if row.session_id is None and row.role != TeachingRole.SUBSTITUTE]
        roles = single or whole
        if roles:
            return roles[0]
        return TeachingRole.SUBSTITUTE if self.took(contributor_id, session) else ""

    def has(self, contributor_id: int, session: Session) -> bool:
        """Whether the session is somebody's, or would be with a yes: asked or there, and not handed on."""
        handed_on = self.handed_to(contributor_id, session) is not None
        return not handed_on and bool(self.role_at(contributor_id, session))

    def is_sure(self, contributor_id: int, session: Session) -> bool:
        """Whether somebody said yes to the session, or took it over, and has it still."""
        if not self.has(contributor_id, session):
            return False
        said_yes = any(
            row.contributor_id == contributor_id
            and row.state == AssignmentState.ACCEPTED
            and row.session_id in {None, session.pk}
            for row in self.assignments
        )
        return said_yes or self.took(contributor_id, session)

    def handed_to(self, contributor_id: int, session: Session) -> Handover | None:
        """Return the handover by which somebody's session is another's now."""
        rows = [row for row in self.handovers if row.session_id == session.pk]
        return next((row for row in rows if row.contributor_id == contributor_id), None)

    def took(self, contributor_id: int, session: Session) -> bool:
        """Whether somebody took the session over."""
        return any(
            row.session_id == session.pk and row.taken_by_id == contributor_id for row in self.handovers
        )

    def of_person(self, contributor_id: int) -> list[TeachingAssignment]:
        """Return everything somebody was asked in this class, whatever came of it."""
        return [row for row in self.assignments if row.contributor_id == contributor_id]

    def said_no(self, contributor_id: int) -> bool:
        """Whether it was the person who said no, and not the school that took them off."""
        ended = [row for row in self.of_person(contributor_id) if row.state not in ASKED_OR_THERE]
        newest = max(ended, key=lambda row: row.answered_at or row.offered_at, default=None)
        return newest is not None and newest.state == AssignmentState.DECLINED
