"""What a stranger may learn or try at the doors: nothing, and not often."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from enrolment import seats
from enrolment.mine import offers
from enrolment.models import Enrolment
from tests.enrolment.views.steps import newest_code, sign_up_address, type_code, wish
from tests.factories import make_run

pytestmark = pytest.mark.django_db

TOKENS = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')


def alike(response, *addresses):
    """Return what an answer looks like, without its token and the address that was typed."""
    body = TOKENS.sub(rb"\1", response.content)
    for address in addresses:
        body = body.replace(address.encode(), b"")
    return response.status_code, response.get("Location"), body


def test_signing_in_takes_a_new_session_key(client, alma):
    client.post(reverse("account_login"), {"email": alma.email})
    before = client.session.session_key
    client.post(reverse("account_confirm_login_code"), {"code": newest_code()})

    assert client.session["_auth_user_id"] == str(alma.pk)
    assert client.session.session_key != before


def test_a_session_that_somebody_planted_is_not_taken_over(client, alma):
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    client.post(reverse("account_login"), {"email": alma.email})

    assert client.session.session_key != "planted0planted0planted0planted0"


@pytest.mark.parametrize("door", ["sign_in", "sign_up"])
def test_known_and_unknown_addresses_look_alike(door, alma, outsider):
    run = make_run()
    seats.enrol(person=alma, run=run, by=alma)
    path = reverse("account_login") if door == "sign_in" else sign_up_address(run)
    seen = []
    for email in (alma.email, outsider.email, "nobody@example.org"):
        browser = Client()
        first = browser.post(path, wish(email=email))
        after = browser.get(first["Location"])
        again = browser.post(path, wish(email=email, name=""))
        seen.append([alike(answer, email) for answer in (first, after, again)])

    assert seen[0] == seen[1] == seen[2]


@pytest.mark.parametrize(
    "way", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_nobody_is_led_away_after_signing_in(client, alma, way):
    client.post(f"{reverse('account_login')}?next={way}", {"email": alma.email, "next": way})
    confirm = f"{reverse('account_confirm_login_code')}?next={way}"
    response = client.post(confirm, {"code": newest_code(), "next": way})

    assert response["Location"].startswith("/")
    assert "evil" not in response["Location"]


def test_signing_up_too_often_is_met_with_our_page(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "sign_up": "2/h/ip"}
    path = sign_up_address(make_run())
    codes = [client.post(path, wish(email=f"nina{number}@example.org")).status_code for number in range(3)]
    refused = client.post(path, wish())

    assert codes == [302, 302, 429]
    assert refused.templates[0].name == "429.html"


def test_asking_for_codes_too_often_is_met_with_our_page(client, alma):
    codes = [client.post(reverse("account_login"), {"email": alma.email}) for _ in range(4)]

    assert [answer.status_code for answer in codes] == [302, 302, 302, 429]
    assert codes[-1].templates[0].name == "429.html"


def test_guessing_offers_and_feeds_is_slowed(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "unknown_link": "3/h/ip"}
    codes = [client.get(reverse("enrolment:offer", args=[f"nej{number}"])).status_code for number in range(4)]
    feed = client.get(reverse("person_feed", args=["nej"]))

    assert codes == [404, 404, 404, 429]
    assert feed.status_code == 429
    assert client.get(reverse("enrolment:offer", args=["nej"])).templates[0].name == "429.html"


def test_a_feed_is_given_out_so_many_times_an_hour(client, settings, alma):
    settings.ACCOUNT_RATE_LIMITS = {
        **settings.ACCOUNT_RATE_LIMITS,
        "feed": "2/h/key",
        "public_feed": "2/h/ip",
    }
    own = [client.get(reverse("person_feed", args=[alma.feed_token])).status_code for _ in range(3)]
    public = [client.get(reverse("courses:catalogue_calendar")).status_code for _ in range(3)]

    assert own == public == [200, 200, 429]


def test_an_offer_is_taken_once_and_by_post_only(client, alma, bo):
    run = make_run(capacity=1)
    first = seats.enrol(person=bo, run=run, by=bo)
    waiting = seats.enrol(person=alma, run=run, by=alma)
    seats.leave(enrolment=first, by=bo)
    link = reverse("enrolment:offer", args=[offers.token(Enrolment.objects.get(pk=waiting.pk))])

    assert client.get(link).status_code == 200
    assert Enrolment.objects.get(pk=waiting.pk).state == "offered"
    client.post(link, {"answer": "yes"})
    client.post(link, {"answer": "no"})
    assert Enrolment.objects.get(pk=waiting.pk).state == "enrolled"


def test_forms_need_their_token(alma):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(alma, backend="django.contrib.auth.backends.ModelBackend")

    assert stranger.post(reverse("enrolment:renew_feed")).status_code == 403


def test_a_page_that_was_open_too_long_is_met_with_our_page(alma):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(alma)
    page = browser.post(reverse("enrolment:contact"), {"chosen_name": "Alma"})
    assert page.status_code == 403
    assert "Siden havde stået åben for længe" in page.content.decode()
    assert "CSRF" not in page.content.decode()


def test_a_code_opens_once(client, alma):
    client.post(reverse("account_login"), {"email": alma.email})
    code = newest_code()
    assert type_code(client, code).status_code == 302
    other = Client()
    other.post(reverse("account_login"), {"email": alma.email})
    assert type_code(other, code).status_code == 422


@pytest.mark.parametrize(
    "path", ["/kurser/%00/", "/?q=%00", "/kurser/?q=a%00b", "/media/images/%00", "/kalender/%00.ics"]
)
def test_nul_is_refused_at_the_door(client, path):
    assert client.get(path).status_code == 400


def test_nul_in_a_form_or_cookie_is_refused(client):
    assert client.post(reverse("account_login"), {"email": "a\x00b"}).status_code == 400
    assert client.get("/", HTTP_COOKIE='x="a\\000b"').status_code == 400


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "FOO"])
def test_other_methods_than_those_of_forms_are_refused(client, method):
    assert client.generic(method, "/").status_code == 405
