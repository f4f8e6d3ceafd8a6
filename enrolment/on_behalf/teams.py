"""Sign up a named team at once: all of them or none, each as they would be one by one.

The preview is the very act, done row by row in a transaction that is rolled back; so it tells what the
allocator gives each, and what it refuses.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import tablib
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.functions import Upper
from django.utils.translation import gettext as _
from import_export import fields, resources
from import_export.instance_loaders import BaseInstanceLoader
from import_export.results import Result, RowResult

from accounts.models import User
from accounts.phones import international
from courses.models import CourseRun
from enrolment.models import Enrolment
from enrolment.on_behalf import assisted
from enrolment.on_behalf.assisted import Yes
from enrolment.on_behalf.team_cells import EmailWidget, GroupWidget, NameWidget, PhoneWidget
from enrolment.rules import Refused
from enrolment.seats.locking import lock, lock_person
from enrolment.states import ACTIVE, SeatState


@dataclass(slots=True)
class Member:
    """One row: who it is, and what they get. ``pk`` is theirs once they are known."""

    name: str = ""
    email: str = ""
    phone: str = ""
    comes_as: str | None = None
    pk: int | None = None
    is_new: bool = False
    was_there: bool = False
    state: str = ""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the preview: what was written, what is wrong with it, and what it gets."""

    number: str
    name: str
    email: str
    phone: str
    errors: tuple[str, ...]
    member: Member | None

    @property
    def gets(self) -> str:
        """What the person gets, in words."""
        if self.member is None:
            return ""
        if self.member.was_there:
            return _("Is in the class already")
        return _("A seat") if self.member.state == SeatState.ENROLLED else _("A place on the waiting list")


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows, in the order they were written."""

    lines: tuple[Line, ...]

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with any row."""
        return not self.wrong

    @property
    def wrong(self) -> int:
        """How many rows have something wrong."""
        return sum(bool(line.errors) for line in self.lines)

    @property
    def counts(self) -> Counter[str]:
        """How many get what."""
        members = [line.member for line in self.lines if line.member is not None]
        return Counter("there" if one.was_there else one.state for one in members)


class TeamResource(resources.Resource):
    """Each row signs one person up for the class."""

    name = fields.Field(column_name="name", attribute="name", widget=NameWidget())
    email = fields.Field(column_name="email", attribute="email", widget=EmailWidget())
    phone = fields.Field(column_name="phone", attribute="phone", widget=PhoneWidget())
    comes_as = fields.Field(column_name="comes_as", attribute="comes_as", widget=GroupWidget())

    class Meta:
        import_id_fields = ()
        instance_loader_class = BaseInstanceLoader
        skip_diff = True
        report_skipped = True
        store_instance = True
        store_row_values = True

    def __init__(self, *, run: CourseRun, by: User, yes: Yes, usual: str) -> None:
        super().__init__()
        self.run, self.by, self.yes, self.usual = run, by, yes, usual
        self.seen: dict[str, str] = {}

    def get_db_connection_name(self) -> str:
        """There is one database."""
        return "default"

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        """Lock those we know, then the class, as everybody does, so that nobody waits in a circle."""
        lock_person(*_perhaps_known(dataset))
        lock(self.run.pk)

    def get_or_init_instance(self, instance_loader: Any, row: Any) -> tuple[Member, bool]:
        """Begin with nobody."""
        return Member(), True

    def save_instance(self, instance: Member, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Find or write down the person and sign them up. Raises ``ValidationError``."""
        self._once(instance, row["line"])
        person, instance.is_new = self._person(instance)
        instance.pk = person.pk
        active = Enrolment.objects.filter(person=person, run=self.run, state__in=ACTIVE - {SeatState.HELD})
        there = active.first()
        if there is not None:
            instance.was_there, instance.state = True, there.state
            return
        group = self.usual if instance.comes_as is None else instance.comes_as
        try:
            got = assisted.sign_up(person=person, run=self.run, by=self.by, yes=self.yes, comes_as=group)
        except Refused as no:
            raise ValidationError(str(no)) from no
        instance.state = got.state

    def _once(self, one: Member, line: str) -> None:
        key = one.email or f"{one.name.lower()} {international(one.phone)}"
        if key in self.seen:
            raise ValidationError(_("Stands on line %(line)s too.") % {"line": self.seen[key]})
        self.seen[key] = line

    def _person(self, one: Member) -> tuple[User, bool]:
        if not one.email and not one.phone:
            raise ValidationError(_("Write an e-mail address or a phone number."))
        if one.email and User.objects.filter(email=one.email, is_active=False).exists():
            raise ValidationError(_("This address cannot be used. Write another one."))
        who = {"chosen_name": one.name, "email": one.email, "phone": one.phone}
        known = assisted.find_known(**who)
        if known is not None:
            return known, False
        return assisted.write_down(by=self.by, **{**who, "email": one.email or None}), True


def _perhaps_known(dataset: tablib.Dataset) -> QuerySet[User]:
    """Return everybody whom a row may find: by any address of theirs, or by a name in any letters."""
    emails = {cell.strip().lower() for cell in dataset["email"] if cell.strip()}
    names = {" ".join(cell.split()).upper() for cell in dataset["name"]}
    addresses = EmailAddress.objects.filter(email__in=emails).values("user")
    people = User.objects.alias(spelled=Upper("chosen_name"))
    return people.filter(Q(email__in=emails) | Q(pk__in=addresses) | Q(spelled__in=names))


def plan(
    table: tablib.Dataset, *, run: CourseRun, by: User, yes: Yes, usual: str = "", commit: bool = False
) -> Plan:
    """Tell what each row gets; with ``commit`` they get it, if nothing is wrong with any row.

    ``usual`` is what those come as of whom nothing is written. One transaction, one lock on the class.
    """
    result = TeamResource(run=run, by=by, yes=yes, usual=usual).import_data(
        table, dry_run=not commit, use_transactions=True, rollback_on_validation_errors=True
    )
    return Plan(tuple(_line(row) for row in _rows(result)))


def _rows(result: Result) -> list[RowResult]:
    # A fault of the whole (not of a row) is ours, and must not pass for a good result.
    if result.base_errors:
        raise result.base_errors[0].error
    rows: list[RowResult] = result.rows
    return rows


def _line(row: RowResult) -> Line:
    written = row.row_values
    errors = [str(word) for word in row.validation_error.messages] if row.validation_error else []
    errors += [_("This row could not be read.") for _error in row.errors]
    return Line(
        number=written["line"],
        name=written["name"],
        email=written["email"],
        phone=written["phone"],
        errors=tuple(errors),
        member=None if errors else row.instance,
    )
