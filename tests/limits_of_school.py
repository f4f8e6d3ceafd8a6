"""A budget with its project, and Alma's question to go above the school's ceiling."""

from django.utils import timezone

from peers.models import CeilingConsent, Contributor
from tests.peers.money import kroner, make_budget


def limits_of(alma):
    """Make them, and return what stands at which addresses."""
    budget = make_budget()
    mine = Contributor.objects.get(person=alma)
    year = timezone.localdate().year
    asked = CeilingConsent.objects.create(contributor=mine, year=year, up_to=kroner(12_000))
    return [
        ("redaktion/budgetter/", {"pk": budget.pk, "figure": "aftalt"}),
        ("redaktion/budgetter/projekter/", {"pk": budget.project_id}),
        ("redaktion/satser/koder/", {"activity": "teaching"}),
        ("redaktion/loft/", {"pk": asked.pk}),
    ]
