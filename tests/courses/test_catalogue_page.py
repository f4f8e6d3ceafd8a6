"""The page /kurser/ as a visitor, a search engine and htmx get it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from courses.states import Format
from enrolment import seats
from tests.factories import days_from_now, make_catalogue, make_course, make_person, make_run, make_venue

URL = "/kurser/"


def titles(response):
    """The titles of the cards, in their order."""
    return [card["title"] for card in response.context["catalogue"].cards]


def count_of(response, facet, value):
    """The number beside a filter."""
    groups = {group["name"]: group["options"] for group in response.context["catalogue"].groups}
    return next(option["count"] for option in groups[facet] if option["value"] == value)


@pytest.fixture
def school(db):
    """Four courses: sleep on two days, fear at the library, a café, and one without a class."""
    sleep = make_course("Søvn der hjælper", themes=["hope"], audience=["citizen"], slug="soevn")
    fear = make_course("Når angsten fylder", themes=["identity"], audience=["relative"], slug="angst")
    cafe = make_course("Åben café", themes=["hope"], format=Format.CAFE, slug="cafe")
    later = make_course("Senere", themes=["meaning"], slug="senere")
    monday = days_from_now(14) - timedelta(days=days_from_now(14).weekday())
    library = make_venue("Biblioteket")
    return {
        "monday": make_run(course=sleep, first_start=monday, capacity=2),
        "thursday": make_run(course=sleep, first_start=monday + timedelta(days=3), venue=library),
        "fear": make_run(course=fear, first_start=monday + timedelta(days=1), venue=library, capacity=1),
        "cafe": make_run(course=cafe, first_start=days_from_now(2), capacity=1),
        "later": later,
    }


def test_courses_are_listed_by_what_begins_next(client, school):
    response = client.get(URL)
    assert titles(response) == ["Søvn der hjælper", "Når angsten fylder", "Åben café", "Senere"]
    assert response.context["catalogue"].total == 4
    assert "4 kurser" in response.content.decode()


def test_weekday_and_place_must_be_answered_by_one_session(client, school):
    assert titles(client.get(URL, {"ugedag": "monday"})) == ["Søvn der hjælper"]
    assert titles(client.get(URL, {"ugedag": "monday", "sted": "biblioteket"})) == []
    found = client.get(URL, {"ugedag": "thursday", "sted": "biblioteket"})
    assert titles(found) == ["Søvn der hjælper"]
    assert found.context["catalogue"].cards[0]["where"] == "Biblioteket"


def test_several_values_of_a_facet_widen_and_several_facets_narrow(client, school):
    assert len(titles(client.get(URL, {"tema": ["hope", "identity"]}))) == 3
    assert titles(client.get(URL, {"tema": ["hope", "identity"], "for": "relative"})) == [
        "Når angsten fylder",
        "Åben café",
    ]


def test_a_count_says_what_the_choice_would_give(client, school):
    response = client.get(URL, {"tema": "hope"})
    assert count_of(response, "tema", "hope") == 2
    assert count_of(response, "tema", "identity") == 1
    assert count_of(response, "for", "citizen") == 2
    assert count_of(response, "sted", "biblioteket") == 1


def test_free_seats_are_those_of_this_moment(client, school, alma, bo):
    assert len(titles(client.get(URL, {"ledige": "1"}))) == 3
    seats.enrol(person=alma, run=school["fear"], by=alma)
    response = client.get(URL, {"ledige": "1"})
    assert titles(response) == ["Søvn der hjælper", "Åben café"]
    assert count_of(response, "ledige", "1") == 2
    card = client.get(URL, {"tema": "identity"}).context["catalogue"].cards[0]
    assert (card["seat"], card["seat_text"]) == ("waiting", "Venteliste")


def test_with_only_free_seats_the_card_tells_of_the_class_that_has_them(client, school, alma, bo):
    for person in (alma, bo):
        seats.enrol(person=person, run=school["monday"], by=person)
    assert client.get(URL).context["catalogue"].cards[0]["seat"] == "waiting"
    card = client.get(URL, {"ledige": "1", "tema": "hope"}).context["catalogue"].cards[0]
    assert (card["where"], card["seat"]) == ("Biblioteket", "free")


def test_words_and_filters_together(client, school):
    response = client.get(URL, {"q": "soevn", "tema": "hope"})
    assert titles(response) == ["<mark>Søvn</mark> der hjælper"]
    assert "<mark>Søvn</mark> der hjælper" in response.content.decode()


def test_a_chosen_filter_can_be_taken_off(client, school):
    tags = client.get(URL, {"q": "søvn", "tema": "hope", "ugedag": "monday"}).context["catalogue"].tags
    assert [(tag.text, tag.href) for tag in tags] == [
        ("»søvn«", "?tema=hope&ugedag=monday"),
        ("Håb", "?q=s%C3%B8vn&ugedag=monday"),
        ("Mandag", "?q=s%C3%B8vn&tema=hope"),
    ]


def test_no_hits_say_what_to_let_go_of(client, school):
    response = client.get(URL, {"q": "angst", "tema": "hope"})
    assert [(way.text, way.hits) for way in response.context["catalogue"].suggestions] == [
        ("»angst«", 2),
        ("Håb", 1),
    ]
    assert "Uden Håb" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "tema=nonsense&ugedag=someday&sted=nowhere&ledige=2",
        "side=0",
        "side=-1",
        "side=99999999999999999999",
        "side=æ",
        "side=2&side=x",
        "q=%01%FF",
        "q=" + "x" * 3000,
        "tema=%F0%9F%A6%8A",
        "tema[]=hope&=&&&",
    ],
)
def test_what_is_not_known_is_left_out(client, school, query):
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 200
    assert response.context["catalogue"].page.number == 1


def test_pages_of_24_and_an_address_beyond_the_last(client, db):
    for number in range(26):
        make_course(f"Kursus {number:02}")
    first, last = client.get(URL), client.get(URL, {"side": "7"})
    assert len(titles(first)) == 24
    assert len(titles(last)) == 2
    assert last.context["catalogue"].page.number == 2
    assert not {*titles(first)} & {*titles(last)}
    assert 'href="?side=2"' in first.content.decode()


def test_the_same_few_questions_for_one_course_and_for_thirty(client, db):
    make_run()
    client.get(URL)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for _ in range(29):
        make_run()
    with CaptureQueriesContext(connection) as many:
        response = client.get(URL)
    assert len(titles(response)) == 24
    # Three of these read the index, which a process otherwise keeps.
    assert len(few) == len(many) <= 12


def test_htmx_gets_the_results_alone_and_the_canonical_address(client, school):
    response = client.get(f"{URL}?q=&tema=hope&tema=nonsense", headers={"HX-Request": "true"})
    page = response.content.decode()
    assert response["HX-Push-Url"] == "/kurser/?tema=hope"
    assert "HX-Request" in response["Vary"]
    assert "<html" not in page
    assert 'id="count" hx-swap-oob="innerHTML">2 kurser' in page
    assert 'id="n-tema-identity" hx-swap-oob="innerHTML">1<' in page


def test_going_back_gets_the_whole_page(client, school):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in client.get(URL, headers=headers).content.decode()


def test_nothing_of_the_page_belongs_to_one_visitor(client, school):
    response = client.get(URL)
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_drafts_and_what_is_over_are_not_offered(client, school):
    make_run(course=school["later"], state="draft")
    make_run(course=school["later"], first_start=timezone.now() - timedelta(days=60))
    make_run(course=school["later"], state="cancelled")
    card = client.get(URL, {"tema": "meaning"}).context["catalogue"].cards[0]
    assert card["when"] == "Ingen hold lige nu"


def test_an_unpublished_course_is_gone(client, school):
    school["later"].unpublish()
    assert client.get(URL).context["catalogue"].total == 3
    assert client.get("/kurser/senere/").status_code == 404


def test_an_empty_catalogue_is_kind(client, db):
    make_catalogue()
    response = client.get(URL)
    assert response.status_code == 200
    assert response.context["catalogue"].total == 0


def test_what_editors_write_is_escaped(client, db):
    make_course("<img src=x>", teaser="<script>alert(1)</script>", slug="x")
    for query in ({}, {"q": "img"}, {"q": "script"}):
        page = client.get(URL, query).content.decode()
        assert "<img src=x>" not in page
        assert "<script>alert" not in page


def test_many_wait_and_nobody_is_counted_free(client, school):
    for number in range(3):
        person = make_person(f"Person {number}")
        seats.enrol(person=person, run=school["fear"], by=person)
    assert titles(client.get(URL, {"ledige": "1", "tema": "identity"})) == []


def test_what_editors_recommend_for_a_word_stands_first(client, school):
    query = Query.get("Angst")
    promotion = {"query": query, "description": "Begynd her"}
    SearchPromotion.objects.create(page=school["later"], sort_order=1, **promotion)
    SearchPromotion.objects.create(
        external_link_url="https://example.org/", external_link_text="Telefonlinje", sort_order=2, **promotion
    )
    shown = client.get(URL, {"q": "angst"}).context["catalogue"].promoted
    assert [(pick.title, pick.href) for pick in shown] == [
        ("Senere", "/kurser/senere/"),
        ("Telefonlinje", "https://example.org/"),
    ]
    school["later"].unpublish()
    assert len(client.get(URL, {"q": "ANGST "}).context["catalogue"].promoted) == 1
    assert client.get(URL, {"q": "søvn"}).context["catalogue"].promoted == []
    assert Query.objects.count() == 1
