"""What the school has written, for the one it was written to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import signed_in
from courses import words
from enrolment.models import ClassMessage
from enrolment.told import class_messages
from enrolment.told.signatures import signature
from enrolment.words.class_facts import titles


@never_cache
@require_http_methods(["GET", "POST"])
def message(request: HttpRequest, message_id: int) -> HttpResponse:
    """Show one message; whoever it was not sent to meets no such page, whatever they ask of it."""
    try:
        found = class_messages.own(signed_in(request), message_id=message_id)
    except ClassMessage.DoesNotExist as error:
        raise Http404 from error
    course = found.run.course
    title = titles([course], language=get_language() or "da")[course.pk]
    context = {"message": found, "title": title, "when": words.moment(found.created_at)}
    context["signature"] = signature(found)
    return render(request, "enrolment/message.html", context)
