"""Two teachers move one session at a moment: the second reads what the first did, and undoes nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import editions
from courses.models import Session
from enrolment.teaching import session_changes
from tests.factories import make_person, make_run
from tests.load.actors import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_of_two_is_told_to_look_again():
    session, by = make_run(sessions=1).sessions.get(), make_person("Eli")
    seen, now = session_changes.edition(session), timezone.now()

    def move(hours):
        later = timedelta(hours=hours)
        return lambda: session_changes.save(
            session=Session.objects.get(pk=session.pk),
            by=by,
            seen=seen,
            now=now,
            starts_at=session.starts_at + later,
            ends_at=session.ends_at + later,
            venue=session.venue,
            room=session.room,
            online_url=session.online_url,
        )

    came = all_at_once([move(hours) for hours in (1, 2, 3, 4)])

    assert [one for one in came if one is True] == [True]
    assert sum(isinstance(one, editions.Outdated) for one in came) == 3
