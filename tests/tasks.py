"""Runs the tasks that are due, as a worker would, in the test's own transaction."""

from datetime import datetime

from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def run_tasks(*, until: datetime | None = None, containing: str = "") -> int:
    """Run what is due by ``until`` (now), and what that makes due; return how many ran.

    ``containing`` picks tasks by their path, such as "outbox". A task that fails raises here.
    """
    ran = 0
    while True:
        due = DBTaskResult.objects.filter(status="READY", task_path__contains=containing)
        moment = until or timezone.now()
        row = next((task for task in due if task.run_after.year == 9999 or task.run_after <= moment), None)
        if row is None:
            return ran
        row.claim("test")
        returned = row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.set_successful(returned)
        ran += 1
