"""The menu of evaluation: what was asked, the forms, and the codes for free texts."""

from django.utils.translation import pgettext_lazy
from wagtail.admin.viewsets.base import ViewSetGroup

from enrolment.staff.evaluation_forms import EvaluationFormViewSet, TextCodeViewSet
from enrolment.staff.evaluation_list import EvaluationViewSet


class EvaluationGroup(ViewSetGroup):
    """What people said, and how they are asked."""

    menu_label = pgettext_lazy("menu", "Evaluation")
    menu_name = "evaluation"
    menu_icon = "comment"
    menu_order = 155
    items = (EvaluationViewSet, EvaluationFormViewSet, TextCodeViewSet)
