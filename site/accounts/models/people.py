"""People: everybody who enrols, teaches or works at the school is one ``User``."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.roles import STAFF_ROLES


def new_feed_token() -> str:
    """Return a secret for the address of a person's calendar feed (256 bits, URL-safe)."""
    return secrets.token_urlsafe(32)


class Language(models.TextChoices):
    DANISH = "da", _("Danish")
    ENGLISH = "en", _("English")


class ContactBy(models.TextChoices):
    """How the school reaches a person."""

    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone call")
    LETTER = "letter", _("Letter")
    SMS = "sms", _("Text message (SMS)")
    GUIDE = "guide", _("Through my guide")


class UserManager(BaseUserManager["User"]):
    """Makes people; an address is optional, since staff may sign somebody up by phone."""

    def create_user(self, email: str | None = None, password: str | None = None, **fields: Any) -> "User":
        """Create a person; an empty address is stored as NULL, no password as unusable."""
        address = self.normalize_email(email or "").lower() or None
        fields.setdefault("contact_by", ContactBy.EMAIL if address else ContactBy.PHONE)
        user = self.model(email=address, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Create a person who may do everything (used by ``manage.py createsuperuser``)."""
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. No CPR number, diagnosis, benefit or referral is ever stored."""

    email = models.EmailField(_("e-mail"), unique=True, null=True, blank=True)
    chosen_name = models.CharField(
        _("name to be called by"),
        max_length=60,
        help_text=_("The name you want us to use. It need not be your full name."),
    )
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.DANISH)
    contact_by = models.CharField(
        _("how we may reach you"), max_length=10, choices=ContactBy, default=ContactBy.EMAIL
    )
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    postal_address = models.TextField(
        _("name and address for letters"),
        max_length=200,
        blank=True,
        help_text=_("As it is to stand on the envelope. Kept only as long as letters are wanted."),
    )
    full_messages = models.BooleanField(
        _("full words in my messages"),
        default=False,
        help_text=_("Otherwise a message only says that you have an appointment, never with whom."),
    )
    feed_token = models.CharField(max_length=64, unique=True, default=new_feed_token, editable=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["chosen_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("chosen_name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(email=""),
                name="accounts_user_no_empty_email",
                violation_error_message=_("Leave the e-mail out rather than empty."),
            ),
            models.CheckConstraint(
                condition=~models.Q(contact_by="email") | models.Q(email__isnull=False),
                name="accounts_user_email_to_be_mailed",
                violation_error_message=_("Write an e-mail address, or choose another way to be reached."),
            ),
            models.CheckConstraint(
                condition=~models.Q(contact_by="sms") | ~models.Q(phone=""),
                name="accounts_user_phone_to_be_texted",
                violation_error_message=_("Write a phone number, or choose another way to be reached."),
            ),
            models.CheckConstraint(
                condition=models.Q(contact_by="letter") | models.Q(postal_address=""),
                name="accounts_user_address_for_letters_only",
                violation_error_message=_("An address is kept only for who wants letters."),
            ),
        ]

    def __str__(self) -> str:
        return self.chosen_name

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email or "").lower() or None

    def get_full_name(self) -> str:
        """Wagtail's name for a person."""
        return self.chosen_name

    def get_short_name(self) -> str:
        """Wagtail's short name for a person."""
        return self.chosen_name

    @property
    def first_name(self) -> str:
        """What the menu of the admin calls a person who is signed in."""
        return self.chosen_name

    @cached_property
    def roles(self) -> frozenset[str]:
        """The staff roles this person holds (asked once per instance)."""
        return STAFF_ROLES.intersection(self.groups.values_list("name", flat=True))

    @property
    def is_school_staff(self) -> bool:
        """Whether a second factor is required of this person."""
        return self.is_superuser or bool(self.roles)

    @property
    def is_staff(self) -> bool:
        """What Django and allauth call staff; the school's meaning of it."""
        return self.is_school_staff

    @property
    def is_reachable_by_mail(self) -> bool:
        """Whether messages go by e-mail (else staff calls or sends a letter)."""
        return self.contact_by == ContactBy.EMAIL and bool(self.email)


class ClaimCode(models.Model):
    """By this somebody without e-mail takes over the account that others made for them; once.

    Only a keyed hash is kept: whoever reads the database learns no code. A new code replaces the old one.
    """

    person = models.OneToOneField(
        User, verbose_name=_("person"), on_delete=models.CASCADE, primary_key=True, related_name="claim_code"
    )
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    made_by = models.ForeignKey(
        User, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    expires_at = models.DateTimeField(_("expires"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("code to take over an account")
        verbose_name_plural = _("codes to take over accounts")

    def __str__(self) -> str:
        return str(self.person)
