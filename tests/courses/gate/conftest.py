"""A course on its way through the gate, its team, and those who publish."""

import pytest

from accounts.models import User
from accounts.roles import Role
from courses.models import CoursePage
from peers.models import Basis, Contributor
from tests.cast import with_role
from tests.courses.gate.team import Team, join
from tests.factories import make_contributor, make_course, make_person


@pytest.fixture
def lise(db: None) -> User:
    """A leader of the school."""
    return with_role(make_person("Lise", email="lise@example.org"), Role.LEADER)


@pytest.fixture
def course(db: None) -> CoursePage:
    """A draft with a first revision."""
    page = make_course("Mod til mere", slug="mod-til-mere", live=False)
    page.save_revision()
    page.refresh_from_db()
    return page


@pytest.fixture
def team(course: CoursePage) -> Team:
    """Peer, professional, and one who is a partner only."""
    return Team(
        peer=join(course, "Pia", Basis.LIVED),
        pro=join(course, "Povl", Basis.PROFESSIONAL),
        partner=join(course, "Cykelhjørnet", Basis.PARTNER),
    )


@pytest.fixture
def stranger(db: None) -> Contributor:
    """A contributor of the right basis, of no team."""
    return make_contributor("Sten", basis=Basis.LIVED, person=make_person("Sten"))
