"""The page of a contributor in ``/redaktion/``, and what is done there; and who would like to be one."""

from abc import ABC
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets.button import Button, HeaderButton

from accounts.desk import Crumb, StaffForm, StaffPage
from accounts.models import User
from courses import stopping
from courses.bank import teaching_of
from peers import consents, engagements, profiles
from peers.forms import TrainingForm, WelcomeForm
from peers.models import ContributionWish, Contributor
from peers.words import duration


def wishes() -> QuerySet[ContributionWish]:
    """Return those who would like to contribute and do not, who said it first before others."""
    does = Contributor.objects.filter(ended_on__isnull=True, person__isnull=False)
    found = ContributionWish.objects.exclude(person__in=does.values("person")).select_related("person")
    return found.filter(person__is_active=True)


class OfContributor:
    """A screen about one contributor; ``self.one`` is it."""

    one: Contributor

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the contributor."""
        super().setup(request, *args, **kwargs)  # type: ignore[misc]  # of the view
        self.one = get_object_or_404(Contributor.objects.select_related("person"), pk=kwargs["pk"])

    def back_url(self) -> str:
        """Go back to the page."""
        return reverse("contributors:show", args=[self.one.pk])

    def get_page_subtitle(self) -> str:
        """Say who."""
        return self.one.public_name

    def trail(self) -> list[Crumb]:
        """Stand below the person."""
        above = [{"url": reverse("contributors:index"), "label": _("Contributors")}]
        return [*above, {"url": self.back_url(), "label": self.one.public_name}]


class ContributorPage(OfContributor, StaffPage):
    """What the school knows of somebody who teaches or designs."""

    permission = "peers.view_contributor"
    template_name = "courses/desk/contributor.html"
    header_icon = "user"

    def get_page_title(self) -> str:
        """Name the person."""
        return self.one.public_name

    def get_page_subtitle(self) -> str:
        """Say nothing more."""
        return ""

    def trail(self) -> list[Crumb]:
        """Stand below the list."""
        return [{"url": reverse("contributors:index"), "label": _("Contributors")}]

    @cached_property
    def header_buttons(self) -> list[Button]:
        """Offer to change and to see the history."""
        if not self.request.user.has_perm("peers.change_contributor"):
            return []
        pk = [self.one.pk]
        return [
            HeaderButton(_("Edit"), url=reverse("contributors:edit", args=pk), icon_name="edit"),
            HeaderButton(_("History"), url=reverse("contributors:history", args=pk), icon_name="history"),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template the person, what they teach and how long they have worked."""
        minutes = engagements.minutes_of([self.one]).get(self.one.pk, 0)
        return {
            **super().get_context_data(**kwargs),
            "one": self.one,
            "trainings": list(self.one.trainings.all()),
            "teaches": teaching_of(self.one, today=timezone.localdate()).teaches,
            "noted": duration(minutes) if minutes else "",
            "may_change": self.request.user.has_perm("peers.change_contributor"),
        }


class ContributorAct(OfContributor, StaffForm, ABC):
    """Something done about a contributor."""

    permission = "peers.change_contributor"
    header_icon = "user"
    form_class: Any = Form


