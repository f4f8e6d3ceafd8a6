"""Nobody but the ledger writes into the ledger."""

import re

from tests.house.sources import ROOT, name, product_code

LEDGER = ROOT / "peers" / "ledger"
TABLES = ("account", "entry", "posting", "closing", "period")
MODELS = "|".join(table.capitalize() for table in TABLES)
WRITES = (
    rf"\b(?:{MODELS})\.objects\.(?:create|bulk_create|get_or_create|update_or_create|bulk_update)\b",
    rf"\b(?:{MODELS})\((?!models\.)",
    rf"\b(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\s+peers_(?:{'|'.join(TABLES)})\b",
)
IMPORT = re.compile(
    rf"^from peers\.models(?:\.ledger)? import .*\b(?:{MODELS})\b|peers_(?:{'|'.join(TABLES)})\b",
    re.MULTILINE,
)
"""Other apps have periods and accounts of their own: only who knows the ledger's can write them."""


def writers(text):
    """What in a source writes into the ledger."""
    return [found for pattern in WRITES for found in re.findall(pattern, text)] if IMPORT.search(text) else []


def test_nobody_else_writes():
    others = [file for file in product_code() if not file.is_relative_to(LEDGER)]
    ours = [file for file in others if not file.is_relative_to(ROOT / "tests")]
    found = {name(file): writers(file.read_text(encoding="utf-8")) for file in ours}

    assert {file: what for file, what in found.items() if what} == {}


def test_the_look_finds_who_writes():
    assert writers("from peers.models import Entry\nEntry.objects.create(reference='x')")
    assert writers("from peers.models import Claim, Posting\nPosting(amount=1).save()")
    assert writers('cursor.execute("DELETE FROM peers_closing")')
    assert not writers("from peers.models import Entry\nEntry.objects.get(reference='x')")
