"""About me: how I am called and reached, and the address of my calendar."""

import pytest
from django.urls import reverse

from enrolment import seats
from tests.cast import sign_in
from tests.factories import make_run

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


def about(**fields):
    return {
        "chosen_name": "Alma",
        "contact_by": "email",
        "phone": "",
        "language": "da",
        "full_messages": "",
        **fields,
    }


def test_saving(as_alma, alma):
    address = reverse("enrolment:contact")
    written = about(chosen_name="Alma P.", contact_by="phone", phone="20 30 40 50", full_messages="yes")
    assert as_alma.post(address, written)["Location"] == address
    alma.refresh_from_db()
    assert (alma.chosen_name, alma.contact_by, alma.phone) == ("Alma P.", "phone", "20 30 40 50")
    assert alma.full_messages


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"chosen_name": ""}, "chosen_name"),
        ({"contact_by": "phone"}, "phone"),
        ({"contact_by": "phone", "phone": "12 34 56"}, "phone"),
        ({"phone": "spørg min søster"}, "phone"),
        ({"language": "xx"}, "language"),
        ({"full_messages": "maybe"}, "full_messages"),
        ({"chosen_name": "x" * 61}, "chosen_name"),
    ],
)
def test_errors_stand_at_the_field(as_alma, alma, fields, wrong):
    page = as_alma.post(reverse("enrolment:contact"), about(**fields))
    assert page.status_code == 422
    assert wrong in page.context["form"].errors
    alma.refresh_from_db()
    assert alma.chosen_name == "Alma"


def test_person_without_address_is_not_offered_mail(client, hans):
    client = sign_in(client, hans)
    form = client.get(reverse("enrolment:contact")).context["form"]
    assert "email" not in dict(form.fields["contact_by"].choices)
    assert client.post(reverse("enrolment:contact"), about(contact_by="email")).status_code == 422


class TestFeed:
    @staticmethod
    def address(person):
        return reverse("person_feed", args=[person.feed_token])

    def test_is_fetched_without_signing_in_and_is_discreet(self, client, alma):
        run = make_run(sessions=2)
        seats.enrol(person=alma, run=run, by=alma)
        feed = client.get(self.address(alma))
        assert feed["Content-Type"].startswith("text/calendar")
        text = feed.content.decode()
        assert text.count("BEGIN:VEVENT") == 2
        assert run.course.title not in text

    def test_is_not_sent_again_when_nothing_changed(self, client, alma):
        run = make_run()
        seats.enrol(person=alma, run=run, by=alma)
        first = client.get(self.address(alma))
        again = client.get(self.address(alma), headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        session = run.sessions.first()
        session.sequence += 1
        session.save()
        assert client.get(self.address(alma), headers={"If-None-Match": first["ETag"]}).status_code == 200

    def test_new_address_kills_the_old_one(self, client, as_alma, alma):
        old = self.address(alma)
        as_alma.get(reverse("enrolment:renew_feed"))
        assert client.get(old).status_code == 200
        as_alma.post(reverse("enrolment:renew_feed"))
        assert client.get(old).status_code == 404
        alma.refresh_from_db()
        assert client.get(self.address(alma)).status_code == 200

    def test_guessing_is_404_and_then_429(self, client):
        answers = [client.get(f"/kalender/guess-{number}.ics").status_code for number in range(31)]
        assert answers == [404] * 30 + [429]

    def test_fetching_too_often_is_429(self, client, alma):
        answers = [client.get(self.address(alma)).status_code for _ in range(61)]
        assert answers == [200] * 60 + [429]

    def test_of_a_barred_person_is_404(self, client, alma):
        alma.is_active = False
        alma.save()
        assert client.get(self.address(alma)).status_code == 404
