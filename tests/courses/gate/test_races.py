"""Two at once: each race is first shown to happen without the gate's locks, and then not to."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from wagtail.models import Page, Revision

from courses.coproduction import gate, gate_invariants
from courses.models import CoursePage
from tests.courses.gate.team import sign_both

pytestmark = pytest.mark.django_db(transaction=True)


def overwrite(course):
    """Wagtail's autosave: other words in the same revision."""
    revision = Revision.objects.get(pk=course.latest_revision_id)
    revision.content["teaser"] = "Noget andet"
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def write_in_the_row(course):
    CoursePage.objects.filter(pk=course.pk).update(gains="Noget andet")


def publish(course):
    Page.objects.filter(pk=course.pk).update(live=True, live_revision=course.latest_revision_id)


def both(course, first, second):
    """Let both act and be checked before either commits, unless one waits; return who was refused."""
    refused, first_checked, second_checked = [], threading.Event(), threading.Event()

    def run(act, before, after, wait_for):
        try:
            before.wait(5)
            with transaction.atomic():
                act(course)
                gate.check_now()
                after.set()
                wait_for.wait(1)
        except IntegrityError as error:
            if not gate.is_refusal(error):
                raise
            refused.append(act.__name__)
        finally:
            after.set()
            connection.close()

    begun = threading.Event()
    begun.set()
    threads = [
        threading.Thread(target=run, args=(first, begun, first_checked, second_checked)),
        threading.Thread(target=run, args=(second, first_checked, second_checked, begun)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return refused


def without_locks():
    """Take the locks out of the check, as a careless hand might."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'courses_gate_check'")
        ((source,),) = cursor.fetchall()
        for lock in ("FOR NO KEY UPDATE OF page", "FOR SHARE"):
            assert lock in source
            source = source.replace(lock, "")
        cursor.execute(
            "CREATE OR REPLACE FUNCTION courses_gate_check(asked integer) RETURNS void"
            f" LANGUAGE plpgsql AS $${source}$$"
        )


RACES = [(overwrite, publish), (write_in_the_row, publish)]
NAMES = ["an autosave and a publication", "a change of the row and a publication"]


@pytest.mark.parametrize(("first", "second"), RACES, ids=NAMES)
def test_control_without_locks_both_get_through(course, team, first, second):
    sign_both(course.latest_revision, team)
    without_locks()
    assert both(course, first, second) == []
    assert any("approv" in fault for fault in gate_invariants.faults())


@pytest.mark.parametrize(("first", "second"), RACES, ids=NAMES)
def test_with_locks_one_of_them_is_refused(course, team, first, second):
    sign_both(course.latest_revision, team)
    assert both(course, first, second) == [second.__name__]
    assert list(gate_invariants.faults()) == []


def test_a_yes_to_a_text_that_changes_meanwhile_is_none(course, team):
    """The autosave is under way; the yes waits for it, and is refused since something else was read."""
    seen = gate.content_sum(course.latest_revision)
    written, refused = threading.Event(), []

    def autosave():
        with transaction.atomic():
            overwrite(course)
            written.set()
            threading.Event().wait(0.5)
        connection.close()

    def sign():
        written.wait(5)
        try:
            gate.sign(revision=course.latest_revision, contributor=team.peer, kind="lived", seen=seen)
        except IntegrityError:
            refused.append(True)
        connection.close()

    threads = [threading.Thread(target=act) for act in (autosave, sign)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert refused == [True]
    assert len(gate.missing(course.latest_revision)) == 2
