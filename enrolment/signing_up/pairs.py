"""Two people who come together or not at all: the code that links them, and what each sees of the other.

The code is the only thing that links two people here. Whoever has none learns nothing of anybody, and a
name is shown first when both have joined.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from courses.models import CourseRun
from courses.states import RunAccess
from enrolment.models import Enrolment, Pair
from enrolment.signing_up import invitations
from enrolment.states import ACTIVE, SeatState

CODE_IN_LINK = "sammen"


@dataclass(frozen=True, slots=True)
class Together:
    """A pair as one of the two sees it.

    Until the other has joined (``is_half``) there is a ``code`` and a ``link`` to give them, then their
    name: ``other``, empty where they have not told us any. ``i_said_yes`` is about an offer to both.
    """

    is_half: bool
    other: str = ""
    code: str = ""
    link: str = ""
    i_said_yes: bool = False


def as_typed(text: str) -> str:
    """Return a code as it is stored, from how somebody may write it: "bcdf-2345" or "BCDF 2345"."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def spelled(code: str) -> str:
    """Return a code in two groups of four, which are easier to read aloud."""
    return f"{code[:4]} {code[4:]}".strip()


def gone() -> str:
    """What one reads who has mistyped, whose code is used, or whose other has left the list."""
    return _("We do not know the code, or it has been used. Ask the other for it again, or come alone.")


def find_open(code: str, *, run: CourseRun) -> Pair | None:
    """Return the pair that waits for its second person in this class, or None."""
    waiting = Enrolment.objects.filter(
        run=run, pair__code=as_typed(code), state__in=ACTIVE, pair__isnull=False
    ).select_related("pair")
    rows = list(waiting[:2])
    if len(rows) != 1 or rows[0].state != SeatState.WAITING:
        return None
    return rows[0].pair


def link_of(pair: Pair, run: CourseRun) -> str:
    """Return the path by which the other signs up, in the active language; the course must be loaded."""
    query = {CODE_IN_LINK: pair.code}
    if run.access == RunAccess.INVITATION:
        query[invitations.PARAMETER] = run.access_key
    return f"{reverse('enrolment:sign_up', args=[run.course.slug, run.pk])}?{urlencode(query)}"


def seen_by(rows: Iterable[Enrolment]) -> dict[int, Together]:
    """Return what each of these people sees of their pair, by the row's id; one query, or none.

    The rows have their run and its course loaded. Who has a seat and is alone again stands as anybody else.
    """
    mine = [row for row in rows if row.pair_id is not None and row.is_active]
    if not mine:
        return {}
    wanted = Enrolment.objects.filter(pair__in={row.pair_id for row in mine}, state__in=ACTIVE)
    members = list(wanted.select_related("person", "pair"))
    found = {}
    for row in mine:
        others = [one for one in members if one.pair_id == row.pair_id and one.pk != row.pk]
        pair = next((one.pair for one in members if one.pair_id == row.pair_id), None)
        if others:
            found[row.pk] = Together(
                is_half=False, other=others[0].person.chosen_name, i_said_yes=row.said_yes_at is not None
            )
        elif pair is not None and row.state == SeatState.WAITING:
            found[row.pk] = Together(is_half=True, code=spelled(pair.code), link=link_of(pair, row.run))
    return found
