from tests.enrolment.teaching.classes import as_eli, coming, run, today

__all__ = ["as_eli", "coming", "run", "today"]
