"""One part of a course: its questions, what is said about each, and saving on top of what others wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.visitors import visitor
from courses.coproduction import comments, drafts, marks, parts
from courses.coproduction.drafts import Base, Conflict, Draft, Locked
from courses.coproduction.merging import BLOCK, BODY
from courses.coproduction.parts import Part
from courses.forms.building import PartForm
from courses.forms.building_body import BodyForm
from courses.views.coproduction import after_clash, build_entries, kept_words, saying
from courses.views.coproduction.build_entries import Beside, Clash
from courses.views.coproduction.making import CONFLICT, UNPROCESSABLE, Making, making, to


@dataclass
class Sheet:
    """A part as it is shown: the form, from what it was begun, what was typed, and what clashes."""

    course: Making
    part: Part
    draft: Draft
    base: Base
    form: PartForm | BodyForm
    typed: QueryDict = field(default_factory=QueryDict)
    clashes: Mapping[str, Clash] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    is_kept: bool = False
    trouble: str = ""


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def part(request: HttpRequest, page_id: int, slug: str) -> HttpResponse:
    """Show a part, or save it. Visitors are sent to sign in; what they typed waits for them."""
    if visitor(request) is None:
        return kept_words.sign_in_first(request, page_id, slug)
    course, found = making(request, page_id), parts.by_slug(slug)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _save(request, course, found)
    draft = drafts.load(course.page)
    kept = kept_words.kept(request, page_id, slug, course.person)
    if kept is None:
        base = of_part(draft.base, found)
        return _show(request, Sheet(course, found, draft, base, form_of(found, base)))
    base = _begun(course, found, kept)
    form = form_of(found, base if base.values else draft.base, kept)
    return _show(request, Sheet(course, found, draft, base, form, typed=kept, is_kept=True))


def form_of(found: Part, base: Base, data: QueryDict | None = None) -> PartForm | BodyForm:
    """The form of a part, begun from these values."""
    return BodyForm(base.values, data) if BODY in found.fields else PartForm(found, base.values, data)


def of_part(base: Base, found: Part) -> Base:
    """A base with nothing but the values of a part."""
    names = [name for name in base.values if name in found.fields]
    if BODY in names:
        names += [f"{BLOCK}{key}" for key in base.values[BODY]]
    return base.only(*names)


def _begun(course: Making, found: Part, sent: QueryDict) -> Base:
    return marks.opened(
        sent.get("base", ""), page_id=course.page.pk, part=found.slug, person_id=course.person.pk
    )


def _save(request: HttpRequest, course: Making, found: Part) -> HttpResponse:
    """Save comments first, which nothing stands in the way of; then the texts."""
    if request.POST.get("act") == "drop":
        kept_words.drop(request, course.page.pk, found.slug)
        return to(course, "build_part", found.slug)
    draft, base = drafts.load(course.page), _begun(course, found, request.POST)
    form = form_of(found, base if base.values else draft.base, request.POST)
    said = saying.save(request.POST, course, build_entries.paths(found, draft.values))
    typed = said.left(request.POST)
    sheet = Sheet(course, found, draft, base, form, typed=typed, trouble=said.trouble)
    if request.POST.get("frozen"):
        return _show(request, sheet, UNPROCESSABLE) if said.trouble else _said(request, sheet, said.anchor)
    if not form.is_valid() or said.trouble:
        return _show(request, sheet, UNPROCESSABLE)
    return _write(request, sheet, said)


def _write(request: HttpRequest, sheet: Sheet, said: saying.Said) -> HttpResponse:
    course, found, act = sheet.course, sheet.part, request.POST.get("act", "")
    mine = sheet.form.mine(act) if isinstance(sheet.form, BodyForm) else sheet.form.mine()
    mine = build_entries.picked(mine, sheet.base.values, request.POST)
    if course.is_locked and mine == dict(sheet.base.values):
        return _said(request, sheet, said.anchor)
    try:
        saved = drafts.write(page=course.page, fields=mine, base=sheet.base, by=course.person)
    except Locked:
        kept_words.keep(request, course.page.pk, found.slug)
        sheet.trouble = _(
            "It could not be saved: nobody may write in it right now. Your words are here still."
        )
        return _show(request, sheet, CONFLICT)
    except Conflict as conflict:
        kept_words.keep(request, course.page.pk, found.slug)
        return _show(request, _beside(sheet, conflict), CONFLICT)
    kept_words.drop(request, course.page.pk, found.slug)
    saying.tell(request, saved, sheet.draft.base.revision, has_said=bool(said.count))
    verb, _colon, key = act.partition(":")
    return to(
        course, "build_part", found.slug, anchor=f"om-{BLOCK}{key}" if verb in {"up", "down"} else said.anchor
    )


def _said(request: HttpRequest, sheet: Sheet, anchor: str) -> HttpResponse:
    """Only comments were written."""
    messages.success(request, _("Your comment is there."))
    return to(sheet.course, "build_part", sheet.part.slug, anchor=anchor)


def _beside(sheet: Sheet, conflict: Conflict) -> Sheet:
    """The same sheet with what the other wrote beside it, and the base moved to what stands there now."""
    return Sheet(
        sheet.course,
        sheet.part,
        drafts.load(sheet.course.page),
        of_part(conflict.now, sheet.part),
        after_clash.form_of(sheet.part, conflict),
        typed=sheet.typed,
        clashes=build_entries.clashes(conflict.theirs, conflict.mine),
        others=conflict.others,
    )


def _show(request: HttpRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    course, found, draft = sheet.course, sheet.part, sheet.draft
    threads = comments.of(course.page)
    beside = Beside(threads, sheet.typed, sheet.clashes)
    shown = build_entries.entries(sheet.form, draft.values, draft.written.body, beside)
    seal = marks.seal(sheet.base, page_id=course.page.pk, part=found.slug, person_id=course.person.pk)
    # Whoever has words that are not saved gets the fields to copy them from, even while nobody may save.
    is_frozen = course.is_locked and not sheet.trouble and not sheet.is_kept
    context = {
        "course": course,
        "draft": draft,
        "part": found,
        "next": parts.after(found),
        "sheet": sheet,
        "form": sheet.form,
        "entries": shown,
        **_of_the_whole(beside, sheet),
        "seal": seal,
        "is_frozen": is_frozen,
        "is_body": BODY in found.fields,
        "news": sheet.form.news() if isinstance(sheet.form, BodyForm) else [],
    }
    return render(request, "courses/coproduction/build/part.html", context, status=status)


def _of_the_whole(beside: Beside, sheet: Sheet) -> dict[str, object]:
    """What is said about the body as such, or about a text that is not there any more."""
    keys = ((one, one.path.split(".")) for one in beside.threads)
    found = [
        one
        for one, (name, *rest) in keys
        if name == BODY and (not rest or rest[0] not in sheet.draft.values[BODY])
    ]
    return {
        "whole": beside.talks(found),
        "waiting_on_whole": comments.waiting(found),
        "typed_of_whole": sheet.typed.get(f"say-{BODY}", ""),
    }
