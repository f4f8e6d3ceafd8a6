"""The screens of honorarium for classes and teams: what the desk does, what a teacher alone sees."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses import handovers, staffing
from courses.honorarium import following, offering
from courses.models import TeachingAssignment
from courses.states import AssignmentState
from enrolment import changes, seats
from peers.models import Engagement, Offer
from peers.states import Activity, Relation
from tests.cast import sign_in
from tests.courses.honorarium.desk import hidden, text_of
from tests.courses.honorarium.series import after, make_money, make_series, wish
from tests.courses.teaching.classes import assign, make_staffed, make_teacher
from tests.factories import make_run
from tests.peers.money import make_budget, make_project, make_rates

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_desk(dina):
    return sign_in(Client(), dina)


def asked_for(run, project, **more):
    sessions = [str(one.pk) for one in run.sessions.order_by("starts_at")]
    return {"sessions": sessions, "project": project.pk, "preparation": "", "words": "", **more}


def screen(run, contributor) -> str:
    row = run.assignments.get(contributor=contributor)
    return reverse("runs:offer_honorarium", args=[run.pk, row.pk])


def test_the_desk_sees_what_it_comes_to_and_then_sends_one_offer(at_desk, dina):
    run, rie, _per = make_staffed(sessions=6)
    project, address = make_money(), screen(run, rie)
    assert at_desk.get(address).status_code == 200
    data = asked_for(run, project, preparation="each", minutes="30", words="Vi glæder os.")

    shown = text_of(at_desk.post(address, data))

    assert "3.750,00\xa0kr." in shown
    assert not Offer.objects.exists()
    sent = at_desk.post(address, {**data, **hidden(shown), "step": "send"})
    again = at_desk.post(address, {**data, **hidden(shown), "step": "send"})

    assert sent.url == reverse("runs:teachers", args=[run.pk])
    assert again.status_code in {302, 409, 422}
    made = Offer.objects.get()
    assert (made.contributor, made.made_by, made.words) == (rie, dina, "Vi glæder os.")
    assert made.engagements.count() == 12


def test_what_changed_meanwhile_is_shown_anew_and_nothing_is_sent(at_desk, dina):
    run, rie, _per = make_staffed(sessions=2)
    project, address = make_money(), screen(run, rie)
    data = asked_for(run, project)
    shown = hidden(text_of(at_desk.post(address, data)))
    first = run.sessions.order_by("starts_at").first()
    offering.offer(wish=wish(run, rie, project, sessions=(first,)), by=dina, key=uuid.uuid4())

    late = at_desk.post(address, {**data, **shown, "step": "send"})

    assert late.status_code in {409, 422}
    assert Offer.objects.count() == 1


def test_the_budget_stops_it_on_the_form(at_desk):
    run, rie, _per = make_staffed(sessions=1)
    make_rates()
    project = make_project()
    for year in {one.starts_at.year for one in run.sessions.all()}:
        make_budget(1, project=project, year=year)

    answer = at_desk.post(screen(run, rie), asked_for(run, project))

    assert answer.status_code == 422
    assert "1,00" in text_of(answer)


def test_preparation_asks_for_its_minutes(at_desk):
    run, rie, _per = make_staffed(sessions=1)

    answer = at_desk.post(screen(run, rie), asked_for(run, make_money(), preparation="once"))

    assert answer.status_code == 422
    assert "Skriv, hvor mange minutter." in text_of(answer)


def test_both_questions_go_out_together(at_desk):
    run, ida, project = make_run(sessions=2), make_teacher("Ida"), make_money()
    start = reverse("runs:ask_one_teacher", args=[run.pk, ida.pk])

    gone_on = at_desk.post(start, {"role": "co_teacher", "session": "", "with_honorarium": "on"})
    assert not TeachingAssignment.objects.exists()
    shown = text_of(at_desk.post(gone_on.url, asked_for(run, project)))
    at_desk.post(gone_on.url, {**asked_for(run, project), **hidden(shown), "step": "send"})

    row = TeachingAssignment.objects.get()
    assert (row.state, row.role) == (AssignmentState.OFFERED, "co_teacher")
    assert {one.activity for one in Engagement.objects.all()} == {Activity.CO_TEACHING}
    asked = text_of(sign_in(Client(), ida.person).get(reverse("courses:teaching_question", args=[row.pk])))
    assert reverse("peers:offered", args=[Offer.objects.get().pk]) in asked


def test_neither_is_asked_where_the_offer_cannot_be(at_desk, dina):
    run, ida, project = make_run(sessions=1), make_teacher("Ida"), make_money()
    address = reverse("runs:ask_with_honorarium", args=[run.pk, ida.pk])
    shown = hidden(text_of(at_desk.post(address, asked_for(run, project))))
    staffing.offer(run=run, contributor=ida, role="teacher", by=dina)

    answer = at_desk.post(address, {**asked_for(run, project), **shown, "step": "send"})

    assert answer.status_code == 422
    assert not Offer.objects.exists()


def test_who_is_employed_is_shown_so_and_has_no_way_to_an_offer(at_desk):
    run, rie, _per = make_staffed(sessions=1)
    rie.relation = Relation.EMPLOYED
    rie.save(update_fields=["relation"])

    text = text_of(at_desk.get(reverse("runs:teachers", args=[run.pk])))

    assert "Underviser i arbejdstiden" in text
    assert screen(run, rie) not in text
    assert at_desk.get(screen(run, rie)).status_code == 404


def test_a_substitute_of_the_class_is_offered_what_they_take(at_desk):
    run, lis = make_run(), make_teacher("Lis")
    assign(run, lis, "substitute")

    assert screen(run, lis) not in text_of(at_desk.get(reverse("runs:teachers", args=[run.pk])))
    start = reverse("runs:ask_one_teacher", args=[run.pk, make_teacher("Bo2").pk])
    answer = at_desk.post(start, {"role": "substitute", "session": "", "with_honorarium": "on"})
    assert "En afløser bliver tilbudt" in text_of(answer)


def test_the_desk_sees_what_was_answered_and_what_is_not_offered(at_desk, dina):
    series = make_series(dina)
    series.say("paid", "unpaid", "no")
    last = series.sessions[-1]
    changes.add_sessions(
        run=series.run, by=dina, first_start=last.starts_at + timedelta(days=7), minutes=120, count=1
    )

    text = text_of(at_desk.get(reverse("runs:teachers", args=[series.run.pk])))

    for words in (
        "3 tilbudt, ikke besvaret",
        "1 ja med honorar",
        "1 ja uden honorar",
        "1 nej tak",
        "1 mødegang er ikke tilbudt endnu",
    ):
        assert words in text, words
    assert reverse("offers:show", args=[series.offer.pk]) in text


def test_a_no_is_not_ticked_when_the_desk_offers_once_more(at_desk, dina):
    series = make_series(dina, sessions=2)
    series.say("no", "no")

    text = text_of(at_desk.get(screen(series.run, series.rie)))

    assert "sagde nej tak til honorar" in text
    assert " checked" not in text.split('name="project"')[0]


def teaching(person, name, *args) -> str:
    return text_of(sign_in(Client(), person).get(reverse(f"enrolment:{name}", args=args)))


def test_the_teacher_alone_sees_how_it_stands(dina, alma):
    series = make_series(dina, sessions=6)
    pages = [
        ("teaching",),
        ("teaching_class", series.run.pk),
        ("teaching_session", series.sessions[0].pk),
    ]
    for one in pages:
        assert "Du er tilbudt honorar" in teaching(series.rie.person, *one), one
    series.say("paid", "paid", "paid", "no", "no", "no")
    assert "Du sagde ja til 3 af 6" in teaching(series.rie.person, "teaching_class", series.run.pk)
    one_of_them = ("teaching_session", series.sessions[0].pk)
    assert "Du sagde ja til tilbuddet" in teaching(series.rie.person, *one_of_them)
    following.sweep(now=after(series.sessions[0]))
    assert "Honoraret ligger klar" in teaching(series.rie.person, "teaching_class", series.run.pk)

    for one in pages:
        # Who teaches beside her, and a coordinator who looks into the class.
        for other in (series.per.person, dina):
            text = teaching(other, *one)
            for words in ("tilbudt honorar", "Dit honorar", "sagde ja", "ligger klar", series.offer_path):
                assert words not in text, (one, words)


def test_who_is_in_the_class_sees_nothing_of_it(dina, alma):
    series = make_series(dina, sessions=2)
    series.say("paid")
    seats.enrol(person=alma, run=series.run, by=alma)
    following.sweep(now=after(series.sessions[0]))
    mine = sign_in(Client(), alma)

    for address in (reverse("enrolment:my_page"), series.run.course.get_url()):
        text = text_of(mine.get(address))
        for words in ("tilbudt honorar", "Dit honorar", "ligger klar", series.offer_path):
            assert words not in text, (address, words)
    for name, number in (("teaching_class", series.run.pk), ("teaching_session", series.sessions[0].pk)):
        assert mine.get(reverse(f"enrolment:{name}", args=[number])).status_code == 404
    assert mine.get(series.offer_path).status_code == 404


def test_who_took_a_session_over_finds_the_offer(dina):
    series = make_series(dina, sessions=2)
    session = series.sessions[0]
    asked = handovers.ask(session=session, contributor=series.rie, by=series.rie.person)
    handovers.take(handover=asked, contributor=series.per, by=series.per.person)

    assert "Du er tilbudt honorar" in teaching(series.per.person, "teaching")


@pytest.mark.parametrize("count", [1, 30])
def test_the_teacher_and_the_desk_ask_as_often_for_thirty_sessions(count, dina):
    series = make_series(dina, sessions=count, preparation="each", minutes=30)
    desk, own = sign_in(Client(), dina), sign_in(Client(), series.rie.person)
    numbers = []
    for client, address in (
        (desk, reverse("runs:teachers", args=[series.run.pk])),
        (desk, screen(series.run, series.rie)),
        (own, reverse("enrolment:teaching_class", args=[series.run.pk])),
        (own, reverse("enrolment:teaching_session", args=[series.sessions[0].pk])),
    ):
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        numbers.append(len(asked))

    assert numbers == [19, 18, 23, 19]
