"""One code opens the door for everybody, and nobody learns who is known here."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db

LOGIN = "/konto/login/"
CODE = "/konto/login/code/confirm/"


def ask(client, email="alma@example.org", **more):
    return client.post(LOGIN, {"email": email, **more})


def newest_code():
    found = re.search(r"\d{4}-\d{4}", mail.outbox[-1].body)
    assert found
    return found.group()


def test_code_lets_a_known_person_in(client, alma):
    assert ask(client)["Location"] == CODE
    assert client.get(CODE).status_code == 200
    done = client.post(CODE, {"code": newest_code()})
    assert done["Location"] == "/min-side/"
    assert client.session["_auth_user_id"] == str(alma.pk)
    assert EmailAddress.objects.get(user=alma).verified


def test_code_makes_a_person_of_a_new_address(client):
    ask(client, "Ny@Example.org")
    client.post(CODE, {"code": newest_code().replace("-", "")})
    person = User.objects.get(email="ny@example.org")
    assert client.session["_auth_user_id"] == str(person.pk)
    page = client.get("/min-side/")
    assert page.status_code == 200
    assert not list(page.context["messages"])


def test_known_new_and_barred_addresses_look_alike(client, alma, bo):
    User.objects.filter(pk=bo.pk).update(is_active=False)
    seen = set()
    for email in ("alma@example.org", "bo@example.org", "nobody@example.org"):
        client.cookies.clear()
        answer = ask(client, email)
        text = client.get(CODE).content.decode()
        text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text).replace(email, "")
        seen.add((answer.status_code, answer["Location"], text))
    assert len(seen) == 1
    assert len(mail.outbox) == 3


def test_mails_tell_no_school(client, alma):
    ask(client)
    letter = mail.outbox[-1]
    text = f"{letter.subject}\n{letter.from_email}\n{letter.body}".lower()
    for word in ("skole", "kursus", "recovery", "hold"):
        assert word not in text.replace("holde", "")
    assert newest_code() in letter.subject


def test_next_is_kept_through_the_code_and_never_leads_away(client, alma):
    page = ask(client, next="/min-side/om-mig/")
    assert page["Location"] == f"{CODE}?next=%2Fmin-side%2Fom-mig%2F"
    done = client.post(CODE, {"code": newest_code(), "next": "/min-side/om-mig/"})
    assert done["Location"] == "/min-side/om-mig/"


def test_next_to_a_stranger_is_dropped(client, alma):
    assert "evil" not in ask(client, next="https://evil.example/")["Location"]
    done = client.post(CODE, {"code": newest_code(), "next": "https://evil.example/"})
    assert done["Location"] == "/min-side/"


@pytest.mark.parametrize("email", ["", "nej", "a@b", "a" * 260 + "@example.org"])
def test_wrong_address_is_said_at_the_field(client, email):
    page = ask(client, email)
    assert page.status_code == 422
    assert "data-error-summary" in page.content.decode()
    assert not mail.outbox


def test_fourth_code_in_a_minute_is_met_kindly(client, alma):
    answers = [ask(client) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "pause" in answers[-1].content.decode()


def test_another_address_can_be_written_while_a_code_is_awaited(client, alma):
    ask(client)
    assert client.get(LOGIN).status_code == 200
    assert client.get("/konto/login/adgangskode/").status_code == 200


def test_whoever_is_in_is_led_on(client, alma):
    client.force_login(alma)
    assert client.get(LOGIN)["Location"] == "/min-side/"
    assert client.get(CODE).status_code == 302


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_request_login_code", "account_reset_password"]
)
def test_there_is_one_way_in(name):
    assert reverse(name) == LOGIN


@pytest.mark.parametrize(
    "path",
    [
        "password/reset/key/1-set-password/",
        "password/reset/done/",
        "signup/",
        "login/code/",
        "social/signup/",
    ],
)
def test_pages_of_the_library_that_we_do_not_have(client, path):
    assert client.get(f"/konto/{path}").status_code == 404


class TestPassword:
    @pytest.fixture
    def with_password(self, alma):
        alma.set_password("en lang nok sætning")
        alma.save()
        EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
        return alma

    def test_lets_in(self, client, with_password):
        answer = client.post(
            "/konto/login/adgangskode/", {"login": "alma@example.org", "password": "en lang nok sætning"}
        )
        assert answer["Location"] == "/min-side/"

    @pytest.mark.parametrize("login", ["alma@example.org", "nobody@example.org"])
    def test_wrong_one_tells_nothing(self, client, with_password, login):
        page = client.post("/konto/login/adgangskode/", {"login": login, "password": "forkert"})
        assert page.status_code == 422
        assert "passer ikke sammen" in page.content.decode()

    def test_is_chosen_and_changed(self, client, alma):
        client.force_login(alma)
        assert client.post("/konto/password/set/", {"password1": "x", "password2": "y"}).status_code == 422
        both = {"password1": "ny og lang sætning", "password2": "ny og lang sætning"}
        assert client.post("/konto/password/set/", both).status_code == 302
        alma.refresh_from_db()
        assert alma.check_password("ny og lang sætning")
        wrong = client.post("/konto/password/change/", {"oldpassword": "nej", **both})
        assert wrong.status_code == 422


class TestAddress:
    def test_is_changed_by_a_code_to_the_new_one(self, client, alma):
        EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
        client.force_login(alma)
        client.post("/konto/email/", {"action_add": "1", "email": "ny@example.org"})
        assert mail.outbox[-1].to == ["ny@example.org"]
        alma.refresh_from_db()
        assert alma.email == "alma@example.org"
        assert client.get("/konto/confirm-email/").status_code == 200
        wrong = client.post("/konto/confirm-email/", {"code": "00000000"})
        assert wrong.status_code == 422
        done = client.post("/konto/confirm-email/", {"code": newest_code()}, follow=True)
        assert any("ny@example.org" in str(message) for message in done.context["messages"])
        alma.refresh_from_db()
        assert alma.email == "ny@example.org"
        assert EmailAddress.objects.get().email == "ny@example.org"

    def test_of_another_cannot_be_taken_nor_found_out(self, client, alma, bo):
        EmailAddress.objects.create(user=bo, email=bo.email, verified=True, primary=True)
        client.force_login(alma)
        answers = [
            client.post("/konto/email/", {"action_add": "1", "email": email}).status_code
            for email in ("bo@example.org", "nobody@example.org")
        ]
        assert answers[0] == answers[1]


def test_signing_out_asks_first(client, alma):
    client.force_login(alma)
    assert client.get("/konto/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/konto/logout/")["Location"] == "/"
    assert "_auth_user_id" not in client.session
