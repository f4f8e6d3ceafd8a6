"""Writing to a class: to whom, how each hears of it, once, and discreetly."""

import uuid

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from enrolment import notices, seats
from enrolment.day import apologies
from enrolment.models import ClassMessage, Notice
from enrolment.states import Actor
from enrolment.told import class_messages, discretion
from tests.cast import sign_in
from tests.factories import make_course, make_people, make_person, make_run
from tests.tasks import run_tasks

TEXT = "Kære alle.\n\nTag gerne et tæppe med,\nog en ven.\n\nKærlig hilsen os"


@pytest.fixture
def run(db):
    return make_run(capacity=3, course=make_course("Hverdag med angst", slug="hverdag-med-angst"))


def write(run, dina, **fields):
    wanted = {"to": "seats", "subject": "Lørdagens tur", "text": TEXT, "key": uuid.uuid4(), **fields}
    return class_messages.write(run=run, by=dina, **wanted)


def test_each_gets_a_mail_of_their_own(run, alma, bo, hans, dina):
    for person in (alma, bo, hans):
        seats.enrol(person=person, run=run, by=dina, actor=Actor.SCHOOL)
    run_tasks(containing="outbox")
    mail.outbox.clear()
    message = write(run, dina)
    run_tasks(containing="outbox")
    assert message.receivers == 3
    assert sorted(sent.to for sent in mail.outbox) == [[alma.email], [bo.email]]
    for sent in mail.outbox:
        assert (sent.cc, sent.bcc, sent.subject) == ([], [], "Du har fået en besked fra os")
        assert "Lørdagens tur" in sent.body
        assert "Tag gerne et tæppe med,\nog en ven." in sent.body
        assert f"/min-side/besked/{message.pk}/" in sent.body
    others = {alma.email: bo.email, bo.email: alma.email}
    assert all(others[sent.to[0]] not in sent.message().as_string() for sent in mail.outbox)
    (call,) = notices.to_call().filter(kind="message")
    assert (call.person, call.message, call.channel) == (hans, message, "call")


def test_who_wants_full_words_gets_the_subject_as_it_was_written(run, dina):
    person = make_person("Ada", full_messages=True)
    seats.enrol(person=person, run=run, by=person)
    write(run, dina, subject="Hverdag\n med  angst på lørdag")
    run_tasks(containing="outbox")
    assert mail.outbox[-1].subject == "Hverdag med angst på lørdag"


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Vi ses til kurset om angst.", ["angst"]),
        ("Velkommen på Recoveryskolen", ["recoveryskolen"]),
        ("Vi mødes i Medborgerhuset.", ["medborgerhuset"]),
        ("Vi ses på lørdag med en madpakke.", []),
    ],
)
def test_a_text_that_tells_goes_behind_a_link_for_the_discreet(run, alma, dina, text, telling):
    seats.enrol(person=alma, run=run, by=alma)
    message = write(run, dina, text=text)
    run_tasks(containing="outbox")
    assert discretion.telling_words(message) == telling
    body = mail.outbox[-1].body
    assert (text in body) is (not telling)
    assert [word for word in ("angst", "recovery", "medborger") if word in body.lower()] == []


def test_to_the_waiting_list_and_to_those_of_one_session(run, alma, bo, dina):
    rows = [seats.enrol(person=person, run=run, by=person) for person in (alma, bo, *make_people(3))]
    session = run.sessions.first()
    apologies.give(enrolment=rows[0], session=session, by=alma)
    reached = {
        to: [row.pk for row in class_messages.receivers(run=run, to=to, session=session)]
        for to in ("seats", "waiting", "session")
    }
    assert reached["seats"] == [row.pk for row in rows[:3]]
    assert reached["waiting"] == [row.pk for row in rows[3:]]
    assert reached["session"] == [row.pk for row in rows[1:3]]
    assert write(run, dina, to="session", session=session).receivers == 2


def test_a_form_sent_twice_is_one_message(run, alma, dina):
    row = seats.enrol(person=alma, run=run, by=alma)
    key = uuid.uuid4()
    first = write(run, dina, key=key)
    assert write(run, dina, key=key, text="Noget andet") == first
    assert Notice.objects.filter(kind="message").count() == 1
    with pytest.raises(IntegrityError, match="enrolment_message_once"), transaction.atomic():
        Notice.objects.create(person=alma, kind="message", enrolment=row, message=first)


def test_a_coordinator_sees_who_gets_it_before_it_goes(run, alma, hans, dina, client):
    for person in (alma, hans):
        seats.enrol(person=person, run=run, by=dina, actor=Actor.SCHOOL)
    sign_in(client, dina)
    address = f"/redaktion/hold/{run.pk}/skriv/"
    form = client.get(address).context["form"]
    post = {"to": "seats", "subject": "Angst", "text": TEXT, "key": str(form["key"].value())}
    seen = client.post(address, post)
    preview = seen.context["preview"]
    assert (preview.people, preview.by_hand, preview.telling, preview.discreet) == (2, 1, ["angst"], 2)
    assert ClassMessage.objects.count() == 0
    changed = client.post(address, {**post, "change": "1"})
    assert changed.context["form"]["text"].value() == TEXT
    for _press in range(2):
        assert client.post(address, {**post, "send": "1"}).status_code == 302
    assert ClassMessage.objects.get().by == dina
    assert "Angst" in client.get(f"/redaktion/hold/{run.pk}/").content.decode()


@pytest.mark.parametrize("missing", ["to", "subject", "text", "key"])
def test_a_message_without_what_it_needs_is_not_sent(run, alma, dina, client, missing):
    seats.enrol(person=alma, run=run, by=alma)
    post = {"to": "seats", "subject": "Tur", "text": TEXT, "key": str(uuid.uuid4()), "send": "1"}
    del post[missing]
    sign_in(client, dina)
    assert client.post(f"/redaktion/hold/{run.pk}/skriv/", post).status_code == 200
    assert ClassMessage.objects.count() == 0


def test_a_message_is_read_by_those_it_was_sent_to(run, alma, outsider, dina, client):
    seats.enrol(person=alma, run=run, by=alma)
    address = f"/min-side/besked/{write(run, dina).pk}/"
    assert client.get(address).status_code == 302
    assert client.get(address).url.startswith("/konto/")
    assert sign_in(client, alma).get(address).context["message"].subject == "Lørdagens tur"
    assert sign_in(client, outsider).get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_what_the_history_costs(run, alma, dina, count, django_assert_num_queries):
    seats.enrol(person=alma, run=run, by=alma)
    for number in range(count):
        write(run, dina, subject=f"Nummer {number}")
    with django_assert_num_queries(1):
        found = class_messages.history(run)
        assert [(one.by.chosen_name, one.waiting) for one in found] == [("Dina", 1)] * count


@pytest.mark.parametrize("count", [1, 30])
def test_what_the_preview_costs(run, count, django_assert_num_queries):
    run.seats.capacity = count
    run.seats.save(update_fields=["capacity"])
    for person in make_people(count):
        seats.enrol(person=person, run=run, by=person)
    with django_assert_num_queries(1):
        rows = class_messages.receivers(run=run, to="seats")
        assert class_messages.ways(row.person for row in rows) == {"email": count}
