"""Write to one's class, and read what is written back."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses.models import CourseRun, Session
from enrolment.classroom import words
from enrolment.models import TeacherMessage
from enrolment.models.messages import Receivers
from enrolment.teaching.forms import AnswerForm
from enrolment.told import class_messages
from enrolment.told.message_form import BY_A_TEACHER, MessageForm, preview, sent
from enrolment.views.teaching.finding import UNPROCESSABLE, class_of, language, own_class
from enrolment.words.class_facts import facts_of_one_class

NEXT_SESSIONS = 3
SHOWN = 100


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, run_id: int) -> HttpResponse:
    """Write to a class: first who gets it and how, then (``send``) it goes."""
    run = class_of(request, run_id)
    coming = _coming(run)
    context: dict[str, object] = {"run": run, "facts": facts_of_one_class(run, language=language())}
    if request.method == "GET" or "change" in request.POST:
        asked = {name: request.POST.get(name, "") for name in ("subject", "text")}
        initial = {
            **asked,
            "to": request.POST.get("to", Receivers.SEATS.value),
            "key": request.POST.get("key") or uuid.uuid4(),
        }
        form = MessageForm(initial=initial, sessions=coming, groups=BY_A_TEACHER)
        return render(request, "enrolment/teaching/write.html", {**context, "form": form})
    form = MessageForm(request.POST, sessions=coming, groups=BY_A_TEACHER)
    context["form"] = form
    if not form.is_valid():
        return render(request, "enrolment/teaching/write.html", context, status=UNPROCESSABLE)
    if "send" not in request.POST:
        context["seen"] = preview(form, run=run)
        return render(request, "enrolment/teaching/write_preview.html", context)
    values = {name: form.cleaned_data[name] for name in ("subject", "text", "key")}
    message = class_messages.write(run=run, by=signed_in(request), **values, **form.receivers)
    messages.success(request, sent(message))
    return redirect("enrolment:teaching_class", run_id=run.pk)


@never_cache
@require_http_methods(["GET", "POST"])
def read(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show what those in the class have written to their teachers; what is shown is read."""
    run, person = own_class(request, run_id), signed_in(request)
    if request.method == "POST":
        return redirect("enrolment:teaching_words", run_id=run.pk)
    rows = list(words.of_run(run)[:SHOWN])
    new = {row.pk for row in rows if row.read_at is None}
    for row in rows:
        if row.pk in new:
            words.mark_read(message=row, by=person)
    context = {"run": run, "facts": facts_of_one_class(run, language=language()), "rows": rows, "new": new}
    return render(request, "enrolment/teaching/words.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, run_id: int, message_id: int) -> HttpResponse:
    """Answer somebody in the class: they are told by their own way.

    Whoever answers while another teacher does is shown that answer first.
    """
    run = own_class(request, run_id)
    found = get_object_or_404(words.of_run(run), pk=message_id)
    name = found.enrolment.person.chosen_name
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"text": found.answer})
    if form.is_valid() and form.cleaned_data["text"] != found.answer and _is_outdated(request, found):
        said = _("Somebody else has answered meanwhile. Look at it, and send yours if it is still needed.")
        form.add_error(None, said)
    if form.is_valid():
        words.answer(message=found, text=form.cleaned_data["text"], by=signed_in(request))
        messages.success(request, _("Your answer is on its way to %(name)s.") % {"name": name})
        return redirect(f"{reverse('enrolment:teaching_words', args=[run.pk])}#message-{found.pk}")
    context = {
        "run": run,
        "facts": facts_of_one_class(run, language=language()),
        "message": found,
        "name": name,
        "form": form,
        "mark": _mark(found),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/teaching/answer.html", context, status=status)


def _mark(message: TeacherMessage) -> str:
    """Return a mark of the answer that a form was made from; empty where there was none."""
    return message.answered_at.isoformat() if message.answered_at else ""


def _is_outdated(request: HttpRequest, message: TeacherMessage) -> bool:
    """Whether the form was made before the answer that is there now."""
    return request.POST.get("seen", "") != _mark(message)


def _coming(run: CourseRun) -> list[Session]:
    ahead = run.sessions.filter(cancelled_at=None, ends_at__gt=timezone.now()).order_by("starts_at", "pk")
    return list(ahead[:NEXT_SESSIONS])
