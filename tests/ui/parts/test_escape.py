"""Text from outside stays text."""

from __future__ import annotations

import html
import string

import pytest
from markupsafe import Markup

from tests.ui.site import EVIL
from ui.parts.escape import WORD_JOINER, element, label, with_markers


def test_every_mark_of_a_label_is_escaped_and_followed_by_a_joiner() -> None:
    for mark in string.punctuation:
        assert label(f"a{mark}b") == f"a\\{mark}{WORD_JOINER}b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小山市", "小山市"),
        ("「1－1－⑴」の主管課", "「1－1－⑴」の主管課"),
        ("改行\n\tと  空白", "改行 と 空白"),
        ("    字下げ", "字下げ"),
    ],
)
def test_japanese_labels_stay_as_they_are(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize("planted", ["<b>", "</mark>", "&lt;", "<script>1</script>", '"', "'"])
def test_element_escapes_its_parts(planted: str) -> None:
    made = element("p", "x", planted, Markup("<i>ours</i>"))
    inner = str(made).removeprefix('<p class="x">').removesuffix("<i>ours</i></p>")
    assert not set(inner) & set("<>\"'")
    assert html.unescape(inner) == planted


def test_markers_are_set_apart_and_the_rest_is_escaped() -> None:
    made = with_markers("<b>はい。[1][12] [a] [1234]")
    one, two = '<span class="sn-marker">[1]</span>', '<span class="sn-marker">[12]</span>'
    assert made == f"&lt;b&gt;はい。{one}{two} [a] [1234]"


def test_nothing_planted_becomes_a_tag() -> None:
    assert "<" not in with_markers(EVIL)
    assert with_markers(EVIL).unescape() == EVIL
