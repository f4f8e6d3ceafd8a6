"""The gate as Wagtail's editors see it: a workflow of two tasks, which nobody can do in Wagtail."""

from typing import Any

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

from courses.states import ApprovalKind


class ApprovalTask(Task):
    """One half of the approval. It is given on a page of ours, by somebody who may have no access here.

    Nobody writes in a course while it is being approved: what was read is what goes live.
    """

    kind = models.CharField(_("on behalf of"), max_length=15, choices=ApprovalKind)

    class Meta:
        verbose_name = _("approval of a course")
        verbose_name_plural = _("approvals of courses")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> TaskState:
        """Begin; whoever is asked is told, once for both tasks."""
        state: TaskState = super().start(workflow_state, user=user)
        import_string("courses.coproduction.approving.begun")(state, by=user)
        return state

    def locked_for_user(self, obj: models.Model, user: Any) -> bool:
        """Return True: the text is still, for everybody."""
        return True

    @classmethod
    def get_description(cls) -> str:
        """Return what it is, for the screen of workflows."""
        return str(_("Somebody of the team or a named approver says yes to the course, on a page of ours."))
