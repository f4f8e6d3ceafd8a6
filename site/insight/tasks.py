"""What is counted while nobody waits."""

from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from insight.counting import nightly


@task()
def count_figures() -> None:
    """Count the figures; where somebody counts already, theirs are new enough."""
    nightly.count()


def count_now() -> bool:
    """Ask for a counting; False where one waits to be done or is on its way already."""
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    if DBTaskResult.objects.filter(task_path=count_figures.module_path, status__in=waiting).exists():
        return False
    count_figures.enqueue()
    return True
