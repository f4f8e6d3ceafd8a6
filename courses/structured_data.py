"""A course as search engines read it: schema.org ``Course`` with its ``CourseInstance``s."""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from courses.course_page import ClassView
from courses.models import CoursePage, Venue

# What ends a script element, or would open a comment in one, is written as an escape.
_ESCAPES = {
    ord("<"): "\\u003C",
    ord(">"): "\\u003E",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def course(page: CoursePage, classes: list[ClassView], *, provider: str, path: str) -> SafeString:
    """JSON-LD, safe inside a script element. `provider` is the school's name, `path` the page's address."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": page.title,
        "description": page.search_description or page.teaser,
        "url": f"{settings.BASE_URL.rstrip('/')}{path}",
        "inLanguage": page.locale.language_code,
        "provider": {"@type": "Organization", "name": provider, "url": settings.BASE_URL},
        "offers": {"@type": "Offer", "price": 0, "priceCurrency": "DKK", "category": "Free"},
    }
    instances = [_instance(one) for one in classes if one.run.sessions.all()]
    if instances:
        data["hasCourseInstance"] = instances
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def _instance(one: ClassView) -> dict[str, Any]:
    run = one.run
    status = "EventCancelled" if one.seat.kind == "cancelled" else "EventScheduled"
    sessions = list(run.sessions.all())
    instance: dict[str, Any] = {
        "@type": "CourseInstance",
        "courseMode": _mode(one),
        "startDate": timezone.localtime(min(s.starts_at for s in sessions)).isoformat(),
        "endDate": timezone.localtime(max(s.ends_at for s in sessions)).isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "instructor": [{"@type": "Person", "name": name} for name in one.teachers],
    }
    if run.venue is not None:
        instance["location"] = _location(run.venue)
    return instance


def _mode(one: ClassView) -> str:
    if one.run.venue is None:
        return "Online"
    return "Blended" if one.run.online_url else "Onsite"


def _location(venue: Venue) -> dict[str, Any]:
    return {
        "@type": "Place",
        "name": venue.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": venue.street,
            "postalCode": venue.postcode,
            "addressLocality": venue.town,
            "addressCountry": "DK",
        },
    }
