"""Counts the figures at night from the rows of the daily work, and publishes what may be shown.

A module that counts something of its own marks a function with ``@store``: it is given all periods and
yields ``Count``s. ``insight.counting.nightly`` imports it, so that it is there when the night comes, and
has ``count``, which counts everything.
"""

from insight.counting.counts import Count, store

__all__ = ["Count", "store"]
