"""What is taught, when and where; and how it is made together."""

from courses.models.gate import Approval, Approver, ChangeWish, EmergencyPublication
from courses.models.materials import Material, MaterialVersion
from courses.models.pages import CatalogueIndexPage, CoursePage
from courses.models.paths import Path, PathStep
from courses.models.pictures import Picture, PictureRendition
from courses.models.proposals import Proposal, ProposalAddition, ProposalStep
from courses.models.runs import CourseRun, RunSeats, Session
from courses.models.search import CatalogueText, CatalogueVersion
from courses.models.teaching import Handover, SessionNote, StaffingOverride, TeachingAssignment
from courses.models.teams import DesignHours, TeamMember
from courses.models.terms import Term
from courses.models.venues import Venue
from courses.models.workflow import ApprovalTask

__all__ = [
    "Approval",
    "ApprovalTask",
    "Approver",
    "CatalogueIndexPage",
    "CatalogueText",
    "CatalogueVersion",
    "ChangeWish",
    "CoursePage",
    "CourseRun",
    "DesignHours",
    "EmergencyPublication",
    "Handover",
    "Material",
    "MaterialVersion",
    "Path",
    "PathStep",
    "Picture",
    "PictureRendition",
    "Proposal",
    "ProposalAddition",
    "ProposalStep",
    "RunSeats",
    "Session",
    "SessionNote",
    "StaffingOverride",
    "TeachingAssignment",
    "TeamMember",
    "Term",
    "Venue",
]
