"""A round of self-assessment that is open, one that has closed, what is asked, and a review from outside."""

from datetime import timedelta

from django.utils import timezone

from peers.models import Assessment, FidelityReview, Principle
from peers.states import PrincipleKind


def looked_at():
    """Make them, and return what stands at which addresses."""
    today = timezone.localdate()
    principle = Principle.objects.create(kind=PrincipleKind.PRINCIPLE, name="Ligeværd")
    before = today - timedelta(days=200)
    past = Assessment.objects.create(name="Sidst", opened_on=before, closed_on=before + timedelta(days=20))
    Assessment.objects.create(name="Nu", opened_on=today)
    review = FidelityReview.objects.create(instrument="Et udefra", reviewed_on=before, total=9, highest=14)
    return [
        ("selvevaluering/", {"principle_id": principle.pk}),
        ("redaktion/principper/", {"pk": principle.pk}),
        ("redaktion/selvevalueringer/", {"pk": past.pk}),
        ("redaktion/udefra/", {"pk": review.pk}),
    ]
