"""``manage.py states``: the page that explains the states of a seat."""

from typing import Any

from django.core.management.base import BaseCommand

from enrolment import states_doc


class Command(BaseCommand):
    """Writes docs/states.md to where it is sent."""

    help = "Write the page about the states of a seat: manage.py states > docs/states.md"
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """Write it."""
        self.stdout.write(states_doc.render(), ending="")
