"""Interest in a course: confirmed, told once, forgotten, and nobody learns who asked."""

import traceback
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.told.outgoing import PAUSES
from courses import runs
from enrolment import seats
from enrolment.models import Interest
from enrolment.told import interest, interest_links, interest_mail
from tests.cast import sign_in
from tests.factories import make_course, make_pair, make_people, make_person, make_run
from tests.tasks import run_tasks


@pytest.fixture
def course(db):
    return make_course("Hverdag med angst", slug="hverdag-med-angst")


ADDRESS = "/kurser/hverdag-med-angst/sig-til/"


def told():
    interest.tell_of_new_classes()
    run_tasks(containing="interest_mail")
    return mail.outbox


def link_in(message):
    return next(word for word in message.body.split() if "/sig-til/" in word).removeprefix(
        "http://127.0.0.1:8000"
    )


def test_with_one_press_for_who_is_signed_in(course, alma, client):
    sign_in(client, alma)
    assert client.get(ADDRESS).context["found"] is None
    for _press in range(2):
        assert client.post(ADDRESS).status_code == 302
    assert Interest.objects.get().confirmed_at is not None
    assert "Hverdag med angst" in client.get("/min-side/").content.decode()
    secret = client.get(ADDRESS).context["secret"]
    assert client.post(f"/sig-til/{secret}/nej-tak/").url == "/min-side/"
    assert not Interest.objects.exists()


def test_without_an_account_the_mailed_link_is_pressed_first(course, client):
    assert client.post(ADDRESS, {"email": "Ny@Example.org"}).status_code == 200
    run_tasks(containing="interest_mail")
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["ny@example.org"], "Bekræft dit ønske")
    assert "angst" not in sent.message().as_string().lower()
    make_run(course=course)
    assert len(told()) == 1  # nobody has confirmed
    address = link_in(sent)
    client.get(address)  # as the scanners of mail servers do
    assert Interest.objects.get().confirmed_at is None
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 302
    assert Interest.objects.get().confirmed_at is not None


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(course, alma, client):
    interest.confirm(interest=interest.ask(email="ny@example.org", course=course, language="da"))
    answers = {
        client.post(ADDRESS, {"email": email}).content.decode().replace(email, "")
        for email in ("ny@example.org", "anden@example.org", alma.email)
    }
    assert len(answers) == 1


def test_machines_and_bad_addresses_get_nowhere(course, client):
    assert client.post(ADDRESS, {"email": "ny@example.org", "website": "x"}).status_code == 200
    assert client.post(ADDRESS, {"email": "ingen adresse"}).status_code == 422
    assert client.post(ADDRESS, {}).status_code == 422
    assert not Interest.objects.exists()


def test_nobody_is_pestered_through_us(course, client):
    codes = [client.post(ADDRESS, {"email": "ny@example.org"}).status_code for _press in range(5)]
    assert codes[:3] == [200] * 3
    assert codes[-1] == 429


def test_a_new_class_is_told_once_and_then_all_is_forgotten(course, alma, bo):
    interest.want(person=alma, course=course)
    confirmed = interest.ask(email="ny@example.org", course=course, language="en")
    interest.confirm(interest=confirmed)
    assert told() == [] or [message.to for message in mail.outbox] == [["ny@example.org"]]
    mail.outbox.clear()
    run = make_run(course=course)
    assert sorted(message.to[0] for message in told()) == [alma.email, "ny@example.org"]
    assert not Interest.objects.exists()
    for message in mail.outbox:
        assert "angst" not in message.message().as_string().lower()
    assert {message.subject for message in mail.outbox} == {
        "Der er nyt om det, du spurgte om",
        "There is news of what you asked about",
    }
    mail.outbox.clear()
    make_run(course=course)
    assert told() == []
    assert interest_links.run_in(interest_links.news(run)) == run.pk


def test_full_words_name_the_course(course):
    person = make_person("Ada", full_messages=True)
    interest.want(person=person, course=course)
    make_run(course=course)
    assert told()[-1].subject == "Hverdag med angst kører igen"


def test_the_link_in_the_news_leads_to_the_course(course, client):
    secret = interest_links.news(make_run(course=course))
    assert client.get(f"/sig-til/nyt/{secret}/").url == "/kurser/hverdag-med-angst/"
    assert client.get("/sig-til/nyt/1.xxx/").status_code == 404


@pytest.mark.parametrize("how", ["full", "draft", "invitation", "later", "other"])
def test_what_is_no_new_class_to_come_to_is_not_told(course, alma, bo, how):
    if how == "full":
        run = make_run(course=course, capacity=1)
        seats.enrol(person=bo, run=run, by=bo)
    interest.want(person=alma, course=course)
    fields = {
        "draft": {"state": "draft"},
        "invitation": {"access": "invitation"},
        "later": {"enrolment_opens_at": timezone.now() + timedelta(days=2)},
        "other": {"course": make_course()},
    }
    if how != "full":
        make_run(**{"course": course, **fields[how]})
    assert told() == []
    assert Interest.objects.count() == 1


