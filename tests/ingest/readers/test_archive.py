"""What an archive may not be: too large, lying, leaving its folder, declaring entities."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.errors import UnreadableFileError
from ingest.readers.archive import check
from tests.ingest.readers.made import archive

# As long as a part that is read at once, but for the first letters of the definition behind it.
NOISE = b"".join(b"%08d" % (n * n % 99_999_989) for n in range(1 << 17))[:-4]
SOUND = {"word/document.xml": b"<w/>", "media/image.png": b"\x89PNG"}


def test_a_sound_archive_passes() -> None:
    check(archive(SOUND))


LIMITS: dict[str, tuple[dict[str, bytes], dict[str, int], dict[str, int]]] = {
    "entries": ({f"{n}.xml": b"<a/>" for n in range(5)}, {"max_entries": 5}, {"max_entries": 4}),
    "XML": ({"a.xml": b"x" * 100, "b.rels": b"x"}, {"max_xml": 101}, {"max_xml": 100}),
    "whole": ({"a.png": b"x" * 100}, {"max_whole": 100}, {"max_whole": 99}),
    "ratio": ({"a.png": b"x" * 1_100_000}, {"max_ratio": 2000}, {"max_ratio": 100}),
}


@pytest.mark.parametrize(("entries", "enough", "less"), LIMITS.values(), ids=LIMITS)
def test_limits_hold_on_both_sides(entries: Any, enough: Any, less: Any) -> None:
    check(archive(entries), **enough)
    with pytest.raises(UnreadableFileError, match="大きくなりすぎる"):
        check(archive(entries), **less)


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "a/../../b.xml", "..\\a.xml"])
def test_names_outside_are_refused(name: str) -> None:
    with pytest.raises(UnreadableFileError, match="作りが正しくない"):
        check(archive({name: b"<a/>"}))


@pytest.mark.parametrize("xml", [b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", NOISE + b"<!DOCTYPE a>"])
def test_entities_are_refused(xml: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="外部を参照"):
        check(archive({"a.xml": xml}))


def test_a_locked_office_file_is_named() -> None:
    with pytest.raises(UnreadableFileError, match="パスワード"):
        check(b"\xd0\xcf\x11\xe0" + b"\x00" * 100)


def test_a_cut_archive_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="壊れている"):
        check(archive(SOUND)[:-30])
