"""Letters about ideas and teams, written in the transaction that caused them and in the reader's language.

The discreet words say neither school nor course. Whoever has no account reads those, with their secret link.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from accounts import letters
from accounts.letters import Words
from accounts.models import User
from courses.models import Proposal, TeamMember
from courses.states import MemberState, ProposalState
from courses.titles import titles
from courses.words import day

NEWS: dict[str, object] = {
    ProposalState.RECEIVED: gettext_lazy("We have taken it up again, and read it once more."),
    ProposalState.LOOKING: gettext_lazy("We like it, and are looking for somebody to make it with."),
    ProposalState.BUILDING: gettext_lazy("A team has begun to make it."),
    ProposalState.APPROVING: gettext_lazy("The team has written it, and it is being approved."),
    ProposalState.PUBLISHED: gettext_lazy("It is published. Thank you: it would not be there without you."),
    ProposalState.DECLINED: gettext_lazy("We cannot make it now, and tell you why."),
}
"""What each state means to whoever sent the idea; of the state only, so that it fits every way there."""

Pair = tuple[Words, Words | None]


def received(proposal: Proposal, *, answer_by: datetime) -> None:
    """Say thank you, and until when there is an answer."""

    def words() -> Pair:
        path, button = path_of(proposal), _("Follow it here")
        until = _("Somebody reads it, and you hear from us by %(day)s at the latest.") % {
            "day": day(answer_by)
        }
        discreet = Words(_("We have received what you sent"), (_("Thank you."), until), button, path)
        thanks = _("Thank you for your idea for a course.")
        return discreet, Words(_("We have received your idea"), (thanks, until), button, path)

    _tell_proposer(proposal, "idea_received", words, is_own_act=True)


def moved(proposal: Proposal, *, words: str) -> None:
    """Say how far the idea is, with the words of the school."""

    def news() -> Pair:
        path, button = path_of(proposal), _("Read it here")
        discreet = Words(
            _("There is news of what you sent"), (_("Somebody has written an answer to you."),), button, path
        )
        said = tuple(line for line in (str(NEWS[proposal.state]), words) if line)
        return discreet, Words(_("News of your idea for a course"), said, button, path)

    _tell_proposer(proposal, "idea_moved", news)


def address_left(proposal: Proposal) -> None:
    """Send the link to an address that was left later."""

    def words() -> Pair:
        here = _("Here is the link by which you can follow what you sent. Keep it to yourself.")
        return Words(_("Your link"), (here,), _("Follow it here"), path_of(proposal)), None

    _tell_proposer(proposal, "idea_address", words, is_own_act=True)


def forget(proposal: Proposal) -> None:
    """Delete what was written about an idea to whoever sent it: it holds their address and their link."""
    for language, _name in settings.LANGUAGES:
        with override(language):
            # One that was sent without an account, and claimed later, was followed by both.
            letters.take_back(path=reverse("courses:idea", args=[proposal.secret]))
            letters.take_back(path=reverse("courses:my_idea", args=[proposal.pk]))


def asked(member: TeamMember) -> None:
    """Ask somebody into a team; whoever has no account is asked by the school itself."""
    person = member.contributor.person
    if person is None:
        return
    with override(person.language):
        path, button = reverse("courses:invitation", args=[member.pk]), _("Read and answer")
        discreet = Words(
            _("You are asked to join in something"),
            (_("You may say yes or no; both are fine."),),
            button,
            path,
        )
        title = titles([member.course], language=person.language)[member.course_id]
        asks = _("Will you help make the course “%(title)s”? You may say yes or no; both are fine.")
        full = Words(_("Will you help make a course?"), (asks % {"title": title},), button, path)
        letters.write(kind="team_asked", words=discreet, full=full, person=person)


def answered(member: TeamMember, *, by: User | None) -> None:
    """Tell whoever asked what the answer is."""
    if member.state == MemberState.JOINED:
        _tell_asker(member, by, "team_yes", gettext_lazy("%(name)s said yes to making “%(title)s”."))
    else:
        _tell_asker(member, by, "team_no", gettext_lazy("%(name)s said no to making “%(title)s” this time."))


def left(member: TeamMember, *, by: User | None) -> None:
    """Tell whoever asked that somebody has left the team."""
    _tell_asker(member, by, "team_left", gettext_lazy("%(name)s has left the team of “%(title)s”."))


def waits(coordinators: Iterable[User], *, count: int, days: int) -> None:
    """Remind coordinators of the ideas that nobody has answered for so long."""
    for person in coordinators:
        with override(person.language):
            line = ngettext(
                "%(count)d idea has waited for a word from us for more than %(days)d days.",
                "%(count)d ideas have waited for a word from us for more than %(days)d days.",
                count,
            ) % {"count": count, "days": days}
            words = Words(_("Somebody waits for an answer"), (line,), _("See who"), reverse("ideas:index"))
            letters.write(kind="ideas_wait", words=words, person=person)


def path_of(proposal: Proposal) -> str:
    """Return the address at which whoever sent the idea follows it."""
    if proposal.person_id:
        return reverse("courses:my_idea", args=[proposal.pk])
    return reverse("courses:idea", args=[proposal.secret])


def _tell_proposer(
    proposal: Proposal, kind: str, words: Callable[[], Pair], *, is_own_act: bool = False
) -> None:
    person = proposal.person
    if person is None and not proposal.email:
        return  # They follow it by the link alone.
    language = person.language if person else proposal.language
    with override(language):
        discreet, full = words()
        if person is not None:
            letters.write(kind=kind, words=discreet, full=full, person=person, is_own_act=is_own_act)
        else:
            letters.write(
                kind=kind,
                words=discreet,
                address=proposal.email,
                language=language,
                is_own_act=is_own_act,
            )


def _tell_asker(member: TeamMember, by: User | None, kind: str, sentence: object) -> None:
    asker = member.asked_by
    if asker is None or asker == by or not asker.is_active:
        return
    with override(asker.language):
        said = str(sentence) % {"name": member.contributor, "title": member.course.title}
        path, button = reverse("ideas:team", args=[member.course_id]), _("See the team")
        discreet = Words(_("There is an answer"), (_("Somebody you asked has answered."),), button, path)
        full = Words(_("News of a team"), (said,), button, path)
        letters.write(kind=kind, words=discreet, full=full, person=asker)
