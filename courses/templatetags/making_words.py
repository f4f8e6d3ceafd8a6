"""Words of the pages on which courses are made together."""

from datetime import date, datetime

from django import template

from courses import words
from courses.coproduction import durations

register = template.Library()


@register.filter
def moment(when: datetime) -> str:
    """``{{ version.at|moment }}``: "torsdag den 7. januar kl. 13"."""
    return words.unbroken(words.moment(when))


@register.filter
def on_day(when: date) -> str:
    """``{{ entry.done_on|on_day }}``: "torsdag den 7. januar"."""
    return words.unbroken(words.day(when, weekday=True))


@register.filter
def spell_time(minutes: int) -> str:
    """``{{ frame.left|spell_time }}``: "1 t 30 min"."""
    return durations.words(minutes)
