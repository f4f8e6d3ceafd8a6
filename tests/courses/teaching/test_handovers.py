from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.models import Letter
from courses import handovers, staffing
from courses.models import Handover
from courses.states import HandoverState, RunState, TeachingRole
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.factories import make_contributor

pytestmark = pytest.mark.django_db


@pytest.fixture
def class_with_substitute(db):
    """Rie and Per teach, Ida stands in, Tea speaks; the first session is in two weeks."""
    run, rie, per = make_staffed()
    ida, tea = make_teacher("Ida"), make_teacher("Tea")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    assign(run, tea, TeachingRole.SPEAKER)
    return run.sessions.all()[0], rie, per, ida, tea


def told(kind):
    rows = Letter.objects.filter(kind=kind).select_related("person")
    return {row.person.chosen_name for row in rows}


def test_one_press_asks_the_co_teachers_and_substitutes_and_nobody_else(class_with_substitute, dina):
    session, rie, per, ida, _tea = class_with_substitute

    row = handovers.ask(session=session, contributor=rie, by=rie.person)

    assert set(row.asked.all()) == {per, ida}
    assert told("handover_asked") == {"Per", "Ida"}
    assert Letter.objects.count() == 2
    letter = Letter.objects.filter(kind="handover_asked").first()
    assert session.run.course.title not in str(letter.words)
    assert f"/undervisning/overtag/{row.pk}/" in str(letter.words)


def test_pressing_twice_asks_once(class_with_substitute):
    session, rie, *_ = class_with_substitute
    first = handovers.ask(session=session, contributor=rie, by=rie.person)

    assert handovers.ask(session=session, contributor=rie, by=rie.person) == first
    assert Letter.objects.count() == 2


def test_who_says_yes_first_has_it_and_asker_and_desk_are_told(class_with_substitute, dina):
    session, rie, per, ida, _tea = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)

    taken = handovers.take(handover=row, contributor=ida, by=ida.person)

    assert (taken.state, taken.taken_by) == (HandoverState.TAKEN, ida)
    assert told("handover_taken") == {"Rie"}
    assert told("handover_settled") == {"Dina"}
    assert "er alene" not in str(Letter.objects.get(kind="handover_settled").full)
    assert handovers.holders(session) == [per, ida]
    with pytest.raises(handovers.Taken, match="Ida"):
        handovers.take(handover=row, contributor=per, by=per.person)
    assert handovers.take(handover=row, contributor=ida, by=ida.person) == taken


def test_a_co_teacher_who_takes_it_is_alone_and_the_desk_reads_so(class_with_substitute, dina):
    session, rie, per, *_ = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    handovers.take(handover=row, contributor=per, by=per.person)

    assert handovers.holders(session) == [per]
    assert "Per er alene om det." in str(Letter.objects.get(kind="handover_settled").full)


def test_it_can_be_taken_back_until_somebody_has_it(class_with_substitute):
    session, rie, per, *_ = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)

    assert handovers.withdraw(handover=row, by=rie.person).state == HandoverState.WITHDRAWN
    with pytest.raises(staffing.NotNow, match="Rie kommer alligevel"):
        handovers.take(handover=row, contributor=per, by=per.person)
    again = handovers.ask(session=session, contributor=rie, by=rie.person)
    handovers.take(handover=again, contributor=per, by=per.person)
    with pytest.raises(handovers.Taken):
        handovers.withdraw(handover=again, by=rie.person)


def test_nobody_else_asks_takes_or_takes_back(class_with_substitute, alma):
    session, rie, per, ida, tea = class_with_substitute
    for contributor, by in ((ida, ida.person), (rie, alma), (rie, per.person)):
        with pytest.raises(staffing.NotYours):
            handovers.ask(session=session, contributor=contributor, by=by)

    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    with pytest.raises(handovers.NotAsked):
        handovers.take(handover=row, contributor=tea, by=tea.person)
    with pytest.raises(staffing.NotYours):
        handovers.take(handover=row, contributor=per, by=ida.person)
    with pytest.raises(staffing.NotYours):
        handovers.withdraw(handover=row, by=per.person)
    assert Handover.objects.get().state == HandoverState.ASKED


def test_a_session_that_is_over_or_cancelled_is_not_handed_over(class_with_substitute):
    session, rie, per, *_ = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    with pytest.raises(staffing.NotNow, match="slut"):
        handovers.take(handover=row, contributor=per, by=per.person, now=session.ends_at)
    session.cancelled_at = timezone.now()
    session.save()
    with pytest.raises(staffing.NotNow, match="aflyst"):
        handovers.take(handover=row, contributor=per, by=per.person)
    with pytest.raises(staffing.NotNow, match="aflyst"):
        handovers.ask(session=session, contributor=per, by=per.person)


