"""Publishes and takes down pages at the time their editors set, each by itself.

Wagtail's own command stops at the first page that the database refuses, and has by then forgotten when
that page was to be published.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from courses.coproduction import approving
from courses.coproduction.gate import NotApproved
from courses.coproduction.publishing import go_live
from courses.models import CoursePage

logger = logging.getLogger(__name__)


_TAKEN_DOWN = "wagtail.unpublish.scheduled"
_PUBLISHED = "wagtail.publish.scheduled"


def publish_due(*, now: datetime | None = None) -> int:
    """Take down what has expired and publish what is due; return how many of both.

    What is refused keeps its time, is logged and is tried again.
    """
    moment = now or timezone.now()
    done = 0
    for thing in list(_expired(moment)):
        done += _by_itself(thing, partial(thing.unpublish, set_expired=True, log_action=_TAKEN_DOWN))
    due = Revision.objects.filter(approved_go_live_at__lte=moment).order_by("approved_go_live_at", "pk")
    for revision in list(due):
        done += _by_itself(revision, partial(_go_live, revision))
    return done


def _go_live(revision: Revision) -> None:
    """Publish; a course by its own way, which asks the gate and tells those who made it."""
    if not issubclass(revision.content_type.model_class() or Page, CoursePage):
        revision.publish(log_action=_PUBLISHED)
        return
    page = approving.lock(CoursePage(pk=int(revision.object_id)))
    go_live(page=page, revision=revision, by=None, log_action=_PUBLISHED)


def _expired(moment: datetime) -> Iterator[Any]:
    drafted = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    for model in [Page, *(model for model in drafted if not issubclass(model, Page))]:
        yield from model._default_manager.filter(live=True, expire_at__lte=moment).order_by("expire_at")


def _by_itself(thing: Any, act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except (DatabaseError, PermissionDenied, NotApproved):
        logger.exception("%s %s was not published or taken down at its time", type(thing).__name__, thing.pk)
        return False
    return True
