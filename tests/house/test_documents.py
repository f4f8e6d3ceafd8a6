"""Documents that are made from the code say what the code says."""

import os
import re
import subprocess
import sys

from config.catalogue import problems, stored
from tests.house.sources import ROOT

# In Danish, `bruger` is also "uses"; the other forms are only ever a kind of person.
UNKIND = ("brugere", "brugeren", "brugerne", "patient", "klient")
TABLE = "from config import settings_table as s; s.read_settings_of_production(); print(s.table(), end='')"


def test_the_page_of_settings_is_up_to_date():
    made = subprocess.run(
        [sys.executable, "-c", TABLE],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "site")},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == made, "run: make docs"


def test_every_text_of_the_interface_is_in_danish():
    assert problems() == []


def test_danish_has_no_word_for_people_as_cases():
    said = [
        text
        for message in stored()
        for text in (message.string if isinstance(message.string, tuple) else (message.string,))
        if any(word in str(text).lower() for word in UNKIND)
    ]
    assert said == []


def test_no_translation_is_a_copy_of_a_sentence():
    copies = [str(message.id) for message in stored() if message.id == message.string]
    without_names = [re.sub(r"%\(\w+\)\w|%\w", "", text) for text in copies]
    assert [text for text in without_names if len(re.findall(r"\b[a-z]+\b", text)) > 2] == []
