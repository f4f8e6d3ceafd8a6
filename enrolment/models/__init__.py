"""Who has which seat, what was promised to whom, and the rules the school sets."""

from enrolment.models.agreements import Agreement, AgreementAcceptance
from enrolment.models.attendance import Attendance, AttendanceFigures, WelfareCall
from enrolment.models.classroom import Pulse, PulseBallot, Reading, TeacherMessage, Trial
from enrolment.models.consents import Guidance, SignUpConsent
from enrolment.models.drop_in import DropInCount, DropInTap, Kiosk
from enrolment.models.enrolments import Apology, Enrolment, Pair, SupportNeed
from enrolment.models.guests import GuestSeat
from enrolment.models.messages import ClassMessage
from enrolment.models.moves import Move, Notice
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
    "FormatRules",
    "FormatShare",
    "GuestSeat",
    "Guidance",
    "Interest",
    "Kiosk",
    "Move",
    "Notice",
    "Pair",
    "Pulse",
    "PulseBallot",
    "Reading",
    "ReminderWish",
    "SeatRules",
    "Share",
    "SharingChange",
    "SignUpConsent",
    "SupportNeed",
    "TeacherMessage",
    "Trial",
    "WelfareCall",
]
