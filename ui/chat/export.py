"""A conversation with its sources, as Markdown and as a Word document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date

from docx import Document

from ui.api.records import Citation
from ui.chat.conversation import Conversation, Turn
from ui.parts.words import t

# What Markdown would read as a mark, anywhere and at the head of a line; characters that no XML
# document may hold.
_MARK = re.compile(r"([\\`*_{}\[\]<>#|!~&$])")
_INDENT = re.compile(r"^[^\S\n]+", re.MULTILINE)
_LINE_MARK = re.compile(r"^(\d*)([-+=.)])", re.MULTILINE)
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def markdown(title: str, conversation: Conversation, day: date) -> str:
    """The conversation as Markdown in which every word stands as it was said."""
    lines = [f"# {_escaped(title)}", "", _made(day), ""]
    for turn in conversation.turns:
        lines += [f"## {_escaped(turn.question.text)}", ""]
        lines += [f"{_escaped(text)}\n" for text in _said(turn)]
        lines += [f"- {_escaped(_source(c))}" for c in _cited(turn)]
        lines += [""] if _cited(turn) else []
    return "\n".join(lines)


def word(title: str, conversation: Conversation, day: date) -> bytes:
    """The conversation as a Word document."""
    document = Document()
    document.add_heading(_fit(title), level=1)
    document.add_paragraph(_made(day))
    for turn in conversation.turns:
        document.add_heading(_fit(turn.question.text), level=2)
        for text in _said(turn):
            document.add_paragraph(_fit(text))
        for citation in _cited(turn):
            document.add_paragraph(_fit(_source(citation)), style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _made(day: date) -> str:
    return t("施策ナビの会話（{day}に書き出し）", day=day.isoformat())


def _said(turn: Turn) -> Iterator[str]:
    """What came back: the answer with its notes, or why there is none."""
    if turn.answer:
        yield turn.answer.answer
        yield from turn.answer.notes
    if turn.error:
        yield t(turn.error)
    if turn.stopped is not None:
        yield f"{turn.stopped}（{t('回答を途中で止めました。')}）"


def _cited(turn: Turn) -> tuple[Citation, ...]:
    return turn.answer.citations if turn.answer else ()


def _source(citation: Citation) -> str:
    """Marker, place and words of a citation in one line."""
    page = t("（{page}ページ）", page=citation.page) if citation.page else ""
    about = (citation.measure_no, citation.measure_name or citation.term)
    place = (citation.municipality, citation.plan, citation.edition, *about)
    quote = " ".join(citation.quote.split())
    return f"[{citation.marker}] {' '.join(filter(None, place))}{page}「{quote}」{citation.source}"


def _escaped(text: str) -> str:
    marked = _MARK.sub(r"\\\1", _INDENT.sub("", _fit(text).strip()))
    return _LINE_MARK.sub(r"\1\\\2", marked)


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
