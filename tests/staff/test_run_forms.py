from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from courses.models import CourseRun
from courses.states import RunState
from enrolment import seats
from enrolment.classes import class_details
from enrolment.models import FormatRules, FormatShare, Notice
from tests.factories import make_contributor, make_course, make_run, make_term, make_venue

pytestmark = pytest.mark.django_db


def new_class(**fields):
    return {
        "course": make_course().pk,
        "term": make_term("Forår 2027", starts_on=date(2027, 1, 4), ends_on=date(2027, 6, 25)).pk,
        "label": "",
        "access": "public",
        "venue": make_venue().pk,
        "room": "Loftet",
        "online_url": "",
        "capacity": 12,
        "teachers": [],
        "enrolment_opens_at": "",
        "enrolment_closes_at": "",
        "first_day": "2027-02-04",
        "first_time": "13:00",
        "minutes": 120,
        "count": 3,
        "every_weeks": 1,
        "skip_weeks": "7",
        **fields,
    }


def errors_of(page):
    return page.context["form"].errors


def test_a_class_is_made_with_its_series_in_one_step(at_desk, dina):
    teacher = make_contributor()

    answer = at_desk.post(reverse("runs:add"), new_class(teachers=[teacher.pk]))

    run = CourseRun.objects.get()
    assert answer.url == reverse("runs:show", args=[run.pk])
    assert (run.state, run.room, run.seats.capacity) == (RunState.DRAFT, "Loftet", 12)
    assert list(run.teachers.all()) == [teacher]
    starts = [timezone.localtime(session.starts_at).strftime("%d.%m %H:%M") for session in run.sessions.all()]
    assert starts == ["04.02 13:00", "11.02 13:00", "25.02 13:00"]
    assert ModelLogEntry.objects.for_instance(run).filter(user=dina, action="wagtail.create").exists()


def test_a_new_class_begins_with_the_default_of_its_format(at_desk, dina):
    rules = FormatRules.objects.create(format="course", companions="seat")
    FormatShare.objects.create(rules=rules, group="citizen", guaranteed_percent=50, release_days=14)

    at_desk.post(reverse("runs:add"), new_class(capacity=13))

    run = CourseRun.objects.get()
    share = run.shares.get()
    assert (share.group, share.guaranteed) == ("citizen", 6)
    assert timezone.localdate(share.release_at) == date(2027, 1, 21)
    assert run.seat_rules.companions == "seat"
    assert run.seats.reserved == 6


@pytest.mark.parametrize("day", ["9999-12-20", "0001-01-01", "2047-02-04", "1500-12-20"])
def test_a_slip_in_the_year_is_caught(at_desk, day):
    page = at_desk.post(reverse("runs:add"), new_class(first_day=day))

    assert "Se på årstallet" in errors_of(page)["first_day"][0]
    assert not CourseRun.objects.exists()


def test_a_class_may_have_no_dates_yet(at_desk):
    at_desk.post(reverse("runs:add"), new_class(first_day="", first_time=""))

    assert not CourseRun.objects.get().sessions.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"course": ""}, "course"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": 40_000}, "capacity"),
        ({"first_time": ""}, "first_time"),
        ({"count": 61}, "count"),
        ({"skip_weeks": "54"}, "skip_weeks"),
        ({"skip_weeks": "påske"}, "skip_weeks"),
        ({"teachers": ["999999"]}, "teachers"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
    ],
)
def test_a_wrong_form_makes_nothing_and_says_where(at_desk, wrong, field):
    page = at_desk.post(reverse("runs:add"), new_class(**wrong))

    assert field in errors_of(page)
    assert not CourseRun.objects.exists()


def edited(run, **fields):
    run.refresh_from_db()
    return {
        "term": run.term_id,
        "label": run.label,
        "access": run.access,
        "venue": run.venue_id or "",
        "room": run.room,
        "online_url": run.online_url,
        "teachers": [teacher.pk for teacher in run.teachers.all()],
        "enrolment_opens_at": "",
        "enrolment_closes_at": "",
        "edition": class_details.edition_of(run),
        **fields,
    }


