"""Each kind of page in both languages, and the Danish page that stands in where nobody translated."""

from datetime import date

import pytest
from wagtail.models import Locale
from wagtail.rich_text import RichText

from courses.states import Format
from home.models import HomePage, NewsIndexPage, NewsPage, StandardPage
from home.translating import publish_translation
from tests.approving import approve_by_two
from tests.factories import days_from_now, make_catalogue, make_course, make_run

pytestmark = pytest.mark.django_db

NOTICE = "This page is in Danish"


@pytest.fixture
def danish():
    home = HomePage.objects.get(locale__language_code="da")
    home.title = "Lær sammen"
    home.lead = "En skole for alle, der har det svært, og dem omkring dem."
    home.save_revision().publish()
    return home


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def about(danish):
    text = [("text", RichText("<p>Man finder et kursus og kommer.</p>"))]
    page = StandardPage(title="Sådan virker det", slug="saadan-virker-det", lead="Tre skridt.", body=text)
    return danish.add_child(instance=page)


@pytest.fixture
def news(danish):
    return danish.add_child(instance=NewsIndexPage(title="Nyheder", slug="nyheder"))


def add_news(index, title, day=date(2026, 1, 7), **fields):
    return index.add_child(instance=NewsPage(title=title, lead=f"{title}, kort.", date=day, **fields))


