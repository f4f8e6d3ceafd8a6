"""What people are told who have no seat to be told about: teams, teachers, and who sent an idea."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models.outgoing import Outgoing
from accounts.models.people import Language, User


class Letter(Outgoing):
    """A finished text to a person, or to an address without one. Only ``accounts.letters`` writes it.

    ``words`` say nothing about the school; ``full`` are for whoever has chosen full words. Both are
    ``{"subject", "paragraphs", "button", "path"}``.
    """

    person = models.ForeignKey(
        User,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="letters",
    )
    address = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.DANISH)
    kind = models.CharField(_("what"), max_length=40)
    words = models.JSONField(_("discreet words"))
    full = models.JSONField(_("full words"), null=True, blank=True)

    class Meta(Outgoing.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        default_permissions = ()
        constraints = [
            *Outgoing.Meta.constraints,
            models.CheckConstraint(
                condition=Q(person__isnull=True) ^ Q(address=""),
                name="accounts_letter_has_one_reader",
                violation_error_message=_("A letter is to a person, or to an address without one."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.person or '–'}"
