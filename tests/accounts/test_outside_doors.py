"""Sign-in through the municipality: offered only where it is configured."""

import pytest
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.test import override_settings

from accounts.adapter import OutsideAccountAdapter
from accounts.models import User
from tests.cast import sign_in

pytestmark = pytest.mark.django_db

KOMMUNE = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "kommune",
                "name": "Fjordby Kommune",
                "client_id": "x",
                "secret": "y",
                "settings": {"server_url": "https://login.example.org"},
            }
        ],
    }
}


@pytest.fixture
def configured():
    with override_settings(SOCIALACCOUNT_PROVIDERS=KOMMUNE):
        yield


def test_no_button_where_there_is_none(client):
    assert "/konto/oidc/" not in client.get("/konto/login/").content.decode()


def test_button_leads_to_a_page_that_says_where_one_goes(client, configured):
    page = client.get("/konto/login/")
    assert "Log ind gennem Fjordby Kommune" in page.content.decode()
    stop = client.get("/konto/oidc/kommune/login/")
    assert stop.status_code == 200
    assert "Fjordby Kommune" in stop.content.decode()


def test_one_that_is_not_configured_is_404(client):
    assert client.get("/konto/oidc/kommune/login/").status_code == 404


@pytest.mark.parametrize("path", ["login/cancelled/", "login/error/"])
def test_what_went_wrong_elsewhere_is_told_kindly(client, path):
    page = client.get(f"/konto/3rdparty/{path}")
    assert page.status_code in {200, 401}
    assert "/konto/login/" in page.content.decode()


def test_what_is_connected_is_shown(client, dina, configured):
    sign_in(client, dina)
    text = client.get("/konto/3rdparty/").content.decode()
    assert "Intet er forbundet." in text
    assert "Forbind Fjordby Kommune" in text


def test_name_from_work_is_the_name_to_be_called_by(rf):
    login = SocialLogin(user=User(), account=SocialAccount())
    data = {"email": "dina@example.org", "first_name": "Dina", "last_name": "Holm"}
    person = OutsideAccountAdapter().populate_user(rf.get("/"), login, data)
    assert person.chosen_name == "Dina Holm"
