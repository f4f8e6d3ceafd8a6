"""A course as search engines read it: schema.org ``Course`` with its ``CourseInstance``s."""

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from courses.class_views import ClassView
from courses.models import CoursePage, Venue

_FREE = {"@type": "Offer", "price": 0, "priceCurrency": "DKK", "category": "Free"}

# What is left, as coarse as the word beside it; nothing is said of a class that cannot be joined.
_AVAILABILITY = {
    "free": "InStock",
    "dropin": "InStock",
    "few": "LimitedAvailability",
    "waiting": "SoldOut",
    "opens": "PreOrder",
}

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
        "offers": _FREE,
    }
    instances = [_instance(one) for one in classes if one.starts_at is not None]
    if instances:
        data["hasCourseInstance"] = instances
    return SafeString(json.dumps(data, ensure_ascii=False).translate(_ESCAPES))


def _instance(one: ClassView) -> dict[str, Any]:
    status = "EventCancelled" if one.seat.kind == "cancelled" else "EventScheduled"
    instance: dict[str, Any] = {
        "@type": "CourseInstance",
        "courseMode": _mode(one),
        "startDate": _time(one.starts_at),
        "endDate": _time(one.ends_at),
        "eventStatus": f"https://schema.org/{status}",
        "instructor": [{"@type": "Person", "name": name} for name in one.teachers],
    }
    if one.seat.kind in _AVAILABILITY:
        availability = f"https://schema.org/{_AVAILABILITY[one.seat.kind]}"
        instance["offers"] = {**_FREE, "availability": availability}
    if one.venue is not None:
        instance["location"] = _location(one.venue)
    return instance


def _time(moment: datetime | None) -> str:
    return timezone.localtime(moment).isoformat() if moment is not None else ""


def _mode(one: ClassView) -> str:
    if one.venue is None:
        return "Online"
    return "Blended" if one.is_online else "Onsite"


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
