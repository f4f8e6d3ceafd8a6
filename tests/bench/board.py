"""(j) 200 viewers on the board while seats change: from the change to the eye, and what it costs to look."""

import asyncio
import gzip
import json
import random
import re
import statistics
import sys
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.bench.figures import Figure, at_least, at_most
from tests.bench.servers import environment, fetch, load, run, serving

VIEWERS, SECONDS, CHANGE_EVERY = 200, 24, 1.0
SEEN_MARK, PAGE_MARK, POLLS_MARK = 2.0, 100.0, VIEWERS / 1.2
OFF = {"PAGE_CACHE_SECONDS": "0", "CATALOGUE_REUSE": "0"}


def measure(database: str) -> list[Figure]:
    """Measure in a database of its own: the board is made public, and a class is filled."""
    print("looking at the board …", flush=True)
    made = json.loads(run("tests.bench.board", environment(database), "prepare"))
    with serving("config.wsgi:application", environment(database, **OFF)) as address:
        page = _milliseconds(f"{address}/tavle/")
        wall = _milliseconds(f"{address}/tavle/vaeg/")
    with serving("config.wsgi:application", environment(database)) as address:
        polls, pages = load(f"{address}/tavle/version/"), load(f"{address}/tavle/")
        said = run("tests.bench.board", environment(database), "view", address, str(made["run"]))
    seen = json.loads(said)
    return [
        at_most(f"/tavle/ with {made['classes']} classes, nothing kept", page, "ms", PAGE_MARK),
        at_most("/tavle/vaeg/, nothing kept", wall, "ms", PAGE_MARK),
        at_least("versions of the board", polls.rate, "req/s", POLLS_MARK, "200 viewers"),
        Figure("/tavle/", pages.rate, "req/s"),
        Figure(f"{VIEWERS} viewers, from a change to seen, p50", seen["p50"], "s"),
        at_most(f"{VIEWERS} viewers, from a change to seen, p95", seen["p95"], "s", SEEN_MARK),
        Figure("requests of the viewers", seen["rate"], "req/s"),
        at_most("changes that a viewer missed, or answers that failed", seen["lost"], "", 0),
    ]


def _milliseconds(address: str, times: int = 15) -> float:
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        fetch(address)
        spent.append((time.perf_counter() - began) * 1000)
    return statistics.median(spent)


@dataclass
class Seen:
    """When each number of taken seats was committed, and after how many seconds each viewer saw it."""

    committed: dict[int, float] = field(default_factory=dict)
    delays: list[float] = field(default_factory=list)
    requests: int = 0
    lost: int = 0
    is_over: bool = False


def main() -> None:
    """``prepare``, or ``view ADDRESS RUN``; prints JSON (in a process with the site's environment)."""
    import django

    django.setup()
    made = _prepare() if sys.argv[1] == "prepare" else _view(sys.argv[2], int(sys.argv[3]))
    json.dump(made, sys.stdout)


def _prepare() -> dict[str, int]:
    from courses.models import CourseRun
    from enrolment.models import EnrolmentSettings
    from tests.bench import seats

    EnrolmentSettings.objects.update_or_create(defaults={"board_is_public": True, "courses_per_term": 0})
    run_id, _people = seats.prepare()
    return {"run": run_id, "classes": CourseRun.objects.filter(state="open").count()}


def _view(address: str, run_id: int) -> dict[str, float]:
    seen = Seen()
    writer = threading.Thread(target=_take_seats, args=(run_id, seen))
    writer.start()
    began = time.perf_counter()
    asyncio.run(_all_look(address, run_id, seen))
    spent = time.perf_counter() - began
    writer.join()
    delays = sorted(seen.delays)
    return {
        "p50": delays[len(delays) // 2],
        "p95": delays[int(len(delays) * 0.95)],
        "rate": seen.requests / spent,
        "lost": seen.lost + len(seen.committed) * VIEWERS - len(delays),
    }


def _take_seats(run_id: int, seen: Seen) -> None:
    from django.db import connection

    from accounts.models import User
    from courses.models import CourseRun
    from enrolment import seats

    run_of = CourseRun.objects.get(pk=run_id)
    people = User.objects.filter(email__startswith="bench-", chosen_name__startswith="Person").exclude(
        enrolments__run=run_of
    )
    # From five on the public reads the number itself.
    end = time.perf_counter() + SECONDS
    for taken, person in enumerate(people.order_by("-pk")[: int(SECONDS / CHANGE_EVERY) + 5], start=1):
        if time.perf_counter() > end:
            break
        seats.enrol(person=person, run=run_of, by=person)
        if taken > 5:
            seen.committed[taken] = time.perf_counter()
        time.sleep(CHANGE_EVERY if taken >= 5 else 0)
    connection.close()
    # The last change has its two seconds, and a few more for whoever is slow.
    time.sleep(5)
    seen.is_over = True


async def _all_look(address: str, run_id: int, seen: Seen) -> None:
    await asyncio.gather(*(_look(urlsplit(address), run_id, seen) for _ in range(VIEWERS)))


async def _look(address, run_id: int, seen: Seen) -> None:
    """Do as the script of the board does: ask for the version, and fetch the part when it is another."""
    pattern = re.compile(rf'data-row="{run_id}" data-says="(\d+) '.encode())
    every, version, known = 1.2, b"", 5
    await asyncio.sleep(random.random() * every)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    while not seen.is_over:
        seen.requests += 1
        found = await _get(reader, writer, address.netloc, "/tavle/version/")
        if found != version:
            version = found
            seen.requests += 1
            part = await _get(reader, writer, address.netloc, f"/tavle/del/?&v={version.decode()}")
            taken = pattern.search(part)
            number = int(taken[1]) if taken else known
            now = time.perf_counter()
            # Committed, but the writer has not looked at its watch yet.
            seen.delays += [now - seen.committed.get(one, now) for one in range(known + 1, number + 1)]
            known = max(known, number)
        await asyncio.sleep(every)
    writer.close()


async def _get(reader, writer, host: str, path: str) -> bytes:
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    assert b" 200 " in head.split(b"\r\n", 1)[0], head
    said = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    assert said, head
    length = int(said[1])
    body = await reader.readexactly(length)
    return gzip.decompress(body) if b"gzip" in head.lower() else body


if __name__ == "__main__":
    main()
