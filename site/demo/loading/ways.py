"""Lays the paths through the school and the bridges out of it."""

from typing import Any

from django.db import transaction

from accounts.models import User
from courses.models import CoursePage, Path, PathStep
from demo.content import communities, paths
from demo.content.communities import Community
from demo.content.paths import Way
from demo.loading import texts
from demo.loading.pages import Publisher
from enrolment.requirements import waiving
from home.models import CommunityIndexPage, CommunityPage


@transaction.atomic
def lay(written: dict[str, CoursePage], cast: dict[str, User]) -> None:
    """Make the paths, and set one requirement aside."""
    for way in paths.WAYS:
        _lay(way, written)
    role, slug, reason = paths.WAIVED
    waiving.waive(person=cast[role], course=written[slug], by=cast["koordinator"], reason=reason)


def _lay(way: Way, written: dict[str, CoursePage]) -> None:
    facts = {"name": way.name, "name_en": way.name_en, "intro": way.intro, "intro_en": way.intro_en}
    path, _is_new = Path.objects.update_or_create(slug=way.slug, defaults={**facts, "is_published": True})
    for position, step in enumerate(way.steps, start=1):
        what: dict[str, Any]
        if isinstance(step, str):
            what = {"course": written[step], "asks_for_earlier": step not in way.free}
        else:
            what = {"role": step[0], "role_en": step[1]}
        PathStep.objects.update_or_create(path=path, position=position, defaults=what)


def build_bridges(publisher: Publisher, written: dict[str, CoursePage]) -> None:
    """The list of communities and their pages; some of them in English too."""
    title, lead = communities.INDEX
    above = publisher.child(CommunityIndexPage, publisher.home, "videre", title=title, lead=lead)
    title, lead = communities.INDEX_EN
    publisher.translate(above, title=title, lead=lead)
    for one in communities.COMMUNITIES:
        page = publisher.child(CommunityPage, above, one.slug, **_facts(one, written))
        if one.english:
            publisher.translate(page, **one.english)


def _facts(one: Community, written: dict[str, CoursePage]) -> dict[str, Any]:
    name, phone = one.contact
    step_free, toilet, loop = one.access
    return {
        "title": one.title,
        "kind": one.kind,
        "teaser": one.teaser,
        "body": [("text", texts.rich(one.body))],
        "first_time": one.first_time,
        "when": one.when,
        "cost": one.cost,
        "contact_name": name,
        "contact_phone": phone,
        "street": one.street,
        "postcode": "0000",
        "town": "Fjordby",
        "step_free": step_free,
        "accessible_toilet": toilet,
        "hearing_loop": loop,
        "life_areas": list(one.life_areas),
        "courses": [written[slug] for slug in one.after],
    }
