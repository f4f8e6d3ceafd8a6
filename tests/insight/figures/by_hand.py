"""The same figures in plain Python, row by row, by somebody who never saw the counting."""

from collections import defaultdict

from django.utils import timezone

from courses.models import CoursePage, CourseRun, Session
from courses.states import DROP_IN_FORMATS
from enrolment.models import Apology, Attendance, AttendanceFigures, DropInCount, Enrolment, Interest, Move
from insight.suppression import Key

HELD = {"open", "closed", "finished"}


class ByHand:
    """All cells of all measures, as ``{Key: number}``; nothing is hidden here."""

    def __init__(self):
        pages = list(CoursePage.objects.select_related("locale"))
        self.page = {}
        for page in pages:
            same = [one for one in pages if one.translation_key == page.translation_key]
            self.page[page.pk] = next(one for one in same if one.locale.language_code == "da")
        self.runs = {run.pk: run for run in CourseRun.objects.select_related("term").exclude(state="draft")}
        self.cells = defaultdict(int)
        self.different = defaultdict(set)
        rows = Enrolment.objects.order_by("run__term__starts_on", "run__term", "pk")
        self.rows = list(rows)
        self.moves = defaultdict(list)
        for move in Move.objects.order_by("at", "pk"):
            self.moves[move.enrolment_id].append(move)
        self._seats()
        self._gone()
        self._classes()
        self._days()
        self._old_days()
        for measure, found in self.different.items():
            self.cells[measure] = len(found)

    def spots(self, run):
        page = self.page[run.course_id]
        yield "", ""
        yield "course", str(page.pk)
        yield "format", page.format
        yield "venue", str(run.venue_id) if run.venue_id else "-"
        for area in page.life_areas or ["-"]:
            yield "area", area
        for theme in page.themes or ["-"]:
            yield "theme", theme

    def each(self, run):
        for period in (run.term_id, str(run.term.starts_on.year), "all"):
            for spot in self.spots(run):
                yield period, *spot

    def add(self, measure, run, number=1, *, group=None, rows_by_group=False):
        for period, dimension, value in self.each(run):
            self.cells[Key(measure, period, dimension, value, "all")] += number
            if group is not None and (rows_by_group or not dimension):
                self.cells[Key(measure, period, dimension, value, group)] += number

    def _held(self, row):
        run = self.runs.get(row.run_id)
        return run if run is not None and run.state in HELD else None

    def _seats(self):
        first, comes_as = {}, {}
        for row in self.rows:
            run = self._held(row)
            if run is None or row.state not in {"enrolled", "completed"}:
                continue
            first.setdefault(row.person_id, run.term)
            self.add("enrolments", run, group=row.comes_as, rows_by_group=True)
            self.add("seats_filled", run, row.seats)
            if row.state == "completed":
                self.add("completed", run, group=row.comes_as)
            for place in self.each(run):
                group = comes_as.setdefault((row.person_id, place), row.comes_as)
                self._person(row.person_id, place, group, first[row.person_id])

    def _person(self, person, place, group, first):
        period, dimension, value = place
        began = {first.pk, str(first.starts_on.year), "all"}
        for measure in ("people", "new_people" if period in began else "returning_people"):
            self.different[Key(measure, period, dimension, value, "all")].add(person)
            if measure == "people" or not dimension:
                self.different[Key(measure, period, dimension, value, group)].add(person)

    def _gone(self):
        by_person = defaultdict(list)
        for row in self.rows:
            if self._held(row):
                by_person[row.person_id, row.run_id].append(row)
        for rows in by_person.values():
            if any(row.state in {"held", "enrolled", "waiting", "offered", "completed"} for row in rows):
                continue
            moves = [move for row in rows for move in self.moves[row.pk]]
            run, group = self.runs[rows[0].run_id], min(rows, key=lambda row: row.pk).comes_as
            waited = any(row.line_number for row in rows)
            if any(move.transition == "leave" for move in moves):
                self.add("left", run, group=group)
            elif waited and not any(move.target == "enrolled" or "move" in move.transition for move in moves):
                self.add("never_in", run, group=group)

    def _classes(self):
        courses = defaultdict(set)
        for run in self.runs.values():
            if run.state == "cancelled":
                self.add("classes_cancelled", run)
                continue
            self.add("classes_run", run)
            if self.page[run.course_id].format not in DROP_IN_FORMATS:
                self.add("seats_offered", run, run.seats.capacity)
            bases = [one.contributor.basis for one in run.assignments.filter(state="accepted")]
            if {"lived", "professional"} <= set(bases):
                self.add("co_taught", run)
            for period, dimension, value in self.each(run):
                courses[Key("courses_run", period, dimension, value, "all")].add(self.page[run.course_id].pk)
        self.different.update(courses)

    def _days(self):
        now = timezone.now()
        for session in Session.objects.filter(ends_at__lte=now, cancelled_at=None):
            run = self.runs.get(session.run_id)
            if run is None or run.state not in HELD:
                continue
            marks = dict(Attendance.objects.filter(session=session).values_list("enrolment", "mark"))
            told = set(Apology.objects.filter(session=session).values_list("enrolment", flat=True))
            for enrolment in {*marks, *told}:
                mark = marks.get(enrolment, "")
                if mark == "present":
                    self.add("attended", run)
                elif mark == "apology" or enrolment in told:
                    self.add("apologies", run)
                elif mark == "absent":
                    self.add("missed", run)
        for count in DropInCount.objects.select_related("session"):
            group = "" if count.group == "unknown" else count.group
            self.add("drop_ins", self.runs[count.session.run_id], count.number, group=group)
        self.interest = Interest.objects.filter(confirmed_at__isnull=False).count()

    def _old_days(self):
        for old in AttendanceFigures.objects.select_related("session"):
            run = self.runs[old.session.run_id]
            for measure, number in (
                ("attended", old.present),
                ("apologies", old.apologies),
                ("missed", old.others),
            ):
                self.add(measure, run, number)
