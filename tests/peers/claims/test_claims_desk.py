"""The desk of approval: what waits, what differs, several at once, and never one's own."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from peers import claims
from peers.models import Claim
from peers.states import ClaimState
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.peers.claims import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, dina):
    made.school()
    return sign_in(client, dina)


def ticket(claim):
    return f"{claim.pk}:{claim.version}"


def test_what_waits_longest_stands_first_with_its_sum(desk, eli, dina):
    made.approved(eli.contributor, by=dina, about="Havearbejde")
    made.sent(eli.contributor, about="Den første")
    made.sent(eli.contributor, about="Den anden")

    said = desk.get(reverse("claims:index")).content.decode()
    assert said.index("Den første") < said.index("Den anden") < said.index("Havearbejde")
    assert "1.500,00" in said
    narrowed = desk.get(reverse("claims:index"), {"state": "approved"}).content.decode()
    assert "Den første" not in narrowed
    assert "500,00" in narrowed


def test_it_is_found_by_name_and_by_what(desk, eli):
    made.sent(eli.contributor, about="Havearbejde")

    assert "Havearbejde" in desk.get(reverse("claims:index"), {"q": "eli have"}).content.decode()
    assert "Havearbejde" not in desk.get(reverse("claims:index"), {"q": "kaffe"}).content.decode()


def test_it_is_taken_along_as_a_spreadsheet(desk, eli):
    made.sent(eli.contributor, about="=SUM(A1)")
    answer = desk.get(reverse("claims:index"), {"export": "csv"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content

    assert b"500" in content
    assert b",=SUM" not in content


def test_what_differs_is_said_with_its_explanation(desk, eli):
    row = made.ready(eli.contributor)
    row = claims.correct(claim=row, minutes=150, explanation="Der kom mange.", by=eli, version=row.version)
    claims.send(claims=[row], by=eli)

    for name, *args in (["claims:waiting"], ["claims:show", row.pk], ["claims:approve", row.pk]):
        said = desk.get(reverse(name, args=args)).content.decode()
        assert "Der kom mange." in said
        assert "Aftalt: 2" in said


def test_several_are_looked_at_and_then_approved(desk, eli):
    first, second, third = (made.sent(eli.contributor) for _one in range(3))
    address, ticked = reverse("claims:waiting"), [ticket(first), ticket(second)]
    look = desk.post(address, {"claim": ticked, "step": "look"}).content.decode()
    assert "1.000,00" in look
    assert "Skolen" in look
    assert not Claim.objects.filter(state=ClaimState.APPROVED).exists()

    desk.post(address, {"claim": ticked, "step": "save"})
    assert set(Claim.objects.filter(state=ClaimState.APPROVED)) == {first, second}
    third.refresh_from_db()
    assert third.state == ClaimState.SENT


def test_one_that_changed_stops_them_all_and_is_shown_anew(desk, eli):
    first, second = made.sent(eli.contributor), made.sent(eli.contributor)
    claims.take_back(claim=second, by=eli)
    claims.send(claims=[second], by=eli)
    answer = desk.post(reverse("claims:waiting"), {"claim": [ticket(first), ticket(second)], "step": "save"})

    assert answer.status_code == 409
    assert "Intet er godkendt" in answer.content.decode()
    assert not Claim.objects.filter(state=ClaimState.APPROVED).exists()


def test_own_has_no_tick_no_button_and_is_refused(desk, dina, eli):
    own = made.sent(make_contributor("Dina", person=dina))
    other = made.sent(eli.contributor)

    waiting = desk.get(reverse("claims:waiting")).content.decode()
    assert ticket(own) not in waiting
    assert ticket(other) in waiting
    shown = desk.get(reverse("claims:show", args=[own.pk])).content.decode()
    assert "Det er dit eget honorar." in shown
    assert reverse("claims:approve", args=[own.pk]) not in shown
    for name in ("approve", "give_back", "reverse"):
        address = reverse(f"claims:{name}", args=[own.pk])
        assert desk.get(address).status_code == 404
        assert desk.post(address, {"reason": "x", "version": own.version}).status_code == 404
    answer = desk.post(reverse("claims:waiting"), {"claim": [ticket(own), ticket(other)], "step": "save"})
    assert answer.status_code == 409
    assert not Claim.objects.filter(state=ClaimState.APPROVED).exists()


def test_it_is_sent_back_with_words(desk, eli):
    claim = made.sent(eli.contributor)
    address = reverse("claims:give_back", args=[claim.pk])
    assert "reason" in desk.post(address, {"version": claim.version}).context["form"].errors
    desk.post(address, {"version": claim.version, "reason": "Hvilken dag?"})

    claim.refresh_from_db()
    assert (claim.state, claim.returned_reason) == (ClaimState.RETURNED, "Hvilken dag?")


def test_what_was_typed_stays_when_somebody_was_faster(desk, eli):
    claim = made.sent(eli.contributor)
    claims.take_back(claim=claim, by=eli)
    claims.send(claims=[claim], by=eli)
    answer = desk.post(
        reverse("claims:give_back", args=[claim.pk]), {"version": claim.version, "reason": "Hvilken dag?"}
    )

    assert "Hvilken dag?" in answer.content.decode()
    claim.refresh_from_db()
    assert claim.state == ClaimState.SENT


def test_a_reversal_shows_both_entries(desk, eli, dina):
    claim = made.approved(eli.contributor, by=dina)
    desk.post(
        reverse("claims:reverse", args=[claim.pk]), {"version": claim.version, "reason": "Forkert person."}
    )
    said = desk.get(reverse("claims:show", args=[claim.pk])).content.decode()

    assert f"claim:{claim.pk}:approved" in said
    assert f"reversal:claim:{claim.pk}:approved" in said
    assert "Forkert person." in said


@pytest.mark.parametrize("role", [Role.PAYER, Role.AUDITOR])
def test_who_pays_or_audits_sees_and_approves_nothing(client, eli, role):
    claim = made.sent(eli.contributor)
    sign_in(client, with_role(make_person("Nogen"), role))

    shown = client.get(reverse("claims:show", args=[claim.pk]))
    assert shown.status_code == 200
    assert reverse("claims:approve", args=[claim.pk]) not in shown.content.decode()
    assert client.post(reverse("claims:approve", args=[claim.pk]), {"version": 2}).status_code == 404
    assert client.get(reverse("claims:waiting")).status_code == 404


def test_an_editor_sees_none_of_it(client, gry, eli):
    claim = made.sent(eli.contributor)
    sign_in(client, gry)

    for address in (reverse("claims:index"), reverse("claims:show", args=[claim.pk])):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["index", "waiting"])
def test_thirty_rows_ask_as_little_as_one(desk, eli, name, django_assert_max_num_queries):
    def count():
        with django_assert_max_num_queries(60) as asked:
            assert desk.get(reverse(f"claims:{name}")).status_code == 200
        return len(asked)

    made.sent(eli.contributor)
    count()
    one = count()
    for _more in range(29):
        made.sent(eli.contributor)
    assert count() == one