def get(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_home_in_danish(client, danish):
    html = get(client, "/")
    assert '<html lang="da">' in html
    assert "<h1>Lær sammen</h1>" in html
    assert danish.lead in html


def test_home_in_english(client, danish, english):
    publish_translation(danish, english, {"title": "Learn together", "lead": "A school for all."})
    html = get(client, "/en/")
    assert '<html lang="en">' in html
    assert "<h1>Learn together</h1>" in html
    assert "Can I come?" in html


@pytest.mark.parametrize(("path", "title"), [("/", "Lær sammen"), ("/en/", "Lær sammen")])
def test_an_english_home_that_is_not_published_is_the_danish_one(client, danish, path, title):
    HomePage.objects.get(locale__language_code="en").unpublish()
    assert f"<h1>{title}</h1>" in get(client, path)


def test_home_shows_the_next_classes_with_free_seats_one_of_each_course(client, danish):
    sleep, hope = make_course("Søvn der hjælper"), make_course("Håb i praksis")
    make_run(course=sleep, first_start=days_from_now(3))
    make_run(course=sleep, first_start=days_from_now(4))
    make_run(course=hope, first_start=days_from_now(2))
    html = get(client, "/")
    assert html.count("Søvn der hjælper") == 1
    assert html.index("Håb i praksis") < html.index("Søvn der hjælper")
    assert sleep.get_url() in html


@pytest.mark.parametrize("change", ["full", "closed", "begun", "not yet", "draft", "unpublished", "dropin"])
def test_home_leaves_out_what_cannot_be_signed_up_for(client, danish, change):
    course = make_course("Usynlig", format=Format.CAFE if change == "dropin" else Format.COURSE)
    more = {"closed": {"state": "closed"}, "draft": {"state": "draft"}}.get(change, {})
    more |= {"enrolment_opens_at": days_from_now(1)} if change == "not yet" else {}
    start = days_from_now(-1) if change == "begun" else days_from_now(10)
    make_run(course=course, capacity=0 if change == "full" else 5, first_start=start, **more)
    if change == "unpublished":
        course.unpublish()
    assert "Usynlig" not in get(client, "/")


def test_home_shows_what_one_can_come_to_this_week(client, danish):
    cafe = make_course("Åben recovery-café", format=Format.CAFE)
    make_run(course=cafe, first_start=days_from_now(2, 14), sessions=2)
    html = get(client, "/")
    assert html.count("Åben recovery-café") == 1
    assert "kl. 14-16" in html


def test_home_speaks_of_courses_in_english_where_they_are_translated(client, danish, english):
    publish_translation(make_catalogue(), english, {"title": "Courses"})
    sleep, hope = make_course("Søvn der hjælper"), make_course("Håb i praksis")
    for course in (sleep, hope):
        make_run(course=course)
    publish_translation(sleep, english, {"title": "Sleep that helps"}, approve=approve_by_two)
    html = get(client, "/en/")
    assert "Sleep that helps" in html
    assert "Håb i praksis" in html
    assert f'href="/en{hope.get_url()}" lang="da"' in html
    assert f'href="/en{sleep.get_url()}">Sleep' in html


def test_home_asks_as_little_for_thirty_classes_as_for_one(client, danish, django_assert_max_num_queries):
    make_run()
    make_run(course=make_course(format=Format.CAFE), first_start=days_from_now(1))
    get(client, "/")
    with django_assert_max_num_queries(12) as one:
        get(client, "/")
    for _ in range(29):
        make_run()
        make_run(course=make_course(format=Format.CAFE), first_start=days_from_now(1))
    with django_assert_max_num_queries(12) as many:
        get(client, "/")
    assert len(many) == len(one)


def test_a_standard_page_in_danish_has_no_notice(client, about):
    html = get(client, "/saadan-virker-det/")
    assert "Man finder et kursus og kommer." in html
    assert NOTICE not in html
    assert "<article>" in html


def test_a_standard_page_without_translation_stands_in_and_says_so(client, about):
    html = get(client, "/en/saadan-virker-det/")
    assert '<html lang="en">' in html
    assert NOTICE in html
    assert '<article lang="da">' in html
    assert 'rel="canonical" href="http://127.0.0.1:8000/saadan-virker-det/"' in html
    assert "hreflang" not in html.split("</head>")[0]


def test_a_translated_standard_page_names_its_counterpart(client, about, english):
    publish_translation(about, english, {"title": "How it works", "lead": "Three steps."})
    for path in ("/saadan-virker-det/", "/en/saadan-virker-det/"):
        head = get(client, path).split("</head>")[0]
        assert f'rel="canonical" href="http://127.0.0.1:8000{path}"' in head
        assert 'hreflang="da" href="http://127.0.0.1:8000/saadan-virker-det/"' in head
        assert 'hreflang="en" href="http://127.0.0.1:8000/en/saadan-virker-det/"' in head
        assert 'hreflang="x-default" href="http://127.0.0.1:8000/saadan-virker-det/"' in head
    assert NOTICE not in get(client, "/en/saadan-virker-det/")


def test_a_draft_translation_is_not_shown(client, about, english):
    publish_translation(about, english, {"title": "How it works"}).unpublish()
    assert "Sådan virker det" in get(client, "/en/saadan-virker-det/")


def test_a_draft_is_not_found_in_either_language(client, about):
    about.unpublish()
    assert client.get("/saadan-virker-det/").status_code == 404
    assert client.get("/en/saadan-virker-det/").status_code == 404


def test_a_page_below_lists_itself_and_knows_its_way(client, about):
    below = about.add_child(instance=StandardPage(title="Spørgsmål og svar", slug="spoergsmaal"))
    assert "Spørgsmål og svar" in get(client, "/saadan-virker-det/")
    assert 'href="/en/saadan-virker-det/"' in get(client, f"/en/saadan-virker-det/{below.slug}/")


def test_news_are_listed_newest_first(client, news):
    add_news(news, "Gammel nyhed", date(2026, 1, 1))
    add_news(news, "Ny nyhed", date(2026, 2, 1))
    html = get(client, "/nyheder/")
    assert html.index("Ny nyhed") < html.index("Gammel nyhed")


def test_english_news_are_translations_with_danish_between(client, news, english):
    publish_translation(news, english, {"title": "News"})
    translated = add_news(news, "Vi åbner")
    add_news(news, "Nyt køkken")
    publish_translation(translated, english, {"title": "We open", "lead": "Soon."})
    html = get(client, "/en/nyheder/")
    assert "We open" in html
    assert "Vi åbner" not in html
    assert "Nyt køkken" in html
    assert f'href="/en/nyheder/{translated.slug}/"' in html


def test_news_come_in_pages(client, news):
    for number in range(13):
        add_news(news, f"Nyhed {number}", date(2026, 1, number + 1))
    assert "Nyhed 0<" not in get(client, "/nyheder/")
    assert "Nyhed 0<" in get(client, "/nyheder/?side=2")
    assert "Nyhed 0<" in get(client, "/nyheder/?side=99")


def test_the_list_of_news_asks_as_little_for_twelve_as_for_one(client, news, django_assert_max_num_queries):
    add_news(news, "Nyhed")
    get(client, "/nyheder/")
    with django_assert_max_num_queries(12) as one:
        get(client, "/nyheder/")
    for number in range(11):
        add_news(news, f"Nyhed {number}")
    with django_assert_max_num_queries(12) as many:
        get(client, "/nyheder/")
    assert len(many) == len(one)


@pytest.mark.parametrize("path", ["/nyheder/vi-aabner/", "/en/nyheder/vi-aabner/"])
def test_a_piece_of_news(client, news, path):
    add_news(news, "Vi åbner", slug="vi-aabner", body=[("text", RichText("<p>Kom forbi.</p>"))])
    html = get(client, path)
    assert "Kom forbi." in html
    assert (NOTICE in html) is path.startswith("/en/")


def test_pages_make_no_cookie_so_that_they_can_be_kept(client, danish, about, news):
    for path in ("/", "/en/", "/saadan-virker-det/", "/nyheder/", "/en/nyheder/"):
        response = client.get(path)
        assert not response.cookies
        assert "csrfmiddlewaretoken" not in response.content.decode()


@pytest.mark.parametrize("path", ["/findes-ikke/", "/en/findes-ikke/", "/en/kurser/findes-ikke/"])
def test_what_is_not_there_is_said_in_our_own_words(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert 'id="main"' in response.content.decode()
