"""The jobs that come again and again, run by whichever worker is there first.

A job is done when it has been done: a worker that is killed in the middle lets go of its lock and leaves
the job due, so every job may run twice and must bear it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from accounts import letters
from config import publishing
from config.models import ScheduledJob
from courses import handovers, materials, notes
from courses.coproduction import emergency, reminding
from courses.honorarium import following, unanswered
from enrolment import readings, retention, seats
from enrolment.classroom import retention as classroom_retention
from enrolment.classroom import trials, words
from enrolment.day import drop_in, guests
from enrolment.day import retention as day_retention
from enrolment.evaluation import closing as evaluation_closing
from enrolment.told import interest, outbox, reminders
from home.prospectus import files as prospectus_files
from insight.counting import nightly
from peers.claims import receipts
from peers.groups import holding
from peers.groups import pulse as meeting_pulse

logger = logging.getLogger(__name__)

_LOCKS = 4712  # the class of our advisory locks for jobs
_AGAIN = timedelta(minutes=5)
"""When a job that failed is tried again, unless it is due before."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do, given the time; every so often, or each night at an hour of the school's own time."""

    name: str
    do: Callable[[datetime], object]
    every: timedelta | None = None
    at: time | None = None

    def next_after(self, moment: datetime) -> datetime:
        """Return when the job is due after it was done at ``moment``."""
        if self.every is not None:
            return moment + self.every
        if self.at is None:
            raise ValueError(f"{self.name} is never due")
        local = timezone.localtime(moment)
        tonight = timezone.make_aware(datetime.combine(local.date(), self.at))
        later = timezone.make_aware(datetime.combine(local.date() + timedelta(days=1), self.at))
        return tonight if tonight > moment else later


def _clear_sessions(_now: datetime) -> None:
    call_command("clearsessions")


def _prune_tasks(_now: datetime) -> None:
    call_command(
        "prune_db_task_results", queue_name="*", min_age_days=14, failed_min_age_days=60, verbosity=0
    )


_MINUTE = timedelta(minutes=1)

