"""``manage.py ledger verify`` computes the ledger anew; ``ledger grants ROLE`` writes what a role may do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from peers import ledger
from peers.ledger.roles import grants


class Command(BaseCommand):
    """Verifies, or prints SQL; neither writes to the database."""

    help = "Compute the ledger anew and compare, or print the rights of the site's role in the database."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do."""
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("verify", help="compute everything from the postings and say what does not hold")
        role = actions.add_parser("grants", help="print the SQL that gives a role its rights, for psql")
        role.add_argument("role", help="the role that the site connects as; it owns no table")

    def handle(self, **options: Any) -> None:
        """Do it. Raises CommandError with the number of faults."""
        if options["action"] == "grants":
            self.stdout.write(grants(options["role"]), ending="")
            return
        faults = ledger.verify()
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            raise CommandError(f"{len(faults)} faults")
        self.stdout.write("The ledger holds.")
