"""Budgets in the desk: the list, the page whose figures open, the grant, the lift, the projects."""

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import budgets
from peers.models import Budget, BudgetLift, Project
from peers.states import ClaimState
from tests.cast import sign_in, with_role
from tests.factories import make_contributor, make_person
from tests.peers.money import kroner, make_budget, make_project
from tests.peers.said import text_of
from tests.peers.work_rows import make_claim_row, make_work

pytestmark = pytest.mark.django_db

LIST = "/redaktion/budgetter/"


@pytest.fixture
def lis(client):
    """A leader, signed in."""
    person = with_role(make_person("Lis"), "leader")
    sign_in(client, person)
    return person


def used_budget():
    budget, who = make_budget(10_000, project=make_project("Skolen")), make_contributor("Eli S.")
    make_work(who, 1_000, budget=budget)
    make_work(who, 2_000, budget=budget, is_frame=True)
    make_claim_row(who, 500, budget=budget, state=ClaimState.SENT)
    make_claim_row(who, 600, budget=budget, state=ClaimState.APPROVED)
    make_claim_row(who, 4_700, budget=budget, state=ClaimState.PAID)
    return budget


def test_the_list_says_how_each_stands(client, lis):
    used_budget()

    said = text_of(client.get(LIST))

    for words in ("10.000,00 kr.", "3.500,00 kr.", "600,00 kr.", "4.700,00 kr.", "1.200,00 kr."):
        assert words in said
    assert "Næsten brugt: 88 %" in said


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_takes_as_many_questions_for_one_as_for_thirty(
    client, lis, count, django_assert_max_num_queries
):
    for _ in range(count):
        make_work(make_contributor(), 10, budget=make_budget())
    client.get(LIST)

    with django_assert_max_num_queries(22) as asked:
        client.get(LIST)
    assert len([one for one in asked if "peers_" in one["sql"]]) <= 9


def test_each_figure_opens_into_rows_with_that_sum(client, lis):
    budget = used_budget()
    figures = budgets.figures(budget)

    page = client.get(reverse("budgets:show", args=[budget.pk]))
    assert "1.200,00 kr." in text_of(page)
    for name, slug in (("committed", "aftalt"), ("approved", "godkendt"), ("paid", "udbetalt")):
        address = reverse("budgets:figure", args=[budget.pk, slug])
        assert address.encode() in page.content
        response = client.get(address)
        assert response.context["total"] == getattr(figures, name)
        assert "Eli S." in text_of(response)
    assert client.get(reverse("budgets:figure", args=[budget.pk, "andet"])).status_code == 404


def test_a_leader_grants_a_budget_typed_as_danes_type(client, lis):
    project, year = make_project("Skolen"), timezone.localdate().year
    client.post(reverse("budgets:new"), {"project": project.pk, "year": year, "granted": "125.000,50 kr."})

    assert Budget.objects.get().granted == kroner("125000.50")
    again = client.post(reverse("budgets:new"), {"project": project.pk, "year": year, "granted": "1"})
    assert "Projektet har allerede et budget for det år" in text_of(again)


def test_what_cannot_be_read_stays_in_the_field(client, lis):
    project = make_project()
    page = client.post(
        reverse("budgets:new"), {"project": project.pk, "year": 2026, "granted": "mange penge"}
    )

    assert 'value="mange penge"' in page.content.decode()
    assert "Skriv beløbet med tal" in text_of(page)
    assert not Budget.objects.exists()


def test_a_grant_that_somebody_else_changed_is_not_written_over(client, lis, dina):
    budget = make_budget(1_000)
    budgets.grant(project=budget.project, year=budget.year, granted=kroner(2_000), by=dina)

    page = client.post(reverse("budgets:grant", args=[budget.pk]), {"seen": "1000.00", "granted": "500"})

    assert "Det er blevet ændret, siden du åbnede det" in text_of(page)
    budget.refresh_from_db()
    assert budget.granted == kroner(2_000)
    client.post(reverse("budgets:grant", args=[budget.pk]), {"seen": "2000.00", "granted": "500"})
    budget.refresh_from_db()
    assert budget.granted == kroner(500)


def test_a_leader_lifts_the_stop_and_a_second_press_lifts_nothing(client, lis):
    budget = make_budget(1_000)
    address = reverse("budgets:lift", args=[budget.pk])
    pressed = {"seen": 0, "amount": "500", "reason": "Et hold mere"}

    assert client.post(address, pressed).status_code == 302
    assert "Intet af dit er gemt" in text_of(client.post(address, pressed))

    lift = BudgetLift.objects.get()
    assert (lift.amount, lift.reason, lift.by) == (kroner(500), "Et hold mere", lis)
    page = text_of(client.get(reverse("budgets:show", args=[budget.pk])))
    assert "Et hold mere" in page
    assert "1.500,00 kr." in page


def test_the_page_tells_what_was_granted_before(client, lis):
    project = make_project()
    for amount in (1_000, 2_000, 1_500):
        budget = budgets.grant(project=project, year=2026, granted=kroner(amount), by=lis)

    said = text_of(client.get(reverse("budgets:show", args=[budget.pk])))

    told = said[said.index("Bevillinger gennem tiden") :]
    assert told.index("1.000,00 kr.") < told.index("2.000,00 kr.") < told.index("1.500,00 kr.")
    assert "Lis" in told


def test_projects_are_written_and_put_out_of_use(client, lis):
    client.post(reverse("budgets:new_project"), {"name": "Roskilde", "code": "4711", "is_active": "on"})
    project = Project.objects.get()
    client.post(reverse("budgets:project", args=[project.pk]), {"name": "Roskilde 2", "code": "4711"})

    project.refresh_from_db()
    assert (project.name, project.is_active) == ("Roskilde 2", False)
    assert "Roskilde 2" in text_of(client.get(reverse("budgets:projects")))
    twice = client.post(reverse("budgets:new_project"), {"name": "X", "code": "4711"})
    assert twice.status_code == 200
    assert Project.objects.count() == 1


def test_whoever_is_no_leader_reads_and_changes_nothing(client, dina, frede, gry):
    budget = make_budget(1_000)
    leaders_own = [
        reverse("budgets:new"),
        reverse("budgets:new_project"),
        reverse("budgets:grant", args=[budget.pk]),
        reverse("budgets:lift", args=[budget.pk]),
        reverse("budgets:project", args=[budget.project_id]),
    ]
    for person in (dina, frede):
        sign_in(client, person)
        assert client.get(LIST).status_code == 200
        assert client.get(reverse("budgets:show", args=[budget.pk])).status_code == 200
        assert [client.get(address).status_code for address in leaders_own] == [404] * 5
    sign_in(client, gry)
    assert client.get(LIST).status_code in (302, 404)
    assert client.get(reverse("budgets:show", args=[budget.pk])).status_code == 404


def test_the_spreadsheet_holds_figures(client, lis):
    used_budget()

    content = b"".join(client.get(f"{LIST}?export=csv").streaming_content).decode()

    assert "Skolen" in content
    assert "3500.00" in content
