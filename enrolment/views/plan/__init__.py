"""The pages of one's own plan. Nothing typed here reaches a log, a report or a message."""
