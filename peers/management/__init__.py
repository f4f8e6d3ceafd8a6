"""Commands of honorarium."""
