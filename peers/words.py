"""Time and skills in words."""

from django.utils.translation import get_language, ngettext

from peers.models import Skill


def duration(minutes: int) -> str:
    """Return how long, as one says it: "1 time 30 minutter"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


def skill_name(skill: Skill) -> str:
    """Return the name of a skill in the language being spoken, Danish where there is no other."""
    return skill.name_en if skill.name_en and get_language() == "en" else skill.name
