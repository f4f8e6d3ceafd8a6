"""The reader of the environment: what it accepts, and that it names what it refuses."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment as env


@pytest.fixture(autouse=True)
def _declarations(monkeypatch):
    monkeypatch.setattr(env, "DECLARED", {})
    monkeypatch.delenv("GIVEN", raising=False)


def test_a_required_variable_that_is_missing_is_named_with_its_purpose():
    with pytest.raises(ImproperlyConfigured, match="GIVEN must be set: Signs sessions"):
        env.text("GIVEN", help="Signs sessions.")


@pytest.mark.parametrize("read", [env.text, env.flag, env.number, env.words])
def test_empty_counts_as_not_set(monkeypatch, read):
    monkeypatch.setenv("GIVEN", "")
    with pytest.raises(ImproperlyConfigured, match="GIVEN must be set"):
        read("GIVEN", help="x")


def test_an_empty_default_is_a_value():
    assert env.text("GIVEN", default="", help="x") == ""


@pytest.mark.parametrize(("written", "meant"), [("1", True), ("Yes", True), ("off", False), ("FALSE", False)])
def test_a_flag_is_read_as_people_write_it(monkeypatch, written, meant):
    monkeypatch.setenv("GIVEN", written)
    assert env.flag("GIVEN", default=not meant, help="x") is meant


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("GIVEN", "maybe")
    with pytest.raises(ImproperlyConfigured, match="GIVEN is 'maybe', but must be one of"):
        env.flag("GIVEN", default=False, help="x")


@pytest.mark.parametrize("written", ["many", "-1", "1.5"])
def test_a_number_that_is_none_is_refused(monkeypatch, written):
    monkeypatch.setenv("GIVEN", written)
    with pytest.raises(ImproperlyConfigured, match="GIVEN is"):
        env.number("GIVEN", default=1, help="x")


def test_words_are_trimmed_and_blanks_dropped(monkeypatch):
    monkeypatch.setenv("GIVEN", " a.example , ,b.example")
    assert env.words("GIVEN", default=[], help="x") == ["a.example", "b.example"]


def test_a_choice_outside_the_options_is_refused(monkeypatch):
    monkeypatch.setenv("GIVEN", "staging")
    with pytest.raises(ImproperlyConfigured, match="production, test"):
        env.choice("GIVEN", ["production", "test"], default="test", help="x")


def test_a_database_on_a_socket(monkeypatch):
    monkeypatch.setenv("GIVEN", "postgresql://postgres@/samskole?host=/run/db")
    read = env.database("GIVEN", help="x")
    assert read is not None
    assert (read["HOST"], read["NAME"], read["USER"], read["PORT"]) == ("/run/db", "samskole", "postgres", "")


def test_a_database_on_a_host_keeps_the_options_of_the_driver(monkeypatch):
    monkeypatch.setenv("GIVEN", "postgres://skole:p%40ss@db.internal:5433/skole?sslmode=require")
    read = env.database("GIVEN", help="x")
    assert read is not None
    assert (read["PASSWORD"], read["HOST"], read["PORT"]) == ("p@ss", "db.internal", "5433")
    assert read["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    "written", ["mysql://u:hush@h/n", "postgresql:///n", "postgresql://u:hush@h", "postgresql://u:hush@h:x/n"]
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(monkeypatch, written):
    monkeypatch.setenv("GIVEN", written)
    with pytest.raises(ImproperlyConfigured, match="GIVEN is") as refused:
        env.database("GIVEN", help="x")
    assert "hush" not in str(refused.value)


def test_no_database_is_no_error():
    assert env.database("GIVEN", help="x") is None


def test_two_differing_declarations_are_refused():
    env.text("GIVEN", default="a", help="x")
    with pytest.raises(ImproperlyConfigured, match="declared twice"):
        env.text("GIVEN", default="b", help="x")


def test_keys_are_bytes_of_their_size(monkeypatch):
    monkeypatch.setenv("GIVEN", f"{'A' * 43}=, {'_' * 42}8")
    assert env.keys("GIVEN", size=32, help="x") == [bytes(32), b"\xff" * 32]


@pytest.mark.parametrize("written", ["AAAA", "not base64 at all!", ",", f"{'A' * 43}=,short"])
def test_a_key_that_is_none_is_refused_and_not_repeated(monkeypatch, written):
    monkeypatch.setenv("GIVEN", written)
    with pytest.raises(ImproperlyConfigured, match="GIVEN is") as refused:
        env.keys("GIVEN", size=32, help="x")
    assert written.strip(",") not in str(refused.value) or not written.strip(",")
