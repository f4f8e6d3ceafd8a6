"""Payroll's file as CSV: written line by line, the same bytes from the same values."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from peers.payments.columns import Value
from peers.payments.formats import LINE_ENDINGS, Format


def chunks(form: Format, rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield the file in the format's encoding, a part of it at a time."""
    encoding = form.encoding.removesuffix("-sig")
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=form.delimiter, lineterminator=LINE_ENDINGS[form.line_ending])
    if form.encoding.endswith("-sig"):
        yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow([form.text(value) for value in row])
        if out.tell() > 64_000:
            yield _taken(out).encode(encoding)
    yield _taken(out).encode(encoding)


def _taken(out: io.StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
