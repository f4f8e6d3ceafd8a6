"""Where signing in and signing up meet: the code that was typed finishes what was begun."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.adapter import AccountAdapter
from accounts.models import User
from courses.models import CourseRun
from enrolment import seats
from enrolment.rules import Refusal, Refused
from enrolment.signing_up import pairs, sign_up


class SchoolAccountAdapter(AccountAdapter):
    """Signs a person up for the class they chose before they signed in, in the request that signs them in.

    By then every step is behind them, the second one of staff too. So no page that is only looked at ever
    takes a seat.
    """

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """Finish the wish of this browser, if it is this person's."""
        response: HttpResponse = super().post_login(request, user, **login)
        wish = sign_up.recall(request.session)
        if wish is None:
            return response
        sign_up.forget(request.session)
        return _fulfil(request, wish, user) if wish.person == user.pk else response


def _fulfil(request: HttpRequest, wish: sign_up.Wish, person: User) -> HttpResponse:
    run = CourseRun.objects.select_related("course").get(pk=wish.run)
    page = wish.page or reverse("enrolment:sign_up", args=[run.course.slug, run.pk])
    # Whoever was there before, or may not come in, reads so on the page of the class.
    if sign_up.standing(person=person, run=run) is not None:
        return HttpResponseRedirect(page)
    try:
        sign_up.finish(wish=wish, person=person)
    except Refused as refused:
        # The others are about the class, and its page tells them by itself.
        if refused.code == Refusal.NO_COMPANION:
            messages.warning(request, refused.code.label)
        return HttpResponseRedirect(page)
    except seats.PairGone:
        messages.warning(request, pairs.gone())
        return HttpResponseRedirect(page)
    return HttpResponseRedirect(reverse("enrolment:confirmed", args=[run.course.slug, run.pk]))
