"""Terms and venues."""

from datetime import date

from courses.models import Picture, Term, Venue
from demo.content.terms import terms
from demo.content.venues import VENUES

_SAME = (
    "name",
    "street",
    "postcode",
    "town",
    "way_there",
    "step_free",
    "lift",
    "accessible_toilet",
    "hearing_loop",
    "quiet_room",
    "parking",
    "nearest_stop",
)


def venues(pictures: dict[str, Picture]) -> dict[str, Venue]:
    """The venues by slug, each with a picture of its door."""
    return {
        text.slug: Venue.objects.update_or_create(
            slug=text.slug,
            defaults={name: getattr(text, name) for name in _SAME}
            | {"door_picture": pictures.get(text.slug)},
        )[0]
        for text in VENUES
    }


def school_terms(today: date) -> dict[str, Term]:
    """The current term, the next and those before, by key."""
    return {
        plan.key: Term.objects.get_or_create(
            name=plan.name,
            defaults={
                "starts_on": plan.starts_on,
                "ends_on": plan.ends_on,
                "enrolment_opens_at": plan.enrolment_opens_at,
            },
        )[0]
        for plan in terms(today)
    }