class ShowOrHide(ContributorAct):
    """Take somebody off the public page because they asked; or on it, for one without an account."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Say what the button does, which hangs on how it stands now."""
        super().setup(request, *args, **kwargs)
        self.is_danger = self.one.is_public
        self.submit_label = _("Take off the page") if self.one.is_public else _("Yes, they said yes to it")

    def get_page_title(self) -> str:
        """Say what it is."""
        return _("Take off “Our teachers”") if self.one.is_public else _("Show on “Our teachers”")

    def consequences(self) -> list[str]:
        """Say what it means."""
        if self.one.is_public:
            return [_("Name, story and picture are gone from the page at once. The picture is deleted.")]
        return [
            _("Everybody can read the name, what the person builds on and what they teach."),
            _("Only press it if the person has said yes to you."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Take off, or put on for one without an account; whoever has one decides alone."""
        if self.one.is_public:
            consents.take_back(contributor=self.one, part=consents.Part.NAME)
            return _("%(name)s is off the page.") % {"name": self.one}
        if self.one.person_id is not None or self.one.has_stopped:
            raise PermissionDenied
        consents.say_yes(contributor=self.one, part=consents.Part.NAME)
        return _("%(name)s is on the page.") % {"name": self.one}


class AddTraining(ContributorAct):
    """Write down a peer training."""

    page_title = gettext_lazy("Add a training")
    form_class = TrainingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form whose training it is."""
        return {**super().get_form_kwargs(), "contributor": self.one}

    def perform(self, form: BaseForm) -> str:
        """Add it."""
        data = form.cleaned_data
        profiles.train(contributor=self.one, title=data["title"], finished_on=data["finished_on"])
        return _("Saved.")


class Stop(ContributorAct):
    """Let somebody contribute no longer."""

    page_title = gettext_lazy("Contributes no longer")
    submit_label = gettext_lazy("Contributes no longer")
    is_danger = True

    def consequences(self) -> list[str]:
        """Say what is deleted and what stays."""
        return [
            _("Story, picture, what they said yes to, skills, times and trainings are deleted at once."),
            _("The name stays where they have taught and made courses, and so do the hours."),
            _("They leave the teams they are in, and can approve nothing more."),
            _("Classes they are to teach are not changed: take them off there first."),
        ]

    def perform(self, form: BaseForm) -> str:
        """Stop."""
        stopping.stop(contributor=self.one, by=self.by)
        return _("%(name)s contributes no longer.") % {"name": self.one}


class StartAgain(ContributorAct):
    """Let somebody contribute again."""

    page_title = gettext_lazy("Contributes again")
    submit_label = gettext_lazy("Contributes again")

    def perform(self, form: BaseForm) -> str:
        """Start again."""
        profiles.start_again(contributor=self.one, by=self.by)
        return _("%(name)s contributes again.") % {"name": self.one}


class Wishes(StaffPage):
    """Who would like to contribute, and waits for the school to call or write."""

    permission = "peers.add_contributor"
    page_title = gettext_lazy("Would like to contribute")
    template_name = "courses/desk/wishes.html"
    header_icon = "user"

    def trail(self) -> list[Crumb]:
        """Stand below the list of contributors."""
        return [{"url": reverse("contributors:index"), "label": _("Contributors")}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Take somebody off the list, who has had an answer."""
        said = request.POST.get("person", "")
        person = User.objects.filter(pk=said).first() if said.isdecimal() and len(said) < 10 else None
        if person is not None:
            profiles.end_wish(person=person)
        return redirect("contributors:wishes")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the template everybody who waits."""
        return {**super().get_context_data(**kwargs), "wishes": list(wishes())}


class Welcome(StaffForm):
    """Make whoever would like to contribute a contributor."""

    permission = "peers.add_contributor"
    page_title = gettext_lazy("Make a contributor")
    header_icon = "user"
    form_class = WelcomeForm
    person: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find who said it."""
        super().setup(request, *args, **kwargs)
        self.person = get_object_or_404(wishes(), person=kwargs["person_id"]).person

    def back_url(self) -> str:
        """Go back to the list."""
        return reverse("contributors:wishes")

    def get_page_subtitle(self) -> str:
        """Say who."""
        return self.person.chosen_name

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the person is called, and what they were before."""
        before = Contributor.objects.filter(person=self.person).values(*WelcomeForm.Meta.fields).first()
        return {"public_name": self.person.chosen_name, **(before or {})}

    def perform(self, form: BaseForm) -> str:
        """Welcome them."""
        one = profiles.welcome(person=self.person, by=self.by, **form.cleaned_data)
        return _("%(name)s is a contributor now, and finds “My contribution” on their own page.") % {
            "name": one
        }
