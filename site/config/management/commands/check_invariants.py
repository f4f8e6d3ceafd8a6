"""``manage.py check_invariants``: counts what must hold anew, and says what does not."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from courses.coproduction import gate_invariants as of_gate
from courses.coproduction import invariants as of_making
from enrolment import invariants
from peers import invariants as of_money


class Command(BaseCommand):
    """Lists the faults and exits with 1 if there are any."""

    help = "Check the facts about seats, promises, ideas, live courses and money that must always hold."

    def handle(self, **_options: Any) -> None:
        """Check and say."""
        faults = [*map(str, invariants.faults()), *of_making.faults(), *of_gate.faults()]
        faults += of_money.faults()
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults")
        self.stdout.write("All facts hold.")
