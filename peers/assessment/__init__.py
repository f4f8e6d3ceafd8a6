"""How the school looks at itself: rounds, who scores, the scores, and what they come to together.

Import the modules, not the package: ``rounds``, ``scorers``, ``scoring``, ``results``.
See ``docs/figures.md``.
"""
