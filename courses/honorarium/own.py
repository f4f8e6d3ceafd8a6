"""What a teacher sees of their own honorarium for a class: where it stands, in a line, and the way there.

Only ever asked for the person who looks: those who teach beside them, and those in the class, see nothing.
"""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from courses.honorarium import references
from courses.models import CourseRun, Session
from peers.models import Claim, Engagement, Offer
from peers.states import Activity, ClaimState, EngagementState

Way = dict[str, str]
"""A link of the component ``action_list``."""

_AGREED: frozenset[str] = frozenset({EngagementState.ACCEPTED, EngagementState.DONE})
_IN_ORDER = (
    ClaimState.RETURNED,
    ClaimState.READY,
    ClaimState.SENT,
    ClaimState.APPROVED,
    ClaimState.IN_PAYMENT,
    ClaimState.PAID,
)
"""What the person is to do first stands first."""


def waiting(person: User) -> list[Way]:
    """Return a link to each offer for a class that waits for the person's answer; one question."""
    return [_to_answer(offer, offer.task) for offer in _open(person)]


def open_for(person: User, run: CourseRun) -> Offer | None:
    """Return the newest offer for a class that waits for the person's answer, or None."""
    return _open(person).filter(origin=references.origin(run.pk)).first()


def ways(person: User, run: CourseRun, *, session: Session | None = None) -> list[Way]:
    """Return how the person's own honorarium for a class stands, or for one session; two questions."""
    work = _work(person, run, session)
    if not work:
        return []
    return [*_offers(work), *_claims(work)]


def _open(person: User) -> QuerySet[Offer]:
    open_ones = Engagement.objects.filter(offer=OuterRef("pk"), state=EngagementState.OFFERED)
    rows = Offer.objects.filter(Exists(open_ones), contributor__person=person, origin__startswith="run:")
    return rows.order_by("-made_at", "-pk")


def _work(person: User, run: CourseRun, session: Session | None) -> list[Engagement]:
    rows = Engagement.objects.filter(
        contributor__person=person, offer__origin=references.origin(run.pk), is_frame=False
    )
    if session is not None:
        rows = rows.filter(reference__startswith=f"session:{session.pk}:")
    return list(rows.select_related("offer").order_by("done_on", "pk"))


def _offers(work: list[Engagement]) -> list[Way]:
    """Say of each offer that it waits, or how much of it was agreed; what came to nothing is not counted."""
    by_offer: dict[Offer, list[Engagement]] = {}
    for row in work:
        if row.offer is not None:
            by_offer.setdefault(row.offer, []).append(row)
    found = []
    for offer, rows in by_offer.items():
        if any(row.state == EngagementState.OFFERED for row in rows):
            found.append(_to_answer(offer, _("See the offer, and answer when it suits you")))
            continue
        # One says yes to sessions; preparing goes with them.
        counted = [row for row in rows if row.activity != Activity.PREPARATION] or rows
        yes = sum(row.state in _AGREED for row in counted)
        no = sum(row.state == EngagementState.DECLINED for row in counted)
        if yes + no:
            found.append(_way(offer, _said(yes, yes + no), _("See what was agreed"), "check"))
    return found


def _said(yes: int, count: int) -> str:
    if not yes:
        return _("You said no thank you to the honorarium offer")
    if count == 1:
        return _("You said yes to the offer")
    return _("You said yes to %(yes)d of %(count)d") % {"yes": yes, "count": count}


def _claims(work: Iterable[Engagement]) -> list[Way]:
    """Say what is owed, the first thing to do alone; nothing where nothing is."""
    rows = Claim.objects.filter(engagement__in=[row.pk for row in work]).values_list("state", flat=True)
    counts = Counter(rows)
    words = {
        ClaimState.RETURNED: _("Something is sent back to you: look at it"),
        ClaimState.READY: _("Your honorarium is ready to be sent"),
        ClaimState.SENT: _("Your honorarium waits for approval"),
        ClaimState.APPROVED: _("Your honorarium is approved"),
        ClaimState.IN_PAYMENT: _("Your honorarium is on its way"),
        ClaimState.PAID: _("Your honorarium is paid"),
    }
    first = next((state for state in _IN_ORDER if counts[state]), None)
    if first is None:
        return []
    href, text = reverse("peers:honorarium"), _("To your honorarium")
    return [{"href": href, "title": words[first], "text": text, "icon": "list"}]


def _to_answer(offer: Offer, text: str) -> Way:
    return _way(offer, _("You are offered honorarium"), text, "mail")


def _way(offer: Offer, title: str, text: str, icon: str) -> Way:
    return {"href": reverse("peers:offered", args=[offer.pk]), "title": title, "text": text, "icon": icon}
