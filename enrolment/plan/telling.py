"""A letter to who may read a plan: it names neither the owner, nor the plan, nor the school."""

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts import letters
from accounts.models import Letter
from accounts.states import NoticeState
from accounts.told.ways import way_to
from courses.words import day
from enrolment.models import PlanShare

KIND = "plan_shown"


def tell(share: PlanShare) -> Letter | None:
    """Tell a reader who has mail or a phone that takes texts; the others find it on their page.

    Nobody at the school is asked to call: they are not to learn of it.
    """
    reader = share.reader
    if way_to(reader, now=share.created_at).state != NoticeState.QUEUED:
        return None
    with override(reader.language):
        words = letters.Words(
            subject=_("Somebody would like to show you something"),
            paragraphs=(
                _("Somebody you know lets you read something. You can open it until the end of %(day)s.")
                % {"day": last_day(share.until)},
                _("They see when you have read it."),
            ),
            button=_("Sign in and read"),
            path=path_of(share),
        )
    return letters.write(kind=KIND, words=words, person=reader)


def last_day(until: datetime) -> str:
    """Return the last day of what ends at a moment, in words."""
    return day(until - timedelta(seconds=1))


def take_back(share: PlanShare) -> int:
    """Delete the letter, sent or not: what it led to is gone."""
    return letters.take_back(path=path_of(share))


def path_of(share: PlanShare) -> str:
    """Return the address of a plan for its reader, in the reader's language."""
    with override(share.reader.language):
        return reverse("enrolment:plan_shown", args=[share.uid])
