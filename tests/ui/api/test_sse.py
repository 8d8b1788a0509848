"""Server-sent events, however the bytes are cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.api.sse import Event, events

CASES = [
    ("one", "event: token\ndata: a\n\n", [Event("token", "a")]),
    ("no name", "data: a\n\n", [Event("message", "a")]),
    ("CRLF", "event: token\r\ndata: a\r\n\r\n", [Event("token", "a")]),
    ("CR", "event: token\rdata: a\r\rdata: b\n\n", [Event("token", "a"), Event("message", "b")]),
    ("several lines", "data: a\ndata: b\n\n", [Event("message", "a\nb")]),
    ("comment and ping", ": ping\n\ndata:a\n\n", [Event("message", "a")]),
    ("only the first space goes", "data:  a\n\n", [Event("message", " a")]),
    ("unfinished", "data: a\n\ndata: b\n", [Event("message", "a")]),
    (
        "line separators inside",
        "data: あ\u2028い\x85う\n\n",
        [Event("message", "あ\u2028い\x85う")],
    ),
    ("last line ends with CR", "data: a\n\r", [Event("message", "a")]),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_events(text: str, expected: list[Event]) -> None:
    assert list(events([text])) == expected
    assert list(events(text)) == expected  # character by character


@given(st.lists(st.text(alphabet="あa:\n\r ", max_size=8)))
def test_cuts_do_not_matter(chunks: list[str]) -> None:
    assert list(events(chunks)) == list(events(["".join(chunks)]))
