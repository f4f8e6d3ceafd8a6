"""What coordinators see in the resource bank: who may be asked, what they do already, who has time."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.db.models.lookups import Contains

from courses import search, staffing
from courses.models import CoursePage, CourseRun, Session, TeachingAssignment, TeamMember
from courses.staffing import Clash
from courses.states import AssignmentState, MemberState, RunState
from peers import bank, engagements
from peers.danish import in_order
from peers.models import Contributor, Skill, Training

MOST_WORDS = 8


@dataclass
class Row(bank.Skilled):
    """One who may be asked; `minutes` are of teaching in this term and the next, `noted` of other work in the
    last year. `asked` says how it stands between this person and the class or team that needs somebody.
    """

    contributor: Contributor
    skills: Sequence[Skill]
    trainings: Sequence[Training]
    teaches: list[CourseRun] = field(default_factory=list)
    minutes: int = 0
    noted: int = 0
    clashes: list[Clash] = field(default_factory=list)
    asked: str = ""


def look(wish: bank.Wish, *, words: str, language: str, today: date) -> list[Row]:
    """Return those who fit, in alphabetical order; asks as often for one as for forty."""
    found = _with_words(bank.narrow(bank.who_may_be_asked(), wish), words)
    if language:
        found = found.filter(_has("languages", language))
    people = sorted(
        found.prefetch_related("skills", "trainings"), key=lambda one: (in_order(one.public_name), one.pk)
    )
    rows = {one.pk: Row(one, list(one.skills.all()), list(one.trainings.all())) for one in people}
    _add_teaching(rows, today)
    noted = engagements.minutes_of(people, since=today - timedelta(days=365))
    for pk, minutes in noted.items():
        rows[pk].noted = minutes
    return list(rows.values())


def teaching_of(one: Contributor, *, today: date) -> Row:
    """Return one person with the classes of this term and the next alone."""
    row = Row(one, (), ())
    _add_teaching({one.pk: row}, today)
    return row


def compare_with_class(rows: Iterable[Row], run: CourseRun, sessions: Sequence[Session]) -> None:
    """Say of each whether they are asked for the class, and which of its sessions clash."""
    found = {row.contributor.pk: row for row in rows}
    asked = TeachingAssignment.objects.filter(run=run, session__isnull=True, contributor__in=found)
    for assignment in asked:
        found[assignment.contributor_id].asked = str(assignment.get_state_display())
    for pk, clashes in staffing.clashes_of(found.keys(), sessions).items():
        found[pk].clashes = [clash for clash in clashes if clash.other.run_id != run.pk]


def compare_with_team(rows: Iterable[Row], course: CoursePage) -> None:
    """Say of each whether they are in the team of the course, or asked."""
    found = {row.contributor.pk: row for row in rows}
    members = TeamMember.objects.filter(
        course__translation_key=course.translation_key, contributor__in=found
    ).exclude(state=MemberState.LEFT)
    for member in members:
        found[member.contributor_id].asked = str(member.get_state_display())


def _with_words(people: QuerySet[Contributor], question: str) -> QuerySet[Contributor]:
    """Keep those of whom every word stands somewhere, however æ, ø and å are written."""
    for word in search.fold(search.clean(question)).split()[:MOST_WORDS]:
        skill = Contributor.skills.through.objects.filter(
            Exists(Skill.objects.filter(_has("name", word) | _has("name_en", word), pk=OuterRef("skill"))),
            contributor=OuterRef("pk"),
        )
        training = Training.objects.filter(_has("title", word), contributor=OuterRef("pk"))
        fields = ("public_name", "organisation", "other_skills", "languages")
        text = Func(
            Concat(*(part for name in fields for part in (F(name), Value(" "))), output_field=TextField()),
            function="da_fold",
            output_field=TextField(),
        )
        folded = people.alias(told=text)
        people = folded.filter(Q(told__contains=word) | Exists(skill) | Exists(training))
    return people


def _has(name: str, word: str) -> Q:
    """Whether a column has the word, both folded."""
    folded = Func(F(name), function="da_fold", output_field=TextField())
    return Q(Contains(folded, search.fold(search.clean(word))))


def _add_teaching(rows: dict[int, Row], today: date) -> None:
    """Give each the classes of this term and the next, and how long they stand there."""
    assignments = (
        TeachingAssignment.objects.filter(
            contributor__in=rows, state=AssignmentState.ACCEPTED, run__term__ends_on__gte=today
        )
        .exclude(run__state=RunState.CANCELLED)
        .select_related("run__course", "run__term")
        .prefetch_related("run__sessions")
    )
    seen: dict[int, set[int]] = defaultdict(set)
    for assignment in assignments:
        row, run = rows[assignment.contributor_id], assignment.run
        if run not in row.teaches:
            row.teaches.append(run)
        for session in run.sessions.all():
            is_theirs = assignment.session_id in (None, session.pk)
            if is_theirs and not session.is_cancelled and session.pk not in seen[row.contributor.pk]:
                seen[row.contributor.pk].add(session.pk)
                row.minutes += int((session.ends_at - session.starts_at).total_seconds() // 60)
