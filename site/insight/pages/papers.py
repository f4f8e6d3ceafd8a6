"""The figures on paper, for a chosen period."""

from django.http import HttpRequest, HttpResponse

from insight.pages.choosing import Choice
from insight.pages.door import for_figures
from insight.papers import report as report_paper
from insight.papers import yearly as yearly_paper


@for_figures
def report(request: HttpRequest, chosen: Choice) -> HttpResponse:
    """Give the five answers on one page."""
    return _paper(report_paper.pdf(chosen, request=request), f"noegletal-{chosen.period.key}.pdf")


@for_figures
def yearly(request: HttpRequest, chosen: Choice) -> HttpResponse:
    """Give the report of all subjects, for a year unless another period is asked for."""
    asked = chosen if "periode" in request.GET else chosen.year()
    content = yearly_paper.pdf(asked, request=request)
    return _paper(content, f"rapport-{asked.period.key}.pdf")


def _paper(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
