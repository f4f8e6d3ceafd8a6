"""Payment runs: what is sent to payroll, frozen as it was sent, and what payroll answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from peers.models import payment_guards
from peers.models.claims import Claim
from peers.models.money_field import MoneyField
from peers.states import Activity, JobKind, LineState, PaymentRunState, TaxCode


class ExportMapper(models.Model):
    """How a municipality's payroll wants its file: columns, order, signs."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    columns = models.JSONField(_("columns"), default=list)
    """Objects with ``field`` (of ``peers.payments.columns``), ``header`` and, for ``constant``, ``value``."""
    delimiter = models.CharField(_("separator"), max_length=1, default=";")
    encoding = models.CharField(_("encoding"), max_length=12, default="utf-8-sig")
    decimal_mark = models.CharField(_("decimal mark"), max_length=1, default=",")
    line_ending = models.CharField(_("line ending"), max_length=4, default="crlf")
    date_format = models.CharField(_("dates"), max_length=20, default="%d-%m-%Y")
    has_header = models.BooleanField(_("a line of headings"), default=True)
    has_totals = models.BooleanField(_("a last line with control totals"), default=True)
    in_oere = models.BooleanField(_("amounts in whole øre"), default=False)
    is_default = models.BooleanField(_("used unless another is chosen"), default=False)

    class Meta:
        verbose_name = _("payroll's format")
        verbose_name_plural = _("payroll's formats")
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(
                fields=("is_default",), condition=Q(is_default=True), name="peers_one_default_mapper"
            )
        ]

    def __str__(self) -> str:
        return self.name


class PaymentRun(models.Model):
    """Claims that are paid together on a day. Frozen, its lines and format never change."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    title = models.CharField(_("title"), max_length=80, blank=True)
    pay_date = models.DateField(_("date of payment"))
    currency = models.CharField(_("currency"), max_length=3, default="DKK")
    state = models.CharField(
        _("state"), max_length=10, choices=PaymentRunState, default=PaymentRunState.DRAFT
    )
    mapper = models.ForeignKey(
        ExportMapper, verbose_name=_("format"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    mapper_snapshot = models.JSONField(null=True, blank=True, editable=False)
    left_out = models.ManyToManyField(
        Claim, verbose_name=_("left out"), blank=True, related_name="left_out_of"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("frozen by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True)
    exported_at = models.DateTimeField(_("first exported"), null=True, blank=True)
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    csv_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    xlsx_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    """Of the file as it was first taken; a file that differs is not handed out."""

    class Meta:
        verbose_name = _("payment run")
        verbose_name_plural = _("payment runs")
        ordering = ("-number",)
        triggers = payment_guards.OF_RUN
        default_permissions = ("add", "change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[PaymentRunState.DRAFT, PaymentRunState.CANCELLED])
                | Q(frozen_at__isnull=False, frozen_by__isnull=False, mapper_snapshot__isnull=False),
                name="peers_frozen_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.pay_date:%d.%m.%Y}"


class PaymentLine(models.Model):
    """A claim as it was frozen into a run. A claim stands in one run at a time, and is paid once."""

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("line"))
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="lines")
    payroll_number = models.CharField(_("payroll number"), max_length=20)
    activity = models.CharField(_("activity"), max_length=15, choices=Activity)
    tax_code = models.CharField(_("tax"), max_length=15, choices=TaxCode)
    payroll_code = models.CharField(_("payroll code"), max_length=20, blank=True)
    project_code = models.CharField(_("project"), max_length=20, blank=True)
    about = models.CharField(_("about"), max_length=255)
    done_on = models.DateField(_("day"))
    units = models.DecimalField(_("units"), max_digits=8, decimal_places=2)
    unit_amount = MoneyField(_("rate"), max_digits=12, decimal_places=2, default_currency="DKK")
    amount = MoneyField(_("amount"), max_digits=12, decimal_places=2, default_currency="DKK")
    state = models.CharField(_("state"), max_length=10, choices=LineState, default=LineState.FROZEN)
    reason = models.CharField(_("reason"), max_length=255, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    """Who wrote down what became of it; never the payee, and never who approved it."""

    class Meta:
        verbose_name = _("line of a payment run")
        verbose_name_plural = _("lines of payment runs")
        ordering = ("run", "position")
        triggers = payment_guards.OF_LINE
        default_permissions = ("change", "view")
        constraints = [
            models.UniqueConstraint(fields=("run", "position"), name="peers_line_position"),
            models.UniqueConstraint(
                fields=("claim",),
                condition=Q(state__in=[LineState.FROZEN, LineState.PAID]),
                name="peers_claim_in_one_run",
            ),
            models.CheckConstraint(condition=~Q(payroll_number=""), name="peers_line_has_a_number"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="peers_line_is_something"),
        ]

    def __str__(self) -> str:
        return f"{self.run.number}/{self.position}"


class PayrollAnswer(models.Model):
    """A file that payroll sent back and that was taken in, once: the same bytes are not taken again."""

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="answers")
    file_name = models.CharField(_("file"), max_length=120)
    sha256 = models.CharField(max_length=64, unique=True)
    paid = models.PositiveIntegerField(_("paid"))
    rejected = models.PositiveIntegerField(_("rejected"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        verbose_name = _("payroll's answer")
        verbose_name_plural = _("payroll's answers")
        ordering = ("-at",)
        triggers = payment_guards.OF_ANSWER
        default_permissions = ("add", "view")

    def __str__(self) -> str:
        return self.file_name


class PaymentJob(models.Model):
    """Something that is done to a whole run in the background, and how far it has come; one at a time."""

    run = models.ForeignKey(PaymentRun, on_delete=models.PROTECT, related_name="jobs")
    kind = models.CharField(_("what"), max_length=10, choices=JobKind)
    payload = models.JSONField(default=dict, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("begun"), default=timezone.now)
    total = models.PositiveIntegerField(_("of"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    problem = models.CharField(_("why it was not done"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("work on a payment run")
        verbose_name_plural = _("work on payment runs")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("run",), condition=Q(finished_at__isnull=True), name="peers_one_job_of_a_run"
            ),
            models.CheckConstraint(
                condition=Q(problem="") | Q(finished_at__isnull=False), name="peers_job_that_failed_is_over"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.get_kind_display()}"
