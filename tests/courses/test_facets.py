"""The index of bits against a plain reading of what each filter means."""

from datetime import UTC, datetime, timedelta

from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from courses import answers, choices, facets
from courses.answers import Wish
from courses.offers import ONLINE, Course, Place, Run, Words
from courses.states import Audience, Format, LifeArea, Theme

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND = int(NOW.timestamp())
DAY = int(timedelta(days=1).total_seconds())
PLACES = {1: Place(1, "huset", "Huset"), 2: Place(2, "biblioteket", "Biblioteket")}


@st.composite
def runs(draw, number):
    """A coming class with one to three sessions."""
    first = SECOND + draw(st.integers(1, 40)) * DAY
    slots = draw(
        st.lists(st.tuples(st.integers(1, 7), st.sampled_from([ONLINE, 1, 2])), max_size=3, unique=True)
    )
    return Run(
        id=number,
        state=draw(st.sampled_from(["open", "closed"])),
        is_drop_in=draw(st.booleans()),
        opens_at=SECOND + draw(st.sampled_from([-DAY, DAY])),
        closes_at=first,
        starts=[first],
        ends=[first + 7200],
        place=1,
        is_online=False,
        slots=slots,
        next_start=first,
    )


@st.composite
def catalogues(draw):
    """Up to eight courses with up to three classes each."""
    courses = []
    for number in range(draw(st.integers(0, 8))):
        some = [draw(runs(number * 3 + place)) for place in range(draw(st.integers(0, 3)))]
        courses.append(
            Course(
                page=100 + number,
                slug=f"kursus-{number}",
                words={"da": Words(100 + number, f"Kursus {number}", "")},
                format=draw(st.sampled_from(Format.values)),
                audience=draw(st.lists(st.sampled_from(Audience.values), max_size=2, unique=True)),
                themes=draw(st.lists(st.sampled_from(Theme.values), max_size=2, unique=True)),
                life_areas=draw(st.lists(st.sampled_from(LifeArea.values[:3]), max_size=2, unique=True)),
                picture=None,
                runs=sorted(some, key=lambda run: (run.next_start, run.id)),
            )
        )
    return sorted(courses, key=lambda course: course.next_start)


VALUES = {
    "tema": Theme.values,
    "livsomraade": LifeArea.values[:3],
    "for": Audience.values,
    "form": Format.values,
    "ugedag": facets.WEEKDAYS,
    "sted": ("huset", "biblioteket", "online"),
    "ledige": ("1",),
}
QUESTIONS = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(list(values)), max_size=2) for name, values in VALUES.items()}
)


def fits(course, picked, full):
    """Whether a course answers the filters, as one would explain it to a visitor."""
    whom = set(course.audience)
    if not whom or "everyone" in whom:
        whom = set(Audience.values)
    has = {"tema": course.themes, "livsomraade": course.life_areas, "for": whom, "form": [course.format]}
    if not all(set(picked[name]) & set(has[name]) for name in has if name in picked):
        return False
    if not {"ugedag", "sted", "ledige"} & set(picked):
        return True
    return any(run_fits(run, picked, full) for run in course.runs)


def run_fits(run, picked, full):
    if "ledige" in picked and (run.id in full or not run.is_bookable(SECOND)):
        return False
    if not {"ugedag", "sted"} & set(picked):
        return True
    names = {ONLINE: "online", 1: "huset", 2: "biblioteket"}
    return any(
        ("ugedag" not in picked or facets.WEEKDAYS[day - 1] in picked["ugedag"])
        and ("sted" not in picked or names[place] in picked["sted"])
        for day, place in run.slots
    )


@settings(max_examples=300, deadline=None)
@given(catalogues(), QUESTIONS, st.sets(st.integers(0, 24)), st.none() | st.integers(0, 255))
def test_answers_and_counts_are_what_a_plain_reading_says(courses, question, full, found):
    index = facets.index(1, NOW, courses, PLACES)
    asked = QueryDict(mutable=True)
    for name, values in question.items():
        asked.setlist(name, values)
    wanted = choices.read(asked, index.known)
    taken = dict.fromkeys(full)
    hits = None if found is None else found & index.everything
    answer = answers.answer(index, wanted, taken, hits)

    def naive(picked):
        return {
            place
            for place, course in enumerate(courses)
            if (hits is None or hits >> place & 1) and fits(course, picked, full)
        }

    expected = naive(wanted.picked)
    assert set(answers.places_of(answer.bits)) == expected
    assert answer.total == len(expected)
    for name, counts in answer.counts.items():
        for value, count in counts.items():
            assert count == len(naive({**wanted.picked, name: (value,)})), (name, value)
    wish = Wish(index, wanted, taken)
    order = wish.in_order(answer.bits)
    assert set(order) == expected
    starts = [
        run.next_start
        for place in order
        if (run := wish.fulfilled_by(courses[place])) is not None and not run.is_drop_in
    ]
    if wanted.only_free or {"ugedag", "sted"} & set(wanted.picked):
        assert starts == sorted(starts)


@given(
    st.dictionaries(
        st.sampled_from([*choices.FACETS, "q", "side", "x"]), st.lists(st.text(max_size=8), max_size=3)
    )
)
def test_no_address_is_an_error(asked):
    query = QueryDict(mutable=True)
    for name, values in asked.items():
        query.setlist(name, values)
    known = {name: tuple(values) for name, values in VALUES.items()}
    read = choices.read(query, known)
    assert choices.read(QueryDict(read.query(page=read.page)), known) == read


@settings(deadline=None)
@given(catalogues())
def test_an_index_says_how_long_it_holds(courses):
    index = facets.index(1, NOW, courses, PLACES)
    assert index.valid_until > SECOND
    moments = [m for c in courses for r in c.runs for m in (r.opens_at, r.closes_at, *r.starts, *r.ends)]
    coming = [moment for moment in moments if moment and moment > SECOND]
    assert index.valid_until <= min(coming, default=index.valid_until)
