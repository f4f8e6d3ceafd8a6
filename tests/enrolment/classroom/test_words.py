"""Words to the teachers: once for each form, told of at most hourly, answered by the person's own way."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Letter
from enrolment import seats
from enrolment.classroom import retention, words
from enrolment.models import Notice, SupportNeed, TeacherMessage
from enrolment.retention import forget_needs
from tests.cast import sign_in
from tests.enrolment.classroom.rooms import at, end, room_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(alma, eli):
    return room_of(alma, teachers=(eli.contributor,))


def write(row, text="Må jeg komme senere?", **more):
    return words.write(**{"enrolment": row, "text": text, "by": row.person, "key": uuid4(), **more})


def test_a_form_sent_twice_is_one_message(client, alma, row):
    client = sign_in(client, alma)
    form = {"text": "Må jeg sidde ved døren?", "key": str(uuid4())}
    for _time in range(2):
        assert client.post(at("words", row), form).status_code == 302
    assert TeacherMessage.objects.get().text == "Må jeg sidde ved døren?"
    assert Letter.objects.filter(kind="words").count() == 1


def test_an_empty_message_is_not_sent(client, alma, row):
    answer = sign_in(client, alma).post(at("words", row), {"text": "  "})
    assert answer.status_code == 422
    assert not TeacherMessage.objects.exists()


def test_teachers_are_told_once_an_hour_and_never_what_or_by_whom(alma, eli, row):
    now = timezone.now()
    write(row, "Første hemmelighed", now=now)
    write(row, "Anden", now=now + timedelta(minutes=10))
    letter = Letter.objects.get(kind="words")
    assert letter.person == eli
    assert "hemmelighed" not in str(letter.words) + str(letter.full)
    assert "Alma" not in str(letter.words) + str(letter.full)
    assert words.tell_teachers(now=now + timedelta(minutes=50)) == 0
    assert words.tell_teachers(now=now + timedelta(minutes=61)) == 1
    assert words.tell_teachers(now=now + timedelta(hours=9)) == 0
    assert Letter.objects.filter(kind="words").count() == 2


def test_what_is_read_already_is_told_to_nobody(eli, row):
    now = timezone.now()
    write(row, now=now)
    second = write(row, "Mere", now=now + timedelta(minutes=1))
    words.mark_read(message=second, by=eli)
    assert words.unread(row.run) == 1
    assert words.tell_teachers(now=now + timedelta(hours=2)) == 0


def test_who_left_and_who_comes_a_month_late_writes_nothing(alma, row):
    end(row.run, days=31)
    with pytest.raises(words.NotNow):
        write(row)
    other = room_of(alma)
    seats.leave(enrolment=other, by=alma)
    with pytest.raises(words.NotNow):
        write(other)


def test_nobody_writes_in_anothers_name(row, bo):
    with pytest.raises(words.NotNow):
        write(row, by=bo)


def test_an_answer_is_told_once_and_seen(client, alma, eli, row):
    message = write(row)
    words.answer(message=message, text="Ja, kom bare.", by=eli)
    words.answer(message=message, text="Ja, kom bare.", by=eli)
    words.answer(message=message, text="Ja, kom bare ind.", by=eli)
    notice = Notice.objects.get(kind="answered")
    assert notice.enrolment == row
    client = sign_in(client, alma)
    assert "Underviserne har svaret dig" in client.get("/min-side/").content.decode()
    assert "Ja, kom bare ind." in client.get(at("words", row)).content.decode()
    assert "Underviserne har svaret dig" not in client.get("/min-side/").content.decode()


def test_who_has_left_is_told_nothing_more(alma, eli, row):
    message = write(row)
    seats.leave(enrolment=row, by=alma)
    words.answer(message=message, text="Ja.", by=eli)
    assert not Notice.objects.filter(kind="answered").exists()
    assert not words.of_run(row.run).exists()


def test_one_can_write_so_often_in_an_hour(client, alma, row):
    client = sign_in(client, alma)
    came = [client.post(at("words", row), {"text": f"Nr. {n}"}).status_code for n in range(21)]
    assert came[-1] == 429
    assert TeacherMessage.objects.count() == 20


def test_messages_are_deleted_a_year_after_the_class(row):
    write(row)
    end(row.run, days=364)
    assert retention.forget_words() == 0
    end(row.run, days=366)
    assert retention.forget_words() == 1


def test_that_a_need_was_seen_and_done_goes_with_it(alma, eli):
    row = room_of(alma)
    SupportNeed.objects.create(
        enrolment=row,
        text="En stol",
        seen_at=timezone.now(),
        seen_by=eli,
        done_at=timezone.now(),
        done_by=eli,
    )
    end(row.run, days=29)
    assert forget_needs() == 0
    end(row.run, days=31)
    assert forget_needs() == 1
    assert not SupportNeed.objects.exists()
