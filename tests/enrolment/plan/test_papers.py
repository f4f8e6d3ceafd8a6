"""Papers about oneself: true, discreet unless one wants otherwise, and readable by everybody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from courses.models import Session
from enrolment import changes, seats
from enrolment.models import Attendance
from enrolment.papers import certificates, history, reference
from enrolment.states import SeatState
from peers import engagements
from peers.models import Engagement
from tests.cast import sign_in
from tests.enrolment.plan.papers import opened, tags_of, words_of
from tests.factories import make_course, make_person, make_run
from tests.paths_of_school import make_path
from tests.plan_of_school import been_in

pytestmark = pytest.mark.django_db
TITLE = "Kunsten at gå"


@pytest.fixture
def as_alma(client, alma):
    return sign_in(client, alma)


@pytest.fixture
def been(alma):
    return been_in(alma, make_run(course=make_course(TITLE)))


def mark(row, *marks):
    """Mark the sessions of a seat in their order."""
    sessions = Session.objects.filter(run=row.run_id).order_by("starts_at")
    for session, one in zip(sessions, marks, strict=False):
        Attendance.objects.create(
            session=session, enrolment=row, mark=one, tapped_at=timezone.now(), tap=uuid4()
        )


def paper(client, path, *, said="neutral", language="da"):
    answer = client.get(f"/min-side/papirer/{path}?ord={said}&sprog={language}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="papir.pdf"'
    return answer.content


def only(alma):
    (one,) = history.of(alma, language="da")
    return one


class TestTruth:
    def test_where_nobody_marked_anything_the_class_is_spoken_of(self, as_alma, been):
        said = words_of(paper(as_alma, f"bevis/{been.pk}/"))

        assert "Alma har haft plads på et kursus fra" in said
        assert "Holdet mødtes 4 gange, 8 timer i alt." in said

    def test_where_it_is_known_the_hours_are_those_they_came(self, as_alma, been):
        mark(been, "present", "apology", "present", "absent")
        said = words_of(paper(as_alma, f"bevis/{been.pk}/"))

        assert "Alma har deltaget i et kursus fra" in said
        assert "Det var 2 gange, 4 timer i alt." in said
        for word in ("afbud", "udebl", "fravær"):
            assert word not in said.lower()

    def test_partly_known_is_not_known(self, alma, been):
        mark(been, "present")
        assert only(alma).came is None

    def test_who_never_came_gets_none(self, as_alma, alma, been):
        mark(been, "apology", "apology", "absent", "absent")

        assert not only(alma).is_certified
        assert as_alma.get(f"/min-side/papirer/bevis/{been.pk}/").status_code == 404
        assert TITLE in as_alma.get("/min-side/papirer/").content.decode()

    def test_cancelled_sessions_count_nowhere(self, alma, been):
        first = Session.objects.filter(run=been.run_id).order_by("starts_at").first()
        Session.objects.filter(pk=first.pk).update(cancelled_at=first.starts_at)

        assert only(alma).minutes == 360

    @pytest.mark.parametrize("state", ["enrolled", "withdrawn"])
    def test_a_class_that_is_not_completed_is_no_paper(self, as_alma, alma, state):
        row = seats.enrol(person=alma, run=make_run(), by=alma)
        if state == SeatState.WITHDRAWN:
            seats.leave(enrolment=row, by=alma)

        assert history.of(alma, language="da") == []
        assert as_alma.get(f"/min-side/papirer/bevis/{row.pk}/").status_code == 404

    def test_a_class_finished_before_its_first_session_is_none_either(self, as_alma, alma):
        run = make_run()
        row = seats.enrol(person=alma, run=run, by=alma)
        changes.finish_run(run=run)

        assert as_alma.get(f"/min-side/papirer/bevis/{row.pk}/").status_code == 404

    def test_anothers_is_not_there(self, client, bo, been):
        assert (
            sign_in(client, bo).get(f"/min-side/papirer/bevis/{been.pk}/?ord=fuld&sprog=da").status_code
            == 404
        )


class TestDiscretion:
    def test_neutral_names_neither_school_nor_course(self, as_alma, been):
        for language in ("da", "en"):
            pdf = paper(as_alma, f"bevis/{been.pk}/", language=language)
            said = words_of(pdf)
            assert TITLE not in said
            assert "skole" not in said.lower()
            assert "Aftaler" in said
            with opened(pdf) as one:
                assert "skole" not in str(one.docinfo).lower()
                assert b"skole" not in one.Root.Metadata.read_bytes().lower()

    def test_full_names_both(self, as_alma, been):
        said = words_of(paper(as_alma, f"bevis/{been.pk}/", said="fuld"))

        assert f"i kurset “{TITLE}”" in said or f"på kurset “{TITLE}”" in said

    def test_nobody_can_look_it_up(self, as_alma, been):
        said = words_of(paper(as_alma, f"bevis/{been.pk}/"))

        assert "Vi bekræfter det i telefonen, når Alma beder os om det." in said
        assert "http" not in said
        assert str(been.pk) not in said.split()


@pytest.mark.parametrize(
    ("language", "lang", "title"),
    [("da", "da-DK", "Kursusbevis"), ("en", "en-GB", "Certificate of attendance")],
)
def test_it_is_tagged_titled_and_of_its_language(as_alma, been, language, lang, title):
    pdf = paper(as_alma, f"bevis/{been.pk}/", said="fuld", language=language)

    with opened(pdf) as one:
        assert str(one.Root.Lang) == lang
        assert bool(one.Root.MarkInfo.Marked)
        assert str(one.docinfo["/Title"]) == title
        assert bool(one.Root.ViewerPreferences.DisplayDocTitle)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in one.Root.Metadata.read_bytes()
        fonts = {str(font.BaseFont) for page in one.pages for font in page.Resources.Font.values()}
    assert all("+" in font for font in fonts)  # embedded
    assert tags_of(pdf).count("/H1") == 1
    said = words_of(pdf)
    assert said.index(title) < said.index("Alma") < said.index("8 ")


class TestPath:
    def test_of_all_its_courses_in_their_order(self, as_alma, alma):
        first, second = make_course("Peer 1"), make_course("Peer 2")
        make_path("Peeruddannelsen", first, second, "Undervis sammen med nogen")
        been_in(alma, make_run(course=first, sessions=2), days_ago=90)
        assert as_alma.get("/min-side/papirer/forloeb/peeruddannelsen/").status_code == 404
        been_in(alma, make_run(course=second, sessions=3))

        full = paper(as_alma, "forloeb/peeruddannelsen/", said="fuld")
        said = words_of(full)
        assert "Alma har gennemført alle kurser i “Peeruddannelsen”" in said
        assert said.index("Peer 1") < said.index("Peer 2")
        assert "Kurserne varede 10 timer i alt." in said
        assert {"/Table", "/TH", "/TD"} <= set(tags_of(full))
        neutral = words_of(paper(as_alma, "forloeb/peeruddannelsen/"))
        assert "et forløb på 2 kurser" in neutral
        assert "Peer" not in neutral

    def test_a_path_that_is_not_published_is_none(self, as_alma, alma, been):
        make_path("Skjult", been.run.course, is_published=False)

        assert certificates.paths_of(history.of(alma, language="da")) == []


class TestReference:
    @pytest.fixture
    def as_eli(self, client, eli):
        for number, (kind, minutes) in enumerate([("teaching", 120), ("teaching", 60), ("co_design", 90)]):
            engagements.record(
                contributor=eli.contributor,
                activity=kind,
                about=f"Hold {number}, heraf 500 kr. til rest",
                done_on=timezone.localdate() - timedelta(days=400 * number),
                minutes=minutes,
                reference=f"prøve:{number}",
            )
        return sign_in(client, eli)

    def test_kinds_hours_and_years_and_no_money(self, as_eli):
        pdf = paper(as_eli, "udtalelse/")
        said = words_of(pdf)

        assert "4 timer 30 minutter i alt" in said
        assert "Undervisning" in said
        assert "3 timer" in said
        for word in ("kr.", "500", "honorar", "betal", "løn", "frivillig", "skole"):
            assert word not in said.lower()
        assert tags_of(pdf).count("/Table") == 1

    def test_full_names_courses_by_where_the_work_came_from(self, as_eli, eli):
        run = make_run(course=make_course(TITLE))
        session = run.sessions.all()[0]
        engagements.record(
            contributor=eli.contributor,
            activity="teaching",
            about="Noget med 500 kr.",
            done_on=timezone.localdate(),
            minutes=60,
            reference=f"session:{session.pk}:teacher:{eli.contributor.pk}",
        )
        said = words_of(paper(as_eli, "udtalelse/", said="fuld"))

        assert f"“{TITLE}”" in said
        assert "500" not in said
        assert TITLE not in words_of(paper(as_eli, "udtalelse/"))

    def test_what_is_not_done_or_only_a_frame_counts_nothing(self, as_eli, eli):
        before = sum(one.minutes for one in reference.of(eli))
        Engagement.objects.filter(reference="prøve:1").update(is_frame=True)
        engagements.record(
            contributor=eli.contributor,
            activity="cost",
            about="Bus",
            done_on=timezone.localdate(),
            minutes=1,
            reference="prøve:bus",
        )
        assert sum(one.minutes for one in reference.of(eli)) == before - 60

    def test_who_has_done_nothing_gets_none(self, as_alma):
        assert as_alma.get("/min-side/papirer/udtalelse/").status_code == 404
        assert "Udtalelse" not in as_alma.get("/min-side/papirer/").content.decode()


def test_a_name_in_any_script_and_a_wish_that_is_none(client):
    person = make_person("Łukasz 🌷 Ærø", email="l@example.org")
    row = been_in(person, make_run())
    someone = sign_in(client, person)

    assert "Łukasz" in words_of(paper(someone, f"bevis/{row.pk}/"))
    assert someone.get(f"/min-side/papirer/bevis/{row.pk}/?ord=alt&sprog=xx").status_code == 422


@pytest.mark.parametrize("count", [1, 30])
def test_as_many_queries_for_thirty_as_for_one(as_alma, alma, count, django_assert_num_queries):
    for _number in range(count):
        been_in(alma, make_run(sessions=1))
    as_alma.get("/min-side/papirer/")
    with django_assert_num_queries(9):
        as_alma.get("/min-side/papirer/")
