"""Thousands of lines in the background: how far it is, and what becomes of a worker that dies."""

import contextlib
import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from peers import ledger, payments
from peers.models import Claim, PaymentJob, PaymentLine
from peers.payments import jobs
from peers.states import ClaimState, JobKind, PaymentRunState
from tests.cast import sign_in
from tests.peers.payments.runs_of_school import approve, make_many, make_payee, pay_date
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def few(monkeypatch):
    """Let two lines be many."""
    monkeypatch.setattr(jobs, "AT_ONCE", 1)


@pytest.fixture
def run(dina, frede, few):
    payee = make_payee()
    approve(payee, dina)
    approve(payee, dina)
    return payments.start(pay_date=pay_date(), by=frede)


def begin(run, by, total="1000.00"):
    payload = {"count": 2, "total": total}
    return jobs.begin(run=run, kind=JobKind.FREEZE, by=by, total=2, payload=payload)


def test_it_is_begun_shown_and_done_by_a_worker(client, run, frede):
    page = sign_in(client, frede)
    address = reverse("payments:show", args=[run.pk])
    form = page.get(reverse("payments:freeze", args=[run.pk])).context["form"]

    page.post(reverse("payments:freeze", args=[run.pk]), form.initial)

    shown = page.get(address)
    assert shown["Refresh"] == "3"
    assert '<progress value="0" max="2"' in shown.content.decode()
    with pytest.raises(payments.Busy):
        begin(run, frede)
    page.post(reverse("payments:leave_out", args=[run.pk]), {"claim": [Claim.objects.first().pk]})
    assert not run.left_out.exists()

    run_tasks(containing="payments.jobs")

    run.refresh_from_db()
    assert run.state == PaymentRunState.FROZEN
    assert "Refresh" not in page.get(address)
    assert jobs.work.call(PaymentJob.objects.get().pk) == "done before"
    assert run.lines.count() == 2


def test_what_cannot_be_done_is_told_on_the_page(client, run, frede):
    begin(run, frede, total="999.00")

    run_tasks(containing="payments.jobs")

    run.refresh_from_db()
    assert run.state == PaymentRunState.DRAFT
    page = sign_in(client, frede).get(reverse("payments:show", args=[run.pk])).content.decode()
    assert "Udbetalingen er ændret, siden du så den" in page


def test_a_job_whose_task_is_lost_may_be_begun_again(client, run, frede):
    begin(run, frede)
    DBTaskResult.objects.all().delete()

    page = sign_in(client, frede).get(reverse("payments:show", args=[run.pk]))
    assert "Refresh" not in page
    assert "Det blev afbrudt, og intet er gjort" in page.content.decode()

    begin(run, frede)
    run_tasks(containing="payments.jobs")
    run.refresh_from_db()
    assert run.state == PaymentRunState.FROZEN


def test_paying_many_is_begun_too_and_tells_each_once(run, frede):
    payments.freeze(run=run, by=frede)
    job = jobs.begin(run=run, kind=JobKind.PAY, by=frede, total=2, payload={"lines": None})
    assert job.finished_at is None

    run_tasks(containing="payments.jobs")

    run.refresh_from_db()
    assert run.state == PaymentRunState.SETTLED


@pytest.mark.django_db(transaction=True)
def test_others_see_how_far_it_is_and_a_killed_worker_leaves_nothing(dina, frede):
    make_many(2500, people=20, by=dina)
    run = payments.start(pay_date=pay_date(), by=frede)
    payload = {"count": 2500, "total": "1250000.00"}
    job = jobs.begin(run=run, kind=JobKind.FREEZE, by=frede, total=2500, payload=payload)

    assert killed_after(2000, job) == [1000, 2000]
    assert PaymentLine.objects.count() == 0
    assert not Claim.objects.exclude(state=ClaimState.APPROVED).exists()

    assert jobs.work.call(job.pk) == "done"
    run.refresh_from_db()
    assert (run.state, run.lines.count()) == (PaymentRunState.FROZEN, 2500)
    positions = list(run.lines.order_by("position").values_list("position", flat=True))
    assert positions == list(range(1, 2501))
    payee = run.lines.first().claim.contributor
    assert str(ledger.amount_of(ledger.in_payment(payee)).amount) == "-62500.00"


def killed_after(most, job):
    """Let a worker on a connection of its own die there; return what others saw of its work meanwhile."""
    seen = []

    def work():
        def look(done, of):
            tell(done, of)
            aside = connection.copy()
            with aside.cursor() as cursor:
                cursor.execute("SELECT done FROM peers_paymentjob WHERE id = %s", [job.pk])
                seen.append(cursor.fetchone()[0])
            aside.close()
            if done == most:
                raise SystemExit

        try:
            with jobs._teller(job.pk) as tell, contextlib.suppress(SystemExit), transaction.atomic():
                jobs._work(job.pk, look)
        finally:
            connection.close()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join(120)
    return seen
