"""What a question finds, in which order, and that nothing of it ever reaches the page unescaped."""

import pytest
from django.db.models import ProtectedError
from django.utils.html import strip_tags
from hypothesis import given
from hypothesis import strategies as st

from courses import search
from courses.models import CatalogueText
from tests.approving import publish
from tests.factories import make_course

HOSTILE = [
    "'; DROP TABLE courses_coursepage; --",
    "<script>alert(1)</script>",
    "& | ! ( ) :* <-> '",
    '"',
    '-"',
    "\x00søvn",
    "\ue000søvn\ue001",
    "a" * 5000,
    "-angst",
    "🦊",
    "%s %(on)s {0}",
    "\\",
]


@pytest.fixture
def courses(db):
    """A few courses by a short name."""
    return {
        "sleep": make_course(
            "Søvn der hjælper", teaser="Find ro til natten.", body=[("text", "<p>Om at sove godt.</p>")]
        ),
        "fear": make_course("Når angsten fylder", teaser="Om det, der fylder."),
        "kindness": make_course("Selvmedfølelse", teaser="Vær venlig mod dig selv."),
        "island": make_course("Havet ved Ærø", teaser="En tur til kysten."),
        "money": make_course(
            "Styr på økonomien",
            teaser="Overblik over penge.",
            gains="Du lærer at lægge et budget, der holder.",
        ),
        "hope": make_course("Håb i praksis", teaser="Små skridt. Søvn er ét af dem."),
        "pottery": make_course("Keramikkurser for alle", teaser="Hænderne i ler."),
    }


def found(question, courses, language="da"):
    """The short names of what is found, best first."""
    names = {page.pk: name for name, page in courses.items()}
    ranks = search.find(question, language)
    return [names[page] for page in sorted(ranks, key=lambda page: -ranks[page])]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("soevn", "sleep"),
        ("søvn", "sleep"),
        ("SØVN", "sleep"),
        ("sove", "sleep"),
        ("angst", "fear"),
        ("angsten", "fear"),
        ("angs", "fear"),
        ("aeroe", "island"),
        ("Ærø", "island"),
        ("haab", "hope"),
        ("budget", "money"),
        ("medfølelse", "kindness"),
        ("foelelse", "kindness"),
        ("keramik", "pottery"),
        ("hjælper søvn", "sleep"),
        ('"søvn der hjælper"', "sleep"),
        ("søvn på natten", "sleep"),
    ],
)
def test_a_question_finds_its_course(courses, question, expected):
    assert found(question, courses)[:1] == [expected]


@pytest.mark.parametrize(
    "question", ["qwerty", "søvn angst", '"hjælper søvn"', "sang", "", "  ", "?", "søvn -hjælper -praksis"]
)
def test_what_finds_nothing(courses, question):
    assert found(question, courses) == []


def test_a_word_in_the_title_comes_before_one_in_the_teaser(courses):
    assert found("søvn", courses) == ["sleep", "hope"]


def test_one_word_may_be_kept_out(courses):
    assert found("søvn -praksis", courses) == ["sleep"]


def test_course_and_courses_are_the_same(courses):
    assert found("kursus", courses) == ["pottery"]


@pytest.mark.parametrize("question", HOSTILE)
def test_no_question_is_an_error(courses, question):
    search.find(question, "da")
    search.find(question, "en")
    pages = [page.pk for page in courses.values()]
    for marked in search.highlight(question, pages).values():
        assert "<script" not in f"{marked.title}{marked.teaser}{marked.snippet}"


@given(st.text(max_size=60))
def test_only_words_get_into_the_query(text):
    assert set(search.expression(text)) <= set("'()&|!:*<-> ") | {
        c for c in search.fold(text) if c.isalnum()
    } | set("x0abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("soevn", "<mark>Søvn</mark> der hjælper"),
        ("hjælp", "Søvn der <mark>hjælper</mark>"),
        ("søvn hjælper", "<mark>Søvn</mark> der <mark>hjælper</mark>"),
    ],
)
def test_what_was_found_is_marked_as_it_is_written(courses, question, title):
    page = courses["sleep"].pk
    assert search.highlight(question, [page])[page].title == title


def test_a_part_of_a_compound_is_marked(courses):
    page = courses["kindness"].pk
    assert search.highlight("følelse", [page])[page].title == "Selvmed<mark>følelse</mark>"


def test_a_hit_in_the_text_shows_the_line(courses):
    page = courses["money"].pk
    line = "lærer at lægge et <mark>budget</mark>, der holder"
    assert search.highlight("budget", [page])[page].snippet == line


def test_what_an_editor_writes_is_escaped(db):
    page = make_course("Ro & <b>hvile</b> på Ærø", teaser="<script>alert('ro')</script>")
    marked = search.highlight("ro", [page.pk])[page.pk]
    assert marked.title == "<mark>Ro</mark> &amp; &lt;b&gt;hvile&lt;/b&gt; på Ærø"
    assert marked.teaser == "&lt;script&gt;alert(&#x27;ro&#x27;)&lt;/script&gt;"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_marking_never_loses_a_letter_nor_lets_a_tag_through(text, first, last):
    folded = search.fold(text)
    start, end = sorted((min(first, len(folded)), min(last, len(folded))))
    marked = search.mark(text, f"{folded[:start]}\ue000{folded[start:end]}\ue001{folded[end:]}")
    plain = marked.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert marked.count("<mark>") == marked.count("</mark>")
    if "&" not in text and "<" not in text:
        assert strip_tags(plain).replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'") == text


def test_folding_is_the_same_in_the_database(db, django_assert_num_queries):
    from django.db import connection

    text = "Ærø, Århus & Østrig: ÆØÅ æøå éèÉ üÜ öÖ äÄ ñç 123"
    with connection.cursor() as cursor:
        cursor.execute("SELECT da_fold(%s)", [text])
        assert cursor.fetchone()[0] == search.fold(text)


def test_only_what_is_published_is_found(courses):
    courses["sleep"].unpublish()
    assert found("hjælper", courses) == []
    publish(courses["sleep"])
    assert found("hjælper", courses) == ["sleep"]


def test_a_draft_is_not_found_before_it_is_published(courses):
    page = courses["sleep"]
    page.title = "Drømme"
    page.save_revision()
    assert found("drømme", courses) == []
    publish(page)
    assert found("drømme", courses) == ["sleep"]


def test_words_that_are_not_shown_are_not_found(db):
    quotes = [
        ("quote", {"text": "Hemmelige ord her", "name": "", "agreed": False}),
        ("quote", {"text": "Modige ord her", "name": "", "agreed": True}),
    ]
    page = make_course("Mod", teaser="x", body=quotes)
    assert "Hemmelige" not in CatalogueText.objects.get(page=page).text
    assert found("modige", {"courage": page}) == ["courage"]


def test_a_course_that_is_deleted_with_all_its_record_leaves_no_text(courses):
    """The record keeps a course that was ever approved; a draft nobody approved may go."""
    draft = make_course("Kladde", live=False)
    CatalogueText.objects.create(page=draft, language="da", title="Kladde", teaser="", text="", parts="")
    draft.delete()
    assert not CatalogueText.objects.filter(title="Kladde").exists()
    with pytest.raises(ProtectedError):
        courses["sleep"].delete()
