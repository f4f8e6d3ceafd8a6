"""My peer trainings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from peers import profiles
from peers.forms import TrainingForm
from peers.models import Training
from peers.views.asking import UNPROCESSABLE, own, own_training, to_page


@never_cache
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add one."""
    return _form(request, None)


@never_cache
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, training_id: int) -> HttpResponse:
    """Put one right, or take it off the list (``remove``)."""
    training = own_training(request, training_id)
    if request.POST.get("remove"):
        profiles.untrain(training=training)
        messages.success(request, _("It is off the list."))
        return to_page("trainings")
    return _form(request, training)


def _form(request: HttpRequest, training: Training | None) -> HttpResponse:
    contributor = own(request)
    form = TrainingForm(request.POST or None, contributor=contributor, instance=training)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        profiles.train(
            contributor=contributor, title=data["title"], finished_on=data["finished_on"], training=training
        )
        messages.success(request, _("Saved."))
        return to_page("trainings")
    context = {"form": form, "training": training}
    return render(request, "peers/training.html", context, status=UNPROCESSABLE if form.errors else 200)
