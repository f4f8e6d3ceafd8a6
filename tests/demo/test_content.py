"""The demo's content: believable, kind, easy to read, and whole."""

import re
from datetime import date, timedelta
from itertools import combinations, product

import pytest

from demo.content import agreement, news, pages_about, pages_rights, school
from demo.content.cast import APOLOGY, ENROLLED, OFFERED, ROLES, WAITING
from demo.content.cast import CONTRIBUTORS as CAST_CONTRIBUTORS
from demo.content.classes import CLASSES
from demo.content.contributors import BY_KEY, CONTRIBUTORS
from demo.content.courses import BY_SLUG as COURSE_BY_SLUG
from demo.content.courses import COURSES, ENGLISH
from demo.content.daily import INTEREST, KIOSKS, LENT, MESSAGES
from demo.content.earlier import EARLIER, LEFT, STUDENTS
from demo.content.needs import NEEDS
from demo.content.people import people
from demo.content.sharing import COMPANIONS, PAIRS, PAUSED, SHARED, SWITCHING
from demo.content.terms import holidays, terms
from demo.content.venues import VENUE_BY_SLUG
from demo.pictures import MOTIFS, THEMES
from tests.demo.readability import lix

BANNED = re.compile(
    r"\b(patient|klient|brugere|brugerne|en bruger|psykisk syg|sindslidende)\w*", re.IGNORECASE
)
PAGES = pages_about.PAGES + pages_rights.PAGES


def prose(*parts):
    return " ".join(part.strip("#- ").rstrip(".!?") + "." for part in parts)


def danish_texts():
    for course in COURSES:
        words = course.words
        yield course.slug, prose(words.teaser, *words.body, *words.gains, words.breaks)
    for page in PAGES:
        yield page.slug, prose(page.da.lead, *page.da.body)
    for item in news.NEWS:
        yield item.slug, prose(item.words.lead, *item.words.body)
    yield "aftaler", prose(*agreement.TEXT_DA.split("\n"))
    yield (
        "forside",
        prose(school.FRONT_DA.lead, school.FRONT_DA.answer, *(text for _, text in school.FRONT_DA.steps)),
    )


@pytest.mark.parametrize(("name", "text"), list(danish_texts()))
def test_danish_is_easy_and_never_labels_anybody(name, text):
    assert lix(text) < 35, name
    assert not BANNED.search(text), name


def test_every_course_is_found_once_and_has_a_class():
    slugs = [course.slug for course in COURSES]
    assert len(slugs) == len(set(slugs)) >= 26
    assert set(slugs) == {plan.course for plan in CLASSES}
    assert set(ENGLISH) < set(slugs)


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.slug)
def test_course_is_whole(course):
    words = course.words
    assert len(words.teaser) <= 200
    assert len(words.breaks) <= 120
    assert 3 <= len(words.body) <= 5
    assert 3 <= len(words.gains) <= 5
    assert words.next_steps
    assert course.motif in MOTIFS
    assert set(course.themes) <= set(THEMES)
    bases = {BY_KEY[key].basis for key in course.designers}
    assert bases & {"lived", "both"}
    assert bases & {"professional", "both"}
    assert "diagnose" not in words.teaser.lower()


def test_no_two_courses_share_a_motif():
    motifs = [course.motif for course in COURSES]
    assert len(motifs) == len(set(motifs))


def test_each_class_is_taught_by_lived_and_professional_equals():
    for plan in CLASSES:
        first, second = plan.teachers
        assert first != second, plan.key
        assert BY_KEY[first].basis in {"lived", "both"}, plan.key
        assert BY_KEY[second].basis in {"professional", "both"}, plan.key


def test_classes_show_every_state():
    keys = [plan.key for plan in CLASSES]
    assert len(keys) == len(set(keys)) >= 60
    assert {plan.fate for plan in CLASSES} == {"open", "closed", "finished", "cancelled", "draft"}
    open_now = [plan for plan in CLASSES if plan.fate == "open"]
    assert any(plan.waiting for plan in open_now)
    assert any(not plan.venue for plan in open_now)
    assert any(plan.capacity - plan.taken in {1, 2} for plan in open_now)
    assert any(COURSE_BY_SLUG[plan.course].format == "cafe" for plan in open_now)
    assert any(plan.opens_in_days for plan in CLASSES)
    assert any(plan.term == "next" for plan in CLASSES)


def test_classes_fit_their_places():
    for plan in CLASSES + EARLIER:
        assert plan.taken <= plan.capacity, plan.key
        is_full = plan.taken == plan.capacity
        assert not plan.waiting or is_full or SHARED[plan.key].shares, plan.key
        assert not plan.venue or plan.room in VENUE_BY_SLUG[plan.venue].rooms, plan.key


