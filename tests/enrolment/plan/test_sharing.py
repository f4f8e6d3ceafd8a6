"""A plan is read by who its owner names, as long as they say, and each reading is written down."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Letter
from accounts.roles import Role
from enrolment import readings, seats
from enrolment.day_states import ReadingKind
from enrolment.models import Plan, PlanShare, Reading
from enrolment.on_behalf import guidance
from enrolment.plan import delete, end_share, read, share, sharing
from enrolment.plan.closing import put_under_word
from enrolment.plan.sharing import KnownAs, NotShown, OnlyMine, known_to, lasts_until, read_shared
from tests.cast import guide_of
from tests.enrolment.plan.plans import HOPE, a_plan
from tests.factories import make_person, make_run

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def until():
    return timezone.now() + WEEK


def show_to(alma, address, until):
    a_plan(alma)
    share(person=alma, until=until, address=address)
    return PlanShare.objects.get(ended_at=None)


def test_who_is_named_reads_it_and_the_owner_sees_that(alma, bo, until):
    row = show_to(alma, bo.email, until)

    found = read_shared(reader=bo, uid=row.uid)
    assert found.text.hopes[0].text == HOPE
    assert found.text.shown == ()
    reading = Reading.objects.get()
    assert (reading.what, reading.by, reading.person) == (ReadingKind.PLAN, bo, alma)
    (line,) = readings.in_words(readings.of(alma), language="da")
    assert (line.reader, line.did) == ("En, du viser din plan til", "læste din plan")
    shown = read(alma).shown
    assert sharing.last_read(alma, shown) == {shown[0].uid: reading.at}


def test_nobody_else_reads_it(alma, bo, carla, dina, until):
    row = show_to(alma, bo.email, until)

    for somebody in (carla, dina, alma):
        with pytest.raises(NotShown):
            read_shared(reader=somebody, uid=row.uid)
    with pytest.raises(NotShown):
        read_shared(reader=bo, uid=uuid4())
    assert not Reading.objects.exists()


def test_it_ends_to_the_second(alma, bo, until):
    row = show_to(alma, bo.email, until)

    assert read_shared(reader=bo, uid=row.uid, now=until - timedelta(seconds=1))
    with pytest.raises(NotShown):
        read_shared(reader=bo, uid=row.uid, now=until)
    assert not sharing.standing(bo, now=until).exists()


def test_the_owner_ends_it_at_once(alma, bo, until):
    row = show_to(alma, bo.email, until)
    end_share(person=alma, uid=read(alma).shown[0].uid)

    with pytest.raises(NotShown):
        read_shared(reader=bo, uid=row.uid)
    assert read(alma).shown == ()
    assert not Letter.objects.exists()


def test_deleting_takes_the_letter_back_too(alma, bo, until):
    row = show_to(alma, bo.email, until)
    delete(person=alma)

    assert not Letter.objects.exists()
    with pytest.raises(NotShown):
        read_shared(reader=bo, uid=row.uid)


@pytest.mark.parametrize("forge", ["row", "longer", "reader"])
def test_a_row_that_somebody_wrote_into_the_database_opens_nothing(alma, bo, dina, until, forge):
    row = show_to(alma, bo.email, until)
    if forge == "row":
        row = PlanShare.objects.create(plan=Plan.objects.get(pk=alma.pk), reader=dina, until=until)
    if forge == "longer":
        PlanShare.objects.update(until=until + WEEK)
    if forge == "reader":
        PlanShare.objects.update(reader=dina)

    reader = bo if forge == "longer" else dina
    with pytest.raises(NotShown):
        read_shared(reader=reader, uid=row.uid, now=until)
    if forge != "longer":
        with pytest.raises(NotShown):
            read_shared(reader=reader, uid=row.uid)


def test_an_address_nobody_has_looks_the_same_to_the_owner(alma, bo, until):
    a_plan(alma)
    plans = [share(person=alma, until=until, address=to) for to in (bo.email, "ukendt@example.org")]

    known, unknown = plans[1].shown
    assert (known.name, unknown.name) == (bo.email, "ukendt@example.org")
    assert (known.until, known.known_as) == (unknown.until, unknown.known_as)
    assert PlanShare.objects.count() == Letter.objects.count() == 1


def test_shown_again_gets_a_new_end_and_no_second_letter(alma, bo, until):
    show_to(alma, bo.email, until)
    plan = share(person=alma, until=until + WEEK, address=bo.email)

    assert len(plan.shown) == 1
    assert PlanShare.objects.get().until == until + WEEK
    assert Letter.objects.count() == 1


def test_shown_again_after_the_end_is_told_again(alma, bo, until):
    first = show_to(alma, bo.email, until)
    share(person=alma, until=until + WEEK, address=bo.email, now=until + timedelta(days=1))

    assert PlanShare.objects.get(ended_at=None).uid != first.uid
    assert Letter.objects.count() == 1  # that of the first is taken back


def test_the_letter_tells_nothing(alma, bo, until):
    show_to(alma, bo.email, until)
    letter = Letter.objects.get()

    said = str(letter.words)
    assert "Nogen vil gerne vise dig noget" in said
    for word in ("Alma", "plan ", "Min plan", HOPE):
        assert word not in said.replace("/min-side/plan/", "")
    assert letter.full is None


def test_who_is_only_phoned_is_told_by_nobody_at_the_school(alma, until):
    ida = make_person("Ida", email="ida@example.org", contact_by="phone", phone="20 11 22 33")
    row = show_to(alma, ida.email, until)

    assert not Letter.objects.exists()
    assert list(sharing.standing(ida)) == [row]


def test_those_one_meets_can_be_chosen_by_name(alma, bo, eli, dina):
    vera = guide_of(make_person("Vera Vejviser"))
    guidance.begin(guide=vera, person=alma, said_by="phone", by=dina)
    run = make_run(teachers=(eli.contributor,))
    assert [one.name for one in known_to(alma)] == ["Vera Vejviser"]
    seats.enrol(person=alma, run=run, by=alma)

    assert [(one.name, one.known_as) for one in known_to(alma)] == [
        ("Vera Vejviser", KnownAs.GUIDE),
        ("Eli", KnownAs.TEACHER),
    ]
    assert known_to(bo) == []


def test_a_guide_who_is_one_no_more_reads_it_no_more(alma, dina, until):
    vera = guide_of(make_person("Vera Vejviser"))
    row = guidance.begin(guide=vera, person=alma, said_by="phone", by=dina)
    a_plan(alma)
    share(person=alma, until=until, known=known_to(alma)[0])
    uid = PlanShare.objects.get().uid
    assert read_shared(reader=vera, uid=uid)

    vera.groups.remove(Group.objects.get(name=Role.GUIDE))
    vera = type(vera).objects.get(pk=vera.pk)
    with pytest.raises(NotShown):
        read_shared(reader=vera, uid=uid)
    guide_of(vera)
    vera = type(vera).objects.get(pk=vera.pk)
    assert read_shared(reader=vera, uid=uid)
    guidance.end(guidance=row, by=alma)
    with pytest.raises(NotShown):
        read_shared(reader=vera, uid=uid)


def test_a_teacher_who_has_stopped_reads_it_no_more(alma, eli, until):
    seats.enrol(person=alma, run=make_run(teachers=(eli.contributor,)), by=alma)
    a_plan(alma)
    share(person=alma, until=until, known=known_to(alma)[0])
    uid = PlanShare.objects.get().uid
    assert read_shared(reader=eli, uid=uid)

    eli.contributor.ended_on = timezone.localdate()
    eli.contributor.save()
    with pytest.raises(NotShown):
        read_shared(reader=eli, uid=uid)


def test_under_an_own_word_it_is_shown_to_nobody(alma, bo, until):
    row = show_to(alma, bo.email, until)
    _plan, own = put_under_word(person=alma, word="x" * 12)

    with pytest.raises(NotShown):
        read_shared(reader=bo, uid=row.uid)
    with pytest.raises(OnlyMine):
        share(person=alma, until=until, address=bo.email, own=own)


def test_one_cannot_show_it_until_yesterday(alma, bo):
    a_plan(alma)

    with pytest.raises(ValueError, match="to come"):
        share(person=alma, until=timezone.now() - timedelta(seconds=1), address=bo.email)


def test_a_week_is_whole_days_of_the_school():
    now = timezone.now()
    until = timezone.localtime(lasts_until(7, now=now))

    assert (until.hour, until.minute) == (0, 0)
    assert (until.date() - timezone.localdate(now)).days == 8
