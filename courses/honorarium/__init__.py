"""Honorarium for classes and courses: what is offered for them, and how it follows what becomes of them.

``peers`` knows nothing of courses: a reference says which row of ours a piece of work came from. Import the
modules, not the package: ``offering``, ``following``, ``frames``, ``seeing``. See ``docs/honorarium.md``.
"""
