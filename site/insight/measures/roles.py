"""The ways of taking part that people go between."""

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

ROLES: dict[str, Promise] = {
    "participant": pgettext_lazy("way of taking part", "Came to a class"),
    "co_designer": pgettext_lazy("way of taking part", "Made a course"),
    "volunteer": pgettext_lazy("way of taking part", "Volunteered"),
    "co_teacher": pgettext_lazy("way of taking part", "Taught together with somebody"),
    "teacher": pgettext_lazy("way of taking part", "Taught"),
    "mentor": pgettext_lazy("way of taking part", "Was a mentor"),
}
