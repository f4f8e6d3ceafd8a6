"""A word that changes whenever the board does: what viewers ask for, every second or two.

It is made of the numbers that PostgreSQL gives to rows when they are written (``xmin``), so nothing has to
be counted up, and no two who take seats ever wait for each other because of the board. Decision 19.
"""

from datetime import datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from courses.states import RunState

# Classes, sessions, places and titles raise the version of the catalogue; a share writes the row of its
# class's seats anew. A row that goes takes its number along.
_STATE = """
SELECT
    (SELECT version FROM courses_catalogueversion),
    (SELECT md5(string_agg(s.run_id || ':' || s.xmin, ',' ORDER BY s.run_id))
        FROM courses_runseats s JOIN courses_courserun r ON r.id = s.run_id WHERE r.state = ANY(%s)),
    (SELECT md5(string_agg(i.id || ':' || i.xmin, ',' ORDER BY i.id)) FROM enrolment_interest i),
    (SELECT board_is_public FROM enrolment_enrolmentsettings ORDER BY id LIMIT 1)
"""
_SHOWN = [RunState.DRAFT.value, RunState.OPEN.value, RunState.CLOSED.value]


def version(now: datetime) -> str:
    """Return the version of the board. It changes with the minute too, since classes begin and end by it.

    Says nothing itself: it is signed, so that no state can be guessed from it. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STATE, [_SHOWN])
        state = cursor.fetchone()
    text = f"{state}{int(now.timestamp()) // 60}"
    return salted_hmac("insight.board", text, algorithm="sha256").hexdigest()[:24]
