"""The page of one idea in ``/redaktion/``, and what coordinators do about it."""

from abc import ABC
from typing import Any, ClassVar

from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from courses.coproduction import idea_page, proposals, teams
from courses.forms.idea_desk import BuildForm, DeclineForm, MoveForm, WriteForm
from courses.models import Proposal
from courses.refusals import NotNow
from courses.states import PROPOSAL_MOVES

ACTS = (
    ("build", gettext_lazy("Start building"), "plus"),
    ("look", gettext_lazy("Look for a partner"), "search"),
    ("write", gettext_lazy("Write to whoever sent it"), "mail"),
    ("decline", gettext_lazy("Decline kindly"), "cross"),
    ("reopen", gettext_lazy("Take it up again"), "undo"),
)
"""What can be done from the page of an idea, in this order, each a move of the table."""


class OfIdea:
    """A screen about one idea; ``self.idea`` is it."""

    idea: Proposal

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the idea."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        found = Proposal.objects.select_related("person", "course__locale")
        self.idea = get_object_or_404(found, pk=kwargs["pk"])


class IdeaPage(OfIdea, StaffPage):
    """All a coordinator needs of one idea."""

    permission = "courses.view_proposal"
    template_name = "courses/coproduction/desk/idea.html"

    def get_page_title(self) -> str:
        """Name the idea."""
        return str(self.idea)

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("ideas:index"), "label": _("Ideas")}]

    @property
    def may_act(self) -> bool:
        """Whether whoever looks may answer it, and see who sent it."""
        return bool(self.request.user.has_perm("courses.change_proposal"))

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer what the state allows."""
        return [HeaderButton(**one) for one in self._acts() if one["icon_name"] != "cross"]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Keep saying no a little further away."""
        return [Button(**one) for one in self._acts() if one["icon_name"] == "cross"]

    def _acts(self) -> list[dict[str, Any]]:
        acts = [one for one in ACTS if self.may_act and self.idea.state in PROPOSAL_MOVES[one[0]].sources]
        return [
            {
                "label": label,
                "url": reverse(f"ideas:{name}", args=[self.idea.pk]),
                "icon_name": icon,
                "priority": number,
            }
            for number, (name, label, icon) in enumerate(acts)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the idea, its way, its team and who sent it."""
        return {
            **super().get_context_data(**kwargs),
            "idea": self.idea,
            "shown": idea_page.of(self.idea, now=timezone.now()),
            "steps": self.idea.steps.select_related("by"),
            "team": teams.Team.of(self.idea.course) if self.idea.course else None,
            "may_act": self.may_act,
        }


class ActOnIdea(OfIdea, StaffForm, ABC):
    """A form that moves one idea."""

    permission = "courses.change_proposal"
    refusals = (NotNow,)
    header_icon = "edit"
    move: ClassVar[str]
    said: Any = ""

    def get_page_subtitle(self) -> str:
        """Name the idea."""
        return str(self.idea)

    def trail(self) -> list[Crumb]:
        """Stand below the page of the idea."""
        ideas = {"url": reverse("ideas:index"), "label": _("Ideas")}
        return [ideas, {"url": self.back_url(), "label": str(self.idea)}]

    def back_url(self) -> str:
        """Go back to the idea."""
        return reverse("ideas:show", args=[self.idea.pk])

    def consequences(self) -> list[str]:
        """Say who hears of it, and how."""
        if self.idea.person_id or self.idea.email:
            return [_("Whoever sent the idea is told, and reads your words on the page of the idea.")]
        return [_("Whoever sent the idea left no address: they read it when they open their link.")]

    def perform(self, form: BaseForm) -> str:
        """Move it."""
        words = {name: form.cleaned_data.get(name, "") for name in ("words", "reason")}
        proposals.move(proposal=self.idea, move=self.move, by=self.by, **words)
        return str(self.said)


class LookForPartner(ActOnIdea):
    """Say that the school likes it and looks for people."""

    page_title = gettext_lazy("Look for a partner")
    submit_label = gettext_lazy("We look for a partner")
    form_class = MoveForm
    move = "look"
    said = gettext_lazy("The idea is looking for a partner. Find one in the resource bank.")


class WriteToProposer(ActOnIdea):
    """Say something without moving it."""

    page_title = gettext_lazy("Write to whoever sent it")
    submit_label = gettext_lazy("Send the words")
    form_class = WriteForm
    move = "write"
    said = gettext_lazy("The words are sent, and stand on the page of the idea.")


class Decline(ActOnIdea):
    """Say no, with a reason."""

    page_title = gettext_lazy("Decline kindly")
    submit_label = gettext_lazy("Decline, with this reason")
    is_danger = True
    form_class = DeclineForm
    move = "decline"
    said = gettext_lazy("The idea is declined. It can be taken up again.")


class Reopen(ActOnIdea):
    """Take an idea up again."""

    page_title = gettext_lazy("Take it up again")
    submit_label = gettext_lazy("Take it up again")
    form_class = MoveForm
    move = "reopen"
    said = gettext_lazy("The idea is received again.")


class StartBuilding(ActOnIdea):
    """Make a draft of it and ask the team."""

    page_title = gettext_lazy("Start building")
    submit_label = gettext_lazy("Make the draft and ask the team")
    form_class = BuildForm
    move = "build"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Let the form know who would join."""
        return {**super().get_form_kwargs(), "proposal": self.idea}

    def get_initial(self) -> dict[str, Any]:
        """Suggest the title of the draft that is there, else the first sentence of the idea."""
        title = self.idea.course.title if self.idea.course else self.idea.as_title
        return {**super().get_initial(), "title": title}

    def consequences(self) -> list[str]:
        """Say what is made, and who is asked."""
        found = [_("A draft of the course is made, which nobody sees but the team and the editors.")]
        if self.idea.wants_to_join and self.idea.person_id:
            found.append(_("Whoever sent the idea is asked into the team first."))
        elif self.idea.wants_to_join:
            found.append(_("Whoever sent the idea is asked to sign in and be part of the team."))
        found.append(_("Those you ask are told, and may say yes or no."))
        return [*found, *super().consequences()]

    def perform(self, form: BaseForm) -> str:
        """Make the draft."""
        asked = [(one, one.basis) for one in form.asked]  # type: ignore[attr-defined]  # of BuildForm
        data = form.cleaned_data
        course = proposals.start_building(
            proposal=self.idea, title=data["title"], words=data["words"], asked=asked, by=self.by
        )
        missing = teams.without_account(course)
        if missing:
            return _("The draft is made. Call those without an account yourself: %(names)s.") % {
                "names": ", ".join(missing)
            }
        return _("The draft is made, and the team is asked.")
