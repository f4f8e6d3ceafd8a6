"""``manage.py make_picture_sizes``: make what a worker did not."""

from typing import Any

from django.core.management import BaseCommand

from courses import pictures


class Command(BaseCommand):
    """Makes the missing sizes of the pictures of all published courses."""

    help = "Make the missing sizes of the pictures of all published courses."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Make them one by one, so that a second start goes on where the first was stopped."""
        lacking = list(pictures.lacking())
        for picture in lacking:
            pictures.make_sizes(picture)
        self.stdout.write(f"{len(lacking)} pictures")
