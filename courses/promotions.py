"""What an editor wants found first for certain words (Wagtail's search promotions)."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string


class Pick(NamedTuple):
    """A promoted page or address. `page` is None for an address elsewhere."""

    title: str
    text: str
    href: str
    page: Page | None


def picks(question: str) -> list[Pick]:
    """The editors' picks for exactly these words, in their order; only what is published.

    Nothing is written: Wagtail's own ``Query.get`` would store every question somebody ever asked.
    """
    asked = normalise_query_string(question)
    if not asked:
        return []
    found = (
        SearchPromotion.objects.filter(query__query_string=asked)
        .filter(Q(page__isnull=True) | Q(page__live=True))
        .select_related("page__locale")
        .order_by("sort_order")
    )
    return [_pick(promotion) for promotion in found]


def _pick(promotion: SearchPromotion) -> Pick:
    page = promotion.page
    if page is None:
        return Pick(promotion.external_link_text, promotion.description, promotion.external_link_url, None)
    prefix = "" if (spoken := get_language()) in (settings.LANGUAGE_CODE, None) else f"/{spoken}"
    path = page.get_url() or ""
    is_danish = page.locale.language_code == settings.LANGUAGE_CODE
    return Pick(page.title, promotion.description, f"{prefix}{path}" if is_danish else path, page)
