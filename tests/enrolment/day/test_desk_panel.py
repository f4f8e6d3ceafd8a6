import pytest
from django.urls import reverse

from enrolment.models import Enrolment
from tests.cast import sign_in
from tests.enrolment.day.days import make_class_of_today, mark

pytestmark = pytest.mark.django_db


def test_the_first_page_of_the_desk_says_whom_to_ask(client, alma, eli, dina):
    _run, session = make_class_of_today(people=[alma], teachers=(eli.contributor,), minutes_ago=180)
    sign_in(client, dina)
    assert "er du okay?" not in client.get(reverse("wagtailadmin_home")).content.decode()
    mark(session, Enrolment.objects.get(), "absent", by=eli)

    assert "Spørg 1 person: er du okay?" in client.get(reverse("wagtailadmin_home")).content.decode()
