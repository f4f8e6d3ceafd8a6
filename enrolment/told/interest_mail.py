"""The two mails of an interest: the link that confirms an address, and the news that a class is open."""

import logging
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from accounts.states import Channel
from accounts.told import quiet, texts
from accounts.told.mails import Stranger, Words, compose
from accounts.told.outgoing import PAUSES, PRIORITY, trace_of
from accounts.told.ways import possible, usual
from courses.models import CourseRun
from enrolment.models import Interest
from enrolment.told import interest_links

logger = logging.getLogger(__name__)


class NotSent(Exception):
    """The mail server did not take the mail; it says how it failed, and not to whom."""


def confirm_soon(interest: Interest) -> None:
    """Queue the mail with the link, in the running transaction."""
    send_link.enqueue(interest.pk)


def tell_soon(interest: Interest, *, now: datetime) -> None:
    """Queue the news, for the morning where it is night."""
    moment = quiet.waking(now)
    tell.using(run_after=moment if moment > now else None).enqueue(interest.pk)


def queue_lost(*, now: datetime) -> int:
    """Queue again the news whose task is gone; return how many."""
    tasks = DBTaskResult.objects.filter(task_path=tell.module_path, status__in=("READY", "RUNNING"))
    has_task = {int(task.args_kwargs["args"][0]) for task in tasks}
    lost = Interest.objects.filter(run__isnull=False).exclude(pk__in=has_task)
    for found in lost:
        tell_soon(found, now=now)
    return len(lost)


@task(queue_name="mail", priority=PRIORITY)
def send_link(interest_id: int) -> str:
    """Send the link that confirms an address: the answer to a press just now, so by night too."""
    found = Interest.objects.select_related("course").filter(pk=interest_id).first()
    if found is None:
        return ""
    try:
        with override(found.language):
            _mail(found, _confirming(found), kind="confirm").send()
    except SMTPException as error:
        # Raised anew: what a task fails by is kept for weeks, and this one names the address.
        raise NotSent(type(error).__name__) from None
    return "sent"


@task(queue_name="mail", priority=PRIORITY)
def tell(interest_id: int) -> str:
    """Send the news and forget who wanted it, in one transaction."""
    with transaction.atomic():
        found = Interest.objects.select_for_update(of=("self",)).filter(pk=interest_id).first()
        if found is None or found.run is None:
            return ""
        if quiet.is_quiet(timezone.now()):
            tell_soon(found, now=timezone.now())
            return "waits"
        try:
            with transaction.atomic(), override(found.language):
                _hand_over(found, found.run)
        except Exception as error:
            told = (found.pk, found.attempts + 1, type(error).__name__)
            logger.exception("Interest %s was not told in attempt %d: %s", *told, exc_info=trace_of(error))
            return _try_later(found)
        found.delete()
        return "sent"


def _try_later(found: Interest) -> str:
    if found.attempts >= len(PAUSES):
        found.delete()  # The address takes no mail: nobody is helped by keeping it.
        return "given up"
    tell.using(run_after=quiet.waking(timezone.now() + PAUSES[found.attempts])).enqueue(found.pk)
    found.attempts += 1
    found.save(update_fields=["attempts"])
    return "failed"


def _hand_over(found: Interest, run: CourseRun) -> None:
    person = found.person
    said = _news(found, run)
    if person is not None and possible(person, usual(person)) == Channel.SMS:
        text = _("There is news of what you asked us to tell you about:")
        texts.send(person=person, text=texts.fitted(text, said.url), key=str(found.uid))
        return
    if person is not None and not person.email:
        return  # Whoever has neither is told by nobody: the page asks them to call instead.
    _mail(found, said, kind="news").send()


def _confirming(found: Interest) -> Words:
    return Words(
        _("Please confirm your wish"),
        (
            _("Somebody, we hope it was you, has asked us to write to this address when there is news."),
            _("Press the button to say that it was you. Otherwise you need do nothing, and we forget it."),
        ),
        _("Yes, tell me"),
        _path("enrolment:confirm_interest", interest_links.secret(found)),
    )


def _news(found: Interest, run: CourseRun) -> Words:
    url = _path("enrolment:interest_news", interest_links.news(run))
    last = _("We have told you now, and keep your wish no longer.")
    if found.person is not None and found.person.full_messages:
        course = {"course": run.course.title}
        said = _("You asked us to tell you when %(course)s runs again. Now one can sign up.") % course
        return Words(_("%(course)s runs again") % course, (said, last), _("See more and sign up"), url)
    return Words(
        _("There is news of what you asked about"),
        (_("You asked us to write to you when there was news. Now there is."), last),
        _("See what it is"),
        url,
    )


def _mail(found: Interest, said: Words, *, kind: str) -> EmailMultiAlternatives:
    """Write to the person in the language of the wish."""
    person = found.person
    name, full = (person.chosen_name, person.full_messages) if person else ("", False)
    to = person.email or "" if person else found.email
    return compose(said, reader=Stranger(found.language, name, full), to=to, key=f"{kind}.{found.uid}")


def _path(name: str, secret: str) -> str:
    return reverse(name, args=[secret])
