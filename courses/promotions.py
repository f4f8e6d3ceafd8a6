"""What editors put first for a word: Wagtail's promoted search results, shown above what was found."""

from typing import NamedTuple

from django.conf import settings
from django.utils.translation import get_language
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string


class Promotion(NamedTuple):
    """A page, or an address elsewhere, that editors recommend for a question."""

    title: str
    href: str
    about: str


def promoted(question: str) -> list[Promotion]:
    """What is recommended for `question`, in the editors' order; asks once, and never writes."""
    picks = (
        SearchPromotion.objects.filter(query__query_string=normalise_query_string(question))
        .select_related("page__locale")
        .order_by("sort_order", "pk")
    )
    found = []
    for pick in picks:
        page = pick.page.localized if pick.page is not None else None
        if page is None:
            found.append(Promotion(pick.external_link_text, pick.external_link_url, pick.description))
        elif page.live:
            found.append(Promotion(page.title, _address(page), pick.description))
    return [one for one in found if one.href]


def _address(page: Page) -> str:
    """Where the page is read in the visitor's language; an untranslated one stands in under the same path."""
    language = get_language() or settings.LANGUAGE_CODE
    url = page.url or ""
    stands_in = url and language not in {settings.LANGUAGE_CODE, page.locale.language_code}
    return f"/{language}{url}" if stands_in else url
