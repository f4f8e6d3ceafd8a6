"""Paths: courses in sequence, read in somebody's language; what a step asks for. See ``docs/paths.md``."""
