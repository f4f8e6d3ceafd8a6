"""Evaluation: short forms about a class, a session or a term, answered once each and by nobody known.

``docs/evaluation.md`` tells how it works, and ``docs/decisions/0021-evaluation.md`` what it cannot give away.
"""

from enrolment.evaluation.yearly import Summary, summary

__all__ = ["Summary", "summary"]
