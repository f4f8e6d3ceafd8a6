"""The catalogue on paper: choose it, follow its making, get it; and a course as a poster."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.rate_limits import allow
from courses import addresses
from courses.feed_answers import too_many
from courses.models import CoursePage
from home.models.prospectus import Shape
from home.prospectus import choices, cover, files, poster, wording
from home.prospectus.choices import Choice

_SHAPES = {
    Shape.A4: _("A4: for the screen and the printer"),
    Shape.A5: _("A5: for a print shop, or a small screen"),
    Shape.BOOKLET: _("Booklet: A5 on A4, to fold and staple. For printing only"),
    Shape.LARGE: _("Large print: A4, 18 points or more, one column, black on white"),
}


class ChoiceForm(forms.Form):
    """Which catalogue somebody wants."""

    def __init__(self, chosen: Choice) -> None:
        super().__init__(initial={"semester": chosen.term.pk, "for": chosen.audience, "udgave": chosen.shape})
        terms = choices.open_terms(timezone.localdate())
        audiences = [(one, wording.audience_words(one)) for one in choices.AUDIENCES]
        self.fields = {
            "semester": forms.ChoiceField(label=_("Term"), choices=[(term.pk, term.name) for term in terms]),
            "for": forms.ChoiceField(label=_("For whom"), widget=forms.RadioSelect, choices=audiences),
            "udgave": forms.ChoiceField(
                label=_("On what paper"), widget=forms.RadioSelect, choices=list(_SHAPES.items())
            ),
        }


@login_not_required
@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Show which catalogues there are, and how far the chosen one is; asking for it has it made."""
    choice = _choice(request)
    if choice is None:
        return render(request, "home/prospectus_none.html")
    standing = files.ask(choice)
    context = {
        "form": ChoiceForm(choice),
        "choice": choice,
        "standing": standing,
        "audience": wording.audience_words(choice.audience),
        "is_booklet": choice.shape == Shape.BOOKLET,
        "sheets": -(-standing.row.pages // 2),
        "trail": [
            (gettext("Courses"), reverse("courses:catalogue")),
            (gettext("The catalogue on paper"), ""),
        ],
        "cover": f"{reverse('prospectus_cover')}?{choice.query}",
        "pdf": f"{reverse('prospectus_pdf')}?{choice.query}",
        "here": f"{request.path}?{choice.query}",
    }
    response = render(request, "home/prospectus.html", context)
    if not standing.is_current:
        response["Cache-Control"] = "no-store"
    return response


@login_not_required
@require_safe
def cover_picture(request: HttpRequest) -> HttpResponse:
    """Return the picture on the cover of a catalogue, as SVG."""
    choice = _choice(request)
    if choice is None:
        raise Http404
    response = HttpResponse(cover.art(cover.seed(choice)), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@login_not_required
@require_safe
def pdf(request: HttpRequest) -> HttpResponseBase:
    """Return the catalogue; the last one while a newer is made, the page of its making before the first."""
    if not allow(request, action="paper"):
        return too_many()
    choice = _choice(request)
    if choice is None:
        raise Http404
    row = files.ask(choice).row
    if not row.file:
        return redirect(f"{reverse('prospectus')}?{choice.query}")
    seal = f'"{row.fingerprint}"'
    known = get_conditional_response(request, etag=seal)
    if known is not None and known.status_code == 304:
        return known
    try:
        paper = row.file.open()
    except FileNotFoundError:
        # A newer one took its place between the two questions, or it was lost: it is made, and waited for.
        return redirect(f"{reverse('prospectus')}?{choice.query}")
    response = FileResponse(paper, filename=choice.filename, content_type="application/pdf")
    response["ETag"] = seal
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def course_poster(request: HttpRequest, slug: str) -> HttpResponse:
    """Return a published course as a poster, in its own language."""
    if not allow(request, action="paper"):
        return too_many()
    pages = addresses.published(CoursePage, slug)
    page = pages.get(get_language() or "") or pages.get("da")
    if page is None:
        raise Http404
    content = poster.of(page, now=timezone.now()).pdf(now=timezone.localtime())
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="plakat-{page.slug}.pdf"'
    response["Cache-Control"] = "public, max-age=300"
    return response


def _choice(request: HttpRequest) -> Choice | None:
    """Return what the address asks for. Raises ``Http404`` for what is not to be had."""
    try:
        return choices.read(request.GET.dict(), today=timezone.localdate())
    except choices.UnknownChoice as unknown:
        raise Http404 from unknown
