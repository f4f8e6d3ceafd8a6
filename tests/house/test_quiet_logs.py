"""A log names no link that opens something to whoever has it."""

import logging
import logging.config

import pytest
from django.conf import settings
from django.urls import reverse

from courses.models.proposals import new_secret

SECRET = new_secret()


@pytest.fixture
def line():
    """Return what is written of a message."""

    def written(message, *told):
        formatter = logging.config.DictConfigurator(settings.LOGGING).configure_formatter(
            dict(settings.LOGGING["formatters"]["line"])
        )
        record = logging.LogRecord("django.request", logging.WARNING, "", 0, message, told, None)
        return formatter.format(record)

    return written


@pytest.mark.parametrize("name", ["idea", "add_to_idea", "idea_address", "forget_idea", "join_idea"])
def test_the_secret_of_an_idea_is_left_out(line, name):
    said = line("%s: %s", "Unprocessable Entity", reverse(f"courses:{name}", args=[SECRET]))

    assert SECRET not in said
    assert "Unprocessable Entity: /medskabelse/ide/..." in said


@pytest.mark.parametrize(
    "path",
    ["/tilbud/{}/", "/kalender/{}.ics", "/kalender/undervisning/{}.ics", "/gaest/{}/", "/en/sig-til/nyt/{}/"],
)
def test_so_are_those_of_other_links(line, path):
    assert SECRET not in line("Not Found: %s", path.format(SECRET))


def test_other_addresses_are_written_whole(line):
    path = "/kurser/kunsten-at-sige-nej-og-blive-hos-sig-selv/"
    assert path in line("Not Found: %s", path)
    assert "/medskabelse/ide/" in line("Not Found: %s", "/medskabelse/ide/")
