"""An offer to Alma that waits for her answer, so that every address of offers leads somewhere."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from peers import offers
from peers.models import Contributor, Project
from peers.states import Activity
from tests.peers.claims import made


def offer_to(alma: User, *, by: User) -> list[tuple[str, dict[str, object]]]:
    """Offer a talk; return what parameters stand for below each address."""
    made.school()
    piece = offers.Piece(
        activity=Activity.SPEAKING,
        about="Oplæg",
        done_on=timezone.localdate() + timedelta(days=20),
        minutes=60,
        reference="task:belongings",
    )
    offer = offers.make(
        contributor=Contributor.objects.get(person=alma),
        task="Oplæg",
        pieces=[piece],
        project=Project.objects.earliest("pk"),
        by=by,
        key=uuid4(),
    )
    row = offer.engagements.get()
    return [
        ("honorar/tilbud/", {"offer_id": offer.pk, "engagement_id": row.pk}),
        ("redaktion/tilbud/", {"pk": offer.pk}),
    ]
