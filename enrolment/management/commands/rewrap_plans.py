"""``manage.py rewrap_plans``: after a new key stands first in PLAN_KEYS; then the old one may go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from enrolment.plan.rewrapping import rewrap_all


class Command(BaseCommand):
    """Wraps the key of each plan under the first key of the settings."""

    help = "Put all plans under the first of PLAN_KEYS. Afterwards the other keys may be taken away."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Do it, and say how many; never whose."""
        done = rewrap_all()
        self.stdout.write(f"{done.anew} put under the first key, {done.already} there already.")
        if done.unreadable:
            raise CommandError(f"{done.unreadable} are opened by none of the keys. Keep every key you have.")
