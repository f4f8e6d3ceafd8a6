"""Signing up with a companion, and two who only come together: the code, the link, both or none."""

import pytest
from django.urls import reverse

from enrolment import seats
from enrolment.models import Enrolment, Pair
from tests.cast import sign_in
from tests.enrolment.views.sharing import let_companions, make_shared_run
from tests.enrolment.views.steps import sign_up_address, template_of, type_code, wish
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(db):
    return make_run(capacity=2)


def row_of(email):
    return Enrolment.objects.get(person__email=email, state__in=("enrolled", "waiting", "offered", "held"))


def states():
    return sorted(Enrolment.objects.values_list("state", flat=True))


class TestCompanion:
    def test_comes_along_through_the_code(self, client, run):
        client.post(sign_up_address(run), wish(companion="on", companion_name="Ida"))
        type_code(client)
        row = row_of("nina@example.org")
        assert (row.brings_companion, row.companion_name, row.seats) == (True, "Ida", 1)

    def test_who_is_named_comes_along_without_a_tick(self, client, alma, run):
        sign_in(client, alma).post(sign_up_address(run), {"companion_name": "Ida"})
        assert row_of(alma.email).brings_companion

    def test_who_uses_a_seat_needs_two(self, client, alma, run):
        let_companions(run, "seat")
        page = client.get(sign_up_address(run))
        assert "Din ledsager bruger også en plads" in page.content.decode()
        client.post(sign_up_address(run), wish(companion="on"))
        run.seats.refresh_from_db()
        assert run.seats.taken == 2
        type_code(client)
        assert (row_of("nina@example.org").seats, row_of("nina@example.org").state) == (2, "enrolled")

    def test_waits_for_both_where_there_is_one_seat(self, client, alma):
        run = make_run(capacity=1)
        let_companions(run, "seat")
        client = sign_in(client, alma)
        assert "ikke to pladser" in client.get(sign_up_address(run)).content.decode()
        client.post(sign_up_address(run), {"companion": "on"})
        assert row_of(alma.email).state == "waiting"

    def test_class_that_has_none_any_more_says_so(self, client, run):
        """Decided while the code was typed: nothing is taken, and the page can be sent anew."""
        client.post(sign_up_address(run), wish(companion="on"))
        seats.leave(enrolment=Enrolment.objects.get(), by=None)
        let_companions(run, "no")
        answer = type_code(client)
        assert answer["Location"] == sign_up_address(run)
        assert "ikke plads til ledsagere" in client.get(answer["Location"]).content.decode()
        assert states() == ["expired"]

    def test_is_not_offered_where_the_class_has_none(self, client, alma, run):
        let_companions(run, "no")
        client = sign_in(client, alma)
        assert "companion" not in client.get(sign_up_address(run)).context["form"].fields
        client.post(sign_up_address(run), {"companion": "on", "companion_name": "Ida"})
        assert not row_of(alma.email).brings_companion


