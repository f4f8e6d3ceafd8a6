"""The desk of offers: the list, a new offer that is looked at before it is sent, taking back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from peers import budgets, offers
from peers.ceiling import set_own
from peers.models import Offer
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.peers.money import kroner, set_rules
from tests.peers.offers.offered import a_school, days_on, make_offer, make_piece, pieces_of, say

pytestmark = pytest.mark.django_db

INDEX, NEW = "/redaktion/tilbud/", "/redaktion/tilbud/nyt/"


@pytest.fixture
def desk(client, dina):
    return sign_in(client, dina)


def form(contributor, project, **more):
    facts = {
        "contributor": contributor.pk,
        "activity": "speaking",
        "task": "Oplæg på sygeplejeskolen",
        "day_1": (timezone.localdate() + timedelta(days=20)).isoformat(),
        "starts": "10:00",
        "hours": "2,5",
        "project": project.pk,
        "key": str(uuid4()),
    }
    return {**facts, **more}


def text(answer):
    return answer.content.decode()


def test_it_is_shown_before_it_is_sent(desk, eli, dina):
    project = a_school(granted=700)
    data = form(eli.contributor, project)
    shown = desk.post(NEW, data)
    assert "625,00" in text(shown)
    assert "89 %" in text(shown)
    assert not Offer.objects.exists()
    sent = desk.post(NEW, {**data, "send": "1"})
    desk.post(NEW, {**data, "send": "1"})
    offer = Offer.objects.get()
    assert sent["Location"] == reverse("offers:show", args=[offer.pk])
    row = pieces_of(offer)[0]
    assert (row.amount, row.minutes, offer.made_by) == (kroner(625), 150, dina)
    assert timezone.localtime(row.starts_at).hour == 10


def test_a_budget_that_is_used_up_stops_it_and_says_who_can_lift(desk, eli):
    project = a_school(granted=600)
    answer = desk.post(NEW, form(eli.contributor, project, send="1"))
    assert "en leder løfter stoppet" in text(answer)
    assert not Offer.objects.exists()


def test_the_schools_ceiling_is_shown_and_never_the_persons_own(desk, eli):
    project = a_school()
    set_rules(yearly_ceiling=400)
    without = text(desk.post(NEW, form(eli.contributor, project, key=str(uuid4()))))
    assert "over skolens loft" in without
    set_own(contributor=eli.contributor, per_month=kroner(1), per_year=kroner(1), by=eli)
    key = str(uuid4())
    said = text(desk.post(NEW, form(eli.contributor, project, key=key)))
    assert "egen grænse" not in said
    offer = make_offer(eli.contributor, project=project)
    with pytest.raises(Exception, match="loft"):
        say(offer, despite_own_limit=True)
    page = text(desk.get(reverse("offers:show", args=[offer.pk])))
    assert "egen grænse" not in page


def test_who_is_employed_is_not_on_the_list_and_is_refused(desk):
    project, employed = a_school(), make_contributor("Karin Ansat", relation="employed")
    assert "Karin Ansat" not in text(desk.get(NEW))
    said = text(desk.get(NEW, {"til": employed.pk}))
    assert "Karin Ansat er ansat" in said
    assert "arbejdstid" in said
    desk.post(NEW, form(employed, project, send="1"))
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"day_1": "2001-01-01"},
        {"day_1": ""},
        {"hours": "0"},
        {"hours": "30"},
        {"hours": "mange"},
        {"task": ""},
        {"activity": "cost"},
        {"key": ""},
    ],
)
def test_what_makes_no_sense_is_asked_about_and_nothing_is_lost(desk, eli, wrong):
    answer = desk.post(NEW, form(eli.contributor, a_school(), words="Medbring en kop.", send="1", **wrong))
    assert answer.status_code == 200
    assert "Medbring en kop." in text(answer)
    assert not Offer.objects.exists()


def test_the_same_day_twice_is_asked_about(desk, eli):
    data = form(eli.contributor, a_school(), send="1")
    assert "allerede" in text(desk.post(NEW, {**data, "day_2": data["day_1"]}))


def test_a_frame_of_hours_is_offered(desk, eli):
    data = form(eli.contributor, a_school(), activity="co_design", hours="40", frame="on", send="1")
    desk.post(NEW, data)
    row = pieces_of(Offer.objects.get())[0]
    assert (row.is_frame, row.minutes, row.amount) == (True, 2400, kroner(10_000))
    desk.post(NEW, {**data, "key": str(uuid4()), "day_2": days_on(40).isoformat()})
    assert Offer.objects.count() == 1


def test_the_list_says_how_many_answered_how(desk, eli):
    offer = make_offer(eli.contributor, make_piece(10), make_piece(11), make_piece(12), task="Havearbejde")
    rows = pieces_of(offer)
    offers.answer(offer=offer, choices={rows[0].pk: "paid", rows[1].pk: "no"}, by=eli)
    said = text(desk.get(INDEX))
    assert "Havearbejde" in said
    assert "1 med honorar, 1 nej, 1 ubesvaret" in said
    assert "Havearbejde" in text(desk.get(INDEX, {"q": "have eli"}))
    assert "Havearbejde" not in text(desk.get(INDEX, {"q": "kaffe"}))
    assert "Havearbejde" not in text(desk.get(INDEX, {"state": "ended"}))
    assert "Havearbejde" in text(desk.get(INDEX, {"state": "waits"}))
    assert "Havearbejde" not in text(desk.get(INDEX, {"mine": "true"}))


def test_the_list_is_taken_along(desk, eli):
    make_offer(eli.contributor, task="=SUM(A1)")
    answer = desk.get(INDEX, {"export": "csv"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert b"'=SUM(A1)" in content


def test_thirty_offers_ask_no_more_than_one(desk, eli, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_offer(eli.contributor)
    desk.get(INDEX)
    with CaptureQueriesContext(connection) as asked:
        desk.get(INDEX)
    for _number in range(29):
        make_offer(eli.contributor, make_piece(10), make_piece(11))
    with django_assert_max_num_queries(len(asked)):
        desk.get(INDEX)


def test_the_page_tells_who_did_what_when(desk, eli, dina):
    offer = make_offer(eli.contributor, by=dina)
    say(offer, "no")
    said = text(desk.get(reverse("offers:show", args=[offer.pk])))
    assert "Sagde nej tak" in said
    assert "Eli" in said
    assert "Tilbyd igen" in said


def test_taken_back_late_says_before_that_it_is_paid(desk, eli):
    offer = make_offer(eli.contributor, make_piece(2), make_piece(40))
    say(offer)
    where = reverse("offers:withdraw", args=[offer.pk])
    assert "betalt alligevel" in text(desk.get(where))
    rows = pieces_of(offer)
    assert desk.post(where, {"pieces": [rows[1].pk]}).status_code == 302
    assert [row.state for row in pieces_of(offer)] == ["accepted", "withdrawn"]
    desk.post(where, {"pieces": [rows[0].pk]})
    assert pieces_of(offer)[0].is_owed_anyway


def test_offered_again_from_the_desk_or_said_why_not(desk, eli):
    project = a_school(granted=500)
    offer = make_offer(eli.contributor, make_piece(5), project=project)
    say(offer, "no")
    where, row = reverse("offers:again", args=[offer.pk]), pieces_of(offer)[0]
    other = make_offer(eli.contributor, make_piece(6), project=project)
    assert "løfte stoppet" in text(desk.post(where, {"pieces": [row.pk]}))
    say(other, "no")
    assert desk.post(where, {"pieces": [row.pk]}).status_code == 302
    assert pieces_of(offer)[0].state == "offered"
    assert budgets.figures(row.budget).committed == kroner(500)


@pytest.mark.parametrize("role", [Role.PAYER, Role.AUDITOR, Role.EDITOR])
def test_who_said_no_is_for_those_who_offer_alone(client, eli, role):
    offer = make_offer(eli.contributor)
    say(offer, "no")
    sign_in(client, with_role(make_person("Nysgerrig"), role))
    for where in (INDEX, reverse("offers:show", args=[offer.pk])):
        assert client.get(where).status_code == 404
    history = client.get("/redaktion/reports/site-history/")
    assert "tilbud" not in history.content.decode().casefold() or history.status_code != 200


def a_task(eli, dina, *, day=0, answer="paid", **fields):
    """Offer a task of its own and let it be answered; ``day`` is how many days from today it is."""
    a_school()
    made = make_offer(eli.contributor, make_piece(day, **fields), by=dina)
    return say(made, answer) if answer else made


def go(name, offer):
    return reverse(f"offers:{name}", args=[offer.pk])


def test_a_task_that_is_done_is_owed_once(desk, eli, dina):
    made = a_task(eli, dina)
    shown = desk.get(go("show", made))
    assert go("done", made) in text(shown)

    for _time in range(2):
        desk.post(go("done", made), {"pieces": [pieces_of(made)[0].pk]})

    claim = eli.contributor.claims.get()
    assert (claim.amount, claim.state) == (kroner(500), "ready")
    assert go("done", made) not in text(desk.get(go("show", made)))


@pytest.mark.parametrize(
    "fields", [{"day": 1}, {"answer": ""}, {"answer": "no"}], ids=["to come", "not answered", "no thank you"]
)
def test_what_is_not_agreed_or_to_come_is_not_done(desk, eli, dina, fields):
    made = a_task(eli, dina, **fields)
    assert go("done", made) not in text(desk.get(go("show", made)))

    desk.post(go("done", made), {"pieces": [pieces_of(made)[0].pk]})

    assert pieces_of(made)[0].state != "done"
    assert not eli.contributor.claims.exists()


def test_nobody_writes_down_their_own_work_as_done(desk, dina):
    made = a_task(dina_as_payee(dina), dina)
    frame = make_offer(dina.contributor, make_piece(9, minutes=600, is_frame=True), by=dina)
    say(frame)

    assert go("done", made) not in text(desk.get(go("show", made)))
    desk.post(go("done", made), {"pieces": [pieces_of(made)[0].pk]})
    desk.post(go("log", frame), an_hour())

    assert not dina.contributor.claims.exists()


def test_work_of_a_class_is_not_written_down_by_hand(desk, eli, dina):
    a_school()
    made = say(make_offer(eli.contributor, make_piece(0), by=dina, origin="run:1"))

    desk.post(go("done", made), {"pieces": [pieces_of(made)[0].pk]})

    assert pieces_of(made)[0].state == "accepted"


def dina_as_payee(dina):
    make_contributor(person=dina)
    return dina


def an_hour(**more):
    today = timezone.localdate().isoformat()
    return {"done_on": today, "hours": "1,5", "about": "Læste bilag", "key": str(uuid4()), **more}


def test_hours_of_a_frame_are_logged_and_what_is_left_is_given_back(desk, eli, dina):
    made = a_task(eli, dina, minutes=120, is_frame=True)
    hour = an_hour()

    assert "2 timer" in text(desk.get(go("log", made)))
    for _time in range(2):
        desk.post(go("log", made), hour)
    assert [claim.minutes for claim in eli.contributor.claims.all()] == [90]
    desk.post(go("log", made), an_hour(done_on=(timezone.localdate() + timedelta(days=1)).isoformat()))
    assert eli.contributor.claims.count() == 1

    desk.post(go("done", made), {"pieces": [pieces_of(made)[0].pk]})
    budget = eli.contributor.claims.get().budget
    assert budgets.figures(budget).used == kroner(375)
    assert go("log", made) not in text(desk.get(go("show", made)))
