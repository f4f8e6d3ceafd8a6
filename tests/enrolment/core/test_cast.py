"""The people and things that every other test uses."""

from courses.models import CourseRun
from tests.cast import sign_in
from tests.factories import make_run


def test_the_cast_and_the_factories_stand(alma, dina, eli, hans, client):
    run = make_run(capacity=3)
    assert CourseRun.objects.get(pk=run.pk).seats.free == 3
    assert run.sessions.count() == 4
    assert dina.is_school_staff
    assert not alma.is_school_staff
    assert eli.contributor.public_name == "Eli"
    assert not hans.is_reachable_by_mail
    assert sign_in(client, dina).session["account_authentication_methods"][0]["method"] == "mfa"
