"""`make bench`: the figures of the marks, each measured, compared and written down."""
