"""The quote inside its surroundings."""

from __future__ import annotations

import pytest

from ui.parts.passage import Passage, passage

TEXT = "あいうえおかきくけこ"


@pytest.mark.parametrize(
    ("start", "end", "around", "expected"),
    [
        (4, 6, 2, Passage("うえ", "おか", "きく", True, True)),
        (4, 6, 300, Passage("あいうえ", "おか", "きくけこ", False, False)),
        (0, 2, 2, Passage("", "あい", "うえ", False, True)),
        (8, 10, 2, Passage("きく", "けこ", "", True, False)),
        (0, 10, 1, Passage("", TEXT, "", False, False)),
        (4, 6, 0, Passage("", "おか", "", True, True)),
    ],
)
def test_surroundings(start: int, end: int, around: int, expected: Passage) -> None:
    assert passage(TEXT, start, end, TEXT[start:end], around=around) == expected


def test_default_is_300_characters_a_side() -> None:
    found = passage("前" * 400 + "引用" + "後" * 400, 400, 402, "引用")
    assert found is not None
    assert (len(found.before), len(found.after)) == (300, 300)


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ((1, 8), Passage("いうえ", "おか", "きく", False, False)),
        ((5, 5), Passage("", "おか", "", False, False)),
        ((-3, 99), Passage("あいうえ", "おか", "きくけこ", False, False)),
    ],
)
def test_within_a_page(within: tuple[int, int], expected: Passage) -> None:
    assert passage(TEXT, 4, 6, "おか", within=within) == expected


def test_offsets_count_characters_beyond_the_basic_plane() -> None:
    found = passage("𠮷野家の𩸽", 1, 3, "野家")
    assert found == Passage("𠮷", "野家", "の𩸽", False, False)


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(4, 6, "違う"), (5, 7, "おか"), (-2, 10, TEXT), (8, 12, "けこ"), (4, 4, ""), (6, 4, "お")],
)
def test_what_is_not_there_is_never_marked(start: int, end: int, quote: str) -> None:
    assert passage(TEXT, start, end, quote) is None
