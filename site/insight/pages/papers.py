"""The figures on paper, for a chosen period."""

from django.http import HttpRequest, HttpResponse

from accounts.visitors import signed_in
from insight import figures
from insight.pages.choosing import Choice
from insight.pages.door import for_figures
from insight.papers import report as report_paper
from insight.papers import yearly as yearly_paper


@for_figures
def report(_request: HttpRequest, chosen: Choice) -> HttpResponse:
    """Give the five answers on one page."""
    counted_at = figures.counted_at()
    assert counted_at is not None
    return _paper(report_paper.pdf(chosen, counted_at=counted_at), f"noegletal-{chosen.period.key}.pdf")


@for_figures
def yearly(request: HttpRequest, chosen: Choice) -> HttpResponse:
    """Give the report of all subjects, for a year unless another period is asked for."""
    counted_at = figures.counted_at()
    assert counted_at is not None
    asked = chosen if "periode" in request.GET else chosen.year()
    content = yearly_paper.pdf(asked, counted_at=counted_at, for_=signed_in(request))
    return _paper(content, f"rapport-{asked.period.key}.pdf")


def _paper(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
