"""What the school made and held."""

from django.utils.translation import gettext_lazy as _

from insight.measures.kinds import Measure

MADE = (
    Measure(
        "classes_run",
        _("Classes"),
        _("Classes that are open, closed for sign-up or finished, drop-ins and those by invitation too."),
        "courses",
        of_people=False,
    ),
    Measure(
        "classes_cancelled",
        _("Cancelled classes"),
        _("Classes that were cancelled, in the term they were planned for."),
        "courses",
        of_people=False,
    ),
    Measure(
        "courses_run",
        _("Courses that ran"),
        _("Different courses with at least one class; the Danish and the English page are one course."),
        "courses",
        of_people=False,
    ),
    Measure(
        "courses_designed",
        _("New courses"),
        _("Courses that were published for the first time on a day of the period."),
        "courses",
        of_people=False,
    ),
    Measure(
        "co_designed",
        _("Courses made together"),
        _("Of the new courses, those whose team has had somebody with lived experience and a professional."),
        "courses",
        of_people=False,
    ),
    Measure(
        "co_taught",
        _("Classes taught together"),
        _("Of the classes, those where a teacher with lived experience and a professional one said yes."),
        "courses",
        of_people=False,
    ),
    Measure(
        "approvals",
        _("Approved versions"),
        _("Versions of courses that got the second of their two approvals on a day of the period."),
        "courses",
        of_people=False,
    ),
)
