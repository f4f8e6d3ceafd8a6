import pytest

from courses import copying, runs, staffing
from courses.models import StaffingOverride
from courses.states import ApprovalKind, AssignmentState, Format, RunState
from tests.cast import with_role
from tests.courses.teaching.classes import assign, make_teacher
from tests.factories import make_contributor, make_course, make_person, make_run, make_term

pytestmark = pytest.mark.django_db

LIVED, PROFESSIONAL = ApprovalKind.LIVED, ApprovalKind.PROFESSIONAL


@pytest.fixture
def leader(db):
    return with_role(make_person("Lone"), "leader")


def draft(*bases, role="teacher", **fields):
    run = make_run(state=RunState.DRAFT, **fields)
    for basis in bases:
        assign(run, make_contributor(basis=basis), role)
    return run


@pytest.mark.parametrize(
    ("bases", "missing"),
    [
        ([], (LIVED, PROFESSIONAL)),
        (["lived"], (PROFESSIONAL,)),
        (["lived", "lived"], (PROFESSIONAL,)),
        (["professional"], (LIVED,)),
        (["professional", "partner"], (LIVED,)),
        (["partner", "partner"], (LIVED, PROFESSIONAL)),
        (["both"], (PROFESSIONAL,)),
        (["both", "partner"], (PROFESSIONAL,)),
        (["lived", "professional"], ()),
        (["both", "lived"], ()),
        (["both", "professional"], ()),
        (["both", "both"], ()),
    ],
)
def test_a_class_opens_only_with_one_of_each_two_people(bases, missing, dina):
    run = draft(*bases)

    assert staffing.lacks(run) == missing
    if missing:
        with pytest.raises(runs.NotStaffed, match="mangler"):
            runs.move(run=run, transition="open", by=dina)
        run.refresh_from_db()
        assert run.state == RunState.DRAFT
    else:
        assert runs.move(run=run, transition="open", by=dina).state == RunState.OPEN


@pytest.mark.parametrize("state", ["offered", "declined", "ended"])
def test_only_a_yes_counts(state):
    run = draft("lived")
    assign(run, make_contributor(basis="professional"), state=state)

    assert staffing.lacks(run) == (PROFESSIONAL,)


def test_who_comes_to_one_session_or_stands_in_counts_not():
    run = draft("lived")
    assign(run, make_contributor(basis="professional"), session=run.sessions.all()[0])
    assign(run, make_contributor(basis="professional"), "substitute")
    assign(run, make_contributor(basis="professional"), "speaker")

    assert staffing.lacks(run) == (PROFESSIONAL,)


@pytest.mark.parametrize("format_", Format.values)
def test_hosts_are_teachers_where_one_drops_in_and_at_theme_meetings(format_):
    run = draft("lived", "professional", role="host", course=make_course(format=format_))
    hosts_teach = format_ in {Format.CAFE, Format.THEME_MEETING}

    assert (staffing.lacks(run) == ()) is hosts_teach


def test_a_leader_may_open_it_all_the_same_and_the_reason_is_kept(leader):
    run = draft("lived")

    runs.move(run=run, transition="open", by=leader, override="Karen er syg, Per kommer i uge 3.")

    kept = StaffingOverride.objects.get()
    assert (kept.run, kept.by, kept.reason) == (run, leader, "Karen er syg, Per kommer i uge 3.")


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_leader_without_a_reason_may_not(reason, leader):
    with pytest.raises(runs.NotStaffed):
        runs.move(run=draft("lived"), transition="open", by=leader, override=reason)


def test_a_coordinator_or_a_program_may_not_even_with_a_reason(dina):
    for by in (dina, None):
        with pytest.raises(runs.NotStaffed):
            runs.move(run=draft("lived"), transition="open", by=by, override="Det haster.")
    assert not StaffingOverride.objects.exists()


def test_no_override_is_kept_where_none_was_needed(leader):
    runs.move(
        run=draft("lived", "professional"), transition="open", by=leader, override="For en sikkerheds skyld"
    )

    assert not StaffingOverride.objects.exists()


def test_a_class_that_was_closed_opens_by_the_same_rule(dina):
    run = draft("lived", "professional")
    runs.move(run=run, transition="open", by=dina)
    runs.move(run=run, transition="close", by=dina)
    run.assignments.filter(contributor__basis="lived").update(state=AssignmentState.ENDED)

    with pytest.raises(runs.NotStaffed):
        runs.move(run=run, transition="open", by=dina)


@pytest.mark.parametrize("agreed", [False, True])
def test_a_copied_term_asks_again_unless_they_have_said_yes(agreed, dina):
    run = make_run(
        term=make_term("Forår"), teachers=(make_teacher("Rie", basis="lived"), make_teacher("Per"))
    )
    (copy,) = copying.copy_term(source=run.term, target=make_term("Efterår"), by=dina, agreed=agreed)

    assert {row.state for row in copy.assignments.all()} == {"accepted" if agreed else "offered"}
    if agreed:
        runs.move(run=copy, transition="open", by=dina)
    else:
        with pytest.raises(runs.NotStaffed):
            runs.move(run=copy, transition="open", by=dina)
