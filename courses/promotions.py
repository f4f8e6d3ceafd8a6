"""What editors put first for a word: Wagtail's promoted search results, shown above what was found."""

from typing import NamedTuple

from wagtail.contrib.search_promotions.models import SearchPromotion
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
        .select_related("page")
        .order_by("sort_order", "pk")
    )
    found = []
    for pick in picks:
        page = pick.page.localized if pick.page is not None else None
        if page is None:
            found.append(Promotion(pick.external_link_text, pick.external_link_url, pick.description))
        elif page.live:
            found.append(Promotion(page.title, page.url or "", pick.description))
    return [one for one in found if one.href]
