"""The desk's screens of who teaches."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from accounts.models import Letter
from courses import handovers
from courses.models import StaffingOverride, TeachingAssignment
from courses.states import AssignmentState, RunState, TeachingRole
from enrolment.staff.teaching_panel import TeachingPanel
from tests.cast import sign_in
from tests.courses.teaching.classes import assign, make_handover, make_staffed, make_teacher
from tests.factories import days_from_now, make_contributor, make_person, make_run, make_venue

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_leaders_desk(db):
    leader = make_person("Lone")
    leader.groups.add(Group.objects.get(name="leader"))
    return sign_in(Client(), leader)


def page(client, run):
    return client.get(reverse("runs:teachers", args=[run.pk])).content.decode()


def ask(client, run, person, **data):
    address = reverse("runs:ask_one_teacher", args=[run.pk, person.pk])
    return client.post(address, {"role": "teacher", "session": "", **data})


def test_the_screen_says_who_said_yes_who_no_and_what_is_missing(at_desk):
    run, _rie, per = make_staffed()
    assign(run, make_contributor("Nils"), state=AssignmentState.DECLINED)
    run.assignments.filter(contributor=per).update(state=AssignmentState.OFFERED)

    text = page(at_desk, run)

    for word in ("Rie", "Har sagt ja", "Nils", "Har sagt nej", "Per", "der er fagperson"):
        assert word in text, word


def test_somebody_is_asked_from_the_screen(at_desk, dina):
    run, ida = make_run(), make_teacher("Ida")

    assert ask(at_desk, run, ida).url == reverse("runs:teachers", args=[run.pk])

    row = TeachingAssignment.objects.get()
    assert (row.state, row.offered_by, row.session) == (AssignmentState.OFFERED, dina, None)
    assert Letter.objects.get(person=ida.person).kind == "teaching_offer"


def test_a_speaker_is_asked_about_one_session_and_may_have_said_yes(at_desk):
    run, ida = make_run(), make_teacher("Ida")
    second = run.sessions.all()[1]

    ask(at_desk, run, ida, role="speaker", session=str(second.pk), agreed="on")

    row = TeachingAssignment.objects.get()
    assert (row.role, row.session, row.state) == ("speaker", second, AssignmentState.ACCEPTED)


@pytest.mark.parametrize("data", [{"role": "chef"}, {"role": ""}, {"session": "999999"}, {"session": "x"}])
def test_nonsense_asks_nobody(data, at_desk):
    run, ida = make_run(), make_teacher("Ida")

    assert ask(at_desk, run, ida, **data).status_code == 200
    assert not TeachingAssignment.objects.exists()


def test_who_is_asked_already_is_not_asked_twice_and_it_says_so(at_desk):
    run, ida = make_run(), make_teacher("Ida")
    ask(at_desk, run, ida)

    assert "Ida er allerede spurgt" in ask(at_desk, run, ida).content.decode()


def test_clashes_are_shown_while_asking(at_desk):
    ida = make_teacher("Ida")
    assign(make_run(first_start=days_from_now(14, 13), sessions=1), ida)
    elsewhere = make_run(first_start=days_from_now(15, 10), sessions=1, venue=make_venue("Biblioteket"))
    assign(elsewhere, ida)
    run = make_run(first_start=days_from_now(14, 14), sessions=1)
    make_more = make_run(first_start=days_from_now(15, 12, 30), sessions=1)

    shown = at_desk.get(reverse("runs:ask_teacher", args=[run.pk])).content.decode()
    asked = at_desk.get(reverse("runs:ask_one_teacher", args=[run.pk, ida.pk])).content.decode()
    close = at_desk.get(reverse("runs:ask_one_teacher", args=[make_more.pk, ida.pk])).content.decode()

    assert "optaget 1 gang" in shown
    assert "samtidig med" in asked
    assert "tæt på" in close


def test_the_resource_bank_leads_straight_to_the_question(at_desk):
    run, ida = make_run(), make_teacher("Ida")
    address = reverse("runs:ask_teacher", args=[run.pk])

    assert at_desk.get(f"{address}?contributor={ida.pk}").url == reverse(
        "runs:ask_one_teacher", args=[run.pk, ida.pk]
    )
    for wrong in ("x", "999999", "-1", "9" * 30):
        assert at_desk.get(f"{address}?contributor={wrong}").status_code == 404


def test_an_answer_by_phone_is_written_down(at_desk):
    run = make_run()
    row = assign(run, make_contributor("Uden Konto"), state=AssignmentState.OFFERED)

    at_desk.post(reverse("runs:answer_for_teacher", args=[run.pk, row.pk]), {"accept": "1"})

    row.refresh_from_db()
    assert row.state == AssignmentState.ACCEPTED
    assert not Letter.objects.exists()


def test_somebody_is_taken_off(at_desk):
    run, rie, _per = make_staffed()
    row = run.assignments.get(contributor=rie)

    at_desk.post(reverse("runs:end_teaching", args=[run.pk, row.pk]))

    row.refresh_from_db()
    assert row.state == AssignmentState.ENDED


def test_an_assignment_of_another_class_is_not_there(at_desk):
    row = assign(make_run(), make_contributor())

    assert at_desk.get(reverse("runs:end_teaching", args=[make_run().pk, row.pk])).status_code == 404


def test_a_class_that_is_over_asks_nobody(at_desk):
    run = make_run(state=RunState.FINISHED)

    assert at_desk.get(reverse("runs:ask_teacher", args=[run.pk])).status_code == 404
    assert "Spørg en underviser" not in page(at_desk, run)


def test_the_button_says_what_is_missing_and_a_coordinator_cannot_open(at_desk):
    run = make_run(state=RunState.DRAFT)
    address = reverse("runs:open", args=[run.pk])

    shown = at_desk.get(address).content.decode()
    assert "Der mangler to undervisere" in shown
    assert "En leder kan åbne det alligevel" in shown
    assert 'type="submit" class="button"' not in shown
    answer = at_desk.post(address, {"override": "Det haster"})

    run.refresh_from_db()
    assert (run.state, answer.status_code) == (RunState.DRAFT, 200)
    assert not StaffingOverride.objects.exists()


def test_a_leader_opens_with_a_reason_which_the_report_shows(at_leaders_desk, at_desk):
    run = make_run(state=RunState.DRAFT)
    address = reverse("runs:open", args=[run.pk])
    assert 'type="submit" class="button"' in at_leaders_desk.get(address).content.decode()
    assert at_leaders_desk.post(address, {}).status_code == 200
    run.refresh_from_db()
    assert run.state == RunState.DRAFT

    at_leaders_desk.post(address, {"override": "Per kommer i uge 3."})

    run.refresh_from_db()
    assert run.state == RunState.OPEN
    report = at_desk.get(reverse("staffing_overrides")).content.decode()
    assert "Per kommer i uge 3." in report
    assert f"<dt>{run.term}</dt><dd>1</dd>" in report


def test_the_report_is_exported(at_leaders_desk):
    run = make_run(state=RunState.DRAFT)
    at_leaders_desk.post(reverse("runs:open", args=[run.pk]), {"override": "=SUM(1)"})

    answer = at_leaders_desk.get(reverse("staffing_overrides") + "?export=csv")

    assert "'=SUM(1)" in b"".join(answer.streaming_content).decode()


def test_the_front_page_of_the_desk_shows_what_wants_looking_at(at_desk):
    run, rie, per = make_staffed()
    ida = make_teacher("Ida")
    assign(run, ida, TeachingRole.SUBSTITUTE, state=AssignmentState.OFFERED)
    handovers.ask(session=run.sessions.all()[0], contributor=rie, by=rie.person)
    lacking = make_run(teachers=(per,))

    text = at_desk.get(reverse("wagtailadmin_home")).content.decode()

    for word in ("Mødegange, der mangler nogen", "Rie kan ikke komme", "Ida", "levet erfaring"):
        assert word in text, word
    assert str(lacking) in text
    assert text.index('id="today"') < text.index('id="staffing"') < text.index("Hvad vil du?")


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("name", "queries"), [("teachers", 19), ("ask_teacher", 25)])
def test_the_screens_ask_as_often_for_thirty(count, name, queries, at_desk, django_assert_num_queries):
    run, others = make_run(), make_run(first_start=days_from_now(14, 14))
    for number in range(count):
        person = make_teacher(f"Navn{number}")
        assign(run if name == "teachers" else others, person)
    address = reverse(f"runs:{name}", args=[run.pk])
    at_desk.get(address)

    with django_assert_num_queries(queries):
        at_desk.get(address)


@pytest.mark.parametrize("count", [1, 30])
def test_the_panel_asks_as_often_for_thirty(count, at_desk, django_assert_num_queries):
    for _number in range(count):
        run, rie, per = make_run(), make_contributor(basis="lived"), make_contributor()
        assign(run, rie)
        assign(run, per, state=AssignmentState.OFFERED)
        make_handover(run.sessions.all()[0], rie, per)

    with django_assert_num_queries(5):
        context = TeachingPanel().get_context_data({})
        assert [str(row.run) for row in context["unanswered"]]
        assert [str(one.run) for one in context["lacking"]]
        assert [str(row.session.run) for row, _when in context["to_hold"]]


def test_who_phones_in_is_stood_in_for_from_the_desk(at_desk):
    run, rie, per = make_staffed()
    ida = make_contributor("Ida")
    assign(run, ida, TeachingRole.SUBSTITUTE)
    session = run.sessions.all()[0]

    at_desk.post(reverse("sessions:ask_stand_in", args=[session.pk]), {"who": str(rie.pk)})
    row = run.sessions.all()[0].handovers.get()
    assert (row.contributor, set(row.asked.all())) == (rie, {per, ida})
    at_desk.post(reverse("runs:settle_stand_in", args=[run.pk, row.pk]), {"who": str(ida.pk)})

    assert handovers.holders(session) == [per, ida]
    assert "Ida tager den" in page(at_desk, run)


def test_who_comes_after_all_is_written_down_and_strangers_are_not(at_desk):
    run, rie, per = make_staffed()
    row = make_handover(run.sessions.all()[0], rie, per)
    address = reverse("runs:settle_stand_in", args=[run.pk, row.pk])
    stranger = make_contributor()

    assert at_desk.post(address, {"who": str(stranger.pk)}).status_code == 200
    at_desk.post(address, {"who": "comes"})

    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_who_is_alone_with_a_session_is_shown(at_desk):
    run, rie, per = make_staffed(sessions=1)
    assert "alene" not in page(at_desk, run)

    make_handover(run.sessions.get(), rie, per, state="taken", taken_by=per)

    assert "<strong>alene</strong>" in page(at_desk, run)
