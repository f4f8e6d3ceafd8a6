"""Terms, venues and contributors in ``/redaktion/``: short lists with a form each."""

from courses.viewsets.bank import BankViewSet
from courses.viewsets.base import EditOnce, HiddenHistory, SmallViewSet
from courses.viewsets.contributors import ContributorViewSet
from courses.viewsets.ideas import IdeaViewSet
from courses.viewsets.paths import PathViewSet
from courses.viewsets.skills import SkillViewSet
from courses.viewsets.terms import TermViewSet
from courses.viewsets.venues import VenueViewSet

__all__ = [
    "BankViewSet",
    "ContributorViewSet",
    "EditOnce",
    "HiddenHistory",
    "IdeaViewSet",
    "PathViewSet",
    "SkillViewSet",
    "SmallViewSet",
    "TermViewSet",
    "VenueViewSet",
]
