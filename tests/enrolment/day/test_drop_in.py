import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.states import Format
from enrolment.day import drop_in, kiosks
from enrolment.day.drop_in import DropIn
from enrolment.models import DropInCount, DropInTap, Kiosk
from tests.cast import sign_in
from tests.enrolment.day.days import make_class_of_today, move_to
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def cafe(eli):
    """A café that opened ten minutes ago, hosted by Eli."""
    course = make_course("Åben café", format=Format.CAFE)
    return make_class_of_today(people=[], teachers=(eli.contributor,), course=course)[1]


def came(group="citizen", *, at=None, undo=False, tap_id=None):
    return DropIn(tap_id or uuid4(), group, at or timezone.now(), undo=undo)


def number(session):
    return sum(drop_in.numbers_of(session).values())


def send(client, address, *taps):
    rows = [
        {"id": str(one.id), "group": one.group, "at": one.at.isoformat(), "undo": one.undo} for one in taps
    ]
    body = {"sent_at": timezone.now().isoformat(), "taps": rows}
    return client.post(address, json.dumps(body), content_type="application/json")


def test_a_tap_counts_once_however_often_it_arrives(cafe):
    tap = came()
    for _time in range(3):
        assert drop_in.count(session=cafe, taps=[tap]) == []

    assert drop_in.numbers_of(cafe) == {"citizen": 1, "relative": 0, "staff": 0, "unknown": 0}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_presses_and_regrets_in_any_order_give_the_same_number(cafe, data):
    DropInTap.objects.all().delete()
    DropInCount.objects.all().delete()
    pressed = [
        came(group) for group in data.draw(st.lists(st.sampled_from(["citizen", "staff"]), max_size=5))
    ]
    regretted = [one for one in pressed if data.draw(st.booleans())]
    undone = [came(one.group, at=one.at, undo=True, tap_id=one.id) for one in regretted]
    for one in data.draw(st.permutations([*pressed, *undone, *pressed[:2], *undone[:1]])):
        drop_in.count(session=cafe, taps=[one])

    assert number(cafe) == len(pressed) - len(regretted)


@pytest.mark.parametrize("minutes", [-41, 151])
def test_a_tap_outside_the_time_is_refused(cafe, minutes):
    tap = came(at=cafe.starts_at + timedelta(minutes=minutes))

    assert drop_in.count(session=cafe, taps=[tap], now=cafe.ends_at + timedelta(hours=3)) == [tap]
    assert number(cafe) == 0


def test_a_tap_from_weeks_ago_is_refused(cafe):
    tap = came()

    assert drop_in.count(session=cafe, taps=[tap], now=timezone.now() + timedelta(days=15)) == [tap]


def test_a_correction_stands_against_taps_that_arrive_later(cafe, dina):
    drop_in.count(session=cafe, taps=[came()])
    late = came()
    drop_in.correct(session=cafe, numbers={"citizen": 7}, by=dina)
    drop_in.count(session=cafe, taps=[late])
    assert number(cafe) == 7

    drop_in.count(session=cafe, taps=[came()])
    assert number(cafe) == 8


def test_taps_are_forgotten_and_the_numbers_stay(cafe):
    drop_in.count(session=cafe, taps=[came()])

    assert drop_in.forget_taps(now=timezone.now() + timedelta(days=16)) == 1
    assert number(cafe) == 1


def test_the_kiosk_counts_in_the_session_a_tap_fell_into(cafe, dina, client):
    kiosk = kiosks.open_one(run=cafe.run, by=dina)
    answer = send(
        client,
        reverse("enrolment:kiosk_taps", args=[kiosk.token]),
        came(),
        came(at=timezone.now() - timedelta(days=3)),
    )

    assert len(answer.json()["refused"]) == 1
    assert set(answer.json()) == {"refused"}
    assert number(cafe) == 1


