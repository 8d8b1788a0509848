"""Small made-up plans, and what is found out about them."""

from __future__ import annotations

from pathlib import Path

from ingest.assurance.documents import findings
from ingest.assurance.findings import Finding
from ingest.folder import read_folder, read_text

HEAD = "北浜市くらし推進計画\n\n計画期間 令和5年度～令和7年度\n\n"
BODY = "北浜市では、職員の研修を行います。北浜市の窓口を見直します。\n" * 3
NAMES = ("窓口の改善", "研修の充実", "統計の公開", "公園の予約", "図書の検索", "道路の点検")
SHEET = """事業番号\t{no}
事業名\t{name}
担当課\t{lead}
事業の内容\t{name}を計画に沿って進めます。
"""


def sheets(numbers: str = "1 2 3 4 5 6", lead: str = "総務課", sheet: str = SHEET) -> str:
    """A sheet for each of ``numbers``."""
    pairs = zip(numbers.split(), NAMES, strict=False)
    return "\n".join(sheet.format(no=no, name=name, lead=lead) for no, name in pairs)


def about(text: str, source: str = "a.txt") -> dict[str, Finding]:
    """The findings about a text that stands alone, by what they are about."""
    return {f.about: f for f in findings(read_text(text, source))[source]}


def in_folder(place: Path, **texts: str) -> dict[str, dict[str, Finding]]:
    """The findings about each of the texts of a folder, by the names of the files."""
    for name, text in texts.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = read_folder(place)
    return {s: {f.about: f for f in told} for s, told in findings(corpus).items()}
