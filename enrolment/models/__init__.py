"""Who has which seat, what was promised to whom, and the rules the school sets."""

from enrolment.models.agreements import Agreement, AgreementAcceptance
from enrolment.models.enrolments import Apology, Enrolment, SupportNeed
from enrolment.models.moves import Move, Notice
from enrolment.models.settings import EnrolmentSettings

__all__ = [
    "Agreement",
    "AgreementAcceptance",
    "Apology",
    "Enrolment",
    "EnrolmentSettings",
    "Move",
    "Notice",
    "SupportNeed",
]
