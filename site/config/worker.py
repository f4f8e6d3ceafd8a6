"""The worker: runs the tasks in the database, brings back those of dead workers, and keeps the schedule.

django-tasks-db has neither. While a worker lives it holds an advisory lock in the name of its id, on a
connection of its own; the lock falls when the process dies, however it dies. A task that is marked as
running and whose worker holds no such lock is made ready again, at most three times.
"""

import contextlib
import logging
import time
from typing import Any

import psycopg
from django.db import Error, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker

from config import schedule

logger = logging.getLogger(__name__)

_LOCKS = 4711  # the class of our advisory locks for workers
_MOST_TASKS_IN_A_ROW = 50
_BEAT_EVERY = 1.0  # seconds

_ALIVE = "SELECT pg_try_advisory_lock(%s, hashtext(%s))"

# A task that has just been claimed may belong to a worker that is about to take its lock.
_BRING_BACK = """
    UPDATE django_tasks_database_dbtaskresult task
    SET status = CASE WHEN jsonb_array_length(worker_ids) >= 3 THEN 'FAILED' ELSE 'READY' END,
        finished_at = CASE WHEN jsonb_array_length(worker_ids) >= 3 THEN now() END,
        exception_class_path = CASE WHEN jsonb_array_length(worker_ids) >= 3 THEN 'config.worker.WorkerDied'
          ELSE '' END
    WHERE status = 'RUNNING' AND started_at < now() - interval '2 seconds' AND NOT EXISTS (
      SELECT 1 FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND classid = %s
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND objid = (hashtext(task.worker_ids->>-1)::bigint & 4294967295)::oid)
"""


class WorkerDied(Exception):
    """What is written on a task that three workers in a row died of."""


class SteadyWorker(Worker):
    """A worker that cannot lose a task, and that keeps the schedule between tasks."""

    _life: "psycopg.Connection[Any] | None" = None

    def run(self) -> None:
        """Work until told to stop, or in batch mode until nothing is left to do."""
        try:
            while self.running:
                self._beat()
                if self._work_until(time.monotonic() + _BEAT_EVERY) or not self.running:
                    return
        finally:
            if self._life is not None:
                self._life.close()

    def _work_until(self, next_beat: float) -> bool:
        """Take tasks and wait for more until the next beat; return whether all is done for good."""
        is_batch, most = self.batch, self.max_tasks
        while self.running and time.monotonic() < next_beat:
            self.batch, before = True, self._run_tasks
            self.max_tasks = self._run_tasks + _MOST_TASKS_IN_A_ROW
            try:
                super().run()
            finally:
                self.batch, self.max_tasks = is_batch, most
            if most is not None and self._run_tasks >= most:
                return True
            if self._run_tasks == before:
                if is_batch:
                    return True
                time.sleep(self.interval)
        return False

    def _beat(self) -> None:
        """Show that we live, look after the tasks of others, and do what is due."""
        close_old_connections()
        try:
            self._show_life()
            bring_back()
            schedule.tick()
        except (Error, psycopg.Error):
            # The database restarts, or is full: the next beat sees.
            logger.exception("The worker lost the database")
            time.sleep(_BEAT_EVERY)

    def _show_life(self) -> None:
        if self._life is not None:
            with contextlib.suppress(psycopg.Error):
                self._life.execute("SELECT 1")
                return
            self._life.close()
        parameters = connection.get_connection_params()
        self._life = psycopg.connect(
            **{
                name: value
                for name, value in parameters.items()
                if name not in {"cursor_factory", "context", "server_side_binding"}
            },
            autocommit=True,
        )
        self._life.execute(_ALIVE, [_LOCKS, self.worker_id])


def bring_back() -> int:
    """Make the tasks of dead workers ready again; return how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(_BRING_BACK, [_LOCKS])
        found: int = cursor.rowcount
    if found:
        logger.warning("%d tasks of dead workers were brought back", found)
    return found
