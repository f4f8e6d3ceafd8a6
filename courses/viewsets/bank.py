"""The resource bank, ``/redaktion/ressourcebank/``: find somebody for a class, a course, or at all."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.desk import ListViewSet, StaffPage
from courses import bank, staffing
from courses.models import CoursePage, CourseRun, Proposal, Session
from courses.words import session_when
from peers.bank import Wish
from peers.models import Basis, Contributor, Skill
from peers.states import Hours, SkillKind
from peers.words import duration

MAY_ASK = {"hold": "courses.add_teachingassignment", "kursus": "courses.add_teammember"}


class BankForm(forms.Form):
    """What is looked for. Everything may be empty."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=100)
    can = forms.ModelChoiceField(
        queryset=Skill.objects.none(), label=gettext_lazy("Can and likes to do"), required=False
    )
    ved = forms.ModelChoiceField(
        queryset=Skill.objects.none(), label=gettext_lazy("Knows about"), required=False
    )
    basis = forms.ChoiceField(label=gettext_lazy("Basis"), required=False)
    sprog = forms.CharField(label=gettext_lazy("Language"), required=False, max_length=40)
    tider = forms.MultipleChoiceField(
        label=gettext_lazy("Times that suit"),
        choices=Hours.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    peer = forms.BooleanField(label=gettext_lazy("Has finished a peer training"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        skills = Skill.objects.order_by("name")
        for name, kind in (("can", SkillKind.CAN), ("ved", SkillKind.AREA)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = skills.filter(kind=kind)
                field.empty_label = _("Anything")
        basis = self.fields["basis"]
        if isinstance(basis, forms.ChoiceField):
            basis.choices = [("", _("Any")), *Basis.choices]

    def wish(self) -> Wish:
        """Return what is looked for; what made no sense is left out."""
        data = self.cleaned_data
        return Wish(
            skills=tuple(one for one in (data.get("can"), data.get("ved")) if one),
            basis=data.get("basis") or "",
            hours=tuple(data.get("tider") or ()),
            trained=bool(data.get("peer")),
        )


@dataclass(frozen=True)
class Need:
    """What somebody is looked for: its words, how one asks a person for it, and the way back."""

    name: str
    id: int
    title: str
    back: str
    lacks: str = ""
    ask: Callable[[Contributor], str] | None = None
    run: CourseRun | None = None
    course: CoursePage | None = None
    first: tuple[str, str] | None = None
    """What must be done before anybody can be asked: words and address."""


class BankPage(StaffPage):
    """Those who may be asked, and what they do already."""

    permission = "peers.view_contributor"
    page_title = gettext_lazy("Resource bank")
    template_name = "courses/desk/bank.html"

    @cached_property
    def need(self) -> Need | None:
        """Return the class, the idea or the course that somebody is looked for."""
        for name, find in (("hold", _class), ("ide", _idea), ("kursus", _course)):
            wanted = self.request.GET.get(name, "")
            if wanted.isdecimal() and len(wanted) < 10:
                return find(self.request, int(wanted))
        return None

    def get_page_subtitle(self) -> str:
        """Say whom it is for."""
        return self.need.title if self.need else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the form, the people, and how each can be asked."""
        form = BankForm(self.request.GET)
        form.is_valid()
        rows = bank.look(
            form.wish(),
            words=form.cleaned_data.get("q", ""),
            language=form.cleaned_data.get("sprog", ""),
            today=timezone.localdate(),
        )
        need = self.need
        _compare(rows, need)
        context = {"need": need, "form": form, "lines": [_line(row, need) for row in rows]}
        clear = f"{self.request.path}?{urlencode({need.name: need.id})}" if need else self.request.path
        return {**super().get_context_data(**kwargs), **context, "clear": clear}


def _compare(rows: list[bank.Row], need: Need | None) -> None:
    if need is not None and need.run is not None:
        bank.compare_with_class(rows, need.run, _ahead(need.run))
    elif need is not None and need.course is not None:
        bank.compare_with_team(rows, need.course)


def _ahead(run: CourseRun) -> list[Session]:
    now = timezone.now()
    return list(run.sessions.filter(ends_at__gt=now).select_related("run"))


def _line(row: bank.Row, need: Need | None) -> dict[str, Any]:
    """Return a row in words."""
    one = row.contributor
    return {
        "row": row,
        "one": one,
        "classes": _classes(row.teaches),
        "organisation": one.organisation if one.organisation != one.public_name else "",
        "hours": [str(hours.label) for hours in Hours if hours in one.hours],
        "minutes": duration(row.minutes) if row.minutes else "",
        "noted": duration(row.noted) if row.noted else "",
        "clashes": [session_when(clash.other) for clash in row.clashes],
        "ask": need.ask(one) if need and need.ask and not row.asked else "",
    }


def _classes(runs: list[CourseRun]) -> list[tuple[CourseRun, int]]:
    """Return the classes, each name once, with how many have it."""
    counted = Counter(str(run) for run in runs)
    first = {str(run): run for run in reversed(runs)}
    return [(first[name], count) for name, count in counted.items()]


def _class(request: HttpRequest, pk: int) -> Need:
    run = get_object_or_404(CourseRun.objects.select_related("course", "term", "venue"), pk=pk)
    bases = [one.basis for one in staffing.teachers_of([run]).get(run.pk, [])]
    may = request.user.has_perm(MAY_ASK["hold"])
    return Need(
        "hold",
        pk,
        title=str(run),
        back=reverse("runs:teachers", args=[pk]),
        lacks=staffing.words_for(bases),
        ask=(lambda one: reverse("runs:ask_one_teacher", args=[pk, one.pk])) if may else None,
        run=run,
    )


def _idea(request: HttpRequest, pk: int) -> Need:
    idea = get_object_or_404(Proposal.objects.select_related("course"), pk=pk)
    back = reverse("ideas:show", args=[pk])
    if idea.course is None:
        first = (_("Start building the course first, then you can ask somebody into its team."), back)
        return Need("ide", pk, title=str(idea), back=back, first=first)
    return Need(
        "ide", pk, title=str(idea), back=back, ask=_into_team(request, idea.course), course=idea.course
    )


def _course(request: HttpRequest, pk: int) -> Need:
    course = get_object_or_404(CoursePage, pk=pk)
    back = reverse("ideas:team", args=[pk])
    return Need("kursus", pk, title=course.title, back=back, ask=_into_team(request, course), course=course)


def _into_team(request: HttpRequest, course: CoursePage) -> Callable[[Contributor], str] | None:
    if not request.user.has_perm(MAY_ASK["kursus"]):
        return None
    return lambda one: f"{reverse('ideas:ask', args=[course.pk])}?til={one.pk}"


class BankViewSet(ListViewSet):
    """The resource bank in the menu."""

    model = Contributor
    name = url_namespace = "bank"
    url_prefix = "ressourcebank"
    icon = "search"
    menu_label = gettext_lazy("Resource bank")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the one page."""
        return [path("", BankPage.as_view(), name="index")]
