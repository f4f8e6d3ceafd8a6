"""The first draft of a course: an empty page below the Danish catalogue that nobody sees yet."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from courses.models import CatalogueIndexPage, CoursePage
from courses.refusals import NotNow
from courses.search import LETTERS

LONGEST_SLUG = 60


def make(*, title: str, by: User | None) -> CoursePage:
    """Make a draft with a first revision. Raises NotNow without a catalogue, ValidationError without a title.

    The catalogue is locked meanwhile: two pages made at once below the same parent would get the same place.
    """
    title = " ".join(title.split())
    slug = _slug(title)
    if not slug:
        raise ValidationError({"title": _("Write a title with letters in it.")})
    catalogue = _locked_catalogue()
    page = CoursePage(title=title, slug=_free(slug, catalogue), live=False, owner=by)
    made: CoursePage = catalogue.add_child(instance=page)
    made.save_revision(user=by, clean=False, log_action="wagtail.create")
    return made


def _locked_catalogue() -> CatalogueIndexPage:
    """Return the Danish catalogue as it is once the lock is had: how many children it has must be fresh."""
    rows = CatalogueIndexPage.objects.filter(locale__language_code="da")
    known = rows.values_list("pk", flat=True).first()
    if known is None:
        raise NotNow(_("There is no catalogue to write a course in yet."))
    Page.objects.select_for_update(of=("self",)).get(pk=known)
    fresh: CatalogueIndexPage = rows.get(pk=known)
    return fresh


def _slug(title: str) -> str:
    folded = "".join(LETTERS.get(letter, letter) for letter in title.lower())
    return slugify(folded)[:LONGEST_SLUG].strip("-")


def _free(slug: str, catalogue: CatalogueIndexPage) -> str:
    """Return the slug, with a number behind it where it is taken."""
    taken = set(catalogue.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbers = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (slug, *numbers) if one not in taken)
