import pytest
from django.utils import translation

from courses.coproduction import durations


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 t 30 min", 90),
        ("1t30m", 90),
        ("1 time og 30 minutter", 90),
        ("1,5", 90),
        ("1.5", 90),
        ("1½", 90),
        ("½ time", 30),
        ("1½ time", 90),
        ("1,25 t", 75),
        ("90", 90),
        ("90 min", 90),
        ("45 min.", 45),
        ("2", 120),
        ("12", 720),
        ("13", 13),
        ("1:30", 90),
        ("0:45", 45),
        ("kl", None),
        ("halvanden time", 90),
        ("Halvanden", 90),
        ("et kvarter", 15),
        ("an hour", 60),
        ("2 hours", 120),
        ("", None),
        ("0", None),
        ("0 min", None),
        ("-1", None),
        ("25 t", None),
        ("24 t", 1440),
        ("1:75", None),
        ("1e5", None),
        ("9" * 5000, None),
        ("t", None),
        ("½½", None),
        ("en evighed", None),
    ],
)
def test_time_is_read_as_people_write_it(text, minutes):
    assert durations.minutes(text) == minutes


@pytest.mark.parametrize(
    ("minutes", "danish"), [(90, "1 t 30 min"), (60, "1 t"), (45, "45 min"), (0, "0 min"), (1500, "25 t")]
)
def test_time_is_said_shortly(minutes, danish):
    with translation.override("da"):
        assert durations.words(minutes) == danish.replace(" ", "\N{NO-BREAK SPACE}")
        assert durations.minutes(durations.words(minutes)) == (minutes if 0 < minutes <= 1440 else None)
