"""What was learnt as a Word document to hand in."""

from __future__ import annotations

import io
import re
from datetime import date

from docx import Document
from docx.document import Document as Written

from ui.parts.words import t
from ui.terms.order import ordered, read_as
from ui.terms.progress import Progress

NAME_LIMIT = 60
# Characters that no XML document may hold.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def summary(progress: Progress, plan: str, name: str, day: date) -> bytes:
    """Name, date, plan, the scores, and the terms learnt with their meanings."""
    document = Document()
    document.add_heading(t("用語学習の記録"), level=1)
    if name.strip():
        document.add_paragraph(_fit(t("氏名：{name}", name=name.strip())))
    document.add_paragraph(t("日付：{day}", day=day.isoformat()))
    document.add_paragraph(_fit(t("計画：{plan}", plan=plan)))
    _scores(document, progress)
    _terms(document, progress)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def score_line(number: int, total: int, at_once: int, tries: int) -> str:
    """One quiz in words."""
    return t(
        "クイズ{number}回目：{total}問中{at_once}問に1回で正解（全問正解まで{tries}回回答）",
        number=number,
        total=total,
        at_once=at_once,
        tries=tries,
    )


def _scores(document: Written, progress: Progress) -> None:
    document.add_heading(t("クイズの結果"), level=2)
    for number, score in enumerate(progress.scores, 1):
        text = score_line(number, score.total, score.at_once, score.tries)
        document.add_paragraph(text, style="List Bullet")
    if not progress.scores:
        document.add_paragraph(t("クイズはまだ終えていません。"))


def _terms(document: Written, progress: Progress) -> None:
    terms = ordered(progress.learnt.values())
    document.add_heading(t("覚えた用語（{count}語）", count=len(terms)), level=2)
    if not terms:
        return
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, (t("用語"), t("読み"), t("意味")), strict=True):
        cell.text = head
    for term in terms:
        cells = (term.term, read_as(term), " ".join(term.definition.split()))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = _fit(text)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
