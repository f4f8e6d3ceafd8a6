"""Bridges: the pages of communities, the list of them, the way from a course, and one search for both."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import Locale

from home import community
from home.models import CommunityIndexPage, CommunityPage, CommunityText, HomePage
from home.translating import publish_translation
from tests.cast import sign_in
from tests.factories import make_course, make_run
from tests.paths_of_school import make_path

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(db):
    home = HomePage.objects.get(locale__language_code="da")
    page = home.add_child(
        instance=CommunityIndexPage(title="Uden for skolen", slug="videre", lead="Steder i nærheden.")
    )
    page.save_revision().publish()
    return page


@pytest.fixture
def put_up(index):
    """Publishes a community below the list."""

    def make(title, slug, *, live=True, courses=(), **fields):
        said = {"teaser": "For alle, der har lyst.", "first_time": "Birger står ved døren.", **fields}
        page = index.add_child(
            instance=CommunityPage(title=title, slug=slug, courses=list(courses), live=False, **said)
        )
        revision = page.save_revision()
        if live:
            revision.publish()
        page.refresh_from_db()
        return page

    return make


@pytest.fixture
def choir(put_up):
    return put_up(
        "Havnekoret",
        "havnekoret",
        teaser="Et kor for alle, der kan lide at synge.",
        first_time="Birger står ved døren med et grønt tørklæde.",
        when="Onsdage kl. 19",
        cost="50 kr. om måneden",
        contact_name="Birger",
        contact_phone="00 10 20 30",
        street="Havnegade 14",
        postcode="9999",
        town="Fjordby",
        step_free=True,
        accessible_toilet=False,
        life_areas=["leisure"],
    )


def text_of(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_says_early_how_it_is_to_come_the_first_time(client, choir):
    text = text_of(client, "/videre/havnekoret/")
    assert text.index("Sådan er det at komme første gang") < text.index("Onsdage kl. 19")
    assert 'href="tel:00102030"' in text
    for words in ("Birger står ved døren", "Pris: 50 kr. om måneden", "Havnegade 14, 9999 Fjordby"):
        assert words in text


def test_access_is_yes_no_or_not_known_and_never_guessed(client, choir):
    text = text_of(client, "/videre/havnekoret/")
    assert "Trinfri indgang" in text
    assert "Intet handicaptoilet" in text
    assert "Teleslynge: det ved vi ikke" in text


def test_the_list_is_narrowed_by_kind_and_part_of_life(client, choir, put_up):
    put_up("Genbrugsbutikken", "genbrug", kind="volunteering", life_areas=["work_education", "leisure"])
    every = text_of(client, "/videre/")
    assert "Havnekoret" in every
    assert "2 steder" in every
    kind = text_of(client, "/videre/", slags="volunteering")
    assert "Genbrugsbutikken" in kind
    assert "Havnekoret" not in kind
    assert "1 sted" in text_of(client, "/videre/", livsomraade="work_education")
    assert "2 steder" in text_of(client, "/videre/", livsomraade=["leisure", "work_education"])
    assert "Der er ikke noget, der passer" in text_of(
        client, "/videre/", slags="club", livsomraade="work_education"
    )
    assert "Genbrugsbutikken" in text_of(client, "/videre/", q="frivillig")


def test_what_is_not_known_in_the_address_is_nothing(client, choir):
    assert (
        client.get("/videre/", {"slags": "x' OR 1=1", "livsomraade": "ÆØÅ", "q": "'&|!("}).status_code == 200
    )


def test_a_draft_is_nowhere(client, put_up):
    course = make_course("Sang")
    put_up("Kladden", "kladden", live=False, courses=[course])
    assert "Kladden" not in text_of(client, "/videre/")
    assert "Kladden" not in text_of(client, f"/kurser/{course.slug}/")
    assert "Kladden" not in text_of(client, "/kurser/", q="kladden")
    assert client.get("/videre/kladden/").status_code == 404


def test_a_course_shows_the_communities_that_name_it(client, put_up):
    course = make_course("Sang for usikre stemmer", slug="sang")
    put_up("Havnekoret", "havnekoret", courses=[course])
    put_up("Gåfodbold", "gaafodbold")
    text = text_of(client, "/kurser/sang/")
    assert "Havnekoret" in text
    assert "Gåfodbold" not in text


def test_a_course_that_nobody_names_leads_to_the_list(client, index):
    course = make_course("Sang", slug="sang", life_areas=["leisure"])
    text = text_of(client, f"/kurser/{course.slug}/")
    assert "Næste skridt" in text
    assert "/videre/?livsomraade=leisure" in text


def test_without_a_list_nothing_leads_nowhere(client):
    make_course("Sang", slug="sang")
    assert "Næste skridt" not in text_of(client, "/kurser/sang/")


def test_one_question_finds_courses_and_communities(client, choir):
    make_run(course=make_course("Sang i kor", slug="sang-i-kor"))
    text = text_of(client, "/kurser/", q="kor")
    assert "/kurser/sang-i-kor/" in text
    assert "Uden for skolen</h2>" in text
    assert "/videre/havnekoret/" in text
    assert "Også 1 sted uden for skolen" in text


@pytest.mark.parametrize(
    ("question", "is_found"),
    [
        ("HAVNEKOR", True),
        ("tørklæder", True),  # a stem
        ("toerklaede", True),  # folded
        ("synge", True),
        ("havne", True),  # a beginning
        ("forening", True),  # what kind of place it is
        ('"grønt tørklæde"', True),
        ("synge -tørklæde", False),
        ("fodbold", False),
        ("", False),
        ("'; DROP TABLE home_communitytext; --", False),
    ],
)
def test_words_are_found_as_in_the_catalogue(choir, question, is_found):
    assert bool(community.find(question).shown) is is_found


def test_what_was_found_is_marked_and_nothing_is_left_unescaped(put_up):
    put_up("Kor & <kaffe>", "kor", teaser="Vi synger i kor.")
    [hit] = community.find("kor").shown
    assert hit.title == "<mark>Kor</mark> &amp; &lt;kaffe&gt;"
    assert hit.teaser == "Vi synger i <mark>kor</mark>."


def test_a_place_is_found_when_no_course_is(client, choir):
    make_run()
    text = text_of(client, "/kurser/", q="havnekoret")
    assert "/videre/havnekoret/" in text


def test_htmx_gets_them_too(client, choir):
    make_run()
    part = client.get("/kurser/", {"q": "havnekoret"}, headers={"HX-Request": "true"}).content.decode()
    assert "/videre/havnekoret/" in part


def test_the_words_follow_the_page(choir):
    choir.title = "Fjordkoret"
    choir.save_revision().publish()
    assert community.find("fjordkoret").number == 1
    assert community.find("havnekoret").number == 0
    choir.unpublish()
    assert not CommunityText.objects.exists()
    choir.save_revision().publish()
    assert community.find("fjordkoret").number == 1
    choir.delete()
    assert not CommunityText.objects.exists()


def test_it_is_translated(client, choir, put_up):
    put_up("Gåfodbold", "gaafodbold")
    english = Locale.objects.get(language_code="en")
    publish_translation(choir.get_parent().specific, english, {"title": "Beyond the school"})
    publish_translation(
        choir, english, {"title": "The Harbour Choir", "teaser": "A choir for all who like to sing."}
    )
    assert "The Harbour Choir" in text_of(client, "/en/videre/havnekoret/")
    every = text_of(client, "/en/videre/")
    assert "The Harbour Choir" in every
    assert "Havnekoret" not in every
    assert 'lang="da"' in every, "what is not translated stands in, and says so"
    with override("en"):
        assert [hit.href for hit in community.find("harbour").shown] == ["/en/videre/havnekoret/"]
        assert [hit.lang for hit in community.find("gåfodbold").shown] == ["da"]
    with override("da"):
        assert community.find("harbour").number == 0


def test_a_translated_course_shows_them_in_its_language(client, put_up):
    course = make_course("Sang", slug="sang")
    put_up("Havnekoret", "havnekoret", courses=[course])
    assert "Havnekoret" in text_of(client, "/en/kurser/sang/")


def test_it_is_in_the_sitemap_and_in_the_footer(client, choir):
    assert "/videre/havnekoret/" in client.get("/sitemap.xml").content.decode()
    assert 'href="/videre/"' in text_of(client, "/videre/")
    assert 'href="/forloeb/"' in text_of(client, "/videre/")


def test_paths_are_in_the_sitemap_in_both_languages(client):
    assert "/forloeb/" not in client.get("/sitemap.xml").content.decode()
    make_path("Peeruddannelsen", make_course("Peer 1"))
    make_path("Kladde", make_course("Peer 2"), is_published=False)
    text = client.get("/sitemap.xml").content.decode()
    assert "/forloeb/peeruddannelsen/</loc>" in text
    assert "/en/forloeb/peeruddannelsen/</loc>" in text
    assert "/forloeb/kladde/" not in text


def test_an_editor_sees_it_before_it_is_published(client, gry, choir):
    desk = sign_in(client, gry)
    assert desk.get(f"/redaktion/pages/{choir.pk}/edit/").status_code == 200
    response = desk.get(f"/redaktion/pages/{choir.pk}/view_draft/")
    assert "Sådan er det at komme første gang" in response.content.decode()
    shown = desk.get(f"/redaktion/pages/{choir.get_parent().pk}/view_draft/")
    assert "Havnekoret" in shown.content.decode()


def count_of(client, address, **query):
    client.get(address, query)
    with CaptureQueriesContext(connection) as asked:
        client.get(address, query)
    return len(asked)


def test_thirty_ask_as_little_as_one(client, put_up):
    course = make_course("Sang", slug="sang")
    make_run(course=course)
    put_up("Kor nummer ét", "kor-1", courses=[course])
    ways = [("/videre/", {}), ("/videre/", {"q": "kor"}), ("/kurser/", {"q": "kor"}), ("/kurser/sang/", {})]
    few = [count_of(client, address, **query) for address, query in ways]
    for number in range(2, 31):
        put_up(f"Kor nummer {number}", f"kor-{number}", courses=[course])
    assert [count_of(client, address, **query) for address, query in ways] == few


def test_the_catalogue_asks_once_more_only_where_something_is_asked(client, choir):
    make_run(course=make_course("Sang", slug="sang"))
    plain, asked = count_of(client, "/kurser/"), count_of(client, "/kurser/", q="sang")
    with CaptureQueriesContext(connection) as statements:
        client.get("/kurser/", {"q": "sang"})
    about = [one["sql"] for one in statements if "home_communitytext" in one["sql"]]
    assert len(about) == 1
    with CaptureQueriesContext(connection) as statements:
        client.get("/kurser/")
    assert not [one for one in statements if "community" in one["sql"]]
    assert plain < asked


def test_the_index_serves_a_question(choir):
    """However many there are, a question is answered from the GIN index."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT page_id FROM home_communitytext WHERE vector @@ to_tsquery('danish', 'kor')"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "home_community_vector" in plan


def test_the_words_are_written_anew_by_hand(choir, capsys):
    CommunityText.objects.all().delete()
    call_command("rebuild_communities")
    assert community.find("havnekoret").number == 1
