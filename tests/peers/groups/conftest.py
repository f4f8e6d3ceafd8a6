import pytest

from tests.peers.groups.meeting_rows import four_seats


@pytest.fixture
def four(dina):
    """A group with one on each kind of seat."""
    return four_seats(dina)
