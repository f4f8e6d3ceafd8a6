"""The menu "Skolen" and the addresses behind it."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.admin.viewsets.base import ViewSetGroup

from accounts.desk import ListViewSet
from courses.models import CourseRun, Session
from courses.viewsets import (
    BankViewSet,
    ContributorViewSet,
    HiddenHistory,
    IdeaViewSet,
    PathViewSet,
    SkillViewSet,
    TermViewSet,
    VenueViewSet,
)
from enrolment.models import Enrolment, Notice
from enrolment.staff import (
    assisted_urls,
    calls,
    class_page,
    day_actions,
    lists,
    opening,
    roster,
    run_actions,
    run_editing,
    seat_actions,
    sharing_urls,
    teaching_urls,
)
from enrolment.staff import session_actions as of_session
from enrolment.staff.copy_term import CopyTerm
from enrolment.staff.day_viewsets import GuestSeatViewSet, WelfareCallViewSet
from enrolment.staff.messages import WriteToClass
from enrolment.staff.run_forms import add_panels, edit_panels
from enrolment.staff.run_list import RunFilter, RunIndex
from enrolment.staff.session_list import SessionFilter, SessionIndex


class RunViewSet(ListViewSet):
    """Classes."""

    model = CourseRun
    name = url_namespace = "runs"
    url_prefix = "hold"
    icon = "group"
    menu_label = _("Classes")
    index_view_class = RunIndex
    add_view_class = run_editing.RunAdd
    edit_view_class = run_editing.RunEdit
    filterset_class = RunFilter
    history_view_class = HiddenHistory
    export_filename = "hold"
    row_url_name = "runs:show"

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Put back the generic views that classes have."""
        here = {f"{name}_url_name": f"runs:{name}" for name in ("add", "edit", "history")}
        return {**super().get_common_view_kwargs(**kwargs), **here, **kwargs}

    def get_edit_handler(self) -> Panel:
        """Return the sections of the form of a new class."""
        return add_panels()

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form of a class that is there its own sections."""
        panels = edit_panels()
        given: dict[str, Any] = super().get_edit_view_kwargs(**kwargs)
        return {**given, "panel": panels, "form_class": panels.get_form_class()}

    def own_urls(self) -> list[URLPattern]:
        """Return the page of a class and everything done from there."""
        return [
            path("ny/", self.add_view, name="add"),
            path("historik/<int:pk>/", self.history_view, name="history"),
            path("historik/<int:pk>/liste/", self.history_results_view, name="history_results"),
            path("kopier-semester/", CopyTerm.as_view(), name="copy_term"),
            path("<int:pk>/", class_page.ClassPage.as_view(), name="show"),
            path("<int:pk>/ret/", self.edit_view, name="edit"),
            path("<int:pk>/aabn/", opening.OpenRun.as_view(), name="open"),
            path("<int:pk>/luk/", run_actions.CloseRun.as_view(), name="close"),
            path("<int:pk>/afslut/", run_actions.FinishRun.as_view(), name="finish"),
            path("<int:pk>/aflys/", run_actions.CancelRun.as_view(), name="cancel"),
            *sharing_urls.OF_CLASS,
            *teaching_urls.OF_CLASS,
            path("<int:pk>/kopier/", run_actions.CopyRun.as_view(), name="copy"),
            path("<int:pk>/tilbyd/", run_actions.OfferSeats.as_view(), name="offer"),
            *assisted_urls.OF_RUN,
            path("<int:pk>/skriv/", WriteToClass.as_view(), name="write"),
            path("<int:pk>/moedegange/", of_session.AddSessions.as_view(), name="add_sessions"),
            path("<int:pk>/kiosk/", day_actions.KioskPage.as_view(), name="kiosk"),
            path("<int:pk>/kiosk/ny/", day_actions.OpenKiosk.as_view(), name="open_kiosk"),
            path("<int:pk>/kiosk/luk/", day_actions.CloseKiosk.as_view(), name="close_kiosk"),
            path("<int:pk>/deltagerliste/", roster.PrintRoster.as_view(), name="roster"),
            path("<int:pk>/deltagerliste/fil/", roster.ExportRoster.as_view(), name="export_roster"),
        ]


class SessionViewSet(ListViewSet):
    """Sessions of all classes."""

    model = Session
    name = url_namespace = "sessions"
    url_prefix = "moedegange"
    icon = "date"
    menu_label = _("Sessions")
    index_view_class = SessionIndex
    filterset_class = SessionFilter
    export_filename = "moedegange"
    row_url_name = "sessions:change"

    def own_urls(self) -> list[URLPattern]:
        """Return what is done to one session."""
        return [
            path("<int:pk>/", of_session.ChangeSession.as_view(), name="change"),
            path("<int:pk>/aflys/", of_session.CancelSession.as_view(), name="cancel"),
            path("<int:pk>/taeller/", day_actions.CorrectDropIn.as_view(), name="drop_in"),
            *teaching_urls.OF_SESSION,
            path("<int:pk>/fjern/", of_session.RemoveSession.as_view(), name="remove"),
        ]


class EnrolmentViewSet(ListViewSet):
    """Everybody in all classes."""

    model = Enrolment
    name = url_namespace = "enrolments"
    url_prefix = "tilmeldinger"
    icon = "user"
    menu_label = _("Enrolments")
    index_view_class = lists.EnrolmentIndex
    filterset_class = lists.EnrolmentFilter
    export_filename = "tilmeldinger"

    def own_urls(self) -> list[URLPattern]:
        """Return a person's place in a class and what is done to it."""
        return [
            path("<int:pk>/", seat_actions.EnrolmentPage.as_view(), name="show"),
            path("<int:pk>/tag-ud/", seat_actions.Withdraw.as_view(), name="withdraw"),
            path("<int:pk>/flyt/", seat_actions.MovePerson.as_view(), name="move"),
            *sharing_urls.OF_ENROLMENT,
            path("<int:pk>/svar/", seat_actions.Answer.as_view(), name="answer"),
            *assisted_urls.OF_ENROLMENT,
        ]


class WaitingViewSet(ListViewSet):
    """Who waits."""

    model = Enrolment
    name = url_namespace = "waiting"
    url_prefix = "venteliste"
    icon = "list-ol"
    menu_label = _("Waiting list")
    index_view_class = lists.WaitingIndex
    filterset_class = lists.EnrolmentFilter
    export_filename = "venteliste"


class CallViewSet(ListViewSet):
    """Whom the school tells by itself."""

    model = Notice
    name = url_namespace = "calls"
    url_prefix = "ringeliste"
    icon = "comment"
    menu_label = _("Call list")
    index_view_class = calls.CallIndex
    filterset_class = calls.CallFilter
    export_filename = "ringeliste"

    def own_urls(self) -> list[URLPattern]:
        """Return a person to tell, the letters, and the buttons."""
        return list(assisted_urls.OF_CALLS)


class SchoolGroup(ViewSetGroup):
    """The menu of those who run the school's classes."""

    menu_label = _("The school")
    menu_name = "school"
    menu_icon = "group"
    menu_order = 150
    items = (
        RunViewSet,
        SessionViewSet,
        EnrolmentViewSet,
        WaitingViewSet,
        CallViewSet,
        WelfareCallViewSet,
        GuestSeatViewSet,
        IdeaViewSet,
        PathViewSet,
        VenueViewSet,
        TermViewSet,
        ContributorViewSet,
        BankViewSet,
        SkillViewSet,
    )
