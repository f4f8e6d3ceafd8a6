"""``manage.py states``: what the pages about the states of a seat, and of an idea, are made of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from courses.coproduction import states_doc as of_ideas
from enrolment import states_doc as of_seats


class Command(BaseCommand):
    """Writes docs/states.md, or the part of docs/coproduction.md, to where it is sent."""

    help = "Write the page about the states of a seat, or the part about those of an idea (--of ideas)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what it is about."""
        parser.add_argument("--of", choices=["seats", "ideas"], default="seats")

    def handle(self, *, of: str, **_options: Any) -> None:
        """Write it."""
        self.stdout.write(of_ideas.render() if of == "ideas" else of_seats.render(), ending="")
