"""Offers for tests: say only what the test is about."""

import itertools
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from peers import offers
from peers.models import Project
from tests.factories import make_person
from tests.peers.money import make_budget, make_project, make_rates

_number = itertools.count(1)


def days_on(days):
    """Return the date so many days from today."""
    return timezone.localdate() + timedelta(days=days)


def in_summer(day):
    """Return a day of next June: work of it may be paid this side of New Year, or the other."""
    return timezone.localdate().replace(year=timezone.localdate().year + 1, month=6, day=day)


def make_piece(days=30, *, minutes=120, **more):
    """Return a piece of teaching."""
    facts = {"activity": "teaching", "about": f"Undervisning {days}", "reference": f"prøve-{next(_number)}"}
    return offers.Piece(minutes=minutes, **{"done_on": days_on(days), **facts, **more})


def a_school(granted=100_000, *, amount=250):
    """Decide what work pays, and give a project money this year and the next two; return the project."""
    project = make_project()
    for year in range(timezone.localdate().year, timezone.localdate().year + 3):
        make_budget(granted, project=project, year=year)
    make_rates(amount)
    return project


def make_offer(contributor, *pieces, project=None, by=None, key=None, **more):
    """Offer somebody one piece of work, or those that are given."""
    return offers.make(
        contributor=contributor,
        task=more.pop("task", "Undervis på Søvn der hjælper"),
        pieces=pieces or [make_piece()],
        project=project or Project.objects.first() or a_school(),
        by=by or make_person("Den der tilbyder", email=f"tilbyder{next(_number)}@example.org"),
        key=key or uuid4(),
        **more,
    )


def pieces_of(offer):
    """Return the pieces of an offer, by day."""
    return list(offer.engagements.filter(frame__isnull=True).order_by("done_on", "pk"))


def say(offer, answer="paid", *, by=None, **more):
    """Answer every piece in the same way."""
    choices = {row.pk: answer for row in pieces_of(offer)}
    return offers.answer(offer=offer, choices=choices, by=by or offer.contributor.person, **more)
