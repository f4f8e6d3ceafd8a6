"""What the desk writes when it signs somebody up."""

from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from courses.models import CourseRun

YES = {"said_by": "phone", "consent": "on", "agreed": "on"}


def wish(**more: Any) -> dict[str, Any]:
    """What somebody the school knows wishes, with their yes of today."""
    return {**YES, "said_on": f"{timezone.localdate():%Y-%m-%d}", "comes_as": "", **more}


def somebody(**fields: Any) -> dict[str, Any]:
    """Frida, who is new and has an e-mail address, unless ``fields`` say otherwise."""
    person = {
        "chosen_name": "Frida",
        "email": "frida@example.org",
        "phone": "",
        "contact_by": "email",
        "language": "da",
    }
    return wish(**{**person, **fields})


def add(client: Client, run: CourseRun, **data: Any) -> Any:
    """Sign up somebody new."""
    return client.post(reverse("runs:add_person", args=[run.pk]), data)


def add_known(client: Client, run: CourseRun, person: User, **data: Any) -> Any:
    """Sign up somebody the school knows."""
    return client.post(reverse("runs:add_known", args=[run.pk, person.pk]), wish(**data))
