"""Whose contribution it is."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.visitors import signed_in
from peers.models import Contributor, Training

UNPROCESSABLE = 422


def contributor_of(request: HttpRequest) -> Contributor | None:
    """Return whoever asks as a contributor, also one who has stopped; None for somebody who never was."""
    return Contributor.objects.filter(person=signed_in(request)).first()


def own(request: HttpRequest) -> Contributor:
    """Return whoever asks as one who contributes; 404 to everybody else."""
    found = contributor_of(request)
    if found is None or found.has_stopped:
        raise Http404
    return found


def own_training(request: HttpRequest, training_id: int) -> Training:
    """Return a training of whoever asks; another's is 404, as is one that never was."""
    found = Training.objects.filter(pk=training_id, contributor=own(request)).first()
    if found is None:
        raise Http404
    return found


def to_page(anchor: str = "") -> HttpResponse:
    """Lead to "My contribution"."""
    answer = redirect("peers:contribution")
    if anchor:
        answer["Location"] += f"#{anchor}"
    return answer
