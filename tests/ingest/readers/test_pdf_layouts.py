"""Layouts of PDF pages: tables without upright rulings, columns of text, footnotes, page turns."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from ingest.readers.formats import convert
from ingest.readers.pdf_rules import Rule, rules
from ingest.readers.pdf_tables import Ruled
from ingest.readers.pdf_turns import continued, goes_on
from tests.ingest.readers.made import FONT, pdf, said, table

WIDTH, HEIGHT = landscape(A4)
LONG = "山あいの集落では、雪の多い時期に役場まで出かけることが難しくなるので、家から申請できるようにします。"


def text_of(data: bytes) -> str:
    return convert(data, ".pdf").text


def drawn(draw: Callable[[Canvas], None]) -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    canvas.setFont(FONT, 10)
    draw(canvas)
    canvas.save()
    return text_of(out.getvalue())


def two_columns(story: Sequence[Any]) -> str:
    out = io.BytesIO()
    half = WIDTH / 2 - 60
    frames = [Frame(x, 100, half, HEIGHT - 160) for x in (40, WIDTH / 2 + 20)]
    document = BaseDocTemplate(out, pagesize=(WIDTH, HEIGHT), invariant=True)

    def foot(canvas: Canvas, _: Any) -> None:
        canvas.setLineWidth(0.5)
        canvas.line(46, 80, 200, 80)
        canvas.setFont(FONT, 7)
        canvas.drawString(46, 66, "※1 集落：いくつかの家の集まり。")

    document.addPageTemplates(PageTemplate(frames=frames, onPage=foot))
    document.build(list(story))
    return text_of(out.getvalue())


def no_uprights(*commands: Any) -> list[Any]:
    across = ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black)
    top = ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black)
    return [("GRID", (0, 0), (-1, -1), 0, None), across, top, *commands]


ROWS = [
    ["目標", "番号", "取組", "所管", "R6"],
    ["便利な町", "1", "窓口の予約を電子で受け付けます", "◎総務課<br/>税務課", "設計"],
    ["", "2", "水位の公開", "建設課", "→"],
    ["軽い役場", "3", "電子決裁の徹底", "総務課", "試行"],
]


@pytest.mark.parametrize("shaded", [True, False])
def test_rows_without_upright_rulings_have_columns(shaded: bool) -> None:
    fill = [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)] if shaded else []
    made = table(ROWS, [70, 40, 180, 90, 60], *no_uprights(*fill, ("SPAN", (0, 1), (0, 2))))
    made._linecmds = [c for c in made._linecmds if c[0] != "GRID"]
    for command in [c for c in made._linecmds if c[0] == "LINEBELOW"]:
        made._linecmds.remove(command)
        made._linecmds += [
            ("LINEBELOW", (1, 1), (-1, 1), *command[3:]),
            *[("LINEBELOW", (0, n), (-1, n), *command[3:]) for n in (0, 2, 3)],
        ]
    text = text_of(pdf([said(LONG), made]))
    assert "目標\t番号\t取組\t所管\tR6\n" in text
    assert "便利な町\t1\t窓口の予約を電子で受け付けます\t◎総務課<br>税務課\t設計\n" in text
    assert "\n\t2\t水位の公開\t建設課\t→\n軽い役場\t3\t電子決裁の徹底\t総務課\t試行\n" in text


def test_columns_of_text_are_read_one_after_the_other() -> None:
    story = [said(f"{n}番目。{LONG}") for n in range(1, 13)]
    text = two_columns(story)
    places = [text.replace("\n", "").find(f"{n}番目。") for n in range(1, 13)]
    assert places == sorted(places)
    assert LONG in text
    assert text.rstrip().endswith("※1 集落：いくつかの家の集まり。")


def test_a_glossary_in_two_columns_keeps_its_words_with_what_they_mean() -> None:
    words = [f"用語その{n}" for n in range(1, 26)]
    story = [x for w in words for x in (said(w), said(f"{w}の意味を短く説明する文です。"))]
    lines = [x for x in two_columns(story).split("\n") if x]
    assert [x for x in lines if x in words] == words
    assert lines[lines.index("用語その20") + 1] == "用語その20の意味を短く説明する文です。"


def test_words_of_one_line_with_room_between_stay_together() -> None:
    def draw(canvas: Canvas) -> None:
        for n in range(6):
            canvas.drawString(60, 400 - 20 * n, f"項目の名前{n}")
            canvas.drawString(WIDTH / 2 + 10, 400 - 20 * n, f"{n}0%")

    assert "項目の名前2 20%" in drawn(draw)


def test_the_bars_of_a_chart_are_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for n, share in enumerate((52, 47, 29, 14)):
            canvas.drawRightString(300, 400 - 20 * n, f"不便に思うこと{n}")
            canvas.rect(310, 397 - 20 * n, share * 3, 14, stroke=0, fill=1)
            canvas.drawString(315 + share * 3, 400 - 20 * n, f"{share}.5%")

    text = drawn(draw)
    assert [f"不便に思うこと{n} {s}.5%" in text for n, s in enumerate((52, 47, 29, 14))] == [
        True
    ] * 4


def test_dots_are_rulings_and_cells_without_any_are_one() -> None:
    def draw(canvas: Canvas) -> None:
        for x in (50, 150, 350):
            canvas.line(x, 300, x, 400)
        for y in (300, 350, 400):
            canvas.line(50, y, 350, y)
        for n in range(25):
            canvas.rect(249.6, 300 + 2 * n, 0.8, 0.8, stroke=0, fill=1)
        for x, y, said_ in ((55, 370, "年度"), (155, 370, "R6からR7"), (155, 320, "設計")):
            canvas.drawString(x, y, said_)
        canvas.drawString(255, 320, "運用")
        canvas.drawString(55, 320, "工程")
        canvas.drawString(55, 200, LONG)

    assert "年度\tR6からR7\t\n工程\t設計\t運用\n" in drawn(draw)


def test_all_text_of_a_page_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(50, 300, 350, 300)
        canvas.line(50, 400, 350, 400)
        canvas.line(50, 300, 50, 400)
        canvas.line(200, 340, 200, 400)
        for x in range(60, 340, 40):
            for y in range(310, 400, 30):
                canvas.drawString(x, y, f"{x}:{y}")

    told = "".join(drawn(draw).replace("<br>", "").split())
    drawn_text = "".join(f"{x}:{y}" for x in range(60, 340, 40) for y in range(310, 400, 30))
    assert Counter(told) == Counter(drawn_text)


def test_white_areas_and_what_is_off_the_page_are_no_rulings() -> None:
    area = {"object_type": "rect", "x0": 10, "x1": 90, "top": 10, "bottom": 50, "fill": True}
    off = area | {"x0": 210, "x1": 290, "non_stroking_color": (0.5,)}
    shapes = [area | {"non_stroking_color": (1, 1, 1)}, area | {"fill": False}, off]
    char = {"x0": 20, "x1": 30, "top": 20, "bottom": 30}
    page = SimpleNamespace(bbox=(0, 0, 200, 200), rects=shapes, lines=[], curve_edges=[])
    assert rules(page, [char]) == ([], [])  # type: ignore[arg-type]
    page.rects = [area | {"non_stroking_color": (0.5,)}]
    across, upright = rules(page, [char])  # type: ignore[arg-type]
    assert [(r.at, r.solid) for r in across] == [(10, False), (50, False)]
    assert across[0] == Rule(10, 10, 90, solid=False, joints=(10, 90))
    assert rules(page, [])[1] == []  # type: ignore[arg-type]
    assert len(upright) == 2


HEADER = (("目標", "番号", "取組", "計画", ""), ("", "", "", "6", "7"))
BODY = (("甲", "1", "予約", "設計", "→"), ("", "2", "水位", "構築", "→"))


def test_a_header_of_two_rows_is_told_once_and_a_cut_row_is_whole() -> None:
    after = (*HEADER, ("", "", "の公開", "", "運用"), ("乙", "3", "決裁", "試行", "→"))
    no = (False,) * 5
    assert continued((*HEADER, *BODY), after, no) == (
        (*HEADER, BODY[0], ("", "2", "水位\nの公開", "構築", "→\n運用")),
        (after[-1],),
    )
    whole = (*HEADER, BODY[0], ("", "2", "水位の公開", "構築", "→運用"))
    assert continued((*HEADER, *BODY), after, (True,) * 5) == (whole, (after[-1],))


def test_a_merged_cell_that_the_page_cut_goes_on_where_it_began() -> None:
    after = (("く", "", "の公開", "", ""), ("乙", "3", "決裁", "試行", "→"))
    begins = (2, 3, 3, 3, 3)
    whole, rest = continued((*HEADER, *BODY), after, (True,) * 5, begins)
    assert whole[2:] == (("甲く", *BODY[0][1:]), ("", "2", "水位の公開", "構築", "→"))
    assert rest == after[1:]


def form(*cells: tuple[str, ...], edges: tuple[float, ...] = (50, 100, 200)) -> Ruled:
    return Ruled(cells, edges[:2], 0, 100, (), 50, 400, edges)


def test_the_rest_of_a_sheet_goes_on_and_another_sheet_does_not() -> None:
    first = form(("1-1", "予約", ""), ("主管課", "総務課", "新規"), ("", "税務課", ""))
    rest = form(("工程", "R6", "R7"), ("", "設計", "運用"), edges=(50, 100, 150, 250))
    assert goes_on(first, rest)
    assert not goes_on(first, form(("1-2", "水位", ""), ("主管課", "建設課", "新規")))
    assert not goes_on(first, Ruled((("工程", "R6"),), (90, 100), 0, 9, (), 90, 400, (90, 100)))


def test_little_room_beside_a_full_line_parts_cells() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (300, 340, 380, 420):
            canvas.line(50, y, 450, y)
        for n, lead in enumerate(("所管", "総務課", "税務課")):
            canvas.drawString(
                55, 400 - 40 * n, "内容" if n == 0 else "窓口に来なくても手続ができるようにします"
            )
            canvas.drawString(55 + 200 + 6, 400 - 40 * n, lead)
            canvas.drawString(400, 400 - 40 * n, ("R6", "設計", "運用")[n])

    text = drawn(draw)
    assert "内容\t所管\tR6\n" in text
    assert "窓口に来なくても手続ができるようにします\t総務課\t設計\n" in text


def test_departments_one_below_the_other_are_several() -> None:
    made = table([["所管", "内容"], ["◎教育委員会事務局<br/>建設課", "電子化"]], [108, 200])
    assert "◎教育委員会事務局<br>建設課\t電子化" in text_of(pdf([said(LONG), made]))
    broken = table([["所管", "内容"], ["選挙管理委員会事務<br/>局", "電子化"]], [104, 200])
    assert "選挙管理委員会事務局\t電子化" in text_of(pdf([said(LONG), broken]))
