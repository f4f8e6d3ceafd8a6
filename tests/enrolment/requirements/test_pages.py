"""What people read of paths: on their own pages, on a course, before signing up, and on my page."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Site

from courses.models import Path
from enrolment import seats
from enrolment.models import Enrolment
from enrolment.on_behalf import guidance
from enrolment.requirements import progress
from home.models import SchoolSettings
from tests.cast import guide_of, sign_in
from tests.enrolment.views.steps import sign_up_address, template_of, type_code, wish
from tests.factories import days_from_now, make_course, make_person, make_run
from tests.paths_of_school import complete, make_path, make_three, waive

pytestmark = pytest.mark.django_db
ROLE = "Undervis sammen med en anden"


@pytest.fixture
def three():
    courses = make_three()
    make_path(
        "Peeruddannelsen",
        *courses,
        ROLE,
        intro="Fra deltager til underviser.",
        name_en="Peer training",
    )
    return courses


def text_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_path_shows_its_steps_what_they_ask_for_and_the_next_class(client, three):
    run = make_run(course=three[0])
    make_run(course=three[0], capacity=0, first_start=days_from_now(3))
    text = text_of(client, "/forloeb/peeruddannelsen/")
    assert text.index("Peer 1") < text.index("Peer 2") < text.index("Peer 3") < text.index(ROLE)
    assert "Kræver, at du har gennemført “Peer 1” og “Peer 2”" in text
    assert "For dem, der har gennemført “Peer 1”, “Peer 2” og “Peer 3”" in text
    assert sign_up_address(run) in text, "a free seat comes before a line that begins sooner"
    assert reverse("peers:contribution") in text


def test_the_list_of_paths_leaves_out_what_is_not_published(client, three):
    make_path("Hemmeligt", make_course(), is_published=False)
    text = text_of(client, "/forloeb/")
    assert "Peeruddannelsen" in text
    assert "Hemmeligt" not in text
    assert client.get("/forloeb/hemmeligt/").status_code == 404
    assert client.get("/forloeb/findes-ikke/").status_code == 404


def test_in_english(client, three):
    assert "Peer training" in text_of(client, "/en/forloeb/peeruddannelsen/")


def test_a_school_without_paths_says_so(client):
    assert "ingen forløb" in text_of(client, "/forloeb/")


def test_a_course_out_of_the_catalogue_is_named_without_a_link(client, three):
    three[1].unpublish()
    text = text_of(client, "/forloeb/peeruddannelsen/")
    assert "Peer 2" in text
    assert "/kurser/peer-2/" not in text


def test_the_page_of_a_course_says_which_step_it_is(client, three):
    make_path("Anden vej", three[1], open_steps=(1,))
    text = text_of(client, "/kurser/peer-2/")
    assert "Trin 2 af 4" in text
    assert "Kræver, at du har gennemført “Peer 1”" in text
    assert "Trin 1 af 1" in text
    assert "Trin" not in text_of(client, f"/kurser/{make_course('Natur og ro').slug}/")


def test_a_visitor_reads_it_before_anything_is_typed(client, three):
    text = text_of(client, sign_up_address(make_run(course=three[1])))
    assert text.index("Det kommer først") < text.index('name="email"')
    assert "Peer 1" in text
    assert "Det kommer først" not in text_of(client, sign_up_address(make_run(course=three[0])))


def test_who_is_signed_in_reads_what_to_do_instead(client, alma, three):
    facts = SchoolSettings.for_site(Site.objects.get())
    facts.phone = "70 00 00 00"
    facts.save()
    first, second = make_run(course=three[0]), make_run(course=three[1])
    page = sign_in(client, alma).get(sign_up_address(second))
    assert template_of(page) == "enrolment/refused.html"
    text = page.content.decode()
    assert "Der er noget, der kommer før dette kursus" in text
    assert sign_up_address(first) in text
    assert 'href="tel:' in text
    refused = client.post(sign_up_address(second), wish())
    assert refused.status_code == 409
    assert not Enrolment.objects.filter(run=second).exists()


def test_who_is_in_the_first_course_is_told_that_it_opens_after(client, alma, three):
    run = make_run(course=three[0])
    seats.enrol(person=alma, run=run, by=alma)
    text = text_of(sign_in(client, alma), sign_up_address(make_run(course=three[1])))
    assert "Når det er slut, kan du gå videre" in text


def test_a_visitor_whose_address_lacks_it_is_told_when_the_code_is_typed(client, three):
    run = make_run(course=three[1])
    client.post(sign_up_address(run), wish())
    answer = type_code(client)
    assert answer.url == sign_up_address(run)
    page = client.get(answer.url)
    assert template_of(page) == "enrolment/refused.html"
    assert not Enrolment.objects.exists()


def test_a_visitor_who_has_completed_it_is_signed_up(client, alma, three):
    complete(alma, three[0])
    run = make_run(course=three[1])
    client.post(sign_up_address(run), wish(email=alma.email))
    type_code(client)
    assert Enrolment.objects.get(run=run).person == alma


def test_a_guide_reads_why_and_signs_up_nobody(client, hans, dina, three):
    vera = guide_of(make_person("Vera"))
    guidance.begin(guide=vera, person=hans, said_by="in_person", by=dina)
    run = make_run(course=three[1])
    page = sign_in(client, vera).post(reverse("enrolment:guide_enrol", args=[hans.pk, run.pk]), {})
    assert page.status_code == 409
    assert "Peer 1" in page.content.decode()
    assert not Enrolment.objects.exists()


def states(person):
    [own] = progress.of(person)
    return [one.state for one in own.steps]


def test_nobody_is_shown_a_path_they_have_not_begun(client, alma, three):
    assert progress.of(alma) == []
    assert "Mine forløb" not in text_of(sign_in(client, alma), "/min-side/")


def test_my_page_shows_what_is_done_what_is_next_and_what_remains(client, alma, three):
    complete(alma, three[0])
    run = make_run(course=three[1])
    assert states(alma) == ["done", "next", "later", "later"]
    text = text_of(sign_in(client, alma), "/min-side/")
    assert "Mine forløb" in text
    assert "Du har 1 af 3 kurser bag dig" in text
    assert sign_up_address(run) in text
    seats.enrol(person=alma, run=run, by=alma)
    assert states(alma) == ["done", "mine", "later", "later"]


def test_after_the_last_course_it_says_whom_to_talk_to(client, alma, three):
    complete(alma, *three)
    assert states(alma) == ["done", "done", "done", "next"]
    text = text_of(sign_in(client, alma), "/min-side/")
    assert "Nu kan du tale med os om det" in text
    assert reverse("peers:contribution") in text


def test_what_is_set_aside_counts_as_behind_one(client, alma, dina, three):
    waive(alma, three[2], dina, reason="Underviste i det i 2019")
    assert "Underviste i det i 2019" in text_of(sign_in(client, alma), "/min-side/")
    assert states(alma) == ["set_aside", "set_aside", "next", "later"]
    [own] = progress.of(alma)
    assert (own.done, own.courses, own.is_done) == (2, 3, False)


def test_a_path_that_is_taken_down_is_gone_from_my_page(alma, three):
    complete(alma, three[0])
    Path.objects.update(is_published=False)
    assert progress.of(alma) == []


def test_a_finished_path_without_a_role_says_well_walked(client, alma):
    courses = make_three()
    make_path("Tre kurser", *courses)
    complete(alma, *courses)
    assert "Flot gået" in text_of(sign_in(client, alma), "/min-side/")


@pytest.mark.parametrize("count", [1, 30])
def test_pages_ask_as_little_for_thirty_as_for_one(client, alma, count, django_assert_num_queries):
    for number in range(count):
        one, two = make_course(), make_course()
        make_run(course=two)
        make_path(f"Vej {number}", one, two)
        complete(alma, one)
    courses = [make_course() for _ in range(count)]
    make_path("Lang vej", *courses)
    for course in courses:
        make_run(course=course)
    with django_assert_num_queries(6):  # paths, their courses, seats, set aside, next classes, sessions
        assert len(progress.of(alma)) == count
    client.get("/forloeb/lang-vej/")
    with django_assert_num_queries(5):  # path, courses, classes, sessions, the school's facts
        client.get("/forloeb/lang-vej/")
    with django_assert_num_queries(3):  # paths, courses, the school's facts
        client.get("/forloeb/")


def test_refusal_in_english_too(client, alma, three):
    run = make_run(course=three[1])
    with override("en"):
        text = text_of(sign_in(client, alma), f"/en/kurser/peer-2/hold/{run.pk}/tilmeld/")
    assert "Something else comes before this course" in text
