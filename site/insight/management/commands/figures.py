"""``manage.py figures count`` counts the key figures now, as is done each night."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from insight.counting import nightly


class Command(BaseCommand):
    """Counts, and says how long it took."""

    help = "Count the key figures now; whoever reads them sees the old ones until the new are whole."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do."""
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("count", help="count all figures from the rows of the daily work")

    def handle(self, **options: Any) -> None:
        """Do it. Raises CommandError where somebody else is counting."""
        began = time.monotonic()
        rollup = nightly.count()
        if rollup is None:
            raise CommandError("The figures are being counted by somebody else just now.")
        hidden = rollup.figures.filter(is_hidden=True).count()
        cells = rollup.figures.count()
        self.stdout.write(f"{cells} cells, {hidden} of them hidden, in {time.monotonic() - began:.1f} s")
