"""What people are told when a session changes hands: in plain words, without a reason."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.letters import Words
from courses import words
from courses.models import Handover
from courses.staffing.letters import coordinators, tell, tell_desk
from courses.titles import title_of
from peers.models import Contributor

URGENT = timedelta(hours=12)
"""So near the session a mail may come by night too."""


def tell_asked(row: Handover, asked: Iterable[Contributor], *, now: datetime) -> None:
    """Ask everybody at once, each with a link to the one button."""
    hurry = row.session.starts_at - now < URGENT

    def say(_language: str) -> Words:
        subject = _("Can you take an appointment %(when)s?") % _fill(row)
        body = _("Somebody you hold it with, or stand in for, cannot come.")
        return Words(subject, (body, _first()), _("See and answer"), _path(row))

    def full(language: str) -> Words:
        fill = _fill(row, language)
        subject = _("Can you take “%(class)s” %(when)s?") % fill
        body = _("%(name)s cannot come, and asks whether you can.") % fill
        return Words(subject, (body, _first()), _("See and answer"), _path(row))

    for one in asked:
        tell(one.person, "handover_asked", say, full, is_own_act=hurry)


def tell_taken(row: Handover, *, holders: list[Contributor]) -> None:
    """Tell who asked, and the coordinators, that it is settled, and where one is alone with the session."""

    def say(_language: str) -> Words:
        body = _("%(taker)s takes it %(when)s. There is nothing more you have to do.") % _fill(row)
        return Words(_("It is settled"), (body,))

    tell(row.contributor.person, "handover_taken", say, say, is_own_act=True)

    def desk(language: str) -> tuple[str, ...]:
        fill = _fill(row, language)
        said = _("%(taker)s takes “%(class)s” %(when)s for %(name)s.") % fill
        return (said, _("%(taker)s is alone with it.") % fill) if len(holders) == 1 else (said,)

    subject = gettext_lazy("A session has changed hands")
    tell_desk(coordinators(), "handover_settled", subject, desk, row.session.run_id)


def tell_nobody_has(row: Handover) -> None:
    """Tell the coordinators that nobody has taken a session, and who was asked."""
    names = ", ".join(one.public_name for one in row.asked.all())

    def desk(language: str) -> tuple[str, ...]:
        fill = {**_fill(row, language), "names": names}
        said = _("%(name)s cannot come to “%(class)s” %(when)s, and nobody has taken it yet.") % fill
        return said, _("Asked: %(names)s.") % fill if names else _("There was nobody to ask.")

    subject = gettext_lazy("A session lacks somebody")
    tell_desk(coordinators(), "handover_open", subject, desk, row.session.run_id, is_own_act=True)


def tell_not_offered(row: Handover, taker: Contributor, why: str) -> None:
    """Tell the coordinators that who stands in could not be offered the honorarium that the other was."""

    def desk(language: str) -> tuple[str, ...]:
        fill = {**_fill(row, language), "taker": taker.public_name}
        said = _("%(taker)s stands in at “%(class)s” %(when)s, and could not be offered honorarium.") % fill
        return said, why

    subject = gettext_lazy("Something to look at")
    tell_desk(coordinators(), "handover_not_offered", subject, desk, row.session.run_id)


def tell_not_needed(row: Handover) -> None:
    """Tell the coordinators, who were told that nobody has it, that nobody is needed."""

    def desk(language: str) -> tuple[str, ...]:
        return (_("%(name)s comes after all to “%(class)s” %(when)s.") % _fill(row, language),)

    subject = gettext_lazy("Nobody is needed any more")
    tell_desk(coordinators(), "handover_withdrawn", subject, desk, row.session.run_id)


def _fill(row: Handover, language: str = "") -> dict[str, str]:
    return {
        "class": title_of(row.session.run, language=language) if language else "",
        "when": words.session_when(row.session),
        "name": row.contributor.public_name,
        "taker": row.taken_by.public_name if row.taken_by else "",
    }


def _path(row: Handover) -> str:
    return reverse("courses:take_over", args=[row.pk])


def _first() -> str:
    return _("Whoever says yes first has it. You need not answer if you cannot.")
