"""The pages of the key figures, and each table as a spreadsheet."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.visitors import signed_in
from insight import sheets
from insight.measures import MEASURES
from insight.pages import flows, goals, overview, parts
from insight.pages.choosing import Choice
from insight.pages.door import for_figures, frame
from insight.pages.subjects import COMING, FLOW, SUBJECTS, Subject


@for_figures
def front(request: HttpRequest, chosen: Choice) -> HttpResponse:
    """Answer the five questions."""
    context = {
        **frame(chosen),
        "year": chosen.year(),
        "questions": overview.questions(chosen),
        "may_copy": signed_in(request).has_perms(["wagtailadmin.access_admin", "courses.add_courserun"]),
        "subjects": SUBJECTS.values(),
    }
    return render(request, "insight/figures.html", context)


@for_figures
def subject(request: HttpRequest, chosen: Choice, slug: str) -> HttpResponse:
    """Show the figures of a subject."""
    known = SUBJECTS[slug]
    context = {
        **frame(chosen),
        "subject": known,
        "dimensions": known.dimensions(chosen.dimension) if known.has_dimensions else [],
        "parts": parts.subject_parts(known, chosen, for_=signed_in(request)),
        "over_time": parts.first_over_time(known, chosen),
        "trail": [
            (_("Key figures"), f"{reverse('insight:figures')}?{chosen.period_query}"),
            (str(known.title), ""),
        ],
        "goals": goals.goals(chosen) if known is COMING else None,
        "flow": flows.flow_part(chosen) if FLOW in known.measures else None,
        "subjects": SUBJECTS.values(),
    }
    return render(request, "insight/figures_subject.html", context)


@for_figures
def csv_table(_request: HttpRequest, chosen: Choice, slug: str, measure: str) -> HttpResponse:
    """Give one table as CSV."""
    content = sheets.csv_file(_sheet(SUBJECTS[slug], measure, chosen))
    return _file(content, sheets.CSV_TYPE, f"{slug}-{measure}-{chosen.period.key}.csv")


@for_figures
def xlsx_table(_request: HttpRequest, chosen: Choice, slug: str, measure: str) -> HttpResponse:
    """Give one table as a spreadsheet."""
    content = sheets.xlsx_file([_sheet(SUBJECTS[slug], measure, chosen)])
    return _file(content, sheets.XLSX_TYPE, f"{slug}-{measure}-{chosen.period.key}.xlsx")


@for_figures
def xlsx_subject(_request: HttpRequest, chosen: Choice, slug: str) -> HttpResponse:
    """Give all tables of a subject as a spreadsheet, a sheet for each."""
    known = SUBJECTS[slug]
    content = sheets.xlsx_file([_sheet(known, one, chosen) for one in known.measures])
    return _file(content, sheets.XLSX_TYPE, f"{slug}-{chosen.period.key}.xlsx")


def _sheet(known: Subject, measure: str, chosen: Choice) -> sheets.Sheet:
    """Return a table of the subject as it is shown. Raises ``Http404`` for a measure of another."""
    if measure not in known.measures:
        raise Http404
    if measure == FLOW:
        shown = flows.flow_part(chosen)
        return shown.grid, shown.how
    return parts.shared_out(MEASURES[measure], chosen).grid, MEASURES[measure].how


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="noegletal-{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
