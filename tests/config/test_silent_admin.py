"""Wagtail mails nobody by itself: what there is to tell is told by us, in our words."""

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import TestCase
from wagtail import signals
from wagtail.models import GroupApprovalTask, TaskState, Workflow, WorkflowState, WorkflowTask

from accounts.models import User
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def workflow():
    found = Workflow.objects.create(name="Prøve")
    WorkflowTask.objects.create(
        workflow=found, task=GroupApprovalTask.objects.create(name="Prøve"), sort_order=0
    )
    return found


def test_no_step_of_a_workflow_sends_a_mail(workflow, dina):
    boss = User.objects.create_superuser("boss@example.org", chosen_name="Boss")
    page = make_course("Hverdag med angst")
    page.save_revision(user=dina)
    with TestCase.captureOnCommitCallbacks(execute=True):
        workflow.start(page, dina).current_task_state.reject(user=boss, comment="Nej")
    assert mail.outbox == []


def test_wagtails_writers_are_gone():
    senders = {
        signals.task_submitted: TaskState,
        signals.workflow_submitted: WorkflowState,
        signals.workflow_rejected: WorkflowState,
        signals.workflow_approved: WorkflowState,
    }
    for signal, sender in senders.items():
        writers = [one for one in signal._live_receivers(sender)[0] if "Notifier" in type(one).__name__]
        assert writers == []


def test_news_of_comments_names_no_course():
    subject = render_to_string(
        "wagtailadmin/notifications/updated_comments_subject.txt", {"page": make_course("Hverdag med angst")}
    )
    assert "angst" not in subject
