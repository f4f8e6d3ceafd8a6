"""Loads Fjordby Recoveryskole into an empty database, through the functions that everybody uses."""
