"""Wagtail's admin, without its own mails about approving: English subjects with the title of a course.

Who is to hear of an approval is told by ``courses.coproduction``, as discreetly as everything else.
"""

from wagtail.admin.apps import WagtailAdminAppConfig


class SilentAdminConfig(WagtailAdminAppConfig):
    """Stands in INSTALLED_APPS in place of ``wagtail.admin``."""

    def ready(self) -> None:
        """Start Wagtail's admin and take its letter writers away."""
        super().ready()
        silence()


def silence() -> None:
    """Take away what writes mails when a workflow moves."""
    from wagtail import signals
    from wagtail.models import TaskState, WorkflowState

    for signal, sender, name in (
        (signals.task_submitted, TaskState, "group_approval_task_submitted"),
        (signals.workflow_submitted, WorkflowState, "workflow_state_submitted"),
        (signals.workflow_rejected, WorkflowState, "workflow_state_rejected"),
        (signals.workflow_approved, WorkflowState, "workflow_state_approved"),
    ):
        signal.disconnect(sender=sender, dispatch_uid=f"{name}_email_notification")
