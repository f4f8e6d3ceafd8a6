"""``manage.py tick``: for a machine where no worker runs all the time, or a person who will not wait."""

from typing import Any

from django.core.management.base import BaseCommand

from config import schedule


class Command(BaseCommand):
    """Does the recurring jobs that are due, once."""

    help = "Do the recurring jobs that are due, once."

    def handle(self, **_options: Any) -> None:
        """Do them and say which."""
        for name in schedule.tick():
            self.stdout.write(name)
