"""What the pages say, and that a hidden number is a word in all of it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import Role
from enrolment.models import Interest
from insight.pages import kept
from tests.cast import sign_in, with_role
from tests.factories import make_course, make_person
from tests.insight.pages.counted import count

pytestmark = pytest.mark.django_db


def forget():
    """Let the process forget what it has read."""
    for one in (kept._table, kept._over_time, kept._cells):
        one.cache_clear()


@pytest.fixture
def home(client, dina):
    """The desk of a coordinator."""
    return sign_in(client, dina)


def test_the_front_answers_five_questions(home):
    count(is_over=True)
    page = home.get("/noegletal/").content.decode()

    for question in (
        "Hvem kommer?",
        "Hvem får ikke plads?",
        "Hvad mangler",
        "sammen med borgere?",
        "kostede det?",
    ):
        assert question in page
    assert '<span class="big-number-value">48</span>' in page
    assert "8 flere end i Forrige halvår. (+20 %)" in page
    assert "41.391 kr." in page
    assert "75 %" in page
    assert "4 af 7" in page


def test_without_a_period_to_compare_with_nothing_is_compared(home):
    count()

    assert "Forrige halvår." not in home.get("/noegletal/?sammenlign=ingen").content.decode()


def test_what_is_hidden_is_a_word_and_so_is_its_difference(home):
    count(is_over=True)
    page = home.get("/noegletal/hvem/").content.decode()
    row = re.search(r'<th scope="row">Pårørende</th>(.*?)</tr>', page.split('id="people"')[1]).group(1)

    assert re.findall(r">([^<>]+)</td>", row) == ["skjult", "skjult", "skjult"]
    assert "Forskellen fra Forrige halvår er skjult" in home.get("/noegletal/pladser/").content.decode()


def test_a_picture_says_its_finding_in_words_and_hides_what_is_hidden(home):
    count()
    page = home.get("/noegletal/hvem/?sammenlign=ingen").content.decode()
    label = re.search(r'class="chart-narrow" role="img" aria-label="([^"]*fordelt efter[^"]*)"', page).group(
        1
    )

    assert "Borger: 31; Pårørende: skjult; Medarbejder: 12" in label
    assert f"<desc>{label.split('. ', 1)[1]}</desc>" in page


def test_pictures_hold_no_styles_no_scripts_and_no_addresses(home):
    count()
    page = home.get("/noegletal/hvem/").content.decode()
    pictures = re.findall(r'<svg[^>]*class="chart-.*?</svg>', page, re.DOTALL)

    assert len(pictures) >= 4
    for one in pictures:
        assert "style=" not in one
        assert "<script" not in one
        assert set(re.findall(r'https?://[^" ]+', one)) <= {"http://www.w3.org/2000/svg"}
        assert " id=" not in one


def test_a_course_title_is_a_text_in_the_picture(home):
    rollup = count(courses=0)
    page = make_course('Løg & <b>"brød"</b>')
    other = make_course("Andet")
    period = rollup.figures.filter(measure="people", group="all").first().period
    for one in (page, other):
        rollup.figures.create(
            measure="people", period=period, dimension="course", value=str(one.pk), group="all", number=9
        )

    text = home.get(f"/noegletal/hvem/?efter=kursus&periode={period}").content.decode()

    assert "<b>" not in text
    assert "Løg &amp; &lt;b&gt;" in text


def test_where_it_cannot_be_divided_it_is_shown_over_time(home):
    count()
    page = home.get("/noegletal/kurser/").content.decode()

    assert page.count(", semester for semester</figcaption>") == 7


def test_it_can_be_divided_by_course_and_the_choice_is_kept_on_the_way(home):
    count()
    page = home.get("/noegletal/hvem/?efter=kursus").content.decode()

    assert '<th scope="row">Kursus 1</th>' in page
    assert re.search(
        r"/noegletal/hvem/people\.csv\?periode=semester-\d+&amp;sammenlign=[^&]+&amp;efter=kursus", page
    )


def test_the_steps_are_a_picture_and_a_table(home):
    count()
    page = home.get("/noegletal/roller/").content.decode()

    assert re.search(r"Fra [^:]+ til [^:]+: skjult", page)
    assert "stroke-dasharray" in page


def test_rows_are_offered_to_those_who_may_see_them(client, home):
    count()
    page = home.get("/noegletal/bidragydere/").content.decode()
    assert 'href="/redaktion/bidragydere/"' in page
    link = re.search(r'href="(/redaktion/tilmeldinger/[^"]*)"', home.get("/noegletal/hvem/").content.decode())

    assert home.get(link.group(1).replace("&amp;", "&")).status_code == 200
    # The ledger is not a coordinator's, but a leader's.
    assert "Se regnskabet" not in home.get("/noegletal/omkostninger/").content.decode()
    leader = with_role(make_person("Lea", email="lea@example.org"), Role.LEADER)
    assert "Se regnskabet" in sign_in(client, leader).get("/noegletal/omkostninger/").content.decode()


def test_every_way_to_the_rows_leads_somewhere(client):
    count()
    leader = sign_in(client, with_role(make_person("Lea", email="lea@example.org"), Role.LEADER))
    pages = [
        leader.get(f"/noegletal/{one}/").content.decode()
        for one in ("hvem", "pladser", "fremmoede", "kurser")
    ]
    pages += [leader.get(f"/noegletal/{one}/").content.decode() for one in ("bidragydere", "repraesentation")]
    links = {
        link.replace("&amp;", "&")
        for page in pages
        for link in re.findall(r'href="(/redaktion/[^"]+)"', page)
    }

    assert len(links) >= 10
    assert {leader.get(link).status_code for link in links} == {200}


def test_what_is_missing_leads_to_copying_and_hides_few(home, alma):
    count()
    course = make_course("Keramik")
    for number in range(6):
        Interest.objects.create(course=course, person=make_person(f"P{number}"), confirmed_at=timezone.now())
    few = make_course("Kor")
    Interest.objects.create(course=few, person=alma, confirmed_at=timezone.now())

    page = home.get("/noegletal/").content.decode()

    assert "6 spørger efter det." in page
    assert "Færre end fem spørger efter det." in page
    assert "Kor: skjult" in page


@pytest.mark.parametrize("path", ["/noegletal/", "/noegletal/hvem/?efter=kursus"])
def test_more_courses_cost_no_more_questions(home, path):
    questions = []
    for courses in (1, 30):
        count(courses=courses)
        forget()
        home.get(path)
        forget()
        with CaptureQueriesContext(connection) as found:
            home.get(path)
        questions.append(len([one for one in found.captured_queries if "samskole_cache" not in one["sql"]]))

    assert questions[0] == questions[1]


def test_what_was_counted_is_read_once(home):
    count()
    home.get("/noegletal/hvem/")
    with CaptureQueriesContext(connection) as found:
        home.get("/noegletal/hvem/")

    assert len(found) <= 15
