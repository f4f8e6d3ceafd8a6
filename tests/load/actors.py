"""Many people at once, each on a database connection of their own."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection


def all_at_once(acts: Iterable[Callable[[], Any]]) -> list[Any]:
    """Do all acts at one moment, each in a thread; return what each returned or raised, in order."""
    acts = list(acts)
    gate = threading.Barrier(len(acts))

    def do(act: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            gate.wait(60)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(acts)) as pool:
        futures = [pool.submit(do, act) for act in acts]
    return [future.exception() or future.result() for future in futures]
