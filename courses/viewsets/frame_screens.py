"""Offer one of a team a frame of paid hours, from the team's page in ``/redaktion/``."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.coproduction import durations, teams
from courses.forms.frames import FrameForm
from courses.honorarium import frames
from courses.honorarium.offering import works_in_working_time
from courses.models import TeamMember
from courses.viewsets.offer_screens import OfferScreen
from courses.viewsets.team_screens import OfCourse
from peers.offers import Piece


class OfferHours(OfCourse, OfferScreen):
    """So many hours, from which money."""

    page_title = gettext_lazy("Offer paid hours")
    form_class = FrameForm
    member: TeamMember

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find whom; Http404 for who is not in the team, or works in working time."""
        super().setup(request, *args, **kwargs)
        rows = teams.of(self.course).filter(state__in=sorted(frames.IN_IT))
        self.member = get_object_or_404(rows, pk=kwargs["member_id"])
        self.contributor = self.member.contributor
        if works_in_working_time(self.contributor):
            raise Http404

    def get_page_subtitle(self) -> str:
        """Say who, and for which course."""
        return f"{self.contributor}, {self.course.title}"

    def back_url(self) -> str:
        """Go back to the team."""
        return reverse("ideas:team", args=[self.course.pk])

    def pieces(self, form: Any) -> list[Piece]:
        """Return the frame."""
        return [frames.piece(self.member, minutes=form.cleaned_data["hours"])]

    def send(self, form: Any, *, key: uuid.UUID) -> str:
        """Send the offer."""
        data = form.cleaned_data
        frames.offer(
            member=self.member,
            minutes=data["hours"],
            project=data["project"],
            words=data["words"],
            answer_by=data["answer_by"],
            by=self.by,
            key=key,
        )
        fill = {"name": self.contributor, "time": durations.words(data["hours"])}
        return _("%(name)s is offered %(time)s of paid work.") % fill
