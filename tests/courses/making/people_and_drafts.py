"""A course that a team of two is building, for the tests of the building page."""

from typing import Any

from wagtail.blocks import StreamValue

from accounts.models import User
from courses.coproduction import drafts, teams
from courses.models import CoursePage, TeamMember
from peers.models import Basis, Contributor
from tests.factories import make_catalogue, make_contributor, make_person

TEXT_A = "11111111-1111-1111-1111-111111111111"
TEXT_B = "22222222-2222-2222-2222-222222222222"
FILM = "33333333-3333-3333-3333-333333333333"
QUOTE = "44444444-4444-4444-4444-444444444444"

BODY: list[dict[str, Any]] = [
    {"type": "text", "id": TEXT_A, "value": '<p data-block-key="a1">Vi taler om søvn.</p>'},
    {"type": "film_link", "id": FILM, "value": {"title": "En film", "url": "https://film.example.org/"}},
    {"type": "text", "id": TEXT_B, "value": "<h2>Dagen</h2><p>Vi begynder med kaffe.</p>"},
    {"type": "quote", "id": QUOTE, "value": {"text": "Det hjalp mig.", "name": "Ida", "agreed": True}},
]


def make_draft(title: str = "Søvn der hjælper", *, blocks: bool = True, **fields: Any) -> CoursePage:
    """Make a draft nobody has published."""
    page = CoursePage(title=title, slug=fields.pop("slug", "soevn-i-vaerksted"), live=False, **fields)
    made: CoursePage = make_catalogue().add_child(instance=page)
    if blocks:
        made.body = StreamValue(made.body.stream_block, BODY, is_lazy=True)
    made.save_revision(clean=False)
    return again(made)


def again(page: CoursePage) -> CoursePage:
    """The same course read anew, as each request does."""
    return CoursePage.objects.get(pk=page.pk)


def join(page: CoursePage, person: User, *, basis: str = Basis.LIVED) -> Contributor:
    """Put somebody into the team of a course."""
    contributor = Contributor.objects.filter(person=person).first() or make_contributor(
        person.chosen_name, basis=basis, person=person
    )
    row = TeamMember.objects.create(course=page, contributor=contributor, basis=basis)
    teams.answer(member=row, accept=True, by=person)
    return contributor


def make_member(page: CoursePage, name: str, **fields: Any) -> User:
    """Make a person who is in the team."""
    person = make_person(name)
    join(page, person, **fields)
    return person


def change(page: CoursePage, by: User, **fields: Any) -> None:
    """Write these fields as somebody who opened the page this moment."""
    drafts.save(page=page, fields=fields, base=drafts.load(again(page)).base, by=by)


def now(page: CoursePage) -> dict[str, Any]:
    """What the draft holds."""
    return dict(drafts.load(again(page)).values)
