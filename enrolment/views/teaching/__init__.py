"""The teacher's own pages: on a phone, and without Wagtail."""
