"""The mail of a notice: text, HTML and, where dates are concerned, a calendar part."""

from enrolment.mails.building import build

__all__ = ["build"]
