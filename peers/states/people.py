"""What contributors build on, how they are related to the school, and what they do. No ORM here."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Basis(models.TextChoices):
    """What a contributor builds on; lived and professional are equals."""

    LIVED = "lived", _("Lived experience")
    PROFESSIONAL = "professional", _("Professional")
    BOTH = "both", _("Lived experience and professional")
    PARTNER = "partner", _("Partner organisation")


class Relation(models.TextChoices):
    """On which footing somebody contributes; all three stand side by side (Roskilde)."""

    VOLUNTEER = "volunteer", _("Volunteer")
    HONORARIUM = "honorarium", _("Honorarium")
    EMPLOYED = "employed", _("Employed")


class SkillKind(models.TextChoices):
    CAN = "can", _("Can and likes to do")
    AREA = "area", _("Knows about")


class Hours(models.TextChoices):
    """The parts of the week that may suit somebody."""

    MORNINGS = "mornings", _("Mornings on weekdays")
    AFTERNOONS = "afternoons", _("Afternoons on weekdays")
    EVENINGS = "evenings", _("Evenings on weekdays")
    WEEKENDS = "weekends", _("Weekends")


class Activity(models.TextChoices):
    """What an honorarium may be for; its tax and payroll codes are the school's (``PayCode``)."""

    TEACHING = "teaching", _("Teaching")
    CO_TEACHING = "co_teaching", _("Co-teaching")
    PREPARATION = "preparation", _("Preparation")
    CO_DESIGN = "co_design", _("Co-design")
    SPEAKING = "speaking", _("Talk")
    INTERVIEW = "interview", _("Interview")
    MEETING = "meeting", _("Working-group meeting")
    COST = "cost", _("Reimbursed cost")


class MemberPlace(models.TextChoices):
    """Which seat somebody has in a working group; citizens' seats are fixed (Rudersdal has four)."""

    CITIZEN = "citizen", _("Citizen")
    RELATIVE = "relative", _("Relative")
    STAFF = "staff", _("Staff")
    PARTNER = "partner", _("Partner organisation")


class Presence(models.TextChoices):
    """Whether a member comes, or came, to a meeting."""

    UNKNOWN = "unknown", _("Has not answered")
    COMING = "coming", _("Comes")
    APOLOGY = "apology", _("Cannot come")
    PRESENT = "present", _("Was there")
    ABSENT = "absent", _("Was not there")


class Worth(models.TextChoices):
    """What somebody who was at a meeting says to "Was the meeting meaningful?"."""

    YES = "yes", pgettext_lazy("meaningful meeting", "Yes")
    MOSTLY = "mostly", pgettext_lazy("meaningful meeting", "Yes, mostly")
    LITTLE = "little", pgettext_lazy("meaningful meeting", "Only a little")
    NO = "no", pgettext_lazy("meaningful meeting", "No")


class PrincipleKind(models.TextChoices):
    """What the school looks at when it looks at itself (the National Board's eight and eight)."""

    PRINCIPLE = "principle", _("Principle")
    CONDITION = "condition", _("Organisational condition")
