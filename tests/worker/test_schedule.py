"""The recurring jobs: when they are due, and what the school forgets."""

from datetime import datetime, time, timedelta
from time import sleep

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.db import IntegrityError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision

from accounts import people
from accounts.models import User
from config import publishing, schedule
from config.models import ScheduledJob
from config.schedule import Job, tick
from enrolment import retention, seats
from enrolment.models import Enrolment, Notice, SupportNeed
from enrolment.told import outbox
from tests.approving import publish
from tests.factories import COPENHAGEN, days_from_now, make_course, make_run

pytestmark = pytest.mark.django_db


def test_a_job_of_the_night_keeps_its_hour_when_the_clocks_change():
    job = Job("x", lambda now: None, at=time(3, 10))
    before = datetime(2027, 3, 27, 3, 10, tzinfo=COPENHAGEN)
    after = job.next_after(before)
    assert after == datetime(2027, 3, 28, 3, 10, tzinfo=COPENHAGEN)
    assert (after - before).total_seconds() == 24 * 3600 or after.astimezone(COPENHAGEN).hour == 3
    assert job.next_after(datetime(2027, 3, 28, 1, 0, tzinfo=COPENHAGEN)) == after


def test_each_job_is_done_when_it_is_due_and_no_oftener(monkeypatch):
    done = []
    monkeypatch.setattr(schedule, "JOBS", (Job("often", done.append, every=timedelta(minutes=1)),))
    now = timezone.now()
    assert tick(now=now) == ["often"]
    assert tick(now=now + timedelta(seconds=59)) == []
    assert tick(now=now + timedelta(seconds=60)) == ["often"]
    assert len(done) == 2


def test_a_job_that_fails_hinders_no_other_and_is_tried_again(monkeypatch, caplog):
    done = []
    jobs = (Job("breaks", lambda now: 1 / 0, at=time(3)), Job("works", done.append, every=timedelta(days=1)))
    monkeypatch.setattr(schedule, "JOBS", jobs)
    now = timezone.now()
    ScheduledJob.objects.create(name="breaks", next_at=now)
    assert tick(now=now) == ["works"]
    assert "breaks failed" in caplog.text
    assert ScheduledJob.objects.get(name="breaks").next_at <= now + timedelta(minutes=5)


def test_every_job_can_be_done(capsys):
    tick()
    ScheduledJob.objects.update(next_at=timezone.now() - timedelta(seconds=1))
    call_command("tick")
    assert capsys.readouterr().out.split()[-len(schedule.JOBS) :] == [job.name for job in schedule.JOBS]


def test_the_sweep_passes_on_what_ran_out(alma, bo):
    run = make_run(capacity=1)
    seats.hold(person=alma, run=run)
    seats.enrol(person=bo, run=run, by=bo)
    now = timezone.now() + timedelta(minutes=10, seconds=1)
    assert seats.sweep(now=now) == 2
    assert [row.state for row in Enrolment.objects.order_by("pk")] == ["expired", "offered"]
    assert seats.sweep(now=now) == 0


def test_a_class_is_finished_after_its_last_session(alma, bo):
    run = make_run(capacity=1, sessions=1, first_start=days_from_now(3))
    seats.enrol(person=alma, run=run, by=alma)
    seats.enrol(person=bo, run=run, by=bo)
    assert retention.finish_runs() == 0
    assert retention.finish_runs(now=days_from_now(4)) == 1
    run.refresh_from_db()
    assert run.state == "finished"
    assert [row.state for row in Enrolment.objects.order_by("pk")] == ["completed", "expired"]


def test_what_can_help_is_forgotten_a_month_after_the_class(alma, bo):
    run = make_run(sessions=1, first_start=days_from_now(3))
    seats.enrol(person=alma, run=run, by=alma, need="Ro")
    left = seats.enrol(person=bo, run=run, by=bo, need="Lys")
    seats.leave(enrolment=left, by=bo)
    assert retention.forget_needs(now=days_from_now(29)) == 0
    assert retention.forget_needs(now=days_from_now(31)) == 1
    assert SupportNeed.objects.get().text == "Ro"
    assert retention.forget_needs(now=days_from_now(34)) == 1


def test_what_companions_are_called_is_forgotten_a_month_after_the_class(alma, bo):
    run = make_run(sessions=1, first_start=days_from_now(3))
    stays = seats.enrol(person=alma, run=run, by=alma, companion=True, companion_name="Tante Ea")
    left = seats.enrol(person=bo, run=run, by=bo, companion=True, companion_name="Ib")
    seats.leave(enrolment=left, by=bo)

    assert retention.forget_companions(now=days_from_now(29)) == 0
    assert retention.forget_companions(now=days_from_now(31)) == 1
    stays.refresh_from_db()
    assert stays.companion_name == "Tante Ea"
    assert retention.forget_companions(now=days_from_now(34)) == 1
    assert retention.forget_companions(now=days_from_now(34)) == 0
    stays.refresh_from_db()
    assert (stays.companion_name, stays.brings_companion) == ("", True)


def test_who_never_typed_the_code_is_forgotten(alma, dina):
    never, held, waits = (people.create(email=f"{name}@example.org") for name in ("a", "b", "c"))
    known = people.create(email="known@example.org")
    EmailAddress.objects.filter(user=known).update(verified=True)
    run = make_run(capacity=1)
    seats.hold(person=held, run=run)
    seats.enrol(person=waits, run=run, by=dina, actor="school")
    later = timezone.now() + timedelta(days=2)
    seats.leave(enrolment=held.enrolments.get(), by=held)
    assert retention.forget_strangers() == 0
    assert retention.forget_strangers(now=later) == 2
    assert retention.forget_strangers(now=later) == 0
    assert not User.objects.filter(pk=never.pk).exists()
    held.refresh_from_db()
    assert (held.email, held.chosen_name, held.is_active) == (None, "–", False)
    for person in (waits, known, alma, dina):
        person.refresh_from_db()
        assert person.email


def test_a_mail_whose_task_is_gone_is_queued_again(alma):
    seats.enrol(person=alma, run=make_run(), by=alma)
    later = timezone.now() + timedelta(minutes=16)
    assert outbox.queue_lost(now=later) == 0
    DBTaskResult.objects.filter(queue_name="mail").update(status="FAILED")
    assert outbox.queue_lost() == 0
    assert outbox.queue_lost(now=later) == 1
    assert outbox.queue_lost(now=later) == 0
    assert Notice.objects.get().state == "queued"


def test_pages_are_published_and_taken_down_each_by_itself(monkeypatch):
    pages = [make_course() for _ in range(3)]
    soon = timezone.now() + timedelta(seconds=2)  # Wagtail looks at the clock itself
    for page in pages:
        page.unpublish()
        page.go_live_at = soon
        publish(page)
    refused = pages[0].latest_revision_id
    publish_revision = Revision.publish

    def publish_unless_refused(revision, **options):
        publish_revision(revision, **options)
        if revision.pk == refused:
            raise IntegrityError("not approved")

    monkeypatch.setattr(Revision, "publish", publish_unless_refused)
    assert publishing.publish_due() == 0
    sleep(max(0, (soon - timezone.now()).total_seconds()))
    assert publishing.publish_due() == 2
    assert [live(page) for page in pages] == [False, True, True]
    assert Revision.objects.get(pk=refused).approved_go_live_at is not None
    monkeypatch.undo()
    type(pages[1]).objects.filter(pk=pages[1].pk).update(expire_at=soon)
    assert publishing.publish_due() == 2
    assert [live(page) for page in pages] == [True, False, True]


def live(page):
    page.refresh_from_db()
    return page.live
