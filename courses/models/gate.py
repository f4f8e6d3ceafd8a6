"""The gate: what must be there before a course may go live. The database holds it (``docs/gate.md``)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.states import ApprovalKind
from peers.models import Basis


class Approver(models.Model):
    """Somebody whom a leader has named to approve any course, on this basis, beside its own team."""

    contributor = models.OneToOneField(
        "peers.Contributor", verbose_name=_("contributor"), on_delete=models.PROTECT, related_name="approver"
    )
    basis = models.CharField(_("basis"), max_length=15, choices=Basis)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("named by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    named_at = models.DateTimeField(_("named"), default=timezone.now)

    class Meta:
        verbose_name = _("approver")
        verbose_name_plural = _("approvers")
        ordering = ("contributor__public_name", "pk")

    def __str__(self) -> str:
        return str(self.contributor)


class Approval(models.Model):
    """One half of a yes to exactly one revision of a course. Never changed or deleted.

    The database writes ``content_md5`` (of the revision as it is at that moment), and refuses whoever is
    neither in the team on that basis nor a named approver, and whoever signs for another.
    """

    revision = models.ForeignKey(
        "wagtailcore.Revision", verbose_name=_("version"), on_delete=models.PROTECT, related_name="approvals"
    )
    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.PROTECT, related_name="approvals"
    )
    kind = models.CharField(_("on behalf of"), max_length=15, choices=ApprovalKind)
    contributor = models.ForeignKey(
        "peers.Contributor", verbose_name=_("approved by"), on_delete=models.PROTECT, related_name="approvals"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    comment = models.TextField(_("comment"), max_length=1000, blank=True)
    content_md5 = models.CharField(max_length=32, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ("at", "pk")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=("revision", "kind"), name="courses_approval_one_of_a_kind"),
            models.UniqueConstraint(fields=("revision", "person"), name="courses_approval_two_people"),
            models.UniqueConstraint(
                fields=("revision", "contributor"), name="courses_approval_two_contributors"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.get_kind_display()}"


class ChangeWish(models.Model):
    """Somebody asks for changes to a revision before they approve; the words are for the team."""

    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version"),
        on_delete=models.CASCADE,
        related_name="change_wishes",
    )
    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.CASCADE, related_name="change_wishes"
    )
    contributor = models.ForeignKey(
        "peers.Contributor",
        verbose_name=_("asked by"),
        on_delete=models.PROTECT,
        related_name="change_wishes",
    )
    comment = models.TextField(_("what should be changed"), max_length=2000)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("wish for changes")
        verbose_name_plural = _("wishes for changes")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.course}: {self.comment[:60]}"


class EmergencyPublication(models.Model):
    """A leader published a revision without its two approvals and wrote why; undone at ``until``.

    Tied to the revision: the next one needs its approvals again. ``ended_at`` is when the approvals came, or
    when the page was taken down for want of them.
    """

    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.PROTECT, related_name="emergencies"
    )
    revision = models.OneToOneField(
        "wagtailcore.Revision", verbose_name=_("version"), on_delete=models.PROTECT, related_name="emergency"
    )
    reason = models.CharField(_("reason"), max_length=600)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    content_md5 = models.CharField(max_length=32, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    until = models.DateTimeField(_("approved before"))
    warned_at = models.DateTimeField(_("warned"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("publication without approvals")
        verbose_name_plural = _("publications without approvals")
        ordering = ("-at",)
        default_permissions = ("add", "view")
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="courses_emergency_says_why",
                violation_error_message=_("Write the reason."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.course}: {self.reason}"
