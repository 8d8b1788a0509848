"""Tables in the tags of web pages inside a text: cells with their places, merged cells, captions."""

from __future__ import annotations

import pytest

from ingest.blocks import TableBlock, TextBlock, read_blocks
from ingest.folder import read_text
from ingest.furniture import furniture

HEAD = "# 北浜市情報化計画\n\n令和6年度～令和8年度\n\n北浜市の計画です。\n\n## 第3章 施策\n\n"
NAMES = (("窓口の予約", "市民課"), ("水位の公開", "河川課"), ("電子決裁の徹底", "総務課"))


def table(text: str) -> TableBlock:
    return next(b for b in read_blocks(text) if isinstance(b, TableBlock))


def words(block: TableBlock) -> list[list[str]]:
    return [[c.text for c in n.cells] for n in block.lines]


def test_cells_are_told_with_their_places() -> None:
    text = "前の行\n<table><tr><th>名</th><td>窓口<br>予約</td></tr>\n<tr><td>課</td><td></td></tr></table>後の行"
    before, found, after = read_blocks(text)
    assert isinstance(found, TableBlock)
    assert isinstance(after, TextBlock)
    assert words(found) == [["名", "窓口\n予約"], ["課", ""]]
    cell = found.lines[0].cells[1]
    assert text[cell.start : cell.end] == "窓口<br>予約"
    assert text[before.start : before.end] == "前の行"
    assert text[after.start : after.end] == "後の行"


def test_a_table_inside_a_row_of_cells_is_part_of_its_cell() -> None:
    text = "実績\t研修をした。<table><tr><td>受講</td></tr></table>監査もした。\n"
    (found,) = read_blocks(text)
    assert isinstance(found, TableBlock)
    assert words(found) == [["実績", "研修をした。\n受講\n監査もした。"]]


def test_merged_cells_cover_columns_and_rows() -> None:
    text = (
        '<TABLE border=1><caption>表の名</caption><TR><TH rowspan="2">内容<TH>現状'
        "<TD colspan=2>紙である。<TR><TH>対応<TD colspan='2'>電子にする。</TABLE>"
    )
    caption, found = read_blocks(text)
    assert text[caption.start : caption.end] == "表の名"
    assert isinstance(found, TableBlock)
    assert words(found) == [["内容", "現状", "紙である。", ""], ["", "対応", "電子にする。", ""]]
    over = found.lines[1].cells[0].over
    assert over is not None
    assert over.text == "内容"


@pytest.mark.parametrize("close", ["</td></tr>", "", "\n  </td>\n</tr>\n"])
def test_sheets_and_a_glossary_in_tags_are_read(close: str) -> None:
    sheets = "".join(
        f"<table>\n<tr><th>番号</th><td>1-{n}</td><th>担当課</th><td>{lead}{close}"
        f"<tr><th>取組名</th><td colspan=3>{name}{close}"
        f"<tr><th>内容</th><td colspan=3>{name}を進めます。{close}</table>\n<!-- page {n} -->\n"
        for n, (name, lead) in enumerate(NAMES, 1)
    )
    terms = (
        "## 用語集\n\n<table><tr><th>用語</th><th>説明</th></tr>"
        "<tr><td>電子決裁</td><td>画面の上で承認すること。</td></tr>"
        "<tr><td>水位</td><td>川の水の高さのこと。</td></tr></table>\n"
    )
    corpus = read_text(HEAD + sheets + terms, "北浜.md")
    told = [(m.number, m.name.text, [d.text for d in m.lead]) for m in corpus.measures]
    assert told == [(f"1-{n}", name, [lead]) for n, (name, lead) in enumerate(NAMES, 1)]
    assert [t.term.text for t in corpus.terms] == ["電子決裁", "水位"]
    assert not [p for p in corpus.problems if p.code == "unread_term"]


def test_a_comment_that_counts_pages_is_no_heading() -> None:
    text = HEAD + "".join(f"<!-- page {n} -->\n\n{n} 項目の名{n}\n\n本文です。\n\n" for n in (1, 2))
    corpus = read_text(text, "北浜.md")
    assert not [s for s in corpus.sections if "page" in "".join(s.path)]
    assert not {text.index("北浜市の計画")} & furniture(text)
