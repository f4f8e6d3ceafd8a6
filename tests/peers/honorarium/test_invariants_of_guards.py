"""What ``check_invariants`` finds of budgets, ceilings, guards and private limits."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log

from peers import ceiling, invariants, rules
from peers.models import PersonalLimit
from tests.peers.honorarium.planted import found, plant
from tests.peers.money import kroner, set_rules

pytestmark = pytest.mark.django_db


def test_a_budget_whose_figures_are_not_its_rows(paid, monkeypatch):
    assert invariants.faults() == []
    monkeypatch.setattr("peers.budgets.UNAPPROVED", frozenset({"ready"}))
    said = [f"budget {paid.budget_id} says committed 0, and its rows come to 500.00"]
    assert invariants.faults() == said


def test_more_in_a_year_than_was_allowed(paid):
    set_rules(yearly_ceiling="499.99")
    year = paid.paid_on.year
    said = f"contributor {paid.contributor_id} is paid 500.00 in {year} with run 1, and 499.99 was allowed"
    assert invariants.faults() == [said]
    set_rules(yearly_ceiling=500)
    assert invariants.faults() == []


def test_a_ceiling_that_was_lowered_after_the_payment(paid, dina):
    facts = {"warn_percent": 80, "cancel_days": 7, "pay_after_months": 1, "by": dina}
    rules.write(yearly_ceiling=kroner(100), **facts)
    assert invariants.faults() == []
    plant(("UPDATE wagtailcore_modellogentry SET timestamp = now() - interval '1 day'",))
    assert "and 100 was allowed" in "\n".join(invariants.faults())


def test_more_in_a_year_was_agreed_before_it_was_paid_or_after(paid, dina):
    set_rules(yearly_ceiling=100)
    dina.is_superuser = True
    dina.save()
    now = timezone.now()
    facts = {"contributor": paid.contributor, "year": paid.paid_on.year, "by": paid.contributor.person}
    consent = ceiling.ask(up_to=kroner(500_000), now=now - timedelta(days=9), **facts)
    ceiling.answer(consent=consent, agree=True, reason="Aftalt.", by=dina, now=now - timedelta(days=9))
    assert invariants.faults() == []
    assert "100.00 was allowed" in found(("UPDATE peers_ceilingconsent SET answered_at = now() + '1 day'",))
    assert f"agreement {consent.pk} above the ceiling is not of two" in found(
        ("UPDATE peers_ceilingconsent SET answered_by_id = %s", paid.contributor.person_id)
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("ALTER TABLE peers_posting DISABLE TRIGGER peers_entry_balances", "trigger peers_entry_balances is"),
        ("ALTER TABLE peers_entry DISABLE TRIGGER peers_entry_stays", "trigger peers_entry_stays is gone"),
        ("ALTER TABLE peers_claim DISABLE TRIGGER USER", "trigger moves of peers.Claim is gone, changed"),
        ("ALTER TABLE peers_paymentline DISABLE TRIGGER USER", "trigger line_changes of peers.PaymentLine"),
        ("ALTER TABLE peers_engagement DISABLE TRIGGER USER", "trigger employed_is_not_paid of peers.Eng"),
        (
            "ALTER TABLE peers_ceilingconsent DISABLE TRIGGER USER",
            "trigger two_agree of peers.CeilingConsent",
        ),
        (
            "DROP INDEX peers_claim_in_one_run",
            "constraint peers_claim_in_one_run of peers.PaymentLine is gone",
        ),
        (
            "ALTER TABLE peers_entry DROP CONSTRAINT peers_entry_reference_key",
            "reference of peers.Entry may be there twice",
        ),
        ("SELECT 1", "constraint peers_approved_by_somebody of peers.Claim is gone"),
    ],
)
def test_guards_that_are_gone(db, statement, said):
    assert said in found((statement,))


def test_a_guard_that_was_changed(db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgname ~ '^pgtrigger_moves' "
            "AND tgrelid = 'peers_claim'::regclass"
        )
        ((name,),) = cursor.fetchall()
    said = found((f"COMMENT ON TRIGGER {name} ON peers_claim IS 'another'",))
    assert "the trigger moves of peers.Claim is gone, changed or switched off" in said


def test_somebodys_own_limit_in_a_history(paid):
    limit = PersonalLimit.objects.create(contributor=paid.contributor, per_month=kroner(100), per_year=None)
    log(limit, "wagtail.create")
    assert "a history tells of somebody's own limit" in found()


def test_the_command_says_what_does_not_hold(paid, capsys):
    call_command("check_invariants")
    assert "All facts hold." in capsys.readouterr().out
    plant(("UPDATE peers_claim SET state = %s WHERE id = %s", "sent", paid.pk))
    with pytest.raises(CommandError, match="faults"):
        call_command("check_invariants")
    assert f"claim {paid.pk} is sent" in capsys.readouterr().out
