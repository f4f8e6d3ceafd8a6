"""Whether a class has what it needs to open: one who knows it from life and one from work, two people."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from courses.models import CourseRun, TeachingAssignment
from courses.states import DROP_IN_FORMATS, RUNS_THE_CLASS, TEACHES, ApprovalKind, Format
from peers.models import Basis

HOSTS_TEACH: frozenset[str] = DROP_IN_FORMATS | {Format.THEME_MEETING}
"""Formats where those who host are those who teach."""

_LIVED = frozenset({Basis.LIVED, Basis.BOTH})
_PROFESSIONAL = frozenset({Basis.PROFESSIONAL, Basis.BOTH})


def lacks(run: CourseRun) -> tuple[ApprovalKind, ...]:
    """Return which basis no teacher of the class has; empty where it may open."""
    return lacking(bases_of([run])[run.pk])


def lacking(bases: Sequence[str]) -> tuple[ApprovalKind, ...]:
    """Return what is missing among people with these bases. Whoever has both counts for one of them."""
    kinds = {ApprovalKind.LIVED: _LIVED, ApprovalKind.PROFESSIONAL: _PROFESSIONAL}
    missing = tuple(kind for kind, wanted in kinds.items() if not wanted & set(bases))
    if not missing and _is_alone(bases):
        return (ApprovalKind.PROFESSIONAL,)
    return missing


def words_for(bases: Sequence[str]) -> str:
    """Say what is missing; empty where nothing is."""
    missing = lacking(bases)
    if len(missing) == 2:
        return _("Two teachers are missing: one with lived experience and one professional.")
    if not missing:
        return ""
    if _is_alone(bases):
        return _("One more teacher is missing, with lived experience or professional.")
    if missing == (ApprovalKind.LIVED,):
        return _("A teacher with lived experience is missing.")
    return _("A professional teacher is missing.")


def bases_of(runs: Iterable[CourseRun]) -> dict[int, list[str]]:
    """Return the bases of those who teach each class, by its id; one query. Courses should be loaded."""
    by_id = {run.pk: run for run in runs}
    found: dict[int, list[str]] = {pk: [] for pk in by_id}
    rows = TeachingAssignment.objects.teaching().filter(run__in=by_id)
    for pk, role, basis in rows.values_list("run", "role", "contributor__basis"):
        hosts = by_id[pk].course.format in HOSTS_TEACH
        if role in (RUNS_THE_CLASS if hosts else TEACHES):
            found[pk].append(basis)
    return found


def _is_alone(bases: Sequence[str]) -> bool:
    """Whether the only one who counts has both."""
    return [basis for basis in bases if basis in _LIVED | _PROFESSIONAL] == [Basis.BOTH]
