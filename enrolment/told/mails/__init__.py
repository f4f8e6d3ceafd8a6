"""The mail of a notice: text, HTML and, where dates are concerned, a calendar part."""

from enrolment.told.mails.building import build

__all__ = ["build"]
