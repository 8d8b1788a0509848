"""Latin letters spelt in kana."""

from __future__ import annotations

import pytest

from assistant.letters import unspelt

KNOWN = {"url", "cd", "usb"}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("港のユーアールエルは", "港のURLは"),
        ("ゆーえすびーの貸出", "USBの貸出"),
        ("シーディーを聞く", "CDを聞く"),
    ],
)
def test_what_the_plans_know(text: str, plain: str) -> None:
    assert unspelt(text, KNOWN.__contains__) == plain


@pytest.mark.parametrize("text", ["ティーピーの木", "シーディーケース", "あいえすの", ""])
def test_all_else_stays(text: str) -> None:
    assert unspelt(text, KNOWN.__contains__) == text