def test_a_kiosk_outside_the_time_says_when_it_opens(cafe, dina, client):
    kiosk = kiosks.open_one(run=cafe.run, by=dina)
    move_to(cafe, timezone.now() + timedelta(days=1))
    address = reverse("enrolment:kiosk", args=[kiosk.token])
    text = client.get(address).content.decode()
    client.post(address, {"group": "citizen"})

    assert "Der er ikke åbent lige nu." in text
    assert "Næste gang" in text
    assert number(cafe) == 0


def test_a_kiosk_shows_no_number_and_keeps_nobody_in_a_cache(cafe, dina, client):
    drop_in.correct(session=cafe, numbers={"citizen": 77}, by=dina)
    kiosk = kiosks.open_one(run=cafe.run, by=dina)
    answer = client.get(reverse("enrolment:kiosk", args=[kiosk.token]))

    assert "77" not in answer.content.decode().replace(kiosk.token, "")
    assert "no-store" in answer["Cache-Control"]


def test_a_closed_or_renewed_kiosk_is_gone(cafe, dina, client):
    first = kiosks.open_one(run=cafe.run, by=dina)
    second = kiosks.open_one(run=cafe.run, by=dina)
    assert client.get(reverse("enrolment:kiosk", args=[first.token])).status_code == 404
    assert client.get(reverse("enrolment:kiosk", args=[second.token])).status_code == 200

    kiosks.close(run=cafe.run, by=dina)
    address = reverse("enrolment:kiosk_taps", args=[second.token])
    assert send(client, address, came()).status_code == 404
    assert number(cafe) == 0


def test_only_a_drop_in_has_a_kiosk(today_of_a_class, dina):
    with pytest.raises(kiosks.NotDropIn):
        kiosks.open_one(run=today_of_a_class.run, by=dina)


@pytest.fixture
def today_of_a_class(alma):
    return make_class_of_today(people=[alma])[1]


def test_a_kiosk_is_pressed_no_faster_than_a_queue_of_people(cafe, dina, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "kiosk": "3/m/key"}
    kiosk = kiosks.open_one(run=cafe.run, by=dina)
    address = reverse("enrolment:kiosk_taps", args=[kiosk.token])

    assert [send(client, address, came()).status_code for _time in range(4)] == [200, 200, 200, 429]


@pytest.mark.parametrize("who", ["alma", "gry", "outsider"])
def test_the_counter_is_for_its_hosts(cafe, client, who, request):
    sign_in(client, request.getfixturevalue(who))

    assert client.get(reverse("enrolment:drop_in", args=[cafe.pk])).status_code == 404
    assert send(client, reverse("enrolment:drop_in_taps", args=[cafe.pk]), came()).status_code == 404
    assert not DropInTap.objects.exists()


def test_the_desk_opens_and_closes_the_kiosk_and_puts_numbers_right(cafe, dina, client):
    sign_in(client, dina)
    client.post(reverse("runs:open_kiosk", args=[cafe.run_id]))
    token = Kiosk.objects.get().token
    assert token in client.get(reverse("runs:kiosk", args=[cafe.run_id])).content.decode()

    numbers = {"citizen": 5, "relative": 2, "staff": 1, "unknown": 0}
    client.post(reverse("sessions:drop_in", args=[cafe.pk]), numbers)
    assert drop_in.numbers_of(cafe) == numbers
    assert (
        client.post(reverse("sessions:drop_in", args=[cafe.pk]), {**numbers, "staff": "-1"}).status_code
        == 200
    )
    assert drop_in.numbers_of(cafe) == numbers

    client.post(reverse("runs:close_kiosk", args=[cafe.run_id]))
    assert Kiosk.objects.get().closed_at is not None


@pytest.mark.parametrize("name", ["runs:kiosk", "runs:open_kiosk", "runs:close_kiosk"])
def test_the_desk_of_editors_has_no_kiosk(cafe, gry, client, name):
    sign_in(client, gry)

    assert client.get(reverse(name, args=[cafe.run_id])).status_code == 404
    assert client.post(reverse(name, args=[cafe.run_id])).status_code == 404
