"""What a teacher hands out: the shelf of a class, each thing on it with its versions."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from accounts.visitors import signed_in
from courses import materials
from courses.models import CourseRun, Material
from courses.views import handing_out
from enrolment.teaching.forms import FileForm, HandOutForm, RenameForm
from enrolment.views.teaching.finding import UNPROCESSABLE, class_of, language
from enrolment.words.class_facts import facts_of_one_class


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Show the shelf, and put something on it."""
    run = class_of(request, run_id)
    form = HandOutForm(*_sent(request))
    if form.is_valid():
        try:
            said = form.cleaned_data
            made = materials.add(run=run, title=said["title"], file=said["file"], by=signed_in(request))
        except ValidationError as wrong:
            form.add_error("file", wrong)
        else:
            messages.success(
                request, _("“%(title)s” is there for those with a seat.") % {"title": made.title}
            )
            return redirect("enrolment:teaching_materials", run_id=run.pk)
    context = {
        "run": run,
        "facts": facts_of_one_class(run, language=language()),
        "rows": materials.of(run),
        "form": form,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "enrolment/teaching/materials.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def material(request: HttpRequest, run_id: int, material_id: int) -> HttpResponse:
    """Show one thing with its versions; call it something else, or put a newer file in its place."""
    run = class_of(request, run_id)
    found = _on_shelf(run, material_id)
    renames = "title" in request.POST
    renaming = RenameForm(request.POST if renames else None, initial={"title": found.title})
    newer = FileForm(*([] if renames else _sent(request)))
    if renaming.is_valid():
        materials.rename(material=found, title=renaming.cleaned_data["title"])
        messages.success(request, _("Saved."))
        return redirect("enrolment:teaching_material", run_id=run.pk, material_id=found.pk)
    if newer.is_valid():
        response = _renewed(request, found, newer)
        if response is not None:
            return response
    context = {
        "run": run,
        "facts": facts_of_one_class(run, language=language()),
        "material": found,
        "newest": materials.newest(found),
        "renaming": renaming,
        "newer": newer,
    }
    status = UNPROCESSABLE if renaming.errors or newer.errors else 200
    return render(request, "enrolment/teaching/material.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, run_id: int, material_id: int) -> HttpResponse:
    """Take something down; asked first, since those in the class find it no more."""
    run = class_of(request, run_id)
    found = _on_shelf(run, material_id)
    if request.method == "POST":
        materials.remove(material=found, by=signed_in(request))
        messages.success(request, _("“%(title)s” is taken down.") % {"title": found.title})
        return redirect("enrolment:teaching_materials", run_id=run.pk)
    context = {"run": run, "material": found}
    return render(request, "enrolment/teaching/material_remove.html", context)


@never_cache
@require_GET
def file(request: HttpRequest, run_id: int, material_id: int, number: int) -> HttpResponseBase:
    """Download one version."""
    found = _on_shelf(class_of(request, run_id), material_id)
    version = next((one for one in found.versions.all() if one.number == number), None)
    if version is None:
        raise Http404
    return handing_out.answer(version)


def _sent(request: HttpRequest) -> list[Any]:
    """Return what was sent, for a form with files; nothing where the page is only looked at."""
    return [request.POST, request.FILES] if request.method == "POST" else []


def _renewed(request: HttpRequest, found: Material, form: FileForm) -> HttpResponse | None:
    """Put the newer file in place; None where it is refused, which the form then says."""
    before = materials.newest(found)
    try:
        made = materials.add_version(material=found, file=form.cleaned_data["file"], by=signed_in(request))
    except ValidationError as wrong:
        form.add_error("file", wrong)
        return None
    if made.pk == before.pk:
        messages.info(request, _("This is the file that is there already."))
    else:
        messages.success(request, _("The new version is there for those with a seat."))
    return redirect("enrolment:teaching_material", run_id=found.run_id, material_id=found.pk)


def _on_shelf(run: CourseRun, material_id: int) -> Material:
    found = next((one for one in materials.of(run) if one.pk == material_id), None)
    if found is None:
        raise Http404
    return found
