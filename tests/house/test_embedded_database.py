"""The embedded PostgreSQL: shared, stopped with its last user, and never blocked by what was killed."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.database_cluster import EmbeddedDatabaseError, Files
from config.embedded_database import running
from config.file_locks import take

SITE = Path(__file__).resolve().parents[2] / "site"
# Prints the address, and lets go when its standard input is closed.
USER = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell runs in the background
from pathlib import Path
from config.embedded_database import running
with running(Path(sys.argv[1]), fast=True) as address:
    print(address, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder whose path is short enough for a socket beside it."""
    folder = Path(tempfile.mkdtemp(prefix="samskole-test-"))
    yield folder / "postgres"
    shutil.rmtree(folder)


@pytest.fixture
def begin(data: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Return a function that starts a process which uses the database."""
    begun = []

    def begin() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", USER, str(data)],
            env=os.environ | {"PYTHONPATH": str(SITE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        begun.append(process)
        return process

    yield begin
    for process in begun:
        process.kill()
        process.communicate()
    wait_until_stopped(data)


def address_of(process):
    address = process.stdout.readline().strip()
    assert address, "the process did not get a database"
    return address


def end(process):
    process.communicate(timeout=20)
    assert process.returncode == 0


def ask(address, question):
    with psycopg.connect(address) as connection:
        return connection.execute(question).fetchone()[0]


def server_of(data: Path) -> int:
    return int((data / "postmaster.pid").read_text().split()[0])


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def is_stopped(data: Path) -> bool:
    lock = take(Files(data).lock)
    if lock is not None:
        os.close(lock)
    return lock is not None


def wait_until_stopped(data: Path) -> None:
    deadline = time.monotonic() + 15
    while not is_stopped(data):
        assert time.monotonic() < deadline, "the server is still alive"
        time.sleep(0.02)


def test_it_is_danish_and_gone_after_the_block(data):
    with running(data, fast=True) as address:
        assert ask(address, "SELECT lower('ÆØÅ')") == "æøå"
        assert ask(address, "SHOW default_text_search_config") == "pg_catalog.danish"
        assert ask(address, "SHOW server_version_num") >= "180000"
    assert is_stopped(data)
    assert not (data / "postmaster.pid").exists()


def test_only_the_one_who_runs_it_may_reach_its_socket(data):
    with running(data, fast=True):
        assert Files(data).socket.stat().st_mode & 0o077 == 0
        assert data.stat().st_mode & 0o077 == 0


def test_what_was_written_is_there_after_a_restart(data):
    with running(data) as address, psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'soup' AS what")
    began = time.monotonic()
    with running(data) as address:
        assert ask(address, "SELECT what FROM kept") == "soup"
    assert time.monotonic() - began < 10


def test_whoever_comes_second_keeps_the_server_when_the_first_leaves(data, begin):
    first = begin()
    address_of(first)
    second = begin()
    address = address_of(second)
    server = server_of(data)
    end(first)
    assert ask(address, "SELECT 1") == 1
    assert server_of(data) == server
    end(second)
    assert is_stopped(data)


def test_many_at_once_share_one_server(data, begin):
    processes = [begin() for _ in range(5)]
    addresses = {address_of(process) for process in processes}
    assert len(addresses) == 1
    assert ask(addresses.pop(), "SELECT 1") == 1


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_user_stops_the_server_and_blocks_nothing(data, begin, how):
    killed = begin()
    address_of(killed)
    killed.send_signal(how)
    killed.wait(30)
    wait_until_stopped(data)
    assert ask(address_of(begin()), "SELECT 1") == 1


def test_a_killed_keeper_takes_the_server_with_it(data, begin):
    address_of(begin())
    os.kill(parent_of(server_of(data)), signal.SIGKILL)
    wait_until_stopped(data)
    assert ask(address_of(begin()), "SELECT 1") == 1


def test_a_killed_server_is_started_again(data, begin):
    address_of(begin())
    os.kill(server_of(data), signal.SIGKILL)
    wait_until_stopped(data)
    assert ask(address_of(begin()), "SELECT 1") == 1


def test_a_stale_process_number_harms_neither_us_nor_its_new_owner(data):
    with running(data, fast=True):
        pass
    stranger = subprocess.Popen(["sleep", "60"])
    try:
        stale = f"{stranger.pid}\n{data}\n1\n5432\n{Files(data).socket}\n\n1 1\nready\n"
        (data / "postmaster.pid").write_text(stale)
        (Files(data).socket / ".s.PGSQL.5432.lock").write_text(stale)
        began = time.monotonic()
        with running(data, fast=True) as address:
            assert ask(address, "SELECT 1") == 1
        assert time.monotonic() - began < 10
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_cluster_that_was_never_finished_is_made_anew(data):
    half_made = data.with_name("postgres.new")
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    with running(data, fast=True) as address:
        assert ask(address, "SELECT 1") == 1


def test_a_path_too_long_for_a_socket_is_no_obstacle(data):
    deep = data.parent / ("a-folder-with-a-long-name-" * 4) / "postgres"
    with running(deep, fast=True) as address:
        assert ask(address, "SELECT 1") == 1
    shutil.rmtree(Files(deep).socket)


def test_data_of_another_version_is_left_alone_and_named(data):
    data.mkdir()
    (data / "PG_VERSION").write_text("15\n")
    with pytest.raises(EmbeddedDatabaseError, match="made by PostgreSQL 15"), running(data):
        pass


def test_a_server_that_cannot_start_says_why(data):
    with running(data, fast=True):
        pass
    (data / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EmbeddedDatabaseError, match="no_such_setting"), running(data):
        pass


def test_without_the_wheel_the_message_names_both_ways_out(data):
    bare = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        f"import sys; sys.path.append({str(SITE)!r})\n{USER}",
        str(data),
    ]
    failed = subprocess.run(bare, capture_output=True, text=True, check=False)
    assert failed.returncode != 0
    assert "Set DATABASE_URL" in failed.stderr
    assert "samskole[demo]" in failed.stderr