def test_a_draft_is_handed_over_to_nobody():
    run, rie, _per = make_staffed(state=RunState.DRAFT)

    with pytest.raises(staffing.NotNow):
        handovers.ask(session=run.sessions.all()[0], contributor=rie, by=rie.person)


def test_who_has_a_bad_day_too_is_not_asked(class_with_substitute):
    session, rie, per, ida, _tea = class_with_substitute
    handovers.ask(session=session, contributor=rie, by=rie.person)

    row = handovers.ask(session=session, contributor=per, by=per.person)

    assert set(row.asked.all()) == {ida}


def test_who_took_it_may_have_a_bad_day_too(class_with_substitute):
    session, rie, per, ida, _tea = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    handovers.take(handover=row, contributor=ida, by=ida.person)

    again = handovers.ask(session=session, contributor=ida, by=ida.person)

    assert set(again.asked.all()) == {per}
    handovers.take(handover=again, contributor=per, by=per.person)
    assert handovers.holders(session) == [per]


def test_nobody_to_ask_tells_the_school_at_once(dina):
    run, rie, per = make_staffed()
    staffing.end(assignment=run.assignments.get(contributor=per), by=dina)
    without_account = make_contributor("Uden Konto")
    assign(run, without_account, TeachingRole.SUBSTITUTE)

    row = handovers.ask(session=run.sessions.all()[0], contributor=rie, by=rie.person)

    assert list(row.asked.all()) == [without_account]
    assert row.school_told_at is not None
    assert "Spurgt: Uden Konto." in str(Letter.objects.get(kind="handover_open").full)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (timedelta(days=6), timedelta(days=1)),
        (timedelta(hours=20), timedelta(hours=19)),
        (timedelta(hours=2, minutes=30), timedelta(hours=2)),
    ],
)
def test_the_school_hears_of_it_in_time_and_once(asked, due, class_with_substitute, dina):
    session, rie, *_ = class_with_substitute
    handovers.ask(session=session, contributor=rie, by=rie.person, now=session.starts_at - asked)
    before, then = session.starts_at - due - timedelta(seconds=1), session.starts_at - due

    assert handovers.tell_the_school(now=before) == 0
    assert handovers.tell_the_school(now=then) == 1
    assert handovers.tell_the_school(now=then + timedelta(minutes=5)) == 0
    assert told("handover_open") == {"Dina"}


def test_asked_for_in_the_last_hours_the_school_hears_at_once(class_with_substitute, dina):
    session, rie, *_ = class_with_substitute
    moment = session.starts_at - timedelta(minutes=90)

    handovers.ask(session=session, contributor=rie, by=rie.person, now=moment)

    assert told("handover_open") == {"Dina"}


def test_the_school_hears_nothing_of_what_is_taken_taken_back_or_cancelled(class_with_substitute, dina):
    session, rie, per, ida, _tea = class_with_substitute
    make_handover(session, rie, per, state=HandoverState.TAKEN, taken_by=per)
    make_handover(session, per, ida, state=HandoverState.WITHDRAWN)

    assert handovers.tell_the_school(now=session.starts_at - timedelta(hours=3)) == 0


def test_who_comes_after_all_after_the_school_was_told_lets_it_know(class_with_substitute, dina):
    session, rie, *_ = class_with_substitute
    row = handovers.ask(session=session, contributor=rie, by=rie.person)
    handovers.tell_the_school(now=session.starts_at - timedelta(hours=20))

    handovers.withdraw(handover=row, by=rie.person)

    assert told("handover_withdrawn") == {"Dina"}


def test_the_class_is_told_nothing_and_no_reason_is_kept(class_with_substitute):
    fields = {field.name for field in Handover._meta.get_fields()}

    assert not [name for name in fields if "reason" in name or "why" in name or "text" in name]


def test_what_nobody_took_is_forgotten_a_month_after_and_asking_is_not_logged(class_with_substitute):
    session, rie, per, _ida, _tea = class_with_substitute
    make_handover(session, rie, per, state=HandoverState.TAKEN, taken_by=per)
    handovers.ask(session=session, contributor=per, by=per.person)
    actions = set(ModelLogEntry.objects.for_instance(session.run).values_list("action", flat=True))
    assert not [action for action in actions if "handover" in action]

    assert handovers.forget(now=session.ends_at + timedelta(days=29)) == 0
    assert handovers.forget(now=session.ends_at + timedelta(days=31)) == 1

    assert Handover.objects.get().state == HandoverState.TAKEN
