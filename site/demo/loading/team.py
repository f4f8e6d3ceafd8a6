"""The people of the roles, and those who make and teach."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from accounts import people
from accounts.models import ContactBy, User
from demo.content import bank
from demo.content.cast import CONTRIBUTORS, PHONES, ROLES
from demo.content.contributors import CONTRIBUTORS as TEXTS
from demo.content.shapes import Contributor as ContributorText
from demo.content.shapes import Role
from peers.models import Basis, Contributor, Skill
from peers.states import SkillKind


@transaction.atomic
def role(text: Role) -> User:
    """The person of a role, with a confirmed address and the role's groups."""
    person = User.objects.filter(email=text.email).first() or people.create(
        email=text.email, chosen_name=text.chosen_name
    )
    EmailAddress.objects.filter(user=person, email=text.email).update(verified=True, primary=True)
    if text.key in PHONES:
        person.phone, person.contact_by = PHONES[text.key], ContactBy.SMS
        person.save(update_fields=["phone", "contact_by"])
    person.groups.add(*Group.objects.filter(name__in=text.groups))
    return person


def roles() -> dict[str, User]:
    """Everybody of the cast, by role."""
    return {text.key: role(text) for text in ROLES}


def contributors(cast: dict[str, User]) -> dict[str, Contributor]:
    """All who make and teach, by key, each with an account; some are of the cast."""
    owners = {key: cast[role] for role, key in CONTRIBUTORS.items()}
    return {text.key: _contributor(text, owners.get(text.key)) for text in TEXTS}


@transaction.atomic
def _contributor(text: ContributorText, owner: User | None) -> Contributor:
    found = Contributor.objects.filter(public_name=text.public_name).first()
    if found is not None:
        _tie(found, owner or _account(text))
        return found
    now = timezone.now()
    made = Contributor.objects.create(
        public_name=text.public_name,
        person=owner or _account(text),
        basis=text.basis,
        organisation=text.public_name if text.basis == Basis.PARTNER else "",
        relation=bank.relation(text.key),
        consented_at=now if text.consents else None,
        story=text.story,
        story_shown_at=now if text.consents and text.story else None,
        languages=bank.LANGUAGES.get(text.key, "Dansk"),
        hours=list(bank.hours(text.key)),
        may_be_asked=bank.may_be_asked(text.key),
        since=timezone.localdate() - timedelta(days=400),
    )
    made.skills.set(_skills(bank.KNOWN.get(text.key, ())))
    if text.key in bank.TRAINED:
        days = bank.TRAINED[text.key]
        finished = None if days is None else timezone.localdate() - timedelta(days=days)
        made.trainings.create(title="Peer-uddannelsen", finished_on=finished)
    return made


def _tie(contributor: Contributor, owner: User) -> None:
    """Give one whom an earlier demo made without an account theirs; nobody approves anything without."""
    if contributor.person_id is None:
        contributor.person = owner
        contributor.save(update_fields=["person"])


def _account(text: ContributorText) -> User:
    address = f"{text.key.replace('_', '.')}@fjordby.example"
    person = User.objects.filter(email=address).first() or people.create(
        email=address, chosen_name=text.public_name.partition(" ")[0]
    )
    EmailAddress.objects.filter(user=person, email=address).update(verified=True, primary=True)
    return person


def _skills(names: tuple[str, ...]) -> list[Skill]:
    words = {SkillKind.CAN: bank.CAN, SkillKind.AREA: bank.AREAS}
    wanted = [(kind, name) for kind, english in words.items() for name in names if name in english]
    return [
        Skill.objects.get_or_create(kind=kind, name=name, defaults={"name_en": words[kind][name]})[0]
        for kind, name in wanted
    ]
