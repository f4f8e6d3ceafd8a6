"""Trial actions: beginning one or coming in on one, writing, showing it to the class, and leaving it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.rate_limits import allow
from courses import words
from courses.states import Format
from enrolment.classroom import trial_pages, trials
from enrolment.classroom.doors import Room
from enrolment.classroom.forms import ShareForm, StartForm, TrialForm
from enrolment.classroom.trial_pages import OwnTrial
from enrolment.mine.seat_forms import CodeForm
from enrolment.models import Trial
from enrolment.views.asking import CONFLICT, UNPROCESSABLE
from enrolment.views.classroom.asking import facts_of, room_of

TOO_MANY = 429


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Begin a trial action, or come in on one by its code."""
    room = _practice_of(request, enrolment_id)
    if not room.may_talk:
        return _to_room(request, enrolment_id)
    earlier = trial_pages.own(room.row)
    is_code = request.method == "POST" and "code" in request.POST
    data = request.POST if request.method == "POST" else None
    code_form = CodeForm(data if is_code else None)
    form = StartForm(None if is_code else data, earlier=earlier)
    bound = code_form if is_code else form
    if bound.is_bound and bound.is_valid():
        answer = _join(request, room, code_form) if is_code else _start(room, form, earlier)
        if answer is not None:
            return answer
    context = {"row": room.row, "facts": facts_of(room), "form": form, "code_form": code_form}
    coming = trial_pages.next_session(room.run)
    context["before"] = words.unbroken(words.session_when(coming)) if coming else ""
    status = UNPROCESSABLE if bound.errors else 200
    return render(request, "enrolment/classroom/trial_new.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, enrolment_id: int, trial_id: int) -> HttpResponse:
    """Show a trial action to one of the two, and take what they write; 409 says what the other wrote."""
    room = _practice_of(request, enrolment_id)
    own = _own(room, trial_id)
    form = TrialForm(request.POST if request.method == "POST" else None, initial=_texts(own.trial))
    if request.method == "GET" or not form.is_valid():
        return _page(request, room, own, form, status=UNPROCESSABLE if form.errors else 200)
    try:
        trials.write(trial=own.trial, enrolment=room.row, **form.cleaned_data)
    except trials.NotNow:
        return _to_room(request, enrolment_id)
    except trials.Conflict as conflict:
        now = trial_pages.find(room.row, trial_id=conflict.trial.pk)
        mine = TrialForm({**form.cleaned_data, "version": now.trial.version})
        return _page(request, room, now, mine, status=CONFLICT, theirs=now.trial)
    messages.success(request, _("Saved."))
    return _to_trial(room, own)


@never_cache
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, enrolment_id: int, trial_id: int) -> HttpResponse:
    """Say yes to show it to the class, or take the yes back (``undo``)."""
    room = _practice_of(request, enrolment_id)
    own = _own(room, trial_id)
    form = ShareForm(request.POST)
    if request.method == "GET" or not ("undo" in request.POST or form.is_valid()):
        return _to_trial(room, own)
    try:
        if "undo" in request.POST:
            trials.unshare(trial=own.trial, enrolment=room.row)
            messages.success(request, _("The class does not see it."))
        else:
            shown = trials.share(trial=own.trial, enrolment=room.row, **form.cleaned_data)
            waits = _("You have said yes. The class sees it when the other says yes too.")
            messages.success(request, _("The class can see it now.") if shown.shared_at else waits)
    except trials.Conflict:
        messages.warning(request, _("The other has changed the text. Read it first, and then say yes."))
    except trials.NotNow:
        return _to_room(request, enrolment_id)
    return _to_trial(room, own)


@never_cache
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, enrolment_id: int, trial_id: int) -> HttpResponse:
    """Ask before somebody leaves a trial action to the other, or takes it away where they are alone."""
    room = _practice_of(request, enrolment_id)
    own = _own(room, trial_id)
    if request.method == "GET":
        return render(request, "enrolment/classroom/trial_part.html", {"row": room.row, "own": own})
    try:
        left = trials.part(trial=own.trial, enrolment=room.row)
    except trials.NotNow:
        return _to_room(request, enrolment_id)
    said = _("The trial action is the other's now.") if left else _("The trial action is deleted.")
    messages.success(request, said)
    return redirect("enrolment:classroom", enrolment_id=enrolment_id)


def _join(request: HttpRequest, room: Room, form: CodeForm) -> HttpResponse | None:
    if not allow(request, action="unknown_link"):
        return render(request, "429.html", status=TOO_MANY)
    try:
        trial = trials.join(enrolment=room.row, code=form.cleaned_data["code"])
    except trials.CodeGone:
        form.add_error("code", _("We do not know the code in this class. Ask the other to read it again."))
        return None
    messages.success(request, _("Now there are two of you. Both of you can write here."))
    return redirect("enrolment:trial", enrolment_id=room.row.pk, trial_id=trial.pk)


def _start(room: Room, form: StartForm, earlier: list[OwnTrial]) -> HttpResponse | None:
    chosen = form.cleaned_data.get("together", "")
    with_trial = next((one.trial for one in earlier if str(one.trial.pk) == chosen), None)
    try:
        trial = trials.start(
            enrolment=room.row,
            plan=form.cleaned_data["plan"],
            session=trial_pages.next_session(room.run),
            with_trial=with_trial,
        )
    except trials.NotNow:
        form.add_error("plan", _("You have as many trial actions as there is room for. Change one of them."))
        return None
    return redirect("enrolment:trial", enrolment_id=room.row.pk, trial_id=trial.pk)


def _page(
    request: HttpRequest,
    room: Room,
    own: OwnTrial,
    form: TrialForm,
    *,
    status: int,
    theirs: Trial | None = None,
) -> HttpResponse:
    share_form = ShareForm(initial={"named": own.is_named, "version": own.trial.version})
    context: dict[str, Any] = {"row": room.row, "room": room, "own": own, "form": form, "theirs": theirs}
    context |= {"facts": facts_of(room), "share_form": share_form}
    return render(request, "enrolment/classroom/trial.html", context, status=status)


def _texts(trial: Trial) -> dict[str, object]:
    return {"plan": trial.plan, "outcome": trial.outcome, "version": trial.version}


def _practice_of(request: HttpRequest, enrolment_id: int) -> Room:
    room = room_of(request, enrolment_id)
    if room.run.course.format != Format.PRACTICE:
        raise Http404
    return room


def _own(room: Room, trial_id: int) -> OwnTrial:
    try:
        return trial_pages.find(room.row, trial_id=trial_id)
    except Trial.DoesNotExist as error:
        raise Http404 from error


def _to_trial(room: Room, own: OwnTrial) -> HttpResponse:
    return redirect("enrolment:trial", enrolment_id=room.row.pk, trial_id=own.trial.pk)


def _to_room(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    messages.info(request, _("Nothing can be changed here any more."))
    return redirect("enrolment:classroom", enrolment_id=enrolment_id)
