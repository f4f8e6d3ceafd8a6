"""``manage.py worker``: mails, seats that run out, the index of pages and the jobs of the night."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Command as DbWorker

from config.worker import SteadyWorker

LOUD = 2
"""The verbosity from which every task is named as it starts and ends."""


class Command(DbWorker):
    """db_worker with other defaults, that loses nothing when it is killed."""

    help = "Run the tasks of all queues and the recurring jobs, until stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what db_worker takes."""
        super().add_arguments(parser)
        parser.set_defaults(queue_name="*", interval=0.2, reload=False, startup_delay=False)

    def handle(self, **options: Any) -> None:
        """Work."""
        self.configure_logging(options["verbosity"])
        # It would say in every round that it starts and that nothing is left.
        logging.getLogger("django_tasks_db").setLevel(logging.WARNING)
        if options["verbosity"] < LOUD:
            logging.getLogger("django_tasks").setLevel(logging.WARNING)
        worker = SteadyWorker(
            queue_names=options["queue_name"].split(","),
            interval=options["interval"],
            batch=options["batch"],
            backend_name=options["backend_name"],
            startup_delay=False,
            max_tasks=options["max_tasks"],
            worker_id=options["worker_id"] or get_random_string(32),
            excluded_queue_names=options["exclude_queues"].split(",") if options["exclude_queues"] else [],
        )
        worker.configure_signals()
        worker.run()
