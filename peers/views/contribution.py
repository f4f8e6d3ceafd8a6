"""My contribution: what I do, what I can, and what of me is shown."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.visitors import signed_in
from peers import consents, profiles
from peers.assessment import rounds
from peers.contribution import Contribution
from peers.forms import IntroductionForm, OfferForm, StoryForm, WishForm
from peers.groups import members
from peers.models import ContributionWish
from peers.views.asking import UNPROCESSABLE, contributor_of, own, to_page

_GONE = {
    consents.Part.NAME: gettext_lazy("You are off the page now."),
    consents.Part.STORY: gettext_lazy("Your story is not shown any more."),
    consents.Part.PORTRAIT: gettext_lazy("Your picture is not shown any more, and it is deleted."),
}


@never_cache
@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show it; to somebody who does not contribute, the way in."""
    contributor = contributor_of(request)
    if contributor is None or contributor.has_stopped:
        return _way_in(request, WishForm())
    in_groups = members.groups_of(signed_in(request)).exists()
    context = {"mine": Contribution.of(contributor), "in_groups": in_groups, "round": rounds.current()}
    return render(request, "peers/contribution.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def wish(request: HttpRequest) -> HttpResponse:
    """Say "I would like to contribute", or take it back (``undo``)."""
    person, contributor = signed_in(request), contributor_of(request)
    if request.method == "GET" or (contributor is not None and not contributor.has_stopped):
        return to_page()
    if request.POST.get("undo"):
        profiles.end_wish(person=person)
        messages.success(request, _("It is taken back. You are welcome another time."))
        return to_page()
    form = WishForm(request.POST)
    if not form.is_valid():
        return _way_in(request, form)
    profiles.wish(person=person, words=form.cleaned_data["words"])
    messages.success(request, _("Thank you! Now the school knows, and somebody will call or write to you."))
    return to_page()


@never_cache
@require_http_methods(["GET", "POST"])
def introduction(request: HttpRequest) -> HttpResponse:
    """Change name, basis and organisation."""
    contributor = own(request)
    form = IntroductionForm(request.POST or None, instance=own(request))
    if request.method == "POST" and form.is_valid():
        profiles.introduce(contributor=contributor, by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return to_page()
    return _asked(request, "peers/introduction.html", {"form": form, "contributor": contributor})


@never_cache
@require_http_methods(["GET", "POST"])
def story(request: HttpRequest) -> HttpResponse:
    """Write the story, and say yes or no to showing it."""
    contributor = own(request)
    form = StoryForm(request.POST or None, instance=own(request))
    if request.method == "POST" and form.is_valid():
        profiles.tell_story(contributor=contributor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return to_page("shown")
    return _asked(request, "peers/story.html", {"form": form, "contributor": contributor})


@never_cache
@require_http_methods(["GET", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """Say what one can, when, and whether one may be asked."""
    contributor = own(request)
    form = OfferForm(request.POST if request.method == "POST" else None, contributor=contributor)
    if request.method == "POST" and form.is_valid():
        profiles.offer(contributor=contributor, **form.answers())
        messages.success(request, _("Saved."))
        return to_page("can")
    return _asked(request, "peers/offer.html", {"form": form, "contributor": contributor})


@never_cache
@require_POST
def show(request: HttpRequest, part: str) -> HttpResponse:
    """Say yes to being shown, or take it back; the part is in the address, the answer in the form."""
    contributor = own(request)
    try:
        wanted = consents.Part(part)
    except ValueError as error:
        raise Http404 from error
    if request.POST.get("answer") != "yes":
        consents.take_back(contributor=contributor, part=wanted)
        messages.success(request, _GONE[wanted])
        return to_page("shown")
    try:
        consents.say_yes(contributor=contributor, part=wanted)
    except consents.NothingToShow:
        messages.info(request, _("There is nothing to show yet."))
    else:
        messages.success(request, _("Thank you. It is shown from now on, and you can take it back any time."))
    return to_page("shown")


def _way_in(request: HttpRequest, form: WishForm) -> HttpResponse:
    said = ContributionWish.objects.filter(person=signed_in(request)).first()
    done = contributor_of(request)
    context = {"form": form, "wish": said, "engagements": Contribution.of(done) if done else None}
    return _asked(request, "peers/way_in.html", context)


def _asked(request: HttpRequest, template: str, context: Mapping[str, object]) -> HttpResponse:
    form = context["form"]
    status = UNPROCESSABLE if getattr(form, "errors", None) else 200
    return render(request, template, dict(context), status=status)
