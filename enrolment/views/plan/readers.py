"""Who else may read a plan: saying so, and reading one that is shown to oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import User
from accounts.rate_limits import allow
from accounts.visitors import signed_in
from enrolment.plan import keeping, plan_page, sharing, writing
from enrolment.plan.forms import ANOTHER, ShareForm
from enrolment.plan.telling import last_day
from enrolment.views.asking import language
from enrolment.views.plan.page import READERS, to_part
from enrolment.views.plan.private import TOO_MANY, UNPROCESSABLE, own_of, private


@private
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest) -> HttpResponse:
    """Ask whom to show the plan to, and for how long."""
    person = signed_in(request)
    plan = keeping.read(person, own=own_of(request))
    if plan is None or plan.is_worded:
        messages.info(request, _("There is nothing to show yet.") if plan is None else _only_mine())
        return redirect("enrolment:plan")
    form = ShareForm(request.POST if request.method == "POST" else None, known=sharing.known_to(person))
    if request.method == "POST" and form.is_valid():
        if not allow(request, action="plan_share", key=str(person.pk)):
            return render(request, "429.html", status=TOO_MANY)
        if _share(person, form):
            messages.success(request, _("It is shown until the day you chose. You can end it at any time."))
            return to_part(READERS)
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/plan/share.html", {"form": form}, status=status)


@private
@require_GET
def shown(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Show somebody a plan that its owner lets them read now; 404 for everybody else, and afterwards."""
    try:
        found = sharing.read_shared(reader=signed_in(request), uid=uid)
    except sharing.NotShown as error:
        raise Http404 from error
    context = {
        "page": plan_page.read_by_another(found.text, language=language()),
        "name": found.owner.chosen_name,
        "until": last_day(found.until),
    }
    return render(request, "enrolment/plan/shown.html", context)


def _share(person: User, form: ShareForm) -> bool:
    said = form.cleaned_data
    known = form.known.get(said["who"])
    address = said["address"].strip().lower() if said["who"] == ANOTHER else ""
    if address and address == (person.email or "").lower():
        form.add_error("address", _("This is your own address. You can read it already."))
        return False
    try:
        until = sharing.lasts_until(int(said["days"]))
        sharing.share(person=person, until=until, known=known, address=address)
    except sharing.OnlyMine:
        form.add_error(None, _only_mine())
    except writing.Full:
        form.add_error(None, _("You show it to as many as there is room for. End one of them first."))
    return not form.errors


def _only_mine() -> str:
    return _("Your plan lies under your own word, so nobody else can read it.")
