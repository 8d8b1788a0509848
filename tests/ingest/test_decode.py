"""Decoding: each Japanese encoding gives the same text, and nothing is guessed."""

from __future__ import annotations

import pytest

from ingest.decode import decode
from ingest.errors import UnreadableFileError

TEXT = "第1章 髙﨑市の計画（案）～①と㈱、ｶﾅ\n令和3年度"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_same_text_from_each_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_older_encodings(encoding: str) -> None:
    text = "情報化基本計画\n各課の取組を示す。\n" * 3
    assert decode(text.encode(encoding)) == text


def test_line_ends_are_kept() -> None:
    assert decode("一\r\n二\n".encode()) == "一\r\n二\n"


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02", b"\xff\xff\xfe\x80\x81", "計画".encode()[:-1] + b"\xff\xa0"]
)
def test_what_fits_no_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"文字|テキスト"):
        decode(data)
