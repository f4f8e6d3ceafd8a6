"""A class on its teacher's phone: who is in it, what can help, its sessions; and the list on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from accounts.visitors import signed_in
from courses.honorarium import own as own_honorarium
from courses.models import CourseRun
from courses.words import run_dates
from enrolment import readings
from enrolment.day.rosters import need_of
from enrolment.day_states import ReadingKind
from enrolment.models import Enrolment
from enrolment.teaching import class_room, needs, own
from enrolment.views.teaching.finding import class_of, language


@never_cache
@require_GET
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show the class."""
    run, person = class_of(request, run_id), signed_in(request)
    room = class_room.of(run, language=language(), now=timezone.now())
    _note(request, run, with_needs=bool(room.needs))
    context = {
        "room": room,
        "run": run,
        "is_own": own.taught(person).filter(pk=run.pk).exists(),
        "honorarium": own_honorarium.ways(person, run),
    }
    return render(request, "enrolment/teaching/class.html", context)


@never_cache
@require_POST
def need(request: HttpRequest, run_id: int, enrolment_id: int) -> HttpResponse:
    """Mark what can help somebody as seen, as done, or (``undo``) as not done after all."""
    run, person = class_of(request, run_id), signed_in(request)
    found = get_object_or_404(needs.of(run), pk=enrolment_id)
    name = {"name": found.enrolment.person.chosen_name}
    act = request.POST.get("act")
    if act == "undo":
        needs.undo(need=found)
        messages.info(request, _("It is not taken care of yet, for %(name)s.") % name)
    elif act == "done":
        needs.do(need=found, by=person)
        messages.success(request, _("Taken care of, for %(name)s.") % name)
    else:
        needs.see(need=found, by=person)
        messages.success(request, _("Seen, for %(name)s. The other teachers can see that.") % name)
    return redirect(f"{reverse('enrolment:teaching_class', args=[run.pk])}#need-{found.pk}")


@never_cache
@require_GET
def paper(request: HttpRequest, run_id: int) -> HttpResponse:
    """The list of the class on paper; ``?hjaelp=1`` adds what can help."""
    run = class_of(request, run_id)
    with_needs = request.GET.get("hjaelp") == "1"
    rows = Enrolment.objects.filter(run=run, state__in=needs.SEATED).select_related("person", "support_need")
    sessions = list(run.sessions.order_by("starts_at", "pk"))
    _note(request, run, with_needs=with_needs)
    held = [timezone.localtime(one.starts_at) for one in sessions if not one.is_cancelled]
    context = {
        "run": run,
        "when": run_dates(sessions),
        "days": [f"{start:%-d/%-m}" for start in held],
        "rows": [
            (row.person.chosen_name, need_of(row)) for row in rows.order_by("person__chosen_name", "pk")
        ],
        "with_needs": with_needs,
        "back_url": reverse("enrolment:teaching_class", args=[run.pk]),
    }
    return render(request, "enrolment/staff/roster_print.html", context)


def _note(request: HttpRequest, run: CourseRun, *, with_needs: bool) -> None:
    """Write down who looked; who sees what can help has seen the list too."""
    what = ReadingKind.NEEDS if with_needs else ReadingKind.ROSTER
    readings.note(by=signed_in(request), what=what, run=run)