def test_it_is_told_when_the_class_opens_however_that_happens(course, alma, dina):
    interest.want(person=alma, course=course)
    run = make_run(course=course, state="draft", teachers=make_pair())
    assert told() == []
    runs.move(run=run, transition="open", by=dina)
    assert len(told()) == 1


def test_who_found_the_class_by_themselves_is_not_told(course, alma):
    interest.want(person=alma, course=course)
    seats.enrol(person=alma, run=make_run(course=course), by=alma)
    assert told() == []
    assert not Interest.objects.exists()


def test_who_wants_texts_is_texted(course, texts):
    person = make_person("Tove", email=None, contact_by="sms", phone="20123456")
    interest.want(person=person, course=course)
    make_run(course=course)
    told()
    (text,) = texts
    assert "angst" not in text.text.lower()
    assert len(text.text) <= 160
    assert not Interest.objects.exists()


def test_news_that_does_not_go_is_tried_again_and_never_lost_or_doubled(course, alma, settings):
    interest.want(person=alma, course=course)
    make_run(course=course)
    settings.EMAIL_BACKEND = "tests.mail_that_fails.Backend"
    told()
    assert Interest.objects.get().attempts == 1
    assert interest.tell_of_new_classes() == 0
    DBTaskResult.objects.all().delete()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert [message.to for message in told()] == [[alma.email]]
    assert len(told()) == 1


def test_an_address_that_takes_no_mail_is_forgotten_in_the_end(course, alma, settings):
    settings.EMAIL_BACKEND = "tests.mail_that_fails.Backend"
    interest.want(person=alma, course=course)
    make_run(course=course)
    told()
    for pause in PAUSES:
        assert Interest.objects.exists()
        run_tasks(containing="interest_mail", until=timezone.now() + pause + timedelta(minutes=1))
    assert not Interest.objects.exists()


def test_a_refused_address_stands_in_no_log_and_on_no_failed_task(course, alma, settings, caplog):
    settings.EMAIL_BACKEND = "tests.mail_that_refuses.Backend"
    interest.want(person=alma, course=course)
    seats.enrol(person=alma, run=make_run(), by=alma)
    make_run(course=course)
    told()
    run_tasks(containing="outbox")
    interest.ask(email="ny@example.org", course=course, language="da")
    with pytest.raises(interest_mail.NotSent) as failure:
        told()

    said = caplog.text + "".join(traceback.format_exception(failure.value))
    assert alma.email not in said
    assert "ny@example.org" not in said
    assert {"Interest", "Notice"} <= set(caplog.text.split())
    assert said.count("SMTPRecipientsRefused") >= 3


@pytest.mark.usefixtures("night")
def test_nobody_is_woken_by_news(course, alma, winter, clock):
    clock(2027, 1, 7, 22)
    interest.want(person=alma, course=course)
    winter(course=course)
    interest.tell_of_new_classes()
    news = DBTaskResult.objects.get(task_path__contains="interest_mail")
    assert timezone.localtime(news.run_after).hour == 8


def test_addresses_that_nobody_confirmed_are_forgotten(course):
    interest.ask(email="ny@example.org", course=course, language="da")
    assert interest.forget_unconfirmed(now=timezone.now() + timedelta(days=6)) == 0
    assert interest.forget_unconfirmed(now=timezone.now() + timedelta(days=8)) == 1


@pytest.mark.parametrize("path", ["/sig-til/x/", "/sig-til/nyt/x/", "/kurser/findes-ikke/sig-til/"])
def test_links_that_are_not_ours_lead_nowhere(db, client, path):
    assert client.get(path).status_code == 404


def test_the_course_page_offers_it_where_nobody_can_come_at_once(course, bo, client):
    offer = "Sig til, når det kører igen"
    assert offer in client.get("/kurser/hverdag-med-angst/").content.decode()
    run = make_run(course=course, capacity=1)
    assert offer not in client.get("/kurser/hverdag-med-angst/?1").content.decode()
    seats.enrol(person=bo, run=run, by=bo)
    assert offer in client.get("/kurser/hverdag-med-angst/?2").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_what_counting_and_listing_cost(course, alma, count, django_assert_num_queries):
    for person in make_people(count):
        interest.want(person=person, course=course)
    for number in range(count):
        interest.want(person=alma, course=make_course(f"Kursus {number}"))
    with django_assert_num_queries(1):
        assert interest.how_many([course.pk]) == {course.pk: count}
    with django_assert_num_queries(1):
        assert len({one.course.title for one in interest.all_of(alma)}) == count


def test_coordinators_see_how_many_and_not_who(course, alma, dina, client):
    interest.want(person=alma, course=course)
    run = make_run(course=course)
    sign_in(client, dina)
    listed = client.get("/redaktion/hold/").content.decode()
    assert "0 (1 interesseret)" in listed
    shown = client.get(f"/redaktion/hold/{run.pk}/").content.decode()
    assert "Vil høre om det næste</dt><dd>1</dd>" in shown
    assert "Alma" not in listed + shown
