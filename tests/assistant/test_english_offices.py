"""Departments that a question names in English."""

from __future__ import annotations

import pytest

from assistant.english_offices import offices_named

OFFICES = ("防災課", "総合政策課", "道路管理課", "図書館", "市民活動支援課")


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("What does the disaster prevention section run?", "防災課"),
        ("the Department of Roads and Management", "道路管理課"),
        ("The general policy bureau's projects", "総合政策課"),
        ("snow clearing by the disaster prevention office", "防災課"),
    ],
)
def test_named(text: str, office: str) -> None:
    assert offices_named(text, OFFICES, frozenset()) == (office,)


@pytest.mark.parametrize("text", ["Which section leads it?", "the space travel division", ""])
def test_not_named(text: str) -> None:
    assert offices_named(text, OFFICES, frozenset()) == ()