def edit(client, run, **fields):
    return client.post(reverse("runs:edit", args=[run.pk]), edited(run, **fields))


def test_the_form_shows_what_is_stored(at_desk):
    run = make_run(room="Loftet", teachers=(make_contributor(),))

    form = at_desk.get(reverse("runs:edit", args=[run.pk])).context["form"]

    assert form["room"].value() == "Loftet"
    assert "capacity" not in form.fields
    run.refresh_from_db()
    assert form["edition"].value() == class_details.edition_of(run)


def test_an_edit_writes_its_fields_and_is_logged(at_desk, dina):
    run, teacher = make_run(), make_contributor()

    edit(at_desk, run, label="Aften", teachers=[teacher.pk])

    run = CourseRun.objects.get()
    assert (run.label, run.seats.capacity, run.state) == ("Aften", 10, RunState.OPEN)
    assert list(run.teachers.all()) == [teacher]
    assert ModelLogEntry.objects.for_instance(run).filter(user=dina, action="wagtail.edit").exists()


def test_a_form_never_undoes_what_somebody_saved_meanwhile(at_desk):
    run = make_run()
    old = edited(run, label="Min")
    edit(at_desk, run, label="Din")

    page = at_desk.post(reverse("runs:edit", args=[run.pk]), old)

    run.refresh_from_db()
    assert "En anden har ændret holdet" in page.content.decode()
    assert run.label == "Din"


def test_a_form_never_undoes_a_seat_taken_or_a_state_moved_meanwhile(at_desk, alma):
    run = make_run()
    data = edited(run, label="Aften")
    seats.enrol(person=alma, run=run, by=alma)
    CourseRun.objects.filter(pk=run.pk).update(state=RunState.CLOSED)

    at_desk.post(reverse("runs:edit", args=[run.pk]), data)

    run = CourseRun.objects.get()
    assert (run.label, run.state, run.seats.taken) == ("Aften", RunState.CLOSED, 1)


def test_a_new_place_is_told_to_those_with_a_seat_and_raises_each_session_to_come(at_desk, alma, hans):
    run = make_run(sessions=2)
    for person in (alma, hans):
        seats.enrol(person=person, run=run, by=person)

    edit(at_desk, run, venue=make_venue("Havnen").pk)

    assert [session.sequence for session in run.sessions.all()] == [1, 1]
    told = Notice.objects.filter(kind="session_changed")
    assert {notice.person for notice in told} == {alma, hans}
    assert told.filter(person=hans, state="to_call").exists()


def test_the_same_place_again_tells_nobody(at_desk, alma):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)

    edit(at_desk, run, label="Aften")

    assert not Notice.objects.filter(kind="session_changed").exists()
    assert not run.sessions.filter(sequence__gt=0).exists()


def test_an_open_class_cannot_lose_its_place(at_desk):
    run = make_run()

    page = edit(at_desk, run, venue="")

    run.refresh_from_db()
    assert run.venue is not None
    assert errors_of(page)


def test_enrolment_closes_after_it_opens(at_desk):
    page = edit(
        at_desk, make_run(), enrolment_opens_at="2027-01-02 10:00", enrolment_closes_at="2027-01-01 10:00"
    )

    assert errors_of(page)


@pytest.mark.parametrize("name", ["add", "edit"])
def test_editors_cannot_reach_the_forms(client, gry, name):
    from tests.cast import sign_in

    args = [] if name == "add" else [make_run().pk]
    address = reverse(f"runs:{name}", args=args)
    sign_in(client, gry)

    assert client.get(address).status_code == 404
    assert client.post(address, {}).status_code == 404


def test_the_date_of_the_series_is_local(at_desk):
    at_desk.post(reverse("runs:add"), new_class(first_day="2027-03-25", count=2, skip_weeks=""))

    starts = [timezone.localtime(session.starts_at) for session in CourseRun.objects.get().sessions.all()]
    assert [(start.date(), start.hour) for start in starts] == [
        (date(2027, 3, 25), 13),
        (date(2027, 4, 1), 13),
    ]
