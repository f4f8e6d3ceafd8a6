"""A person's calendars, fetched by their phone or computer without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rate_limits import allow
from courses.feed_answers import FOR_ONE, answer, too_many
from enrolment import calendars


@login_not_required
@require_safe
def person_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return the sessions of whoever the secret address belongs to; whoever guesses learns nothing."""
    person = User.objects.filter(feed_token=token, is_active=True).first()
    known = person is not None
    if not allow(request, action="feed" if known else "unknown_link", key=token):
        return too_many()
    if person is None:
        raise Http404
    return answer(request, calendars.personal_feed(person), filename="aftaler.ics", keep=FOR_ONE)
