"""What an idea is called in lists, and what its course is suggested to be called."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import sign_in
from tests.courses.making.ideas import make_idea

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("what", "name", "title"),
    [
        ("At tage bussen. Kan man øve det?", "At tage bussen. Kan man øve det?", "At tage bussen"),
        ("Tør man det? Ja.", "Tør man det? Ja.", "Tør man det?"),
        ("Søvn\nog vagter", "Søvn", "Søvn"),
        ("fire " * 18, f"{'fire ' * 15}fire …", f"{'fire ' * 15}fire"),
        ("x" * 90, f"{'x' * 80} …", "x" * 80),
    ],
)
def test_an_idea_is_called_by_its_first_words(dina, what, name, title):
    idea, desk = make_idea(what=what), sign_in(Client(), dina)

    assert str(idea) == name
    assert desk.get(reverse("ideas:build", args=[idea.pk])).context["form"]["title"].value() == title
