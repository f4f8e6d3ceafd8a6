"""The pages of a plan: what is written stands there, what cannot be saved is not lost, nothing leaks."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.views.debug import ExceptionReporter

from enrolment import seats
from enrolment.models import Plan, PlanShare, Reading
from enrolment.plan import change, read, share, writing
from enrolment.views.plan.private import Silent
from tests.cast import sign_in
from tests.enrolment.plan.plans import HOPE, STEP, a_plan
from tests.factories import make_course, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


@pytest.fixture
def as_bo(bo):
    return sign_in(Client(), bo)


def post(client, path="", **data):
    return client.post(f"/min-side/plan/{path}", data)


def body(client, path=""):
    return client.get(f"/min-side/plan/{path}").content.decode()


def test_it_begins_empty_and_makes_nothing_by_looking(as_alma):
    assert "Skriv et håb" in body(as_alma) or "Hvad håber du på?" in body(as_alma)
    assert not Plan.objects.exists()


def test_a_hope_a_step_and_a_course_stand_there(as_alma, alma):
    course = make_course("Kunsten at gå", slug="gaa")
    assert post(as_alma, act="hope", hope=HOPE)["Location"] == "/min-side/plan/#haab"
    assert post(as_alma, act="step", step=STEP, on="2027-01-07")["Location"].endswith("#trin")
    assert "Læg “Kunsten at gå” i din plan?" in body(as_alma, "kursus/gaa/")
    assert post(as_alma, "kursus/gaa/")["Location"].endswith("#kurser")

    page = body(as_alma)
    for words in (HOPE, STEP, "7. januar 2027", f'href="/kurser/{course.slug}/"'):
        assert words in page
    assert "Det er allerede i din plan." in body(as_alma, "kursus/gaa/")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(as_alma):
    answer = post(as_alma, act="step", step=STEP, on="i morgen")

    assert answer.status_code == 422
    assert STEP in answer.content.decode()
    assert "Vælg en dag, eller lad feltet være tomt." in answer.content.decode()
    assert post(as_alma, act="hope", hope="").status_code == 422
    assert post(as_alma, act="intet").status_code == 302


@pytest.mark.parametrize("sent", ["9" * 5000, "9" * 30, "-1", "x"])
def test_a_course_that_cannot_be_is_not_there(as_alma, sent):
    assert post(as_alma, act="hope", hope=HOPE).status_code == 302

    assert post(as_alma, act="course", course=sent).status_code == 404
    assert post(as_alma, act="without_course", course=sent).status_code == 302


def test_steps_are_ticked_and_courses_of_own_seats_are_offered(as_alma, alma):
    run = make_run(course=make_course("Ro i kroppen"))
    seats.enrol(person=alma, run=run, by=alma)
    step = a_plan(alma).steps[0]
    assert "Ro i kroppen" in body(as_alma)
    post(as_alma, act="course", course=run.course_id)
    post(as_alma, act="tick", key=step.key)

    plan = read(alma)
    assert plan.steps[0].is_done
    assert [one.title for one in plan.courses] == ["Ro i kroppen"]
    post(as_alma, act="tick", key=step.key, undo="1")
    post(as_alma, act="without_course", course=run.course_id)
    assert read(alma).courses == ()
    assert not read(alma).steps[0].is_done
    assert post(as_alma, act="tick", key="intet").status_code == 302


def test_another_window_is_not_overwritten_unseen(as_alma, alma):
    hope = a_plan(alma).hopes[0]
    change(person=alma, how=writing.hope_says(hope.key, "Fra det andet vindue", read=hope.written))
    answer = post(as_alma, f"haab/{hope.key}/", hope="Fra dette vindue", read=hope.written)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Fra det andet vindue" in page
    assert "Fra dette vindue" in page
    seen = re.search(r'name="read" value="(\d+)"', page)[1]
    post(as_alma, f"haab/{hope.key}/", hope="Fra dette vindue", read=seen)
    assert read(alma).hopes[0].text == "Fra dette vindue"


def test_what_was_taken_out_meanwhile_can_be_saved_anew(as_alma, alma):
    step = a_plan(alma).steps[0]
    change(person=alma, how=writing.without_step(step.key))
    answer = post(as_alma, f"trin/{step.key}/", step="Mine nye ord", read=step.written)

    assert answer.status_code == 409
    assert "Mine nye ord" in answer.content.decode()
    assert as_alma.get(f"/min-side/plan/trin/{step.key}/").status_code == 404


def test_looking_back_and_taking_out(as_alma, alma):
    hope = a_plan(alma).hopes[0]
    post(as_alma, f"haab/{hope.key}/", outcome="reached")
    assert "Nået" in body(as_alma)
    post(as_alma, f"haab/{hope.key}/", out="1")
    assert read(alma).hopes == ()


def test_another_persons_things_are_not_there(as_bo, alma):
    plan = a_plan(alma)

    assert as_bo.get(f"/min-side/plan/haab/{plan.hopes[0].key}/").status_code == 404
    assert HOPE not in body(as_bo)


def test_shown_to_an_address_and_ended(as_alma, as_bo, alma, bo):
    a_plan(alma)
    assert post(as_alma, "vis/", who="another", address="", days="7").status_code == 422
    assert post(as_alma, "vis/", who="another", address=alma.email, days="7").status_code == 422
    assert post(as_alma, "vis/", who="999", days="7").status_code == 422
    for address in (bo.email, "ukendt@example.org"):
        assert post(as_alma, "vis/", who="another", address=address, days="7").status_code == 302
    row = PlanShare.objects.get()

    assert "En plan, som Alma viser dig" in as_bo.get("/min-side/").content.decode()
    assert HOPE in body(as_bo, f"vist/{row.uid}/")
    assert Reading.objects.count() == 1
    assert as_alma.get(f"/min-side/plan/vist/{row.uid}/").status_code == 404
    assert "Sidst læst" in body(as_alma)
    post(as_alma, act="end", key=next(one.uid for one in read(alma).shown if one.name == bo.email))
    assert as_bo.get(f"/min-side/plan/vist/{row.uid}/").status_code == 404
    assert "læste din plan" in as_alma.get("/min-side/set/").content.decode()


def test_only_so_many_letters_in_an_hour(as_alma, alma, bo):
    a_plan(alma)
    answers = [
        post(as_alma, "vis/", who="another", address=f"en{number}@example.org", days="7").status_code
        for number in range(22)
    ]

    assert 429 in answers


def test_there_is_nothing_to_show_or_lock_before_something_is_written(as_alma):
    for path in ("vis/", "ord/", "slet/"):
        assert as_alma.get(f"/min-side/plan/{path}")["Location"] == "/min-side/plan/"


def test_two_presses_delete_it(as_alma, alma, bo):
    a_plan(alma)
    share(person=alma, until=timezone.now() + timedelta(days=7), address=bo.email)
    page = body(as_alma, "slet/")
    assert "1 håb" in page
    assert bo.email in page
    assert Plan.objects.exists()
    post(as_alma, "slet/")
    assert not Plan.objects.exists()


@pytest.mark.parametrize("broken", ["key", "row"])
def test_a_plan_that_does_not_open_is_said_calmly(as_alma, as_bo, alma, settings, broken):
    hope = a_plan(alma).hopes[0]
    share(person=alma, until=timezone.now() + timedelta(days=7), address="bo@example.org")
    uid = PlanShare.objects.get().uid
    if broken == "key":
        settings.PLAN_KEYS = [b"another key of thirty-two bytes!"]
    else:
        Plan.objects.update(sealed=b"rod")

    for path in ("", f"haab/{hope.key}/", "vis/", "ord/"):
        answer = as_alma.get(f"/min-side/plan/{path}")
        assert answer.status_code == 200
        assert "Vi kan ikke åbne planen lige nu" in answer.content.decode()
    assert "Vi kan ikke åbne planen lige nu" in post(as_alma, act="hope", hope="x").content.decode()
    assert "Slet min plan" not in body(as_bo, f"vist/{uid}/")
    assert as_alma.get("/min-side/plan/slet/").status_code == 200
    post(as_alma, "slet/")
    assert not Plan.objects.exists()


def test_an_error_is_reported_without_a_word_of_it(as_alma, alma, monkeypatch):
    a_plan(alma)
    seen = {}

    def fail(*args, **kwargs):
        secret = HOPE  # noqa: F841 - it stands in the frame
        raise RuntimeError("knækket")

    monkeypatch.setattr("enrolment.views.plan.page.plan_page.of", fail)
    as_alma.raise_request_exception = False
    answer = post(as_alma, act="hope", hope="")
    request, (kind, error, trace) = answer.wsgi_request, answer.exc_info
    request.exception_reporter_filter = Silent()
    reporter = ExceptionReporter(request, kind, error, trace)
    seen = reporter.get_traceback_html() + reporter.get_traceback_text()

    assert answer.status_code == 500
    assert "knækket" in seen
    # The line of the source is shown, what stood in the variable is not.
    assert "At turde" not in seen
    assert "biografen" not in seen


def test_every_page_of_a_plan_is_silent_and_kept_by_no_cache(as_alma, alma):
    a_plan(alma)
    for path in ("", "vis/", "ord/", "slet/"):
        answer = as_alma.get(f"/min-side/plan/{path}")
        assert isinstance(answer.wsgi_request.exception_reporter_filter, Silent)
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("count", [1, 30])
def test_as_many_queries_for_thirty_as_for_one(as_alma, alma, count, django_assert_num_queries):
    for number in range(count):
        if number < 20:
            change(person=alma, how=writing.hope(f"Håb {number}"))
        change(person=alma, how=writing.step(f"Skridt {number}"))
        course = make_course() if number < 3 else None
        if course:
            change(person=alma, how=writing.course(course.pk, course.title))
    share(person=alma, until=timezone.now() + timedelta(days=7), address="en@example.org")
    body(as_alma)
    with django_assert_num_queries(7):
        body(as_alma)
