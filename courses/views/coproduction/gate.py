"""Approving a course, without Wagtail: read it as the public will, see what changed, and answer."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from accounts.models import User
from accounts.visitors import signed_in
from courses import addresses, course_page
from courses.coproduction import approvers, approving, builders, emergency, gate, gate_view, publishing, teams
from courses.forms.gate import AnswerForm
from courses.models import CoursePage
from courses.refusals import NotNow
from peers.models import Contributor

UNPROCESSABLE, CONFLICT = 422, 409


@never_cache
@require_safe
def approvals(request: HttpRequest) -> HttpResponse:
    """Show what waits for whoever asks."""
    person = signed_in(request)
    context = {"waiting": approving.waiting_for(person), "may_publish": publishing.may_publish_any(person)}
    return render(request, "courses/coproduction/gate/approvals.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def approve(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the version that waits, and take an answer. 404 to all but those who may approve the course."""
    page, person = course(page_id), signed_in(request)
    if not approvers.may_approve(page, person):
        raise Http404
    if request.method == "POST":
        return _answer(request, page, person)
    if not _may_read(page, person):
        raise Http404
    return _shown(request, page, person)


@never_cache
@require_safe
@xframe_options_sameorigin
def text(request: HttpRequest, page_id: int, revision_id: int) -> HttpResponse:
    """Show exactly this version as the public will see it; framed by the pages that ask about it."""
    page, person = course(page_id), signed_in(request)
    revision = page.revisions.filter(pk=revision_id).first()
    if revision is None or not (
        approvers.may_read(revision, page, person)
        or publishing.may_publish(page, person)
        or person.has_perm(emergency.RIGHT)
    ):
        raise Http404
    written = revision.as_object()
    context = course_page.context(written, now=timezone.now())
    context |= {"page": written, "meta": addresses.meta(written), "trail": []}
    request.is_preview = True  # type: ignore[attr-defined]  # read by the content security policy
    return render(request, "courses/coproduction/gate/text.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the approvals, or take the question back to write on; for the team and those who see teams."""
    page, person = course(page_id), signed_in(request)
    if not builders.may_build(person, teams.member_of(page, person)):
        raise Http404
    if request.method == "POST":
        _send(request, page, person)
    return redirect("courses:build", teams.source_of(page).pk)


def _send(request: HttpRequest, page: CoursePage, person: User) -> None:
    try:
        if "back" in request.POST:
            approving.take_back(page=page, by=person)
            messages.success(request, _("You can write in the course again."))
        else:
            approving.submit(page=page, by=person)
            messages.success(request, _("The course is sent. Those who can approve it have been told."))
    except NotNow as no:
        messages.warning(request, str(no))


def course(page_id: int) -> CoursePage:
    """Return a course by its number, in any language. Raises ``Http404``."""
    rows = CoursePage.objects.select_related("locale", "latest_revision__user")
    page: CoursePage | None = rows.filter(pk=page_id, alias_of=None).first()
    if page is None:
        raise Http404
    return page


def _answer(request: HttpRequest, page: CoursePage, person: User) -> HttpResponse:
    form = AnswerForm(request.POST, kinds=tuple(approvers.may_approve(page, person)))
    if not form.is_valid():
        if not _may_read(page, person):
            raise Http404
        return _shown(request, page, person, form=form, status=UNPROCESSABLE)
    revision = page.revisions.filter(pk=form.cleaned_data["revision"]).first()
    if revision is None:
        raise Http404
    contributor, data = Contributor.objects.get(person=person), form.cleaned_data
    comment = data["comment"].strip()
    try:
        if AnswerForm.CHANGES in request.POST:
            approving.ask_for_changes(revision=revision, contributor=contributor, by=person, comment=comment)
            messages.success(request, _("Thank you. The team has been told, and can write again."))
        else:
            approving.approve(
                revision=revision,
                contributor=contributor,
                kind=data["kind"],
                by=person,
                comment=comment,
                seen=data["seen"],
            )
            messages.success(request, _thanks(revision))
    except NotNow as no:
        if not _may_read(page, person):
            messages.warning(request, str(no))
            return redirect("courses:approvals")
        return _shown(request, page, person, refused=str(no), status=CONFLICT)
    return redirect("courses:approvals")


def _may_read(page: CoursePage, person: User) -> bool:
    revision = gate_view.current(page)
    return revision is not None and approvers.may_read(revision, page, person)


def _thanks(revision: Revision) -> str:
    if gate.missing(revision):
        return _("Thank you. Your yes is written down.")
    return _("Thank you. Both have said yes now, and an editor publishes the course.")


def _shown(
    request: HttpRequest,
    page: CoursePage,
    person: User,
    *,
    form: AnswerForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    revision = gate_view.current(page)
    if revision is None:
        raise Http404
    shown = gate_view.of(page, revision)
    kinds = gate_view.left_to(shown, person)
    if form is None or form["revision"].value() != str(revision.pk):
        given = {"revision": revision.pk, "seen": gate.content_sum(revision)}
        form = AnswerForm(initial=given, kinds=kinds)
    before = gate_view.approved_before(revision)
    context = {
        "gate": shown,
        "form": form,
        "kinds": kinds,
        "refused": refused,
        "before": before,
        "changes": gate_view.changes(before, revision) if before else [],
        "is_member": teams.member_of(page, person) is not None,
        "source": teams.source_of(page),
    }
    return render(request, "courses/coproduction/gate/approve.html", context, status=status)
