"""The desk: forms and how they look, sending by hand, results, codes, a course over the terms, files."""

import pytest

from accounts.models import Letter
from accounts.roles import Role
from enrolment.evaluation import sending
from enrolment.models import Evaluation, EvaluationForm, EvaluationText, TextCode
from tests.cast import sign_in, with_role
from tests.enrolment.classroom.rooms import met, met_many
from tests.enrolment.evaluation.forms import closed, make_form, opened
from tests.factories import make_people, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, dina):
    return sign_in(client, dina)


@pytest.fixture
def editors(client, gry):
    return sign_in(client, gry)


def posted(name="Efter en dag", **more):
    """A form as Wagtail's page sends it: one scale and one question in own words."""
    block = "questions-0-value-"
    return {
        "name": name,
        "about": "run",
        "questions-count": "2",
        "questions-0-deleted": "",
        "questions-0-order": "0",
        "questions-0-type": "scale",
        "questions-0-id": "",
        f"{block}text": "Var der plads til dig?",
        f"{block}text_en": "",
        f"{block}low": "Slet ikke",
        f"{block}high": "Hele tiden",
        f"{block}low_en": "",
        f"{block}high_en": "",
        "questions-1-deleted": "",
        "questions-1-order": "1",
        "questions-1-type": "words",
        "questions-1-id": "",
        "questions-1-value-text": "Hvad mangler?",
        "questions-1-value-text_en": "",
        **more,
    }


def test_an_editor_builds_a_form_and_sees_it_as_people_do(editors):
    made = editors.post("/redaktion/evalueringsskemaer/new/", posted(), follow=True)
    assert made.status_code == 200
    form = EvaluationForm.objects.get()
    edit = f"/redaktion/evalueringsskemaer/edit/{form.pk}/"
    assert f"/redaktion/evalueringsskemaer/{form.pk}/se/" in editors.get(edit).content.decode()
    seen = editors.get(f"/redaktion/evalueringsskemaer/{form.pk}/se/").content.decode()
    assert "Var der plads til dig?" in seen
    assert "Hele tiden" in seen
    assert "Send mit svar" in seen
    english = editors.get(f"/redaktion/evalueringsskemaer/{form.pk}/se/?sprog=en").content.decode()
    assert "Send my answer" in english


def test_what_somebody_else_saved_meanwhile_is_not_undone(editors):
    form = make_form("Efter en dag")
    edit = f"/redaktion/evalueringsskemaer/edit/{form.pk}/"
    edition = editors.get(edit).context["form"].initial.get("edition") or (
        editors.get(edit).context["form"].fields["edition"].initial
    )
    saved = editors.post(edit, posted("Nyt navn", edition=edition))
    assert saved.status_code == 302
    assert EvaluationForm.objects.get().name == "Nyt navn"
    late = editors.post(edit, posted("Endnu et", edition=edition))
    assert "Somebody else" in late.content.decode() or "en anden" in late.content.decode().lower()
    assert EvaluationForm.objects.get().name == "Nyt navn"


def test_only_one_form_of_a_kind_is_sent_by_itself(editors):
    make_form(is_used=True)
    refused = editors.post("/redaktion/evalueringsskemaer/new/", posted(is_used="on"))
    assert "Et andet skema af samme slags sendes allerede af sig selv." in refused.content.decode()
    assert EvaluationForm.objects.count() == 1


def test_a_form_that_was_sent_is_not_deleted(editors):
    _people, evaluation = opened()
    editors.post(f"/redaktion/evalueringsskemaer/delete/{evaluation.form_id}/")
    assert EvaluationForm.objects.exists()


def test_editors_build_forms_and_read_no_answers(editors):
    evaluation = closed()
    for page in ("", f"{evaluation.pk}/", f"{evaluation.pk}/svar.csv", f"{evaluation.pk}/ord/", "send/"):
        assert editors.get(f"/redaktion/evalueringer/{page}").status_code in {302, 404}
    assert "Tak" not in editors.get(f"/redaktion/evalueringer/{evaluation.pk}/", follow=True).content.decode()


@pytest.mark.parametrize("role", [Role.PAYER, Role.AUDITOR])
def test_who_works_with_money_reads_nothing(client, role):
    evaluation = closed()
    someone = sign_in(client, with_role(make_person("Penge"), role))
    for page in (f"evalueringer/{evaluation.pk}/", "evalueringsskemaer/", "koder/"):
        assert someone.get(f"/redaktion/{page}").status_code in {302, 404}


