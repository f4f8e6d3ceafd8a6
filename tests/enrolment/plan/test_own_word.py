"""A plan under a word of its owner's own: asked for, open for a while, and lost with the word."""

import pytest
from django.utils import timezone

from enrolment.models import Plan
from enrolment.plan import keeping, read, window
from enrolment.plan.closing import put_under_word
from tests.cast import sign_in
from tests.enrolment.plan.plans import HOPE, a_plan

pytestmark = pytest.mark.django_db
WORD = "måneskin over fjorden"


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def post(client, path="", **data):
    return client.post(f"/min-side/plan/{path}", data)


def body(client, path=""):
    return client.get(f"/min-side/plan/{path}").content.decode()


def test_it_is_asked_for_and_opens_for_a_while(as_alma, alma):
    a_plan(alma)
    wrong = post(as_alma, "ord/", word="kort", again="kort", knows="on")
    assert wrong.status_code == 422
    assert post(as_alma, "ord/", word=WORD, again=WORD + "x", knows="on").status_code == 422
    assert post(as_alma, "ord/", word=WORD, again=WORD, knows="on").status_code == 302
    assert HOPE in body(as_alma)

    cookie = as_alma.cookies[window.COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/min-side/plan/")
    del as_alma.cookies[window.COOKIE]
    assert HOPE not in body(as_alma)
    answer = post(as_alma, plan_word="forkert ord", plan_open="1")
    assert answer.status_code == 403
    assert "Det er ikke ordet." in answer.content.decode()
    assert post(as_alma, plan_word=WORD, plan_open="1").status_code == 302
    assert HOPE in body(as_alma)


def test_what_was_about_to_be_saved_is_saved_with_the_word(as_alma, alma):
    a_plan(alma)
    put_under_word(person=alma, word=WORD)
    page = post(as_alma, act="hope", hope="Skrevet længe").content.decode()

    assert 'name="hope" value="Skrevet længe"' in page
    post(as_alma, act="hope", hope="Skrevet længe", plan_word=WORD)
    own = keeping.open_with(alma, WORD)
    assert read(alma, own=own).hopes[-1].text == "Skrevet længe"


def test_it_is_taken_off_again(as_alma, alma):
    a_plan(alma)
    post(as_alma, "ord/", word=WORD, again=WORD, knows="on")
    post(as_alma, "ord/", off="1")
    assert read(alma).hopes[0].text == HOPE


def test_a_cookie_is_of_one_person_and_ends(alma, bo):
    a_plan(alma)
    _plan, own = put_under_word(person=alma, word=WORD)
    now = timezone.now()
    token = window.token(own, person=alma.pk, now=now)

    assert window.own_in(token, person=alma.pk, now=now) == own
    assert window.own_in(token, person=bo.pk, now=now) is None
    assert window.own_in(token, person=alma.pk, now=now + window.OPEN_FOR) is None
    for rubbish in ("", "x", "æøå", token[:-8], "AAAA" * 30):
        assert window.own_in(rubbish, person=alma.pk, now=now) is None


def test_guessing_is_slowed_down(as_alma, alma):
    a_plan(alma)
    put_under_word(person=alma, word=WORD)
    answers = [post(as_alma, plan_word=f"gæt {n}", plan_open="1").status_code for n in range(12)]

    assert answers[0] == 403
    assert answers[-1] == 429


def test_who_forgot_it_can_delete_and_begin_anew(as_alma, alma):
    a_plan(alma)
    put_under_word(person=alma, word=WORD)
    assert "Alt, hvad der står i den, forsvinder" in body(as_alma, "slet/")
    post(as_alma, "slet/")
    assert not Plan.objects.exists()
