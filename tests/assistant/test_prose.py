"""Running text: halves of a sentence that a page break parts are put together."""

from __future__ import annotations

import pytest

from assistant.prose import prose

HALF = (
    "港を映すカメラを岸に置き、波の高さと風の強さを船に知らせて、漁に出る人の安全を高める取組を進め"
)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"{HALF}\n\nます。次の年も続けます。", 1),
        (f"{HALF}、\n\n市民に知らせます。", 1),
        # No page break, a line that says all, a heading below, no sentence below, a short line.
        (f"{HALF}\nます。", 2),
        (f"{HALF}ます。\n\n次の年も続けます。", 2),
        (f"{HALF}ること\n\n次の年も続けます。", 2),
        (f"{HALF}\n\n港の安全", 2),
        ("港を映す\n\nます。", 2),
    ],
)
def test_halves_of_a_sentence(text: str, lines: int) -> None:
    view = prose(text, 0, len(text))
    assert len(view.text.splitlines()) == lines
    assert "".join(text[i] for i in view.offsets if text[i] != "\n") == text.replace("\n", "")
