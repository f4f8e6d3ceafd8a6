"""Pages of those who are asked and of teachers: answering by a link, a line on my page, results."""

import pytest
from django.test import Client
from django.views.debug import SafeExceptionReporterFilter

from enrolment.evaluation import closing, tokens
from enrolment.models import Evaluation, EvaluationBallot
from enrolment.told.short_links import ShortSigner
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import end
from tests.enrolment.evaluation.forms import answer, closed, opened, read_by_the_desk
from tests.factories import make_person

pytestmark = pytest.mark.django_db


def address(evaluation, person):
    return f"/evaluering/{tokens.of(evaluation, person)}/"


def test_answered_by_the_link_without_signing_in(client):
    people, evaluation = opened()
    page = address(evaluation, people[0])
    asked = client.get(page).content.decode()
    assert "Fik du noget med dig?" in asked
    assert people[0].chosen_name not in asked
    said = client.post(page, {"q0": "5", "q1": "", "q2": "Tak for pauserne"}, follow=True)
    assert "Tak for dit svar" in said.content.decode()
    assert said.request["PATH_INFO"] == page
    again = client.post(page, {"q0": "1"}, follow=True)
    assert "Tak for dit svar" in again.content.decode()
    assert Evaluation.objects.get().answers == 1


def test_looking_changes_nothing():
    people, evaluation = opened()
    Client().get(address(evaluation, people[0]))
    Client().head(address(evaluation, people[0]))
    assert not EvaluationBallot.objects.exists()


def test_nothing_typed_is_lost_where_something_is_wrong(client):
    people, evaluation = opened()
    page = address(evaluation, people[0])
    empty = client.post(page, {"q0": "", "q1": "", "q2": ""})
    assert empty.status_code == 422
    assert "Svar på mindst ét af spørgsmålene" in empty.content.decode()
    long = client.post(page, {"q0": "4", "q2": "Langt " * 200})
    assert long.status_code == 422
    assert "Langt Langt" in long.content.decode()
    assert 'value="4" checked' in long.content.decode()
    assert not EvaluationBallot.objects.exists()


def test_a_choice_that_is_none_of_them_is_refused(client):
    people, evaluation = opened()
    assert client.post(address(evaluation, people[0]), {"q0": "17"}).status_code == 422


def test_when_it_is_closed_the_page_says_so_and_takes_nothing(client):
    people, evaluation = opened()
    closing.close(evaluation=evaluation)
    for visit in (client.get, lambda page: client.post(page, {"q0": "5"})):
        told = visit(address(evaluation, people[0]))
        assert told.status_code == 410
        assert "Man kan ikke svare længere" in told.content.decode()
    assert Evaluation.objects.get().answers == 0


@pytest.mark.parametrize("broken", ["intet", "1-2.{}", "{}", "1.{}", "../{}"])
def test_a_garbled_link_is_not_known(client, broken):
    people, evaluation = opened()
    sign = tokens.of(evaluation, people[0]).rpartition(".")[2]
    found = client.get(f"/evaluering/{broken.format(sign)}/")
    assert found.status_code == 404


def test_anothers_link_and_one_of_another_purpose_do_not_fit(client):
    people, evaluation = opened()
    head, _dot, sign = tokens.of(evaluation, people[0]).rpartition(".")
    assert client.get(f"/evaluering/{evaluation.pk}-{people[1].pk}.{sign}/").status_code == 404
    foreign = ShortSigner(salt="enrolment.guests", sep=".").sign(head)
    assert client.get(f"/evaluering/{foreign}/").status_code == 404


def test_who_has_no_account_any_more_has_no_link(client):
    people, evaluation = opened()
    people[0].is_active = False
    people[0].save(update_fields=["is_active"])
    assert client.get(address(evaluation, people[0])).status_code == 404


def test_it_leaves_no_trace_in_the_browsers_session(client):
    people, evaluation = opened()
    client.post(address(evaluation, people[0]), {"q0": "5"}, follow=True)
    assert "sessionid" not in client.cookies
    assert not client.session.keys()


def test_in_english_where_it_is_translated(client):
    people, evaluation = opened()
    said = client.get(f"/en{address(evaluation, people[0])}").content.decode()
    assert "Did you take something with you?" in said
    assert "Hvordan var tempoet?" in said
    assert "Very much" in said


def test_a_line_on_my_page_until_one_has_answered(client):
    people, evaluation = opened()
    client = sign_in(client, people[0])
    assert address(evaluation, people[0]) in client.get("/min-side/").content.decode()
    answer(evaluation, people[0], scale="5")
    assert address(evaluation, people[0]) not in client.get("/min-side/").content.decode()
    stranger = sign_in(client, make_person("Fremmed"))
    assert "/evaluering/" not in stranger.get("/min-side/").content.decode()


def test_teachers_read_what_the_class_said_for_a_year(client, eli):
    evaluation = closed(teachers=(eli.contributor,), words="Rart sted")
    page = f"/undervisning/hold/{evaluation.run_id}/evaluering/"
    client = sign_in(client, eli)
    said = client.get(page).content.decode()
    assert "6 af de 6, der blev spurgt, har svaret." in said
    # The desk reads it first, and can withhold what names somebody.
    assert "Rart sted" not in said
    assert "Skolen læser det først" in said
    read_by_the_desk(evaluation)
    said = client.get(page).content.decode()
    assert said.count("Rart sted") == 6
    assert "Skolen læser det først" not in said
    assert page in client.get("/undervisning/").content.decode()
    end(evaluation.run, days=300)
    assert client.get(page).status_code == 200
    assert page in client.get("/undervisning/").content.decode()
    end(evaluation.run, days=366)
    assert client.get(page).status_code == 404


def test_before_five_have_answered_teachers_read_nothing(client, eli):
    people, evaluation = opened(teachers=(eli.contributor,))
    for person in people[:4]:
        answer(evaluation, person, scale="1", words="Hemmeligt")
    said = sign_in(client, eli).get(f"/undervisning/hold/{evaluation.run_id}/evaluering/").content.decode()
    assert "Vises, når 5 har svaret." in said
    assert "Hemmeligt" not in said


def test_nobody_else_reads_it(client, alma, eli, outsider):
    evaluation = closed()
    for person in (alma, eli, outsider):
        page = sign_in(client, person).get(f"/undervisning/hold/{evaluation.run_id}/evaluering/")
        assert page.status_code == 404


def test_what_is_typed_is_kept_out_of_reports_of_errors(client, settings):
    """As Django's own reporter would write it down."""
    people, evaluation = opened()
    sent = client.post(address(evaluation, people[0]), {"q2": "vildt hemmelige ord"}).wsgi_request
    settings.DEBUG = False
    kept = SafeExceptionReporterFilter().get_post_parameters(sent)
    assert "vildt hemmelige ord" not in str(kept)
