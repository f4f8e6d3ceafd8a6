"""What Alma has as a contributor: a portrait with a yes, a training; and who would like to join her."""

from django.utils import timezone

from peers import portraits, profiles
from peers.models import Contributor, Skill
from tests.home.pictures import picture_bytes


def contribution_of(alma, *, wishes):
    """Give Alma, a contributor, something at each address of hers; `wishes` would like to be one."""
    one = Contributor.objects.get(person=alma)
    one.consented_at = timezone.now()
    one.save(update_fields=["consented_at"])
    one = portraits.replace(contributor=one, sizes=portraits.read(picture_bytes()), shown=True)
    training = profiles.train(contributor=one, title="Peer-uddannelsen", finished_on=None)
    profiles.wish(person=wishes, words="Jeg kan bage.")
    skill = Skill.objects.create(kind="can", name="Fortælle")
    shown = {"contributor_id": one.pk, "mark": portraits.mark(one), "size": portraits.SMALL}
    return [
        ("undervisere/", shown),
        ("min-side/bidrag/", {"size": portraits.SMALL, "training_id": training.pk, "part": "navn"}),
        ("redaktion/bidragydere/vil-gerne/", {"person_id": wishes.pk}),
        ("redaktion/kompetencer/", {"pk": skill.pk}),
    ]
