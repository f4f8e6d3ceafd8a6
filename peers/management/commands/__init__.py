"""Run by manage.py."""
