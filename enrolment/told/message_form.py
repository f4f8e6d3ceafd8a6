"""What one writes to a class: the form, and what is said about it before it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.states import SENT_BY_ITSELF, Channel
from courses.models import CourseRun, Session
from courses.words import session_when
from enrolment.models import ClassMessage
from enrolment.models.messages import Receivers
from enrolment.told import class_messages, discretion

BY_THE_SCHOOL = (Receivers.SEATS, Receivers.WAITING)
BY_A_TEACHER = (Receivers.SEATS,)


@dataclass(frozen=True, slots=True)
class Preview:
    """A message, how many get it by which way, and what it would tell about the class.

    ``by_hand`` are those whom somebody at the school tells; ``discreet`` those who get a link instead.
    """

    subject: str
    text: str
    to: str
    people: int
    ways: Sequence[tuple[str, int]]
    by_hand: int
    telling: Sequence[str]
    discreet: int


class MessageForm(forms.Form):
    """A message and its receivers; ``key`` makes the same form twice one message."""

    to = forms.ChoiceField(label=gettext_lazy("To"), widget=forms.RadioSelect)
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=100)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Write discreetly: name neither the course, the place nor the school. Where you must, those "
            "who want discreet messages get a link to the text instead of the text."
        ),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        sessions: Sequence[Session],
        groups: Sequence[Receivers] = BY_THE_SCHOOL,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {f"{Receivers.SESSION}-{one.pk}": one for one in sessions}
        of_sessions = [
            (name, _("Those who come %(when)s") % {"when": session_when(one)})
            for name, one in self.sessions.items()
        ]
        whole = [(one.value, one.label) for one in groups]
        self.fields["to"].choices = [*whole, *of_sessions]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def receivers(self) -> dict[str, Any]:
        """Return to whom, as ``class_messages`` takes it."""
        chosen = self.cleaned_data["to"]
        session = self.sessions.get(chosen)
        return {"to": Receivers.SESSION if session else chosen, "session": session}


def preview(form: MessageForm, *, run: CourseRun) -> Preview:
    """Return what would happen to the message of a valid form; two queries."""
    rows = list(class_messages.receivers(run=run, **form.receivers))
    counts = class_messages.ways(row.person for row in rows)
    written = form.cleaned_data
    telling = discretion.words_that_tell(f"{written['subject']} {written['text']}", run=run)
    return Preview(
        subject=written["subject"],
        text=written["text"],
        to=str(dict(form.fields["to"].choices)[written["to"]]),  # type: ignore[attr-defined]  # a ChoiceField
        people=len(rows),
        ways=[(str(Channel(way).label), count) for way, count in sorted(counts.items())],
        by_hand=sum(count for way, count in counts.items() if way not in SENT_BY_ITSELF),
        telling=telling,
        discreet=sum(not row.person.full_messages for row in rows) if telling else 0,
    )


def sent(message: ClassMessage) -> str:
    """Say that a message is on its way."""
    words = ngettext(
        "The message goes to %(count)d person.", "The message goes to %(count)d people.", message.receivers
    )
    return words % {"count": message.receivers}
