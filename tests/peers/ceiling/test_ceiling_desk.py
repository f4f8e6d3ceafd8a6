"""The ceiling in the desk: who is near, who asks, what a leader answers; and the rules."""

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import ceiling
from peers.models import CeilingConsent, HonorariumSettings
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.peers.money import kroner, set_rules
from tests.peers.said import text_of
from tests.peers.work_rows import make_work

pytestmark = pytest.mark.django_db

LIST = "/redaktion/loft/"


@pytest.fixture
def lis(client):
    """A leader, signed in, of a school with a ceiling of 10,000."""
    set_rules(yearly_ceiling=10_000)
    person = with_role(make_person("Lis"), "leader")
    sign_in(client, person)
    return person


def month():
    return timezone.localdate().replace(day=1)


def asks(name="Eli S.", amount=12_000):
    person = make_person(name)
    mine = make_contributor(name, person=person)
    year = timezone.localdate().year
    return ceiling.ask(contributor=mine, year=year, up_to=kroner(amount), by=person)


def test_the_list_names_who_is_near_and_nobody_else(client, lis):
    make_work(make_contributor("Langt fra"), 7_999, pay_month=month())
    make_work(make_contributor("Tæt på"), 8_000, pay_month=month())
    make_work(make_contributor("Over"), 10_001, pay_month=month())

    said = text_of(client.get(LIST))

    assert "Langt fra" not in said
    assert "Over: 100 %" in said
    assert said.index("Over ") < said.index("Tæt på 0,00")
    assert "Tæt på: 80 %" in said
    assert "8.000,00 kr." in said
    assert "Ingen er tæt på loftet" in text_of(client.get(f"{LIST}?aar={timezone.localdate().year + 1}"))


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_people_take_no_more_questions_than_one(client, lis, count, django_assert_max_num_queries):
    for number in range(count):
        make_work(make_contributor(), 9_000, pay_month=month())
        asked = asks(f"Nr. {number}")
        if number % 2:
            ceiling.answer(consent=asked, agree=False, reason="Nej.", by=lis)
    client.get(LIST)

    with django_assert_max_num_queries(26) as asked:
        client.get(LIST)
    assert len([one for one in asked if '"peers_' in one["sql"]]) <= 9


def test_a_leader_answers_with_a_reason_that_the_person_reads(client, lis):
    asked = asks()
    assert "Eli S." in text_of(client.get(LIST))
    address = reverse("ceilings:answer", args=[asked.pk])
    assert "Eli S. siger ja til op til 12.000,00 kr." in text_of(client.get(address))

    client.post(address, {"agree": "yes", "reason": "Et hold mere."})

    asked.refresh_from_db()
    assert (asked.agreed, asked.reason, asked.answered_by) == (True, "Et hold mere.", lis)
    assert "Et hold mere." in text_of(client.get(LIST))
    sign_in(client, asked.contributor.person)
    own = text_of(client.get("/honorar/graense/"))
    assert "Skolen siger ja" in own
    assert "Et hold mere." in own


def test_an_answer_without_a_reason_is_asked_for_one(client, lis):
    asked = asks()

    client.post(reverse("ceilings:answer", args=[asked.pk]), {"agree": "no", "reason": " "})

    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_leader_who_asks_is_answered_by_another(client, lis):
    mine = make_contributor("Lis", person=lis)
    asked = ceiling.ask(contributor=mine, year=timezone.localdate().year, up_to=kroner(12_000), by=lis)

    assert "En anden leder svarer" in text_of(client.get(LIST))
    page = client.post(reverse("ceilings:answer", args=[asked.pk]), {"agree": "yes", "reason": "Ja."})
    assert "Du har selv spurgt. En anden leder svarer." in text_of(page)
    assert CeilingConsent.objects.get().answered_at is None


def test_two_leaders_at_once_give_one_answer(client, lis):
    asked = asks()
    ceiling.answer(consent=asked, agree=False, reason="Nej.", by=with_role(make_person("Leo"), "leader"))

    page = client.post(reverse("ceilings:answer", args=[asked.pk]), {"agree": "yes", "reason": "Ja."})

    assert "Der er allerede svaret." in text_of(page)


def test_coordinators_look_and_payers_do_not_even(client, lis, dina, frede, gry):
    asked = asks()
    sign_in(client, dina)
    assert client.get(LIST).status_code == 200
    assert client.get(reverse("ceilings:answer", args=[asked.pk])).status_code == 404
    assert client.get(reverse("ceilings:rules")).status_code == 404
    for person in (frede, gry):
        sign_in(client, person)
        assert client.get(LIST).status_code == 404


def test_a_leader_decides_the_rules_and_writes_over_nobody(client, lis):
    page = client.get(reverse("ceilings:rules"))
    seen = page.context["form"].initial["seen"]
    typed = {"yearly_ceiling": "25.000", "warn_percent": 75, "cancel_days": 3, "pay_after_months": 2}

    client.post(reverse("ceilings:rules"), {**typed, "seen": seen})
    rules = HonorariumSettings.current()
    assert (rules.yearly_ceiling, rules.warn_percent, rules.cancel_days) == (kroner(25_000), 75, 3)

    late = client.post(reverse("ceilings:rules"), {**typed, "seen": seen, "yearly_ceiling": ""})
    assert "Det er blevet ændret" in text_of(late)
    assert HonorariumSettings.current().yearly_ceiling == kroner(25_000)


def test_a_school_may_have_no_ceiling(client, lis):
    seen = client.get(reverse("ceilings:rules")).context["form"].initial["seen"]
    client.post(
        reverse("ceilings:rules"),
        {"seen": seen, "yearly_ceiling": "", "warn_percent": 80, "cancel_days": 7, "pay_after_months": 1},
    )

    assert HonorariumSettings.current().yearly_ceiling is None
    assert "Skolen har ikke et loft" in text_of(client.get(LIST))
