"""The words by which coordinators search the resource bank."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from peers.states import SkillKind


class Skill(models.Model):
    """Something that contributors can and like to do, or know about; the list is the school's own."""

    kind = models.CharField(_("kind"), max_length=10, choices=SkillKind)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        ordering = ("kind", "name")
        constraints = [
            models.UniqueConstraint(
                fields=("kind", "name"),
                name="peers_skill_once",
                violation_error_message=_("This is on the list already."),
            )
        ]

    def __str__(self) -> str:
        return self.name
