import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern

from enrolment import seats
from enrolment.models import Notice
from tests.cast import sign_in
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db

SECRET = "Hemmelige Henriette"


@pytest.fixture
def henriette(at_desk, dina):
    """Somebody in a class, about whom much was written."""
    person = make_person(SECRET, email=None, phone="99 88 77 66")
    run = make_run()
    row = seats.enrol(person=person, run=run, by=dina, need="Noget privat")
    at_desk.post(reverse("runs:close", args=[run.pk]))
    at_desk.post(reverse("enrolments:withdraw", args=[row.pk]), {"reason": "Ringede"})
    return row


def admin_addresses(pattern=None, prefix="", names=()):
    """Yield every address of the admin, with the number 1 where one is asked for."""
    for one in (pattern or get_resolver()).url_patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            if path.startswith("redaktion/"):
                yield (*names, one.name or ""), path
        else:
            namespace = [one.namespace] if one.namespace else []
            yield from admin_addresses(one, path, (*names, *namespace))


OF_THE_SCHOOL = {
    "runs", "sessions", "enrolments", "waiting", "calls", "terms", "venues", "contributors", "agreements",
}  # fmt: skip


@pytest.mark.parametrize("role", ["gry", "frede"])
def test_no_address_of_ours_opens_for_them(role, henriette, request):
    client = sign_in(Client(), request.getfixturevalue(role))
    run, notice = henriette.run, Notice.objects.first()
    numbers = {"int:pk": henriette.pk, "uuid:pk": notice.pk, "str:pk": henriette.pk}
    tried = 0
    for names, path in admin_addresses():
        if not OF_THE_SCHOOL & set(names):
            continue
        address = f"/{path}"
        for hole, number in numbers.items():
            address = address.replace(f"<{hole}>", str(run.pk if "runs" in names else number))
        assert client.get(address).status_code in {404, 405}, address
        assert client.post(address, {}).status_code == 404, address
        tried += 1
    assert tried > 50


@pytest.mark.parametrize("role", ["gry", "frede"])
def test_no_page_of_wagtails_names_a_person(role, henriette, request):
    client = sign_in(Client(), request.getfixturevalue(role))
    pages = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_reports:site_history") + "?export=csv",
        reverse("wagtailadmin_reports:locked_pages"),
        reverse("wagtailadmin_reports:aging_pages"),
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:edit", args=[henriette.person_id]),
        reverse("wagtailusers_groups:index"),
        reverse("wagtailadmin_pages:search") + "?q=Henriette",
        reverse("wagtailadmin_account"),
    ]
    for page in pages:
        answer = client.get(page, follow=True)
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        for secret in (SECRET, "99 88 77 66", "Noget privat", "Ringede"):
            assert secret not in text, page


def test_the_menu_of_the_school_is_only_for_those_who_run_it(at_desk, gry, frede):
    assert "Ringeliste" in at_desk.get(reverse("wagtailadmin_home")).content.decode()
    for person in (gry, frede):
        text = sign_in(Client(), person).get(reverse("wagtailadmin_home")).content.decode()
        for word in ("Ringeliste", "Venteliste", "Tilmeldinger", "I dag på skolen"):
            assert word not in text


def test_the_history_of_the_site_tells_editors_of_pages_only(henriette, gry):
    client = sign_in(Client(), gry)

    entries = client.get(reverse("wagtailadmin_reports:site_history")).context["object_list"]

    assert not [entry for entry in entries if "courserun" in str(entry.content_type)]
    assert not [entry for entry in entries if entry.user and entry.user.chosen_name == "Dina"]


def test_coordinators_do_not_open_accounts(at_desk, alma):
    assert at_desk.get(reverse("wagtailusers_users:index")).status_code in {302, 404}
    assert at_desk.get(reverse("wagtailusers_users:edit", args=[alma.pk])).status_code in {302, 404}
