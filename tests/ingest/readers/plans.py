"""The bundled plans as files of each format."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest import sample
from ingest.readers.parts import Heading, Paragraph, Part, Rows, write
from tests.ingest.readers.made import new_word, pdf, said, table, word, word_table

SAMPLE = Path(sample.__file__).parent
TOWNS = {"hadano": "秦野市", "nihonmatsu": "二本松市", "oyama": "小山市"}
WIDTH = 460
SIZES = {1: 20, 2: 16, 3: 13}


def parts_of(name: str) -> list[Part]:
    """The bundled plan of a town, with a cover in place of its front matter."""
    lines = (SAMPLE / f"{name}.md").read_text("utf-8").split("---\n", 2)[2].split("\n")
    town = TOWNS[name]
    cover = Paragraph(f"{town}\n{town}長あいさつ {town}と{town}民のための計画です。")
    first, *rest = _parts(lines)
    return [first, cover, *rest]


def _parts(lines: list[str]) -> Iterator[Part]:
    rows: list[tuple[str, ...]] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            cells = tuple(c.strip() for c in line.strip("|").split("|"))
            rows += [] if set("".join(cells)) <= set("- ") and any(cells) else [cells]
            continue
        if rows:
            yield Rows(tuple(rows))
            rows = []
        heading = re.fullmatch(r"(#+) (.+)", line)
        if heading:
            yield Heading(len(heading[1]), heading[2].replace("（要約）", ""))
        elif line.strip():
            yield Paragraph(line)


def as_text(parts: list[Part]) -> bytes:
    return write(parts).text.encode()


def as_html(parts: list[Part]) -> bytes:
    out = ["<!doctype html><meta charset=utf-8><body>"]
    for part in parts:
        match part:
            case Heading(level, text):
                out.append(f"<h{level}>{html.escape(text)}</h{level}>")
            case Paragraph(text):
                out.append(f"<p>{html.escape(text)}</p>".replace("\n", "<br>"))
            case Rows(rows):
                cells = ("".join(f"<td>{html.escape(c)}</td>" for c in row) for row in rows)
                out.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
    return "\n".join(out).encode()


def as_word(parts: list[Part]) -> bytes:
    document = new_word()
    for part in parts:
        match part:
            case Heading(level, text):
                document.add_heading(text, level)
            case Paragraph(text):
                document.add_paragraph(text)
            case Rows(rows):
                word_table(document, rows)
    return word(document)


def as_pdf(parts: list[Part]) -> bytes:
    story: list[Any] = []
    for part in parts:
        match part:
            case Heading(level, text):
                story.append(said(html.escape(text), SIZES[level]))
            case Paragraph(text):
                story.append(said(html.escape(text).replace("\n", "<br/>")))
            case Rows(rows):
                story.append(_ruled(rows))
    return pdf(story)


def _ruled(rows: tuple[tuple[str, ...], ...]) -> Any:
    first = 100 if len(rows[0]) < 5 else 160
    widths = [first, *[(WIDTH - first) / (len(rows[0]) - 1)] * (len(rows[0]) - 1)]
    ruled = table([[html.escape(c) for c in row] for row in rows], widths)
    ruled.spaceAfter = 8
    return ruled


MAKERS = {".html": as_html, ".docx": as_word, ".pdf": as_pdf}
