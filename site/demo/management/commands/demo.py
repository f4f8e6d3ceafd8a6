"""`manage.py demo`: prepare the demo and serve it."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo import preparing, serving
from demo.content.cast import ROLES
from demo.loading.load import NotOurs
from demo.loading.progress import Progress


class Command(BaseCommand):
    """Prepares, resets or serves Fjordby Recoveryskole."""

    help = "Load Fjordby Recoveryskole and serve it with its worker. May be run again and again."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare what may be asked for."""
        parser.add_argument("--prepare", action="store_true", help="do all but serve")
        parser.add_argument(
            "--reset", action="store_true", help="start over: throw the demo's data away, and load it anew"
        )
        parser.add_argument("--port", type=int, default=8000, help="port to serve on (8000)")

    def handle(self, *_args: Any, prepare: bool, reset: bool, port: int, **_options: Any) -> None:
        """Do it. Ends with the exit code of what was served."""
        if not settings.IS_DEMO:
            raise CommandError("This is not a demo: SAMSKOLE_ENV must be 'demo' or unset.")
        told = Progress()
        try:
            if prepare or reset:
                _prepare(told, reset)
                told.say("The demo is ready. `make demo` serves it.")
            else:
                serving.must_be_free(port)
                _prepare(told, reset)
                preparing.stand_at(serving.HOST, port)
                sys.exit(serving.serve(port, lambda address: _welcome(told, address)))
        except NotOurs as error:
            raise CommandError(
                "This database has people in it that the demo did not make. It is left alone: "
                "set DATABASE_URL to another."
            ) from error
        except serving.PortTaken as error:
            raise CommandError(f"Port {port} is in use. Choose another: make demo PORT={port + 1}") from error


def _prepare(told: Progress, reset: bool) -> None:
    if reset:
        preparing.forget(told)
    preparing.prepare(told)


def _welcome(told: Progress, address: str) -> None:
    """Say where it is and who one can be."""
    told.say(f"\nFjordby Recoveryskole is open: {address}/\n")
    told.say(f"  Be somebody:   {address}/demo/")
    told.say(f"  Read the mail: {address}/demo/post/\n")
    for role in ROLES:
        told.say(f"  {role.key:<12} {role.about_en}")
    told.say("\nCtrl-C closes the school.")
