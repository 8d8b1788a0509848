"""Server-sent events: chunks of text → events.

Lines end with LF, CR or CRLF only. ``str.splitlines`` (and with it httpx's ``iter_lines``) would
also cut at U+2028 or U+0085, which may stand in the middle of a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\n|\r(?=[^\n])")


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its name and its data."""

    name: str
    data: str


def events(chunks: Iterable[str]) -> Iterator[Event]:
    """Read the events out of ``chunks``; an unfinished last event is dropped, as the rules say."""
    name, data = "message", list[str]()
    for line in _lines(chunks):
        if not line:
            if data:
                yield Event(name, "\n".join(data))
            name, data = "message", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            name = value
        elif field == "data":
            data.append(value)


def _lines(chunks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for chunk in chunks:
        *whole, rest = _LINE_END.split(rest + chunk)
        yield from whole
    if rest.endswith("\r"):
        yield rest[:-1]
