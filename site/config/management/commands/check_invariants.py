"""``manage.py check_invariants``: counts everything about seats anew and says what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enrolment import invariants


class Command(BaseCommand):
    """Lists the faults and exits with 1 if there are any."""

    help = "Check the facts about seats and promises that must always hold."

    def handle(self, **_options: Any) -> None:
        """Check and say."""
        faults = invariants.faults()
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults")
        self.stdout.write("All facts hold.")
