"""A role that does not own the tables posts and reads, and gets no further, whatever SQL it writes."""

import psycopg
import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from peers import ledger
from peers.ledger.roles import grants
from tests.peers.ledger.books import DAY, book, make_books
from tests.peers.ledger.test_attacks import FORWARD, run

ROLE = "the site's"


@pytest.fixture
def as_the_site(db):
    """The books, and a connection that goes on as the site's role."""
    books = make_books()
    book(books, 500, reference="a")
    run(FORWARD)
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE ROLE "{ROLE}"')
        cursor.execute(grants(ROLE))
        cursor.execute(grants(ROLE))
        cursor.execute(f'SET LOCAL ROLE "{ROLE}"')
    yield books
    run("RESET ROLE")


@pytest.mark.parametrize(
    "attack",
    [
        "ALTER TABLE peers_posting DISABLE TRIGGER ALL",
        "ALTER TABLE peers_entry DISABLE TRIGGER peers_entry_stays",
        "DROP TRIGGER peers_entry_balances ON peers_posting",
        "CREATE OR REPLACE FUNCTION peers_entry_balances() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
        "DROP FUNCTION peers_entry_balances CASCADE",
        "SET session_replication_role = replica",
        "UPDATE peers_posting SET amount = 0",
        "DELETE FROM peers_closing",
        "DELETE FROM peers_period",
        "UPDATE peers_entry SET date = date",
        "UPDATE peers_account SET kind = kind",
        "TRUNCATE peers_entry CASCADE",
        "TRUNCATE peers_ceilingconsent",
        "DROP TABLE peers_posting CASCADE",
        "ALTER TABLE peers_posting DROP CONSTRAINT peers_posting_is_something",
        "CREATE TRIGGER mine BEFORE INSERT ON peers_posting FOR EACH ROW EXECUTE FUNCTION suppress()",
    ],
)
def test_the_role_gets_no_further(as_the_site, attack):
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        run(attack)

    cause = refusal.value.__cause__
    assert isinstance(cause, psycopg.errors.InsufficientPrivilege | psycopg.errors.UndefinedFunction)


def test_the_role_posts_reverses_closes_and_reads(as_the_site):
    entry = book(as_the_site, 70)
    ledger.reverse(entry=entry, date=DAY, text="", by=None)
    run(FORWARD)
    ledger.close(month=DAY, by=None)
    run(FORWARD)

    assert ledger.amount_of(as_the_site.owed).amount == -500
    assert ledger.verify() == []


def test_the_rights_are_printed_for_whoever_owns_the_tables(capsys):
    call_command("ledger", "grants", 'skole"s')

    printed = capsys.readouterr().out
    assert 'TO "skole""s"' in printed
    assert 'REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON "public"."peers_account"' in printed
