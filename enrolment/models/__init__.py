"""Who has which seat, what was promised to whom, and the rules the school sets."""

from enrolment.models.agreements import Agreement, AgreementAcceptance
from enrolment.models.attendance import Attendance, AttendanceFigures, WelfareCall
from enrolment.models.classroom import Pulse, PulseBallot, Reading, TeacherMessage, Trial
from enrolment.models.consents import Guidance, SignUpConsent
from enrolment.models.drop_in import DropInCount, DropInTap, Kiosk
from enrolment.models.enrolments import Apology, Enrolment, Pair, SupportNeed
from enrolment.models.evaluation import (
    Evaluation,
    EvaluationBallot,
    EvaluationForm,
    EvaluationText,
    ShownResult,
    TextCode,
)
from enrolment.models.guests import GuestSeat
from enrolment.models.messages import ClassMessage
from enrolment.models.moves import Move, Notice
from enrolment.models.plans import GoalTally, Plan, PlanShare
from enrolment.models.requirements import RequirementWaived
from enrolment.models.settings import EnrolmentSettings
from enrolment.models.sharing import FormatRules, FormatShare, SeatRules, Share, SharingChange
from enrolment.models.wishes import Interest, ReminderWish

__all__ = [
    "Agreement",
    "AgreementAcceptance",
    "Apology",
    "Attendance",
    "AttendanceFigures",
    "ClassMessage",
    "DropInCount",
    "DropInTap",
    "Enrolment",
    "EnrolmentSettings",
    "Evaluation",
    "EvaluationBallot",
    "EvaluationForm",
    "EvaluationText",
    "FormatRules",
    "FormatShare",
    "GoalTally",
    "GuestSeat",
    "Guidance",
    "Interest",
    "Kiosk",
    "Move",
    "Notice",
    "Pair",
    "Plan",
    "PlanShare",
    "Pulse",
    "PulseBallot",
    "Reading",
    "ReminderWish",
    "RequirementWaived",
    "SeatRules",
    "Share",
    "SharingChange",
    "ShownResult",
    "SignUpConsent",
    "SupportNeed",
    "TeacherMessage",
    "TextCode",
    "Trial",
    "WelfareCall",
]
