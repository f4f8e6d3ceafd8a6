"""Above the ceiling: the person asks, a leader answers; one cannot be both, nor can direct SQL make them."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Letter
from peers import ceiling
from peers.models import CeilingConsent
from tests.cast import with_role
from tests.factories import make_contributor, make_person
from tests.load.actors import all_at_once
from tests.peers.money import kroner, set_rules
from tests.peers.work_rows import make_work

pytestmark = pytest.mark.django_db

YEAR = 2026


@pytest.fixture
def lis(db):
    """A leader."""
    return with_role(make_person("Lis"), "leader")


@pytest.fixture
def mine(eli):
    """Eli as a contributor of a school with a ceiling of 10,000."""
    set_rules(yearly_ceiling=10_000)
    return eli.contributor


def ask(mine, amount=12_000, *, year=YEAR):
    return ceiling.ask(contributor=mine, year=year, up_to=kroner(amount), by=mine.person)


def test_the_person_asks_and_leaders_are_told_discreetly(mine, lis, dina):
    asked = ask(mine)

    assert (asked.up_to, asked.agreed, asked.answered_by) == (kroner(12_000), None, None)
    letter = Letter.objects.get()
    assert letter.person == lis
    assert "12" not in str(letter.words)
    assert "honorar" not in str(letter.words).casefold()
    assert "Eli" not in str(letter.words) + str(letter.full)


def test_nobody_asks_for_another(mine, lis):
    with pytest.raises(ceiling.NotYours):
        ceiling.ask(contributor=mine, year=YEAR, up_to=kroner(12_000), by=lis)


def test_it_is_asked_once_until_it_is_answered(mine, lis):
    asked = ask(mine)
    with pytest.raises(ceiling.AskedAlready):
        ask(mine, 15_000)
    ask(mine, 15_000, year=YEAR + 1)

    ceiling.answer(consent=asked, agree=False, reason="Ikke i år.", by=lis)
    ask(mine, 11_000)


def test_what_is_allowed_need_not_be_asked(mine):
    with pytest.raises(ceiling.NotAbove):
        ask(mine, 10_000)


def test_without_a_ceiling_there_is_nothing_to_ask(eli):
    with pytest.raises(ceiling.NotAbove):
        ask(eli.contributor)


def test_a_leader_agrees_with_a_reason_and_the_person_is_told_that_there_is_an_answer(mine, lis):
    asked = ask(mine)
    Letter.objects.all().delete()

    ceiling.answer(consent=asked, agree=True, reason=" Et hold mere. ", by=lis)

    asked.refresh_from_db()
    assert (asked.agreed, asked.reason, asked.answered_by) == (True, "Et hold mere.", lis)
    letter = Letter.objects.get()
    assert letter.person == mine.person
    assert letter.words["path"] == "/honorar/graense/"
    assert "12" not in str(letter.words)
    assert "honorar" not in letter.words["subject"] + str(letter.words["paragraphs"])


def test_no_is_an_answer_too_and_a_yes_needs_a_reason(mine, lis):
    asked = ask(mine)
    with pytest.raises(IntegrityError), transaction.atomic():
        ceiling.answer(consent=asked, agree=True, reason="  ", by=lis)

    assert ceiling.answer(consent=asked, agree=False, reason="Ikke i år.", by=lis).agreed is False


def test_whoever_is_no_leader_never_answers(mine, dina, frede):
    asked = ask(mine)
    for by in (dina, frede, mine.person):
        with pytest.raises(ceiling.NotALeader):
            ceiling.answer(consent=asked, agree=True, reason="Ja.", by=by)


def test_a_leader_who_contributes_does_not_answer_themselves(lis):
    set_rules(yearly_ceiling=10_000)
    asked = ask(make_contributor("Lis", person=lis))

    with pytest.raises(ceiling.NotYourOwn):
        ceiling.answer(consent=asked, agree=True, reason="Ja.", by=lis)
    other = with_role(make_person("Leo"), "leader")
    assert ceiling.answer(consent=asked, agree=True, reason="Ja.", by=other).agreed


def test_it_is_answered_once(mine, lis):
    asked = ask(mine)
    ceiling.answer(consent=asked, agree=False, reason="Nej.", by=lis)

    with pytest.raises(ceiling.AnsweredAlready):
        ceiling.answer(consent=asked, agree=True, reason="Ja.", by=lis)


def refused(constraint, sql, *values):
    with pytest.raises(IntegrityError) as no, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
    assert no.value.__cause__.diag.constraint_name == constraint


ANSWER = (
    "UPDATE peers_ceilingconsent SET answered_by_id = %s, answered_at = now(), agreed = true, reason = 'x'"
)


def test_no_sql_lets_the_person_answer_or_rewrites_what_two_agreed_to(mine, lis):
    asked = ask(mine)
    refused("peers_consent_of_two", ANSWER, str(mine.person.pk))
    refused("peers_consent_as_asked", "UPDATE peers_ceilingconsent SET up_to = 99999")
    refused("peers_consent_kept", "DELETE FROM peers_ceilingconsent")
    refused(
        "peers_consent_of_two",
        "INSERT INTO peers_ceilingconsent (contributor_id, year, up_to, up_to_currency, asked_at, agreed,"
        " answered_at, answered_by_id, reason) VALUES (%s, 2026, 1, 'DKK', now(), true, now(), %s, 'x')",
        mine.pk,
        str(mine.person.pk),
    )

    ceiling.answer(consent=asked, agree=False, reason="Nej.", by=lis)
    refused("peers_consent_answered_once", "UPDATE peers_ceilingconsent SET agreed = true, reason = 'x'")
    assert CeilingConsent.objects.get().agreed is False


@pytest.mark.django_db(transaction=True)
def test_many_questions_at_once_are_one():
    set_rules(yearly_ceiling=10_000)
    mine = make_contributor("Eli", person=make_person("Eli"))

    came = all_at_once([lambda: ask(mine)] * 6)

    assert sum(isinstance(one, CeilingConsent) for one in came) == 1
    assert sum(isinstance(one, ceiling.AskedAlready) for one in came) == 5


def accept(mine, *, with_lock):
    """Say yes to 4,000 as an answer to an offer does: look at the year, then write."""
    month = timezone.localdate().replace(day=1)
    with transaction.atomic():
        if with_lock:
            ceiling.lock(mine)
        ceiling.check(contributor=mine, items=[(month, kroner(4_000))])
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.05)")
        return make_work(mine, 4_000, pay_month=month)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("with_lock", [True, False])
def test_many_yes_at_once_stay_below_it_with_the_lock_and_do_not_without(with_lock):
    set_rules(yearly_ceiling=10_000)
    mine = make_contributor("Eli", person=make_person("Eli"))

    came = all_at_once([lambda: accept(mine, with_lock=with_lock)] * 8)

    total = ceiling.forecast(mine, timezone.localdate().year).total
    wrong = [one for one in came if isinstance(one, Exception) and not isinstance(one, ceiling.AboveCeiling)]
    assert not wrong
    if with_lock:
        assert total == kroner(8_000)
    else:
        assert total > kroner(10_000)  # the control: the race is there
