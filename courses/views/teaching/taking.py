"""Asked to take a session: whoever presses first has it, and the others see kindly who."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses import handovers, staffing
from courses.models import Handover
from courses.refusals import NotNow
from courses.states import HandoverState
from courses.views.teaching import facts


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, handover_id: int) -> HttpResponse:
    """Show the session and the one button; 404 for who was not asked, or is taken off the class."""
    person = signed_in(request)
    rows = Handover.objects.filter(asked__person=person)
    rows = rows.select_related(
        "contributor", "taken_by", "session__run__course", "session__run__term", "session__run__venue"
    )
    row = get_object_or_404(rows.select_related("session__venue"), pk=handover_id)
    if person.contributor not in handovers.could_take(row):
        raise Http404
    if request.method == "POST":
        try:
            handovers.take(handover=row, contributor=person.contributor, by=person)
        except handovers.Taken as no:
            quicker = _("%(name)s was a little quicker. Thank you all the same.")
            messages.info(request, quicker % {"name": no.name})
        except NotNow as no:
            messages.info(request, str(no))
        except (handovers.NotAsked, staffing.NotYours) as no:
            raise Http404 from no
        return redirect("courses:take_over", handover_id=row.pk)
    return render(request, "courses/teaching/take.html", _context(row, person.contributor.pk))


def _context(row: Handover, me: int) -> dict[str, object]:
    session = row.session
    found = staffing.clashes_of([me], [session])[me]
    others = handovers.holders(session)
    over = session.is_cancelled or session.ends_at <= timezone.now()
    return {
        "handover": row,
        "session": session,
        "title": facts.title(session.run),
        "facts": facts.of_session(session),
        "is_mine": row.taken_by_id == me,
        "is_open": row.state == HandoverState.ASKED and not over,
        "is_withdrawn": row.state == HandoverState.WITHDRAWN,
        "others": facts.listed(one for one in others if one.pk not in {me, row.contributor_id}),
        "clashes": [facts.of_clash(one) for one in found],
    }
