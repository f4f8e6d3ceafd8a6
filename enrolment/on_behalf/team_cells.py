"""The cells of a list of names: what each may say, and how it is understood."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from import_export import widgets

from accounts.phones import international
from enrolment.states import ComesAs

_GROUPS: dict[str, tuple[str, ...]] = {
    ComesAs.CITIZEN: ("borger", "citizen"),
    ComesAs.RELATIVE: ("pårørende", "paaroerende", "relative"),
    ComesAs.STAFF: ("medarbejder", "ansat", "personale", "staff"),
    ComesAs.OTHER: ("anden", "andet", "andre", "other"),
    "": ("vil ikke svare", "ukendt", "-", "–"),
}
_GROUP_OF = {word: str(group) for group, words in _GROUPS.items() for word in words}


class NameWidget(widgets.CharWidget):
    """A name: there, of a sensible length, and no formula."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return it. Raises ``ValueError``."""
        name = " ".join(str(value or "").split())
        if not name:
            raise ValueError(_("The name is missing."))
        if len(name) > 60:
            raise ValueError(_("The name is too long: 60 letters at most."))
        if not name[0].isalpha():
            raise ValueError(_("A name begins with a letter."))
        return name


class EmailWidget(widgets.CharWidget):
    """An address, or nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return it in small letters. Raises ``ValueError``."""
        email = str(value or "").strip().lower()
        if email:
            try:
                validate_email(email)
            except ValidationError as wrong:
                raise ValueError(_("This is no e-mail address.")) from wrong
        return email


class PhoneWidget(widgets.CharWidget):
    """A whole number, or nothing."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return it as it is written. Raises ``ValueError``."""
        phone = str(value or "").strip()
        if phone and not international(phone):
            raise ValueError(_("This is no whole phone number."))
        return phone[:30]


class GroupWidget(widgets.CharWidget):
    """What somebody comes as, in Danish or English."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        """Return the group, None where nothing is written. Raises ``ValueError``."""
        word = str(value or "").strip().lower()
        if not word:
            return None
        if word not in _GROUP_OF:
            raise ValueError(_("Comes as: write borger, pårørende, medarbejder or andet."))
        return _GROUP_OF[word]
