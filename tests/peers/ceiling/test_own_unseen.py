"""Nobody but the person can tell whether there is an own limit: everything else is the same with and without.

The school is built, everything under ``/redaktion/`` is looked at and work is offered and answered, once
without a limit and once with one that is far below what the person is paid.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex

from accounts.models import Letter
from accounts.roles import Role
from peers import ceiling, offers, profiles
from peers.models import Contributor, Engagement, PersonalLimit
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.house.test_addresses import mounted, path_to
from tests.peers.money import kroner, make_budget, make_rates, set_rules
from tests.peers.work_rows import make_claim_row, make_work
from tests.visiting import Visitor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]

OURS = (
    *("budgetter", "satser", "loft", "tilbud", "honorar", "udbetaling", "regnskab", "arbejdsgrupper"),
    *("bidragydere", "kompetencer", "ideer", "hold", "godkendere", "ringeliste", "reports"),
)
CHANGES_EACH_TIME = (
    (re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), b"(key)"),
    (re.compile(rb"\b[A-Za-z0-9]{64}\b"), b"(token)"),
    (re.compile(rb'nonce="[^"]*"|nonce-[^\' ]*'), b"(nonce)"),
)


def month():
    return timezone.localdate().replace(day=1)


def limited(contributor):
    """Give somebody a limit that everything they do is above."""
    ceiling.set_own(
        contributor=contributor, per_month=kroner(1), per_year=kroner("1.23"), by=contributor.person
    )


def as_it_reads(response):
    body = response.body
    for pattern, word in CHANGES_EACH_TIME:
        body = pattern.sub(word, body)
    return response.status_code, body


def with_and_without(visitor, path, contributor):
    """Return how an address reads without a limit and with one; again where a minute turned in between."""
    for _again in range(3):
        PersonalLimit.objects.all().delete()
        without = as_it_reads(visitor.visit("GET", path))
        limited(contributor)
        with_one = as_it_reads(visitor.visit("GET", path))
        if without == with_one:
            break
    return without, with_one


def paths_of(school):
    for address in mounted():
        if is_ours(address.route):
            # An address without a way to it fails the house's own test.
            with suppress(KeyError):
                yield path_to(address, school)


def busy(contributor):
    """Give somebody something of everything that is counted."""
    set_rules(yearly_ceiling=2_500)
    make_work(contributor, 500, pay_month=month())
    make_work(contributor, 500, pay_month=month(), state="offered")
    for state in ("ready", "sent", "approved", "in_payment", "paid"):
        make_claim_row(contributor, 300, pay_month=month(), state=state)


@pytest.mark.parametrize("role", [Role.COORDINATOR, "superuser"])
def test_every_page_of_the_desk_reads_the_same_with_a_limit_and_without(school, role):
    contributor = Contributor.objects.get(person=school.people["alma"])
    visitor = Visitor(school.people[role])
    with undone():
        busy(contributor)
        read = {path: with_and_without(visitor, path, contributor) for path in paths_of(school)}

    assert not [path for path, (without, with_one) in read.items() if without != with_one]
    assert sum(without[0] == 200 for without, _with_one in read.values()) > 20


def is_ours(route):
    return route == "redaktion/" or route.startswith(tuple(f"redaktion/{name}/" for name in OURS))


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_the_same_comparison_sees_it_on_the_persons_own_page(school):
    contributor = Contributor.objects.get(person=school.people["alma"])
    with undone():
        busy(contributor)
        without, with_one = with_and_without(Visitor(school.people["alma"]), "/honorar/graense/", contributor)

    assert without != with_one


@pytest.mark.parametrize("name", ["budgetter", "tilbud", "honorar", "bidragydere", "udbetaling"])
def test_every_spreadsheet_reads_the_same(school, name):
    contributor = Contributor.objects.get(person=school.people["alma"])
    visitor = Visitor(school.people["superuser"])
    with undone():
        busy(contributor)
        path = f"/redaktion/{name}/?export=csv"
        before, after = with_and_without(visitor, path, contributor)

    assert before == after
    assert before[0] == 200


def everything_but_the_limit():
    """Return every row of every table but those of limits, as text; the keys of rows count from one."""
    rows = {}
    for model in apps.get_models():
        if model is not PersonalLimit and model._meta.managed and not model._meta.proxy:
            rows[model._meta.label] = serializers.serialize("json", model.objects.order_by("pk"))
    return rows


def story(has_limit):
    """Offer work, answer it, move its payment, ask for more; return what is left behind."""
    dina = with_role(make_person("Dina", email="dina.u@example.org"), Role.COORDINATOR)
    eli = make_person("Eli", email="eli.u@example.org")
    contributor = make_contributor("Eli", person=eli)
    budget = make_budget()
    make_rates(250)
    set_rules(yearly_ceiling=2_000)
    if has_limit:
        limited(contributor)
    day = timezone.localdate() + timedelta(days=20)
    pieces = [offers.Piece("teaching", "Hold", day, 120, f"historie:{number}") for number in range(3)]
    offer = offers.make(
        contributor=contributor, task="Undervis", pieces=pieces, project=budget.project, by=dina, key=uuid4()
    )
    first, second, third = offer.engagements.order_by("pk")
    if has_limit:
        with pytest.raises(offers.OwnLimit):
            offers.answer(offer=offer, choices={first.pk: "paid"}, by=eli)
    offers.answer(
        offer=offer, choices={first.pk: "paid", second.pk: "unpaid"}, by=eli, despite_own_limit=has_limit
    )
    offers.decline(engagement=third, by=eli)
    ceiling.ask(contributor=contributor, year=day.year, up_to=kroner(9_000), by=eli)
    return {
        "letters": list(
            Letter.objects.order_by("created_at").values_list("kind", "words", "full", "channel")
        ),
        "work": list(Engagement.objects.order_by("pk").values_list("state", "terms", "pay_month", "amount")),
        "counts": {
            model._meta.label: model.objects.count()
            for model in apps.get_models()
            if model is not PersonalLimit and model._meta.managed
        },
    }


def plain(found):
    """Return it without the keys of rows, which count on."""
    return re.sub(r"/\d+/", "/n/", str(found))


def test_offers_answers_and_letters_leave_the_same_behind():
    with undone():
        without = plain(story(has_limit=False))
    with undone():
        with_one = plain(story(has_limit=True))

    assert with_one == without


def test_setting_it_writes_its_own_row_and_nothing_else(eli):
    before = everything_but_the_limit()

    limited(eli.contributor)

    assert everything_but_the_limit() == before
    assert PersonalLimit.objects.count() == 1
    assert not ReferenceIndex.objects.filter(base_content_type__model="personallimit").exists()


def test_nobody_has_a_right_to_it_and_no_screen_is_of_it():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_permission WHERE codename LIKE '%personallimit%'")
        assert cursor.fetchone() == (0,)
    assert not [one for one in mounted() if "personallimit" in one.route or "own_limit" in one.route]


def test_even_a_superuser_gets_no_page_of_anothers(client, eli):
    limited(eli.contributor)
    sign_in(client, with_role(make_person("Lis"), Role.ADMINISTRATOR))

    assert client.get("/honorar/graense/").status_code == 404


def test_it_is_gone_with_whoever_stops(eli, dina):
    limited(eli.contributor)

    profiles.stop(contributor=eli.contributor, by=dina)

    assert not PersonalLimit.objects.exists()
