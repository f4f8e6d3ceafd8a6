"""The first page: what the catalogue is called, and its picture, which no other term has."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from courses import labels
from home.prospectus.choices import Choice
from home.prospectus.course_words import Words
from home.prospectus.landscape import Landscape
from home.prospectus.reading import Contents


def words(contents: Contents, choice: Choice) -> Words:
    """Return what stands on the cover. ``seed`` decides the picture."""
    audience = labels.audience([choice.audience]).lower() if choice.audience else ""
    return {
        "title": pgettext("prospectus", "Courses"),
        "term": contents.term.name,
        "audience": _("For %(audience)s") % {"audience": audience} if audience else "",
        "school": contents.school.school_name,
        "tagline": contents.school.tagline,
        "free": pgettext("prospectus", "Free and open to everybody. No referral."),
        "art": "cover.svg",
        "alt": _("Landscape cut from paper: hills by a fjord, houses with light in the windows, birches."),
        "seed": seed(choice),
    }


def seed(choice: Choice) -> str:
    """Return what decides the picture: the term and the audience, so that nobody mixes catalogues up."""
    return f"{choice.term.starts_on:%Y-%m} {choice.audience}"


def art(seeded: str) -> bytes:
    """Return the picture of the cover, as SVG: the same seed gives the same picture."""
    return Landscape(seeded).svg().encode()
