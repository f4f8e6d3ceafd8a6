"""What is taught, when and where."""

from courses.models.pages import CatalogueIndexPage, CourseDesigner, CoursePage
from courses.models.pictures import Picture, PictureRendition
from courses.models.runs import CourseRun, RunSeats, Session, TeachingAssignment
from courses.models.search import CatalogueText, CatalogueVersion
from courses.models.terms import Term
from courses.models.venues import Venue

__all__ = [
    "CatalogueIndexPage",
    "CatalogueText",
    "CatalogueVersion",
    "CourseDesigner",
    "CoursePage",
    "CourseRun",
    "Picture",
    "PictureRendition",
    "RunSeats",
    "Session",
    "TeachingAssignment",
    "Term",
    "Venue",
]
