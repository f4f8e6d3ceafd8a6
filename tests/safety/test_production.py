"""The settings of production, as ``docs/production.env`` makes them, looked at from outside."""

import json
import os
import subprocess
import sys

import pytest

from tests.house.sources import ROOT

ASK = """
import json
from django.conf import settings
names = json.loads(input())
print(json.dumps({name: getattr(settings, name) for name in names}))
"""
SAFE = {
    "DEBUG": False,
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_SAMESITE": "Lax",
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31536000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_CONTENT_TYPE_NOSNIFF": True,
    "SECURE_REFERRER_POLICY": "same-origin",
    "X_FRAME_OPTIONS": "DENY",
    "IS_DEMO": False,
    "SILENCED_SYSTEM_CHECKS": [],
    "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": False,
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ALLOWED_HOSTS": ["skole.example.org"],
}


@pytest.fixture(scope="module")
def production():
    """The environment of a process in production, with nothing of the tests in it."""
    lines = (ROOT / "docs" / "production.env").read_text(encoding="utf-8").splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {name: value.strip("'") for name, value in given.items()}


def run(production, *arguments, said=""):
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=production, input=said, capture_output=True, text=True, check=False
    )


def test_settings_of_production_are_safe(production):
    environment = production | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    done = run(environment, "-c", ASK, said=json.dumps(list(SAFE)))

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == SAFE


def test_checks_of_django_find_nothing_to_say(production):
    done = run(production, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_production_has_no_demo(production):
    ask = "from django.conf import settings; print('demo' in settings.INSTALLED_APPS)"
    done = run(production | {"DJANGO_SETTINGS_MODULE": "config.settings"}, "-c", ask)

    assert done.stdout.strip() == "False"


def test_production_starts_with_a_key_for_plans_alone(production):
    environment = production | {"DJANGO_SETTINGS_MODULE": "config.settings", "PLAN_KEYS": ""}
    done = run(environment, "-c", "from django.conf import settings; settings.PLAN_KEYS")

    assert done.returncode != 0
    assert "PLAN_KEYS must be set" in done.stderr
