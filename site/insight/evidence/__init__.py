"""The evidence pack: how the school sees itself, beside what is counted. Read by whoever may see figures."""
