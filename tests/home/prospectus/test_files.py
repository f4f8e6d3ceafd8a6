"""One making for whoever asks, a new one when something changed, and a calm answer when it goes wrong."""

from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from courses.models import CourseRun
from home.models.prospectus import Making, ProspectusFile
from home.prospectus import choices, files, making
from tests.factories import days_from_now, make_course, make_run, make_term
from tests.home.prospectus.school import choice, words_of
from tests.tasks import run_tasks

pytestmark = pytest.mark.django_db
TASK = "prospectus"


@pytest.fixture
def term():
    found = make_term()
    make_run(course=make_course("Søvn der hjælper", slug="soevn"), term=found)
    return found


def made(term, **fields):
    files.ask(choice(term, **fields))
    run_tasks(containing=TASK)
    return files.ask(choice(term, **fields))


def content_of(row):
    with row.file.open() as kept:
        return kept.read()


def waiting():
    return DBTaskResult.objects.filter(task_path__contains=TASK, status="READY").count()


def test_the_first_who_asks_has_it_made_and_the_next_gets_it(client, term):
    response = client.get("/kurser/katalog.pdf")
    assert response.status_code == 302
    page = client.get(response["Location"])
    assert "Kataloget bliver lavet nu" in page.content.decode()
    assert page["Cache-Control"] == "no-store"
    assert waiting() == 1
    run_tasks(containing=TASK)
    response = client.get("/kurser/katalog.pdf")
    content = b"".join(response.streaming_content)
    assert response["Content-Type"] == "application/pdf"
    assert "Søvn der hjælper" in words_of(content)
    again = client.get("/kurser/katalog.pdf", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert "Hent som PDF" in client.get("/kurser/katalog/").content.decode()
    assert waiting() == 0


def test_a_file_that_is_gone_while_the_next_is_made_is_waited_for(client, term):
    row = made(term).row
    make_run(course=make_course("Noget nyt"), term=term)
    assert not files.ask(choice(term)).is_current
    row.file.storage.delete(row.file.name)

    assert client.get("/kurser/katalog.pdf")["Location"].startswith("/kurser/katalog/?")


def test_who_asks_while_it_is_made_queues_nothing(term):
    for _ in range(5):
        assert not files.ask(choice(term)).has_file
    assert waiting() == 1
    DBTaskResult.objects.update(status="RUNNING")
    files.ask(choice(term))
    assert waiting() == 0


def test_a_change_of_a_class_makes_it_anew_and_the_old_one_serves_meanwhile(client, term):
    first = made(term)
    assert first.is_current
    old = first.row.file.name
    CourseRun.objects.update(room="Salen på loftet")
    standing = files.ask(choice(term))
    assert (standing.is_current, standing.has_file) == (False, True)
    assert "Noget er ændret siden" in client.get("/kurser/katalog/").content.decode()
    assert "Salen" not in words_of(b"".join(client.get("/kurser/katalog.pdf").streaming_content))
    run_tasks(containing=TASK)
    row = files.ask(choice(term)).row
    assert "Salen på loftet" in words_of(content_of(row))
    assert row.file.name != old


def test_the_old_file_goes_when_the_new_one_is_there(term, django_capture_on_commit_callbacks):
    first = made(term).row
    storage, old = first.file.storage, first.file.name
    CourseRun.objects.update(room="Salen")
    with django_capture_on_commit_callbacks(execute=True):
        row = made(term).row
    assert not storage.exists(old)
    assert storage.exists(row.file.name)


def test_what_a_catalogue_does_not_say_makes_nothing_anew(term):
    made(term)
    CourseRun.objects.update(enrolment_closes_at=days_from_now(9))
    assert files.ask(choice(term)).is_current
    assert waiting() == 0


def test_progress_is_told(term, monkeypatch):
    steps = []
    tell = files._tell
    monkeypatch.setattr(files, "_tell", lambda *step: (steps.append(step[1:]), tell(*step)))
    made(term)
    assert steps[0] == (1, 3)
    assert [done for done, _total in steps] == sorted(done for done, _total in steps)


def test_a_making_that_fails_is_calmly_said_and_tried_again(client, term, monkeypatch, caplog):
    course = term.runs.get().course
    with monkeypatch.context() as broken:
        broken.setattr(making.setting, "PAPER", making.setting.PAPER / "nowhere")
        files.ask(choice(term))
        run_tasks(containing=TASK)
    assert "was not made" in caplog.text
    page = client.get("/kurser/katalog/")
    assert page.status_code == 200
    assert "Det lykkedes ikke denne gang" in page.content.decode()
    assert waiting() == 0
    later = timezone.now() + files.PAUSE + timedelta(seconds=1)
    assert not files.ask(choice(term), now=later).failed
    run_tasks(containing=TASK)
    assert files.ask(choice(term)).is_current
    assert course.title in words_of(content_of(ProspectusFile.objects.get()))


def test_a_task_that_is_gone_is_queued_anew(term):
    files.ask(choice(term))
    DBTaskResult.objects.update(status="FAILED")
    ProspectusFile.objects.update(state=Making.AT_WORK)
    files.ask(choice(term))
    assert waiting() == 1


def test_a_file_that_is_gone_is_made_anew(term):
    row = made(term).row
    row.file.storage.delete(row.file.name)
    assert not files.ask(choice(term)).has_file
    assert waiting() == 1


def test_two_workers_never_make_the_same_at_once(term):
    row = files.ask(choice(term)).row
    parameters = connection.get_connection_params()
    other = {name: parameters[name] for name in ("host", "port", "dbname", "user") if name in parameters}
    with psycopg.connect(**other) as elsewhere:
        elsewhere.execute("SELECT pg_advisory_lock(%s, %s)", [files._LOCKS, row.pk])
        assert files.make.call(str(row.pk)) == ""
        row.refresh_from_db()
        assert row.state == Making.WAITING
    assert files.make.call(str(row.pk)) == Making.READY


def test_a_row_that_is_gone_makes_nothing(term):
    files.ask(choice(term))
    ProspectusFile.objects.all().delete()
    assert run_tasks(containing=TASK) == 1


def test_catalogues_of_terms_that_are_over_are_deleted_with_their_files(term):
    row = made(term).row
    storage, name = row.file.storage, row.file.name
    assert files.forget() == 0
    assert files.forget(now=days_from_now(400)) == 1
    assert not storage.exists(name)
    assert not ProspectusFile.objects.exists()


@pytest.mark.parametrize(
    "query", ["semester=99999", "semester=x", "for=admin", "udgave=a0", "for=everyone&udgave=a4"]
)
@pytest.mark.parametrize("path", ["/kurser/katalog/", "/kurser/katalog.pdf"])
def test_what_is_not_to_be_had_is_not_found_and_queues_nothing(client, term, path, query):
    assert client.get(f"{path}?{query}").status_code == 404
    assert waiting() == 0


def test_a_term_that_is_over_is_not_to_be_had(client, term):
    past = make_term("Sidste år", starts_on=days_from_now(-300).date(), ends_on=days_from_now(-1).date())
    assert client.get(f"/kurser/katalog/?semester={past.pk}").status_code == 404


def test_without_a_term_there_is_a_calm_page(client, db):
    assert "Der er ikke noget katalog lige nu" in client.get("/kurser/katalog/").content.decode()
    assert client.get("/kurser/katalog.pdf").status_code == 404


def test_the_term_that_one_can_sign_up_for_comes_first(term):
    today = timezone.localdate()
    following = {"starts_on": days_from_now(121).date(), "ends_on": days_from_now(300).date()}
    later = make_term("Næste", enrolment_opens_at=days_from_now(5), **following)
    assert choices.current([term, later], today) == term
    assert choices.current([term, later], today + timedelta(days=6)) == later
    assert choices.current([later], today) == later
    assert choices.current([], today) is None


def test_the_cover_is_a_picture_of_the_term(client, term):
    response = client.get("/kurser/katalog/forside.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.startswith(b"<svg ")
    assert client.get("/kurser/katalog/forside.svg?for=staff").content != response.content
    assert client.get("/kurser/katalog/forside.svg?for=x").status_code == 404


def test_in_english_it_is_another_catalogue(client, term):
    client.get("/en/kurser/katalog.pdf")
    client.get("/kurser/katalog.pdf")
    assert set(ProspectusFile.objects.values_list("language", flat=True)) == {"da", "en"}
    assert "The catalogue on paper" in client.get("/en/kurser/katalog/").content.decode()


def test_a_poster_is_of_published_courses_alone(client, term):
    make_course("Kladde", slug="kladde", live=False)
    response = client.get("/kurser/soevn/plakat.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert "Søvn der hjælper" in words_of(response.content)
    assert client.get("/kurser/kladde/plakat.pdf").status_code == 404
    assert client.get("/kurser/findes-ikke/plakat.pdf").status_code == 404
    assert "/kurser/soevn/plakat.pdf" in client.get("/kurser/soevn/").content.decode()
    assert "/kurser/katalog/" in client.get("/kurser/").content.decode()
