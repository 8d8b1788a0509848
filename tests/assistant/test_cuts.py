"""Where a text is cut: brackets that close a paragraph go with its last sentence."""

from __future__ import annotations

from itertools import count

import pytest

from assistant.cuts import pieces
from ingest.text import clean


def said(text: str) -> list[str]:
    return [view.text for view, _, _ in pieces(clean(text), count())]


@pytest.mark.parametrize("closing", ["〔市民課、税務課〕", "（福祉課）", "【会計課】"])
def test_brackets_behind_the_last_sentence(closing: str) -> None:
    assert said(f"窓口を変えます。順に広げます。{closing}") == [
        "窓口を変えます。",
        f"順に広げます。{closing}",
    ]
    assert said(f"順に広げます。{closing}\n次の段落です。")[0] == f"順に広げます。{closing}"


def test_brackets_before_another_sentence_open_it() -> None:
    assert said("窓口を変えます。（注意）順に広げます。") == [
        "窓口を変えます。",
        "（注意）順に広げます。",
    ]
