"""My contribution: what a person tells, shows, and takes back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from peers import engagements
from peers.models import ContributionWish, Skill, Training
from tests.cast import sign_in
from tests.factories import make_contributor, make_person

pytestmark = pytest.mark.django_db

PAGE = "/min-side/bidrag/"
NAMES = ("introduction", "story", "change_portrait", "offer", "add_training")


@pytest.fixture
def at_home(client, eli):
    return sign_in(client, eli)


INVITED = "Vil du være med til at bidrage?"


def again(person):
    return type(person.contributor).objects.get(person=person)


def post(client, name, data, *args):
    return client.post(reverse(f"peers:{name}", args=args), data)


def test_my_page_leads_there_and_invites_everybody_else(client, at_home, alma):
    theirs = at_home.get("/min-side/").content.decode()
    others = sign_in(client, alma).get("/min-side/").content.decode()
    assert f'href="{PAGE}"' in theirs
    assert f'href="{PAGE}"' in others
    assert [INVITED in page for page in (theirs, others)] == [False, True]


def test_one_changes_name_basis_and_organisation(at_home, eli):
    data = {"public_name": "Eli S.", "basis": "both", "organisation": "Foreningen Lys"}
    post(at_home, "introduction", data)

    row = again(eli)
    assert (row.public_name, row.basis, row.organisation) == ("Eli S.", "both", "Foreningen Lys")


@pytest.mark.parametrize(
    "wrong",
    [{"public_name": ""}, {"basis": "boss"}, {"public_name": "x" * 81}],
    ids=["no name", "basis", "long"],
)
def test_what_makes_no_sense_is_not_kept(at_home, eli, wrong):
    data = {"public_name": "Eli S.", "basis": "both", **wrong}
    answer = post(at_home, "introduction", data)

    assert answer.status_code == 422
    assert again(eli).public_name == "Eli"


def test_nobody_sets_their_own_relation_or_date(at_home, eli):
    post(
        at_home,
        "introduction",
        {"public_name": "Eli", "basis": "lived", "relation": "employed", "since": "1999-01-01"},
    )

    row = again(eli)
    assert (row.relation, row.since) == ("volunteer", timezone.localdate())


def test_a_story_is_private_until_its_yes(at_home, client, eli):
    post(at_home, "show", {"answer": "yes"}, "navn")
    post(at_home, "story", {"story": "Jeg fandt skoven."})
    assert "Jeg fandt skoven." not in client.get("/undervisere/").content.decode()

    post(at_home, "story", {"story": "Jeg fandt skoven.", "shown": "on"})
    assert "Jeg fandt skoven." in client.get("/undervisere/").content.decode()


def test_a_yes_to_no_story_is_asked_about(at_home, eli):
    answer = post(at_home, "story", {"story": "", "shown": "on"})

    assert answer.status_code == 422
    assert again(eli).story_shown_at is None


def test_deleting_the_story_takes_its_yes_along(at_home, eli):
    post(at_home, "story", {"story": "Jeg fandt skoven.", "shown": "on"})
    post(at_home, "story", {"story": ""})

    assert (again(eli).story, again(eli).story_shown_at) == ("", None)


def test_there_is_no_yes_to_what_is_not_there(at_home, eli):
    for part in ("historie", "billede"):
        post(at_home, "show", {"answer": "yes"}, part)

    assert (again(eli).story_shown_at, again(eli).portrait_shown_at) == (None, None)
    assert post(at_home, "show", {"answer": "yes"}, "alt").status_code == 404


def test_off_the_page_means_all_of_it_and_coming_back_shows_the_name_alone(at_home, client, eli):
    post(at_home, "story", {"story": "Jeg fandt skoven.", "shown": "on"})
    post(at_home, "show", {"answer": "yes"}, "navn")
    post(at_home, "show", {"answer": "no"}, "navn")
    post(at_home, "show", {"answer": "yes"}, "navn")

    page = client.get("/undervisere/").content.decode()
    assert "Eli" in page
    assert "Jeg fandt skoven." not in page
    assert again(eli).story == "Jeg fandt skoven."


def test_one_says_what_one_can_and_may_take_it_back(at_home, eli):
    can = Skill.objects.create(kind="can", name="Fortælle")
    area = Skill.objects.create(kind="area", name="Søvn")
    data = {
        "can": [can.pk],
        "area": [area.pk],
        "hours": ["evenings"],
        "languages": "dansk",
        "may_be_asked": "on",
    }
    post(at_home, "offer", data)
    row = again(eli)
    assert (set(row.skills.all()), row.hours, row.may_be_asked) == ({can, area}, ["evenings"], True)

    post(at_home, "offer", {})
    row = again(eli)
    assert (row.skills.count(), row.hours, row.may_be_asked) == (0, [], False)


def test_a_skill_of_the_other_kind_or_none_is_refused(at_home, eli):
    area = Skill.objects.create(kind="area", name="Søvn")

    assert post(at_home, "offer", {"can": [area.pk]}).status_code == 422
    assert post(at_home, "offer", {"hours": ["nights"]}).status_code == 422


def test_a_training_is_under_way_then_finished_then_off_the_list(at_home, eli):
    post(
        at_home,
        "add_training",
        {"title": "Peer-uddannelsen", "state": "under-way", "finished_on": "2026-01-02"},
    )
    row = Training.objects.get()
    assert (row.contributor, row.finished_on) == (eli.contributor, None)

    post(
        at_home,
        "training",
        {"title": "Peer-uddannelsen", "state": "finished", "finished_on": "2026-01-02"},
        row.pk,
    )
    row.refresh_from_db()
    assert f"{row.finished_on:%Y}" == "2026"

    post(at_home, "training", {"remove": "1"}, row.pk)
    assert not Training.objects.exists()


def test_the_same_training_twice_is_refused(at_home, eli):
    for _ in range(2):
        answer = post(at_home, "add_training", {"title": "Peer-uddannelsen", "state": "under-way"})

    assert answer.status_code == 422
    assert Training.objects.count() == 1


def test_finished_has_a_day(at_home):
    assert post(at_home, "add_training", {"title": "Peer", "state": "finished"}).status_code == 422


def test_anothers_training_is_not_there(at_home):
    other = make_contributor("Anden", person=make_person())
    row = Training.objects.create(contributor=other, title="Peer-uddannelsen")
    address = reverse("peers:training", args=[row.pk])

    assert at_home.get(address).status_code == 404
    assert at_home.post(address, {"remove": "1"}).status_code == 404
    assert Training.objects.exists()


def test_whoever_does_not_contribute_gets_the_way_in_and_nothing_else(client, alma):
    sign_in(client, alma)

    assert "Ja, jeg vil gerne bidrage" in client.get(PAGE).content.decode()
    assert [client.get(reverse(f"peers:{name}")).status_code for name in NAMES] == [404] * len(NAMES)
    assert post(client, "show", {"answer": "yes"}, "navn").status_code == 404


def test_a_wish_is_told_once_and_can_be_taken_back(client, alma):
    sign_in(client, alma)
    post(client, "wish", {"words": "Jeg kan bage."})
    post(client, "wish", {"words": "Jeg kan bage brød."})

    assert ContributionWish.objects.get().words == "Jeg kan bage brød."
    assert "Jeg kan bage brød." in client.get(PAGE).content.decode()
    post(client, "wish", {"undo": "1"})
    assert not ContributionWish.objects.exists()


def test_a_wish_is_not_for_those_who_contribute_nor_for_novels(client, at_home, alma):
    post(at_home, "wish", {"words": "Mere"})
    answer = post(sign_in(client, alma), "wish", {"words": "x" * 301})

    assert answer.status_code == 422
    assert not ContributionWish.objects.exists()


def test_hours_are_shown_with_their_sum(at_home, eli):
    for minutes in (60, 75):
        engagements.record(
            contributor=eli.contributor,
            activity="co_design",
            about="Søvn der hjælper",
            done_on=timezone.localdate(),
            minutes=minutes,
            reference=f"test:{minutes}",
        )
    assert "2 timer 15 minutter" in at_home.get(PAGE).content.decode()


def test_the_page_asks_the_same_however_much_there_is(at_home, eli, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(count):
        for _ in range(count):
            number = Training.objects.count()
            Training.objects.create(contributor=eli.contributor, title=f"Uddannelse {number}")
            eli.contributor.skills.add(Skill.objects.create(kind="can", name=f"Ting {number}"))
            engagements.record(
                contributor=eli.contributor,
                activity="co_design",
                about="Kursus",
                done_on=timezone.localdate(),
                minutes=30,
                reference=f"fill:{number}",
            )

    fill(1)
    at_home.get(PAGE)
    with CaptureQueriesContext(connection) as one:
        at_home.get(PAGE)
    fill(29)
    with django_assert_max_num_queries(len(one)):
        at_home.get(PAGE)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_opens_in_both_languages(at_home, name):
    address = reverse(f"peers:{name}")

    assert at_home.get(address).status_code == 200
    assert at_home.get(f"/en{address}").status_code == 200
