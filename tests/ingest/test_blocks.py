"""Blocks of a text: what is a table of contents."""

from __future__ import annotations

import pytest

from ingest.blocks import is_contents, read_blocks


@pytest.mark.parametrize(
    ("last", "contents"),
    [
        (["1", "2", "4", "9"], True),
        (["6", "5", "2", "8", "9"], False),
        (["8", "3", "4", "2"], False),
    ],
)
def test_page_numbers_rise_and_amounts_do_not(last: list[str], contents: bool) -> None:
    text = "".join(f"項目{'あいうえお'[i]}\t{n}\n" for i, n in enumerate(last))
    (block,) = read_blocks(text)
    assert is_contents(block, text) is contents
