"""Wagtail mails nobody by itself: what there is to tell is told by us, in our words."""

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import TestCase
from wagtail.admin.signal_handlers import register_signal_handlers
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from accounts.models import User
from config.admin_app import silence
from tests.factories import make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_wagtail_comes():
    register_signal_handlers()
    yield
    silence()


def submit_and_reject(by):
    """Move a page through a workflow of Wagtail's own; return the subjects of what was mailed."""
    boss = User.objects.create_superuser("boss@example.org", chosen_name="Boss")
    workflow = Workflow.objects.create(name="Prøve")
    task = GroupApprovalTask.objects.create(name="Prøve")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    page = make_course("Hverdag med angst")
    page.save_revision(user=by)
    with TestCase.captureOnCommitCallbacks(execute=True):
        workflow.start(page, by).current_task_state.reject(user=boss, comment="Nej")
    return [one.subject for one in mail.outbox]


@pytest.mark.usefixtures("as_wagtail_comes")
def test_as_it_comes_wagtail_writes_the_title_into_subjects(dina):
    said = submit_and_reject(dina)
    assert len(said) >= 2
    assert all("Hverdag med angst" in subject for subject in said)


def test_here_no_step_of_a_workflow_sends_a_mail(dina):
    assert submit_and_reject(dina) == []


def test_news_of_comments_names_no_course():
    template = "wagtailadmin/notifications/updated_comments_subject.txt"
    assert "angst" not in render_to_string(template, {"page": make_course("Hverdag med angst")})
