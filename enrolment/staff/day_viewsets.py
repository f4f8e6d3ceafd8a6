"""The lists of the day: whom to ask how they are, and who is lent a seat."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from accounts.desk import ListViewSet
from enrolment.models import GuestSeat, WelfareCall
from enrolment.staff import guest_list, welfare_list


class WelfareCallViewSet(ListViewSet):
    """Who was missed. No export: this list goes nowhere else."""

    model = WelfareCall
    name = url_namespace = "welfare"
    url_prefix = "er-du-okay"
    icon = "user"
    menu_label = _("Are you okay?")
    index_view_class = welfare_list.WelfareIndex

    def own_urls(self) -> list[URLPattern]:
        """Return the addresses of the two buttons."""
        return [
            path("<int:pk>/talt/", welfare_list.Talked.as_view(), name="talked"),
            path("<int:pk>/ikke-truffet/", welfare_list.NotReached.as_view(), name="not_reached"),
        ]


class GuestSeatViewSet(ListViewSet):
    """Seats lent for one session."""

    model = GuestSeat
    name = url_namespace = "guests"
    url_prefix = "gaestepladser"
    icon = "time"
    menu_label = _("Guest seats")
    index_view_class = guest_list.GuestIndex

    def own_urls(self) -> list[URLPattern]:
        """Return the form for an answer on the phone."""
        return [path("<int:pk>/svar/", guest_list.AnswerGuest.as_view(), name="answer")]