JOBS: tuple[Job, ...] = (
    Job("sweep_seats", lambda now: seats.sweep(now=now), every=_MINUTE),
    Job("sweep_guests", lambda now: guests.sweep(now=now), every=_MINUTE),
    Job("publish_scheduled", lambda now: publishing.publish_due(now=now), every=_MINUTE),
    Job("remind", lambda now: reminders.remind(now=now), every=5 * _MINUTE),
    Job("tell_interested", lambda now: interest.tell_of_new_classes(now=now), every=5 * _MINUTE),
    Job("tell_teachers", lambda now: words.tell_teachers(now=now), every=5 * _MINUTE),
    Job("seek_stand_ins", lambda now: handovers.tell_the_school(now=now), every=5 * _MINUTE),
    Job("follow_classes", lambda now: following.sweep(now=now), every=5 * _MINUTE),
    Job("finish_runs", lambda now: retention.finish_runs(now=now), every=15 * _MINUTE),
    Job("queue_lost_mails", lambda now: outbox.queue_lost(now=now), every=15 * _MINUTE),
    Job("queue_lost_letters", lambda now: letters.queue_lost(now=now), every=15 * _MINUTE),
    Job("follow_evaluations", lambda now: evaluation_closing.follow(now=now), every=15 * _MINUTE),
    Job("follow_meetings", lambda now: holding.follow(now=now), every=15 * _MINUTE),
    Job("tell_of_notes", lambda now: notes.tell(now=now), at=time(18, 30)),
    Job("tell_of_unanswered", lambda now: unanswered.tell(now=now), at=time(7, 45)),
    Job("follow_all_classes", lambda now: following.sweep_all(now=now), at=time(3, 40)),
    Job("forget_notes", lambda now: notes.forget(now=now), at=time(3, 8)),
    Job("forget_materials", lambda now: materials.forget_removed(now=now), at=time(3, 9)),
    Job("forget_needs", lambda now: retention.forget_needs(now=now), at=time(3, 10)),
    Job("forget_companions", lambda now: retention.forget_companions(now=now), at=time(3, 11)),
    Job("forget_calls", lambda now: day_retention.forget_calls(now=now), at=time(3, 12)),
    Job("fold_attendance", lambda now: day_retention.fold_attendance(now=now), at=time(3, 13)),
    Job("forget_taps", lambda now: drop_in.forget_taps(now=now), at=time(3, 14)),
    Job("forget_strangers", lambda now: retention.forget_strangers(now=now), at=time(3, 15)),
    Job("forget_readings", lambda now: readings.forget(now=now), at=time(3, 17)),
    Job("forget_receipts", lambda now: receipts.forget_unused(now=now), at=time(3, 19)),
    Job("forget_letters", lambda now: letters.forget(now=now), at=time(3, 16)),
    Job("forget_unconfirmed", lambda now: interest.forget_unconfirmed(now=now), at=time(3, 18)),
    Job("remind_of_ideas", lambda now: reminding.remind(now=now), at=time(3, 16)),
    Job("forget_ideas", lambda now: reminding.forget_old(now=now), at=time(3, 17)),
    Job("close_pulses", lambda now: classroom_retention.close_pulses(now=now), at=time(3, 30)),
    Job("close_meeting_pulses", lambda now: meeting_pulse.close(now=now), at=time(3, 35)),
    Job("forget_words", lambda now: classroom_retention.forget_words(now=now), at=time(3, 31)),
    Job("forget_evaluation_texts", lambda now: evaluation_closing.forget_texts(now=now), at=time(3, 36)),
    Job("forget_trials", lambda now: trials.forget(now=now), at=time(3, 32)),
    Job("warn_of_emergencies", emergency.warn, at=time(3, 33)),
    Job("end_emergencies", emergency.end_overdue, at=time(3, 34)),
    Job("forget_handovers", lambda now: handovers.forget(now=now), at=time(3, 33)),
    Job("forget_catalogues", lambda now: prospectus_files.forget(now=now), at=time(3, 21)),
    Job("count_figures", lambda now: nightly.count(now=now), at=time(4, 10)),
    Job("clear_sessions", _clear_sessions, at=time(3, 20)),
    Job("prune_tasks", _prune_tasks, at=time(3, 25)),
)


def tick(*, now: datetime | None = None) -> list[str]:
    """Do every job that is due, and return the names of those that were done.

    One that fails is logged, hinders no other and is tried again.
    """
    moment = now or timezone.now()
    due = dict(ScheduledJob.objects.values_list("name", "next_at"))
    _plan([job for job in JOBS if job.name not in due], moment)
    return [job.name for job in JOBS if due.get(job.name, moment) <= moment and _do(job, moment)]


def _plan(jobs: list[Job], moment: datetime) -> None:
    """Make the rows of new jobs: those of the night wait for it."""
    ScheduledJob.objects.bulk_create(
        [
            ScheduledJob(name=job.name, next_at=moment if job.every else job.next_after(moment))
            for job in jobs
        ],
        ignore_conflicts=True,
    )


def _do(job: Job, moment: datetime) -> bool:
    with _alone(job.name) as is_alone:
        rows = ScheduledJob.objects.filter(name=job.name, next_at__lte=moment)
        if not is_alone or not rows.exists():
            return False
        try:
            job.do(moment)
        except Exception:
            logger.exception("The job %s failed", job.name)
            rows.update(next_at=min(job.next_after(moment), moment + _AGAIN))
            return False
        rows.update(next_at=job.next_after(moment), done_at=moment)
        return True


@contextmanager
def _alone(name: str) -> Iterator[bool]:
    """Hold the job's lock for the block; yield whether we got it. It falls with the connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [_LOCKS, name])
        (is_ours,) = cursor.fetchone()
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [_LOCKS, name])
