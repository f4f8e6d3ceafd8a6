"""What is asked before honorarium is offered: which sessions, which money, how much preparing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.forms.offered import OfferedForm
from courses.honorarium.offering import EACH, ONCE
from courses.models import Session
from courses.words import session_when
from peers.models import Engagement
from peers.states import EngagementState

MOST_MINUTES = 12 * 60


class HonorariumForm(OfferedForm):
    """``sessions`` are those that may be offered, with what was offered for them before and has ended."""

    sessions = forms.MultipleChoiceField(
        label=gettext_lazy("Which sessions"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one session.")},
    )
    preparation = forms.ChoiceField(
        label=gettext_lazy("Preparation"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", gettext_lazy("None")),
            (EACH, gettext_lazy("For each session")),
            (ONCE, gettext_lazy("Once for all of it")),
        ],
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes of preparation"),
        required=False,
        min_value=1,
        max_value=MOST_MINUTES,
        help_text=gettext_lazy("Only where there is preparation."),
    )
    field_order = ("sessions", "project", "preparation", "minutes", "words", "answer_by")

    def __init__(
        self,
        *args: Any,
        sessions: Iterable[Session] = (),
        before: Mapping[int, Engagement | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(one.pk): one for one in sessions}
        now = timezone.now()
        chooser: Any = self.fields["sessions"]
        chooser.choices = [(pk, _label(one, before[one.pk])) for pk, one in self.by_key.items()]
        chooser.initial = [
            pk
            for pk, one in self.by_key.items()
            if one.ends_at > now and _is_offered_by_itself(before[one.pk])
        ]

    def clean(self) -> dict[str, Any]:
        """Ask for the minutes where there is preparation; forget them where there is none."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("preparation") and not data.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Write how many minutes."))
        return data

    @property
    def chosen(self) -> tuple[Session, ...]:
        """The sessions that were ticked, by day."""
        return tuple(self.by_key[pk] for pk in self.by_key if pk in self.cleaned_data["sessions"])


def _label(session: Session, before: Engagement | None) -> str:
    said = session_when(session)
    if before is not None and before.state == EngagementState.DECLINED:
        return _("%(when)s (said no thank you to honorarium)") % {"when": said}
    if session.ends_at <= timezone.now():
        return _("%(when)s (held, never offered)") % {"when": said}
    return said


def _is_offered_by_itself(before: Engagement | None) -> bool:
    """Whether a session is ticked from the start: never one that somebody said no to."""
    return before is None or before.state != EngagementState.DECLINED
