"""Whoever writes SQL of their own meets the database: nothing is unbalanced, changed or slipped in."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from peers import ledger
from peers.ledger import sql
from peers.models import Account, Budget, BudgetLift, CeilingConsent, Closing, Entry, Period, Posting, Rate
from tests.peers.ledger.books import DAY, book, kroner, make_books

FORWARD = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"


@pytest.fixture
def books(db):
    return make_books()


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def write_entry(reference="prøve", date=DAY, reverses=None):
    return run(
        "INSERT INTO peers_entry (reference, date, text, at, reverses_id, written_in)"
        " VALUES (%s, %s, '', now(), %s, 0) RETURNING id",
        *(reference, date, reverses),
    )[0][0]


def write_posting(entry, account, amount, date=DAY, currency="DKK"):
    run(
        "INSERT INTO peers_posting (entry_id, account_id, date, amount, amount_currency)"
        " VALUES (%s, %s, %s, %s, %s)",
        *(entry, account.pk, date, amount, currency),
    )


def is_refused(rule, action):
    """Whether the database refuses what is done, at the latest at the end, under that name."""
    with pytest.raises(DatabaseError) as refusal:
        to_the_end(action)
    cause = refusal.value.__cause__
    assert isinstance(cause, psycopg.errors.CheckViolation)
    return cause.diag.constraint_name == rule


@transaction.atomic
def to_the_end(action):
    action()
    run(FORWARD)


def write(books, *amounts, reference="prøve", reverses=None):
    entry = write_entry(reference, reverses=reverses)
    for number, (amount, currency) in enumerate(amounts):
        write_posting(entry, books.owed if number % 2 else books.expense, amount, currency=currency)
    return entry


@pytest.mark.parametrize(
    "amounts",
    [
        [],
        [("NaN", "DKK"), ("NaN", "DKK")],
        [(1, "DKK"), (-2, "DKK")],
        [(1, "DKK"), (-1, "EUR")],
        [(1, "DKK"), (-1, "DKK"), (1, "EUR"), (-1, "EUR")],
        [(1, "DKK"), (-1, "DKK")] * 51,
    ],
    ids=["nothing", "no number", "unbalanced", "mixed", "two balanced currencies", "too many"],
)
def test_an_entry_that_does_not_hold_is_refused_at_the_end(books, amounts):
    assert is_refused(sql.BALANCED, lambda: write(books, *amounts))


def test_one_posting_of_nothing_is_refused(books):
    assert is_refused("peers_posting_is_something", lambda: write(books, (0, "DKK"), (0, "DKK")))


def test_a_first_asking_is_not_the_last(books):
    def balanced_then_more():
        entry = write(books, (1, "DKK"), (-1, "DKK"))
        run("SET CONSTRAINTS ALL IMMEDIATE")
        run("SET CONSTRAINTS ALL DEFERRED")
        write_posting(entry, books.owed, 5)

    assert is_refused(sql.BALANCED, balanced_then_more)


def test_asked_at_once_a_posting_alone_is_refused(books):
    run("SET CONSTRAINTS ALL IMMEDIATE")

    assert is_refused(sql.BALANCED, lambda: write(books, (1, "DKK"), (-1, "DKK")))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_added_to_an_entry_of_another_transaction():
    books = make_books()
    entry = book(books, 500)

    def add():
        write_posting(entry.pk, books.owed, 1)
        write_posting(entry.pk, books.owed, -1)

    assert is_refused(sql.POSTING, add)


def test_an_entry_cannot_say_that_it_is_of_this_transaction(books):
    entry = write(books, (1, "DKK"), (-1, "DKK"))
    run("SET CONSTRAINTS ALL IMMEDIATE")

    assert run("SELECT written_in > 0 FROM peers_entry WHERE id = %s", entry) == [(True,)]
    assert is_refused(sql.STAYS, lambda: run("UPDATE peers_entry SET written_in = 1 WHERE id = %s", entry))


def test_a_posting_is_of_the_day_of_its_entry(books):
    tomorrow = DAY.replace(day=DAY.day + 1)

    assert is_refused(sql.POSTING, lambda: write_posting(write_entry(), books.owed, 1, date=tomorrow))
    assert is_refused(sql.POSTING, lambda: write_posting(write_entry(), books.owed, 1, currency="kr"))
    assert is_refused(sql.POSTING, lambda: write_posting(987654, books.owed, 1))


def test_a_reference_is_there_once(books):
    book(books, 500, reference="claim:1:approved")

    with pytest.raises(DatabaseError, match="peers_entry_reference"), transaction.atomic():
        write(books, (1, "DKK"), (-1, "DKK"), reference="claim:1:approved")


@pytest.mark.parametrize(
    ("amounts", "reference"),
    [
        ([(-499, "DKK"), (499, "DKK")], "reversal:claim:1:approved"),
        ([(500, "DKK"), (-500, "DKK")], "reversal:claim:1:approved"),
        ([(-250, "DKK"), (250, "DKK")] * 2, "reversal:claim:1:approved"),
        ([(-500, "EUR"), (500, "EUR")], "reversal:claim:1:approved"),
        ([(-500, "DKK"), (500, "DKK"), (-1, "DKK"), (1, "DKK"), (1, "DKK"), (-1, "DKK")][:6], "reversal:x"),
    ],
    ids=["less", "the same side", "in halves", "other money", "other name"],
)
def test_a_reversal_that_does_not_mirror_is_refused(books, amounts, reference):
    entry = book(books, 500, reference="claim:1:approved")
    rule = sql.ENTRY if reference.endswith("x") else sql.BALANCED

    assert is_refused(rule, lambda: write(books, *amounts, reference=reference, reverses=entry.pk))


def test_what_was_reversed_stays_what_was_mirrored(books):
    """In one transaction the original may still grow: the mirror is looked at again."""

    def grow():
        entry = write(books, (500, "DKK"), (-500, "DKK"), reference="a")
        write(books, (-500, "DKK"), (500, "DKK"), reference="reversal:a", reverses=entry)
        run(FORWARD)
        write_posting(entry, books.owed, 1)
        write_posting(entry, books.owed, -1)

    assert is_refused(sql.BALANCED, grow)


def test_a_reversal_is_not_reversed_and_is_called_one(books):
    entry = book(books, 500, reference="a")
    mirror = ledger.reverse(entry=entry, date=DAY, text="", by=None)
    before = DAY.replace(day=1)

    assert is_refused(sql.ENTRY, lambda: write_entry("reversal:reversal:a", reverses=mirror.pk))
    assert is_refused(sql.ENTRY, lambda: write_entry("reversal:b"))
    assert is_refused(sql.ENTRY, lambda: write_entry("reversal:a", before, reverses=entry.pk))


KEPT = [Account, Entry, Posting, Closing, Period, BudgetLift, Rate]


def fill(books, by):
    """A row in every table that is kept."""
    book(books, 500)
    ledger.close(month=DAY, by=by)
    budget = Budget.objects.get(pk=books.budget.pk)
    BudgetLift.objects.create(budget=budget, amount=kroner(5), reason="Flere hold", by=by)
    Rate.objects.create(
        activity="teaching", unit="hour", amount=kroner(250), valid_from=DAY, reason="Som før", made_by=by
    )
    run(FORWARD)


def test_nothing_is_changed_and_nothing_deleted(books, dina):
    fill(books, dina)
    for model in KEPT:
        table, key = model._meta.db_table, model._meta.pk.column
        assert model.objects.exists(), table
        for attack in (f"UPDATE {table} SET {key} = {key}", f"DELETE FROM {table}"):  # noqa: S608 - ours
            assert is_refused(sql.STAYS, lambda attack=attack: run(attack)), attack


@pytest.mark.parametrize("model", [*KEPT, CeilingConsent])
def test_nothing_is_emptied(books, model):
    run(FORWARD)

    assert is_refused(sql.STAYS, lambda: run(f"TRUNCATE {model._meta.db_table} CASCADE"))


@pytest.mark.parametrize("table", ["accounts_user", "peers_contributor", "peers_budget"])
def test_nothing_is_emptied_through_what_it_hangs_on(books, table):
    run(FORWARD)

    assert is_refused(sql.STAYS, lambda: run(f"TRUNCATE {table} CASCADE"))


def test_a_table_of_the_same_name_deceives_nobody(books, dina):
    book(books, 500)
    ledger.close(month=DAY, by=dina)
    run("CREATE TEMP TABLE peers_period (LIKE peers_period) ON COMMIT DROP")

    assert is_refused(sql.ENTRY, lambda: write_entry("sent"))


def test_what_was_made_with_the_orm_meets_the_same(books):
    def alone():
        entry = Entry.objects.create(reference="prøve", date=DAY, text="")
        Posting.objects.create(entry=entry, account=books.owed, date=DAY, amount=kroner(5))

    assert is_refused(sql.BALANCED, alone)
