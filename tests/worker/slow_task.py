"""A task that takes its time, and leaves a trace of each try."""

import time
from pathlib import Path

from django_tasks import task


@task(queue_name="mail")
def write_slowly(path: str, seconds: float) -> str:
    """Write down that we began, wait, and write down that we are done."""
    trace = Path(path)
    tries = trace.read_text().count("began") if trace.exists() else 0
    with trace.open("a") as file:
        file.write("began\n")
    time.sleep(0 if tries else seconds)
    with trace.open("a") as file:
        file.write("done\n")
    return "done"