def hours(plan):
    """When a class meets, as (week, weekday, first minute, last minute); `weekday` None may be any."""
    hour, minute = map(int, plan.at.split(":"))
    first = hour * 60 + minute
    for week in range(plan.start, plan.start + plan.count * plan.every_weeks, plan.every_weeks):
        for day in range(5) if plan.weekday is None else (plan.weekday,):
            yield week, day, first, first + plan.minutes


def meets(one, other):
    return any(a[:2] == b[:2] and a[2] < b[3] and b[2] < a[3] for a, b in product(hours(one), hours(other)))


def test_no_teacher_and_no_room_is_in_two_places_at_once():
    held = [plan for plan in CLASSES + EARLIER if plan.fate != "cancelled"]
    for one, other in combinations(held, 2):
        shared = set(one.teachers) & set(other.teachers)
        if one.venue and (one.venue, one.room) == (other.venue, other.room):
            shared.add(one.room)
        assert not shared or not meets(one, other), (one.key, other.key, shared)


def test_shared_classes_are_written_as_they_are_filled():
    plans = {plan.key: plan for plan in CLASSES}
    for key, text in SHARED.items():
        plan = plans[key]
        kept = sum(key in keys for keys in ENROLLED.values())
        if text.seated:
            assert (plan.taken, plan.waiting) == (kept + len(text.seated), len(text.line)), key
        assert sum(share.guaranteed for share in text.shares) <= plan.capacity, key
    named = {
        *PAIRS,
        *PAUSED,
        *LENT,
        *KIOSKS,
        *(key for key, _ in COMPANIONS),
        *(key for two in SWITCHING for key in two),
    }
    assert named | {message.plan for message in MESSAGES} <= set(plans)
    assert set(INTEREST) <= set(COURSE_BY_SLUG)


def test_earlier_terms_point_at_classes_and_people_that_exist():
    plans = {plan.key: plan for plan in EARLIER}
    assert len(plans) == len(EARLIER)
    assert not set(plans) & {plan.key for plan in CLASSES}
    assert set(LEFT) <= set(plans)
    for key, students in STUDENTS.items():
        assert set(students) <= set(BY_KEY)
        assert len(students) + LEFT.get(key, 0) <= plans[key].taken


def test_contributors_are_forty_one_with_their_own_say():
    assert len(CONTRIBUTORS) == len(BY_KEY) == 41
    assert {one.basis for one in CONTRIBUTORS} == {"lived", "professional", "both", "partner"}
    assert any(not one.consents for one in CONTRIBUTORS)
    assert all(one.consents for one in CONTRIBUTORS if one.story)


def test_cast_points_at_classes_that_exist():
    keys = {plan.key for plan in CLASSES}
    named = {key for several in ENROLLED.values() for key in several}
    named |= {*WAITING.values(), *OFFERED.values(), *APOLOGY.values()}
    assert named <= keys
    assert set(CAST_CONTRIBUTORS.values()) <= set(BY_KEY)
    assert [role.key for role in ROLES] == [
        "borger", "paaroerende", "medarbejder", "peer", "vejviser", "redaktoer", "koordinator", "leder",
        "oekonomi", "revisor",
    ]  # fmt: skip


def test_people_are_the_same_every_time_and_can_never_be_reached():
    folk = people()
    assert folk == people()
    assert len(folk) == 400
    addresses = [one.email for one in folk if one.email]
    assert len(addresses) == len(set(addresses))
    assert all(one.endswith("@fjordby.example") for one in addresses)
    assert not {role.email for role in ROLES} & set(addresses)
    without = [one for one in folk if not one.email]
    assert 20 <= len(without) <= 60
    assert all(one.phone and one.contact_by != "email" for one in without)
    share = sum(one.comes_as == "citizen" for one in folk) / sum(
        one.comes_as in {"citizen", "relative", "staff"} for one in folk
    )
    assert 0.5 < share < 0.7
    assert len(NEEDS) == len(set(NEEDS)) == 20


def test_terms_hang_on_any_day():
    for step in range(800):
        today = date(2026, 1, 1) + timedelta(days=step)
        now, coming, *before = terms(today)
        assert now.starts_on < today < now.ends_on < coming.starts_on
        assert len({now.name, coming.name, *(term.name for term in before)}) == 6
        ends = [now.starts_on, *(term.starts_on for term in before)]
        assert all(term.ends_on < after for term, after in zip(before, ends, strict=False))
        assert now.enrolment_opens_at.date() < today < coming.enrolment_opens_at.date()


def test_no_school_at_christmas():
    days = holidays(date(2026, 11, 1), date(2027, 2, 1))
    assert date(2026, 12, 24) in days
    assert date(2027, 1, 1) in days
    assert date(2027, 1, 7) not in days
