"""Nobody but its owner and whom she shows it to meets a word of a plan; whatever their work is."""

import pytest

from accounts.models import User
from accounts.roles import Role
from tests.house.showing_addresses import _PLAN
from tests.house.who import Who
from tests.plan_of_school import SECRET
from tests.visiting import BROKEN, REACHED, REFUSED, SIGN_IN, Visitor, outcome
from tests.walking import fill

NAMES = ["visitor", "alma", "bo", "peer", "superuser", *sorted(Role.values)]
METHODS = ("GET", "POST")


@pytest.mark.parametrize("name", NAMES)
def test_everybody_gets_as_far_as_they_may(school, name):
    someone = Visitor(school.people.get(name))
    for route, who in _PLAN.items():
        for method in METHODS:
            response = someone.visit(method, fill(route, school.values_for(route)))
            came = outcome(response, signed_in=name != "visitor")
            assert came != BROKEN, (route, method)
            if name == "visitor":
                assert came == SIGN_IN
            elif method == "GET":
                assert came == (REACHED if name in who.passes else REFUSED), (route, name)
            may = name == "alma" or (name == "peer" and who is Who.ASKED)
            assert may or SECRET.encode() not in response.body


@pytest.mark.parametrize("name", [Role.ADMINISTRATOR, Role.COORDINATOR, "superuser", "peer"])
def test_no_page_about_her_has_a_word_of_it(school, name):
    alma, someone = school.people["alma"], Visitor(school.people[name])
    pages = [
        f"/redaktion/tilmeldinger/{school.enrolment.pk}/",
        f"/redaktion/users/{alma.pk}/",
        f"/redaktion/hold/{school.run.pk}/",
        f"/undervisning/hold/{school.run.pk}/",
        "/redaktion/tilmeldinger/?export=csv",
        "/redaktion/users/?q=Alma",
        "/redaktion/reports/site-history/",
        "/min-side/set/",
    ]
    for page in pages:
        assert SECRET.encode() not in someone.visit("GET", page).body


@pytest.mark.django_db
def test_no_model_of_a_plan_can_be_given_to_a_role():
    from django.contrib.auth.models import Permission

    assert not Permission.objects.filter(content_type__model__in=("plan", "planshare", "goaltally")).exists()
    assert User._meta.get_field("plan").related_model._meta.default_permissions == ()


@pytest.mark.parametrize("name", ["bo", "peer", Role.COORDINATOR, "superuser"])
def test_what_is_hers_is_not_there_for_others(school, name):
    someone = Visitor(school.people[name])
    own = [route for route, who in _PLAN.items() if who is Who.OWN]

    for method in METHODS:
        answers = [someone.visit(method, fill(route, school.values_for(route))) for route in own]
        assert {answer.status_code for answer in answers} == {404}
