"""The addresses of what is done to the seats of a class, and to a person's place in its line."""

from django.urls import path

from enrolment.staff import line_actions, sharing_actions

OF_CLASS = [
    path("<int:pk>/pladser/", sharing_actions.ChangeSharing.as_view(), name="sharing"),
    path("<int:pk>/pladser/frigiv/", sharing_actions.ReleaseNow.as_view(), name="release"),
    path("<int:pk>/pladser/hold/", sharing_actions.HoldBack.as_view(), name="hold_back"),
]
"""Below ``/redaktion/hold/``, in the namespace ``runs``."""

OF_ENROLMENT = [
    path("<int:pk>/gruppe/", line_actions.Regroup.as_view(), name="regroup"),
    path("<int:pk>/ledsager/", line_actions.Companion.as_view(), name="companion"),
    path("<int:pk>/pause/", line_actions.Pause.as_view(), name="pause"),
    path("<int:pk>/genoptag/", line_actions.Resume.as_view(), name="resume"),
    path("<int:pk>/sammen/", line_actions.PairUp.as_view(), name="pair_up"),
    path("<int:pk>/hver-for-sig/", line_actions.Part.as_view(), name="part"),
]
"""Below ``/redaktion/tilmeldinger/``, in the namespace ``enrolments``."""
