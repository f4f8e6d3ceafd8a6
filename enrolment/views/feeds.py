"""A person's calendar, fetched by their phone or computer without signing in."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.rate_limits import allow
from courses.calendars import etag
from enrolment import calendars

TOO_MANY = 429


@login_not_required
@require_safe
def person_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Return the sessions of whoever the secret address belongs to; whoever guesses learns nothing."""
    person = User.objects.filter(feed_token=token, is_active=True).first()
    known = person is not None
    if not allow(request, action="feed" if known else "unknown_link", key=token):
        return HttpResponse(status=TOO_MANY, headers={"Retry-After": "3600"})
    if person is None:
        raise Http404
    content = calendars.personal_feed(person)
    headers = {"ETag": etag(content), "Cache-Control": "private, no-cache"}
    if headers["ETag"] in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponseNotModified(headers=headers)
    headers["Content-Disposition"] = 'inline; filename="aftaler.ics"'
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
