"""Papers that somebody asks for about themselves: what they have been in, certificates, a reference.

How a paper is wanted stands in the address; a form that is posted changes nothing, and gets the same page.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.visitors import signed_in
from enrolment.papers import certificates, history, reference, sheets
from enrolment.papers.forms import FULL, PaperForm
from enrolment.papers.letters import Letterhead
from enrolment.papers.sheets import Sheet
from enrolment.views.asking import UNPROCESSABLE, language

FILE_NAME = "papir.pdf"
"""It tells nobody who looks over a shoulder what it is about."""

Put = Callable[[str, bool], Sheet | None]
"""Make the sheet in a language, full or not; None where there is none."""


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show what one has been in, and which papers there are."""
    person = signed_in(request)
    been = history.of(person, language=language())
    context = {
        "been": been,
        "paths": certificates.paths_of(been),
        "has_reference": bool(reference.of(person)),
        "name": person.chosen_name,
    }
    return render(request, "enrolment/papers/page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def of_class(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Ask how the certificate of a class is wanted, and hand it over; 404 where none would be true."""
    person = signed_in(request)

    def find(said: str) -> history.Been | None:
        been = history.of(person, language=said)
        return next((one for one in been if one.enrolment.pk == enrolment_id and one.is_certified), None)

    here = find(language())
    if here is None:
        raise Http404

    def put(said: str, full: bool) -> Sheet | None:
        found = find(said)
        return certificates.of_class(found, name=person.chosen_name, full=full) if found else None

    return _paper(request, put, title=_("Certificate of attendance"), about=here.title)


@never_cache
@require_http_methods(["GET", "POST"])
def of_path(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask how the certificate of a path is wanted, and hand it over; 404 for who has not completed it."""
    person = signed_in(request)
    here = certificates.path_of(person, slug, language=language())
    if here is None:
        raise Http404

    def put(said: str, full: bool) -> Sheet | None:
        whole = certificates.path_of(person, slug, language=said)
        return certificates.of_path(whole, name=person.chosen_name, full=full) if whole else None

    return _paper(request, put, title=_("Certificate of attendance"), about=here.path.name)


@never_cache
@require_http_methods(["GET", "POST"])
def of_work(request: HttpRequest) -> HttpResponse:
    """Ask how the reference is wanted, and hand it over; 404 for who has contributed nothing yet."""
    person = signed_in(request)
    rows = reference.of(person)
    if not rows:
        raise Http404

    def put(said: str, full: bool) -> Sheet | None:
        return reference.sheet(rows, name=person.chosen_name, full=full, language=said)

    return _paper(request, put, title=_("Reference letter"), about=_("What you have contributed"))


def _paper(request: HttpRequest, put: Put, *, title: str, about: str) -> HttpResponse:
    initial = {"ord": "neutral", "sprog": language()}
    form = PaperForm(request.GET) if "ord" in request.GET else PaperForm(initial=initial)
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "title": title, "about": about}
        status = UNPROCESSABLE if form.errors else 200
        return render(request, "enrolment/papers/paper.html", context, status=status)
    said = form.cleaned_data["sprog"]
    with override(said):
        sheet = put(said, form.cleaned_data["ord"] == FULL)
        if sheet is None:
            raise Http404
        paper = sheets.pdf(sheet, head=Letterhead.of(request))
    headers = {"Content-Disposition": f'inline; filename="{FILE_NAME}"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
