"""Addresses and steps that the tests of these pages share."""

import re

from django.core import mail
from django.urls import reverse


def sign_up_address(run, name="sign_up"):
    """The address of signing up for a class, or of the page after it (``confirmed``)."""
    return reverse(f"enrolment:{name}", args=[run.course.slug, run.pk])


def wish(**fields):
    """What a visitor writes on the first page."""
    return {"name": "Nina", "email": "nina@example.org", "comes_as": "citizen", "need": "", **fields}


def newest_code():
    """The code of the newest mail."""
    found = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)
    assert found
    return found.group()


def type_code(client, text=""):
    """Type the code of the newest mail, or another text."""
    return client.post(reverse("account_confirm_login_code"), {"code": text or newest_code()})


def template_of(page):
    """The template a page was made of."""
    return page.templates[0].name