class TestTogether:
    @pytest.fixture
    def code(self, client, alma, run):
        """Alma is the first of two."""
        sign_in(client, alma).post(sign_up_address(run), {"together": "on"})
        client.logout()
        return Pair.objects.get().code

    def link(self, run, code):
        return f"{sign_up_address(run)}?sammen={code}"

    def test_first_waits_and_gets_code_and_link(self, client, alma, run):
        client = sign_in(client, alma)
        done = client.post(sign_up_address(run), {"together": "on"})
        page = client.get(done["Location"])
        code = Pair.objects.get().code
        text = page.content.decode()
        assert "Nu skal den anden tilmelde sig" in text
        assert f"{code[:4]} {code[4:]}" in text
        assert f"sammen={code}" in text
        assert row_of(alma.email).state == "waiting"

    def test_first_through_the_code_by_mail(self, client, run):
        answer = client.post(sign_up_address(run), wish(together="on"))
        assert states() == []
        assert "får du et link til den anden" in client.get(answer["Location"]).content.decode()
        done = type_code(client)
        assert "Nu skal den anden" in client.get(done["Location"]).content.decode()

    def test_both_get_seats_by_the_link(self, client, alma, bo, run, code):
        client = sign_in(client, bo)
        page = client.get(self.link(run, code))
        assert "sammen med den, der gav dig linket" in page.content.decode()
        assert "Alma" not in page.content.decode()
        done = client.post(self.link(run, code), {})
        assert states() == ["enrolled", "enrolled"]
        assert "Sammen med Alma" in client.get(done["Location"]).content.decode()

    def test_second_by_mail_keeps_the_wish(self, client, run, code):
        client.post(self.link(run, code), wish())
        type_code(client)
        assert states() == ["enrolled", "enrolled"]

    def test_link_tells_not_what_the_first_comes_as(self, client, bo):
        run = make_shared_run(capacity=2, citizens=2)
        first = make_person()
        pair = seats.enrol(person=first, run=run, by=first, together=True, comes_as="citizen").pair
        field = sign_in(client, bo).get(self.link(run, pair.code)).context["form"].fields["comes_as"]
        assert not any("plads" in label or "venteliste" in label for _group, label in field.choices)

    @pytest.mark.parametrize("spell", [str.lower, lambda code: f" {code[:4]}-{code[4:]} "])
    def test_second_by_typing_the_code(self, client, bo, run, code, spell):
        sign_in(client, bo).post(sign_up_address(run), {"pair_code": spell(code)})
        assert states() == ["enrolled", "enrolled"]

    def test_they_wait_together_where_there_is_one_seat(self, client, bo, outsider, run, code):
        seats.enrol(person=outsider, run=run, by=outsider)
        client = sign_in(client, bo)
        done = client.post(self.link(run, code), {})
        assert states() == ["enrolled", "waiting", "waiting"]
        assert template_of(client.get(done["Location"])) == "enrolment/confirmed_waiting.html"

    def test_wrong_code_is_told_at_the_field_and_takes_nothing(self, client, bo, run):
        page = sign_in(client, bo).post(sign_up_address(run), {"pair_code": "QQQQQQQQ"})
        assert page.status_code == 422
        assert "pair_code" in page.context["form"].errors
        assert states() == []

    def test_code_of_another_class_is_none(self, client, bo, run, code):
        other = make_run(term=run.term)
        assert sign_in(client, bo).post(sign_up_address(other), {"pair_code": code}).status_code == 422

    def test_used_link_says_so_and_leads_on_alone(self, client, bo, outsider, run, code):
        client.force_login(bo)
        client.post(self.link(run, code), {})
        client = sign_in(client, outsider)
        page = client.get(self.link(run, code))
        assert "kan ikke bruges mere" in page.content.decode()
        assert f'action="{sign_up_address(run)}"' in page.content.decode()
        client.post(self.link(run, code), {})
        assert not Enrolment.objects.filter(person=outsider).exists()
        client.post(sign_up_address(run), {})
        assert row_of(outsider.email).pair is None

    def test_link_used_while_the_code_was_typed(self, client, bo, run, code):
        """Between the two pages somebody else was quicker: nobody is in a pair they did not choose."""
        client.post(self.link(run, code), wish())
        seats.enrol(person=bo, run=run, by=bo, pair=Pair.objects.get())
        answer = type_code(client)
        assert answer["Location"] == self.link(run, code)
        assert "kan ikke bruges mere" in client.get(answer["Location"]).content.decode()
        assert not Enrolment.objects.filter(person__email="nina@example.org", state="enrolled").exists()

    def test_first_who_opens_their_own_link_reads_where_they_stand(self, client, alma, run, code):
        page = sign_in(client, alma).get(self.link(run, code))
        assert template_of(page) == "enrolment/already_there.html"
        assert f"sammen={code}" in page.content.decode()

    def test_one_who_waits_alone_is_led_to_their_place(self, client, bo, run, code):
        for person in (make_person(), make_person(), bo):
            seats.enrol(person=person, run=run, by=person)
        waiting = row_of(bo.email)
        assert waiting.state == "waiting"
        answer = sign_in(client, bo).get(self.link(run, code))
        assert answer["Location"] == f"{reverse('enrolment:together', args=[waiting.pk])}?sammen={code}"

    def test_guessing_codes_is_stopped(self, client, run):
        answers = [client.get(self.link(run, f"GUESS{number:03}")).status_code for number in range(31)]
        assert answers == [200] * 30 + [429]

    def test_guessing_codes_in_the_form_is_stopped_too(self, client, run):
        guesses = [wish(pair_code=f"GUESS{number:03}") for number in range(31)]
        answers = [client.post(sign_up_address(run), guess).status_code for guess in guesses]
        assert answers == [422] * 30 + [429]
