"""A plan in the database: nothing of it can be read there, moved or put back without being noticed."""

import base64
import io
import logging

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from enrolment.models import Plan
from enrolment.plan import change, delete, keeping, read, sealing, text, writing
from enrolment.plan.closing import put_under_word, take_word_off
from enrolment.plan.keeping import Locked, Unreadable
from enrolment.plan.text import PlanText
from tests.enrolment.plan.plans import HOPE, STEP, a_plan

pytestmark = pytest.mark.django_db
OTHER = b"another key of thirty-two bytes!"


def everything_in_the_database():
    """Every row of every table as text; what is bytes, as it stands and in hexadecimal."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - names from the database itself
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


def test_what_is_written_is_read_again(alma):
    a_plan(alma)
    plan = read(alma)

    assert [one.text for one in plan.hopes] == [HOPE]
    assert [one.text for one in plan.steps] == [STEP]
    assert plan.version == 2


def test_no_word_of_a_plan_stands_in_the_database(alma, bo):
    a_plan(alma)
    dump = everything_in_the_database()

    assert alma.email in dump  # the dump is of what is there
    for words in (HOPE, STEP, "biografen", "Kirsten"):
        for written in (
            words.encode(),
            words.encode("utf-16-le"),
            base64.b64encode(words.encode()).strip(b"="),
        ):
            assert written.hex() not in dump
            assert written.decode("latin-1") not in dump


def test_its_length_tells_little(alma, bo):
    a_plan(alma, hope="A")
    a_plan(bo, hope="En lang historie. " * 20)

    assert len({len(row.sealed) for row in Plan.objects.all()}) == 1
    assert all((len(row.sealed) - 28) % text.PIECE == 0 for row in Plan.objects.all())


def test_the_same_words_never_look_the_same(alma):
    first = a_plan(alma)
    rows = []
    for _ in range(2):
        row = Plan.objects.get()
        rows.append((bytes(row.wrapped_key), bytes(row.sealed)))
        keeping.save(alma, row, first, own=None, now=None)

    assert rows[0][0] != rows[1][0]
    assert rows[0][1][:64] != rows[1][1][:64]


def test_a_row_that_was_moved_to_another_person_does_not_open(alma, bo):
    a_plan(alma)
    a_plan(bo)
    mine, theirs = Plan.objects.get(pk=alma.pk), Plan.objects.get(pk=bo.pk)
    Plan.objects.filter(pk=bo.pk).update(
        wrapped_key=mine.wrapped_key, sealed=mine.sealed, version=mine.version, changed_at=mine.changed_at
    )

    with pytest.raises(Unreadable):
        read(bo)
    Plan.objects.filter(pk=bo.pk).update(sealed=mine.sealed, wrapped_key=theirs.wrapped_key)
    with pytest.raises(Unreadable):
        read(bo)


@pytest.mark.parametrize("parts", [("sealed",), ("wrapped_key",), ("sealed", "wrapped_key"), ("changed_at",)])
def test_an_earlier_version_put_back_does_not_open(alma, parts):
    a_plan(alma)
    earlier = Plan.objects.get()
    change(person=alma, how=writing.hope("Noget nyt"))
    Plan.objects.update(**{part: getattr(earlier, part) for part in parts})

    with pytest.raises(Unreadable):
        read(alma)


def test_an_earlier_version_under_a_later_number_does_not_open(alma):
    a_plan(alma)
    Plan.objects.update(version=7)

    with pytest.raises(Unreadable):
        read(alma)


def test_another_key_opens_nothing_and_nobody_is_named_in_the_log(alma, settings, caplog):
    a_plan(alma)
    settings.PLAN_KEYS = [OTHER]

    with caplog.at_level(logging.ERROR), pytest.raises(Unreadable):
        read(alma)
    assert "A plan does not open" in caplog.text
    assert "Alma" not in caplog.text
    assert f" {alma.pk}" not in caplog.text


@pytest.mark.parametrize("rubbish", [b"", b"x", b"\x01" + bytes(8), bytes(200)])
@pytest.mark.parametrize("column", ["wrapped_key", "sealed"])
def test_rubbish_is_unreadable_and_no_other_error(alma, column, rubbish):
    a_plan(alma)
    Plan.objects.update(**{column: rubbish})

    with pytest.raises(Unreadable):
        read(alma)
    with pytest.raises(Unreadable):
        change(person=alma, how=writing.hope("Mere"))


def test_a_text_of_another_shape_is_unreadable(alma):
    a_plan(alma)
    row = Plan.objects.get()
    row.wrapped_key, row.sealed = sealing.seal(b'{"hopes": [[1]]}', bound=keeping.bound(row))
    row.save()

    with pytest.raises(Unreadable):
        read(alma)


def test_with_a_new_key_first_the_old_still_opens_until_all_is_rewrapped(alma, bo, settings):
    a_plan(alma)
    put_under_word(person=bo, word="x" * 12) if a_plan(bo) else None
    old = settings.PLAN_KEYS[0]
    sealed = bytes(Plan.objects.get(pk=alma.pk).sealed)
    settings.PLAN_KEYS = [OTHER, old]
    assert read(alma).hopes[0].text == HOPE

    out = io.StringIO()
    call_command("rewrap_plans", stdout=out)
    assert "2 put under the first key, 0 there already." in out.getvalue()
    settings.PLAN_KEYS = [OTHER]
    assert read(alma).hopes[0].text == HOPE
    assert read(bo, own=keeping.open_with(bo, "x" * 12)).hopes[0].text == HOPE
    assert bytes(Plan.objects.get(pk=alma.pk).sealed) == sealed
    call_command("rewrap_plans", stdout=out)
    assert "0 put under the first key, 2 there already." in out.getvalue()


def test_rewrapping_says_that_a_key_is_missing(alma, settings):
    a_plan(alma)
    settings.PLAN_KEYS = [OTHER]

    with pytest.raises(CommandError, match="1 are opened by none of the keys"):
        call_command("rewrap_plans", stdout=io.StringIO())


def test_deleted_is_gone(alma):
    a_plan(alma)

    assert delete(person=alma)
    assert read(alma) is None
    assert not Plan.objects.exists()
    assert not delete(person=alma)


def test_under_an_own_word_the_keys_of_the_school_do_not_open_it(alma):
    a_plan(alma)
    _plan, own = put_under_word(person=alma, word="måneskin over fjorden")

    with pytest.raises(Locked):
        read(alma)
    with pytest.raises(Locked):
        keeping.open_with(alma, "måneskin over byen")
    assert read(alma, own=own).hopes[0].text == HOPE
    change(person=alma, how=writing.hope("Mere"), own=own)
    with pytest.raises(Locked):
        read(alma)
    with pytest.raises(Locked):
        change(person=alma, how=writing.hope("Uden ord"))
    assert len(read(alma, own=keeping.open_with(alma, "måneskin over fjorden")).hopes) == 2
    take_word_off(person=alma, own=own)
    assert len(read(alma).hopes) == 2


def test_a_plan_says_nothing_in_a_traceback(alma):
    plan = a_plan(alma)

    for thing in (plan, plan.hopes, plan.steps, plan.hopes[0]):
        assert "biografen" not in repr(thing)
        assert "Kirsten" not in repr(thing)


def test_nothing_is_written_where_nothing_is_changed(alma):
    plan = a_plan(alma)

    assert change(person=alma, how=writing.hope(HOPE)).version == plan.version
    assert change(person=alma, how=lambda plan, _version: plan) == plan
    assert isinstance(PlanText(), PlanText)


def test_a_word_is_the_same_from_any_keyboard():
    one, two = "en gr\N{LATIN SMALL LETTER A WITH RING ABOVE} hest", "en gra\N{COMBINING RING ABOVE} hest"

    assert one != two
    assert sealing.own_of(one, salt=b"s" * 16) == sealing.own_of(two, salt=b"s" * 16)
