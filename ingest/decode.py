"""Bytes to text, strictly: a file is decoded without loss or refused."""

from __future__ import annotations

import re

from ingest.errors import UnreadableFileError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# What Python makes of single bytes that Microsoft's code page does not assign.
_UNASSIGNED = re.compile("[\uf8f0-\uf8f3]")
_ORDER = ("iso2022_jp_ext", "utf-8", "cp932", "euc_jis_2004")


def decode(data: bytes) -> str:
    """Decode ``data``; raises ``UnreadableFileError`` when no Japanese encoding fits all of it.

    Marks of byte order decide first, then a fixed order of strict decoders, since detectors guess
    wrong on short texts. Line ends are kept as they are.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, (encoding,))
    if b"\x00" in data:
        raise UnreadableFileError(
            "テキストではないファイルのようです。文字だけのファイルにしてください。"
        )
    return _strict(data, _ORDER)


def _strict(data: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        if encoding == "iso2022_jp_ext" and b"\x1b" not in data:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _UNASSIGNED.search(text):
            return text
    raise UnreadableFileError(
        "文字コードを判別できませんでした。UTF-8で保存し直してから、もう一度お試しください。"
    )
