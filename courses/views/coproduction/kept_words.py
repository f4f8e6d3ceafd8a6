"""What somebody typed when it could not be saved, kept for them in the session until it can.

Whoever was signed out meanwhile, or whose page had been open too long, finds their words in the form again.
Only forms that we showed to that person are kept (``marks``), and only they get them back.
"""

import re

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import translation
from django.views.csrf import csrf_failure as plain_csrf_failure

from accounts.models import User
from accounts.visitors import visitor
from courses.coproduction import marks
from courses.coproduction.parts import PARTS

_KEY = "kept_words"
_MOST_FORMS = 4
_MOST_LETTERS = 400_000
_PART = re.compile(rf"(?:/en)?/medskabelse/kursus/(\d+)/del/({'|'.join(part.slug for part in PARTS)})/")


def keep(request: HttpRequest, page_id: int, part: str) -> bool:
    """Keep a form that was sent, if we showed it to somebody, and not to another than who is signed in."""
    holder = marks.holder(request.POST.get("base", ""), page_id=page_id, part=part)
    person = visitor(request)
    if holder is None or (person is not None and person.pk != holder):
        return False
    form = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if sum(len(value) for values in form.values() for value in values) > _MOST_LETTERS:
        return False
    kept = {**request.session.get(_KEY, {}), f"{page_id}/{part}": {"by": holder, "form": form}}
    request.session[_KEY] = dict(list(kept.items())[-_MOST_FORMS:])
    return True


def kept(request: HttpRequest, page_id: int, part: str, person: User) -> QueryDict | None:
    """The form that was kept for this person, if any."""
    held = request.session.get(_KEY, {}).get(f"{page_id}/{part}")
    if held is None or held["by"] != person.pk:
        return None
    form = QueryDict(mutable=True)
    for name, values in held["form"].items():
        form.setlist(name, values)
    return form


def drop(request: HttpRequest, page_id: int, part: str) -> None:
    """Forget what was kept, now that it is saved or no longer wanted."""
    held = request.session.get(_KEY, {})
    if held.pop(f"{page_id}/{part}", None) is not None:
        request.session[_KEY] = held


def sign_in_first(request: HttpRequest, page_id: int, part: str) -> HttpResponse:
    """Send a visitor to sign in and back, with what they typed kept."""
    if request.method == "POST":
        keep(request, page_id, part)
    return redirect_to_login(request.get_full_path())


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without its token: as ever, but a text somebody wrote is kept and shown again.

    That is no way around the token. Nothing is saved; the person has to look at it and send it once more.
    """
    found = _PART.fullmatch(request.path_info)
    if found is None or not keep(request, int(found[1]), found[2]):
        return plain_csrf_failure(request, reason)
    with translation.override(translation.get_language_from_path(request.path_info) or "da"):
        return redirect(request.path)