def test_a_coordinator_sends_a_form_by_hand_once(desk):
    form = make_form()
    _rows, session = met_many(5)
    page = f"/redaktion/evalueringer/send/?hold={session.run_id}"
    assert desk.get(page).context["form"].initial["run"] == str(session.run_id)
    given = {"form": form.pk, "run": session.run_id}
    assert "Sendt til 5 personer." in desk.post(page, given, follow=True).content.decode()
    again = desk.post(page, given).content.decode()
    assert "Holdet er allerede spurgt med det skema." in again
    assert Evaluation.objects.count() == 1


def test_a_class_of_four_is_not_asked(desk):
    form = make_form()
    _rows, session = met_many(4)
    said = desk.post("/redaktion/evalueringer/send/", {"form": form.pk, "run": session.run_id})
    assert "Færre end 5 var med" in said.content.decode()
    assert not Evaluation.objects.exists()


def test_the_page_of_a_class_that_has_met_offers_it(desk):
    _rows, session = met_many(5)
    assert f"send/?hold={session.run_id}" in desk.get(f"/redaktion/hold/{session.run_id}/").content.decode()


def test_texts_get_codes_and_one_is_withheld(desk):
    evaluation = closed(words="Rart sted")
    code = TextCode.objects.create(name="Stedet")
    text = EvaluationText.objects.order_by("key").first()
    page = f"/redaktion/evalueringer/{evaluation.pk}/ord/"
    assert desk.get(page).content.decode().count("Rart sted") == 6
    saved = desk.post(
        f"/redaktion/evalueringer/ord/{text.key}/", {"codes": [code.pk], "is_withheld": "on", "page": "1"}
    )
    assert saved.url == f"{page}?p=1#ord-{text.key}"
    text.refresh_from_db()
    assert (list(text.codes.all()), text.is_withheld) == ([code], True)
    shown = desk.get(f"/redaktion/evalueringer/{evaluation.pk}/").content.decode()
    assert "Stedet: 1" in shown
    assert shown.count("Rart sted") == 5


def test_a_course_over_the_terms_and_a_file_of_it(desk):
    evaluation = closed(words="=1+1")
    course = evaluation.run.course
    said = desk.get(f"/redaktion/evalueringer/kursus/{course.pk}/").content.decode()
    assert "5 · Meget" in said
    assert evaluation.run.term.name in said
    file = desk.get(f"/redaktion/evalueringer/kursus/{course.pk}/svar.csv")
    text = file.content.decode()
    assert text.startswith("\ufeff")
    assert ";'=1+1;" in text
    assert "@" not in text


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_often_for_thirty(desk, count, django_assert_num_queries):
    first = closed()
    for number in range(count - 1):
        Evaluation.objects.create(
            form=make_form(f"Skema {number}"),
            questions=first.questions,
            run=first.run,
            opens_at=first.opens_at,
            closes_at=first.closes_at,
        )
    desk.get("/redaktion/evalueringer/")
    with django_assert_num_queries(13):
        assert desk.get("/redaktion/evalueringer/").status_code == 200


@pytest.mark.parametrize("count", [6, 20])
def test_the_texts_ask_as_often_for_twenty(desk, count, django_assert_num_queries):
    evaluation = closed(count)
    page = f"/redaktion/evalueringer/{evaluation.pk}/ord/"
    desk.get(page)
    with django_assert_num_queries(15):
        assert desk.get(page).status_code == 200


def test_the_call_list_shows_no_link_by_which_staff_could_answer(desk):
    """Neither of whom the school calls, nor of a mail that did not go."""
    called = make_person("Hans", email=None, phone="20 00 00 00", contact_by="phone")
    _rows, session = met([called, *make_people(4)], ahead=0)
    evaluation = sending.send(form=make_form(), subject=session.run, by=None)
    Letter.objects.filter(channel="email").update(state="failed")
    shown = desk.get("/redaktion/ringeliste/").content.decode()
    assert shown.count("Hvordan var »") == 5
    assert "/evaluering/" not in shown
    assert str(evaluation.pk) in str(Letter.objects.filter(channel="email").first().words)
