"""The parts pages are built of. Templates reach them with ``{% load components %}``."""
