"""Who may reach the addresses of honorarium and of working groups; read as ``addresses.py`` is."""

from tests.house.who import Who

HONORARIUM: dict[str, Who] = {}
