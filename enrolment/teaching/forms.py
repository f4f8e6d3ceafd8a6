"""What a teacher writes: a note, a new time, why a session is cancelled, an answer, a file."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from courses.material_files import ACCEPT
from courses.materials import LONGEST_TITLE
from courses.models import Session, Venue
from enrolment.teaching.session_changes import edition

FAR = timedelta(days=366)


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your note"), max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your answer"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6})
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=200,
        help_text=gettext_lazy("Those who are told read this. Write nothing about a person's health."),
    )


class FileForm(forms.Form):
    """A file; what it is and how large is judged by ``courses.materials``."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=255,
        help_text=gettext_lazy("PDF, document, slides, picture or sound, up to 20 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class HandOutForm(FileForm):
    title = forms.CharField(
        label=gettext_lazy("What it is called"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=gettext_lazy("Empty: it is called what the file is called."),
    )
    field_order = ("file", "title")


class RenameForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What it is called"), max_length=LONGEST_TITLE)


class SessionForm(forms.Form):
    """Time and place of one session; ``edition`` is what the form was made from."""

    day = forms.DateField(
        label=pgettext_lazy("of a session", "Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    starts = forms.TimeField(
        label=pgettext_lazy("of a session", "From"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    ends = forms.TimeField(
        label=pgettext_lazy("of a session", "To"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    venue = forms.ModelChoiceField(
        Venue.objects.order_by("name"), label=gettext_lazy("House"), required=False
    )
    room = forms.CharField(
        label=gettext_lazy("Room"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Empty: the room of the class."),
    )
    online_url = forms.URLField(
        label=gettext_lazy("Online link"),
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text=gettext_lazy("Empty: the link of the class."),
    )
    edition = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, session: Session) -> None:
        starts, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        super().__init__(
            data,
            initial={
                "day": starts.date(),
                "starts": starts.time(),
                "ends": ends.time(),
                "venue": session.venue_id,
                "room": session.room,
                "online_url": session.online_url,
                "edition": edition(session),
            },
        )
        place = session.run.venue.name if session.run.venue else _("Online")
        venue = self.fields["venue"]
        assert isinstance(venue, forms.ModelChoiceField)
        venue.empty_label = _("As the class: %(place)s") % {"place": place}

    def clean_day(self) -> date:
        """Refuse a slip in the year."""
        day: date = self.cleaned_data["day"]
        if abs(day - timezone.localdate()) > FAR:
            raise ValidationError(_("Look at the year once more."))
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a session that ends before it starts."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The session must end after it starts."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        """Return the fields of ``enrolment.changes.change_session``."""
        said = self.cleaned_data
        starts, ends = (datetime.combine(said["day"], said[name]) for name in ("starts", "ends"))
        return {
            "starts_at": timezone.make_aware(starts),
            "ends_at": timezone.make_aware(ends),
            "venue": said["venue"],
            "room": said["room"],
            "online_url": said["online_url"],
        }
