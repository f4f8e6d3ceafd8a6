"""``manage.py states``: what the pages about states are made of: seats, ideas, work and claims."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from courses.coproduction import states_doc as of_ideas
from enrolment import states_doc as of_seats
from peers import states_doc as of_honorarium

PAGES = {"seats": of_seats.render, "ideas": of_ideas.render, "honorarium": of_honorarium.render}


class Command(BaseCommand):
    """Writes docs/states.md, or the part of another page, to where it is sent."""

    help = "Write the page about the states of a seat, or the part about those of an idea or of honorarium."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what it is about."""
        parser.add_argument("--of", choices=list(PAGES), default="seats")

    def handle(self, *, of: str, **_options: Any) -> None:
        """Write it."""
        self.stdout.write(PAGES[of](), ending="")
