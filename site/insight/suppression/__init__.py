"""Hides small numbers so that nobody can work them out. No database here: see ``docs/decisions/0017``."""

from insight.suppression.covering import Cover, cover
from insight.suppression.worlds import ALL_GROUPS, ALL_TIME, FEWEST, Atom, Counted, Key, World, cells

__all__ = ["ALL_GROUPS", "ALL_TIME", "FEWEST", "Atom", "Counted", "Cover", "Key", "World", "cells", "cover"]
