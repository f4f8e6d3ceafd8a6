"""A person's calendars, fetched by their phone or computer without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rate_limits import allow
from courses.feed_answers import FOR_ONE, answer, too_many
from enrolment import calendars
from enrolment.teaching import calendar as teaching_calendar


@login_not_required
@require_safe
def person_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return the sessions of whoever the secret address belongs to; whoever guesses learns nothing."""
    person = User.objects.filter(feed_token=token, is_active=True).first()
    if not _may_ask(request, person, token):
        return too_many()
    if person is None:
        raise Http404
    return answer(request, calendars.personal_feed(person), filename="aftaler.ics", keep=FOR_ONE)


@login_not_required
@require_safe
def teaching_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return the sessions that whoever the secret address belongs to teaches."""
    person = teaching_calendar.find(token)
    if not _may_ask(request, person, token):
        return too_many()
    if person is None:
        raise Http404
    content = teaching_calendar.teaching_feed(person, now=timezone.now())
    return answer(request, content, filename="undervisning.ics", keep=FOR_ONE)


def _may_ask(request: HttpRequest, person: User | None, token: str) -> bool:
    """Count an address of ours by itself, and guesses by who makes them."""
    return allow(request, action="unknown_link" if person is None else "feed", key=token)
