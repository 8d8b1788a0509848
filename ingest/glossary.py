"""Terms: entries of a glossary and footnotes, with their other names and where they are marked."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import Literal

from ingest.blocks import Block, TextBlock
from ingest.grid import Grid
from ingest.outline import Node, node_at
from ingest.records import Problem, Term, Value
from ingest.text import View, clean, fold, nfkc

_GLOSSARY = re.compile(r"(用語(集|解説|説明|の解説|の説明|一覧)|語句(の?解説|説明)|用\s*語\s*$)")
_GROUP = re.compile(r"^\s*(■|●|◆|【?[あかさたなはまやらわア-ンA-ZＡ-Ｚ][行～~])")
_NOTE = re.compile(r"^\s*[※*＊]\s*([0-9０-９]{1,3})\s*[:：.]?\s*")
_HEAD = re.compile(
    r"(?P<head>[^:：。、,\n(（]{1,40}?)\s*"
    r"(?:[(（](?P<paren>[^()（）]{1,80})[)）])?\s*(?P<sep>[:：]|とは[、,]?)\s*"
)
_ITEM = re.compile(r"^\s*(?:[-・○●◆✓*]|[0-9]+[\s.)])\s*\S")
_AKA = re.compile(
    r"(?:^|[。、])\s*([^。、（）()「」]{1,24})(?:[(（]([^()（）]{1,24})[)）])?\s*とも(?:いう|言う|呼ぶ|呼ばれる)"
)
_TAIL = re.compile(r"こと[(（]([A-Za-zァ-ヶー・ 0-9-]{2,24})[)）]\s*[。.]?\s*$")
_STANDS = re.compile(r"^([A-Za-z][A-Za-z &-]{4,60})\s*[(（]([^()（）]{2,24})[)）]\s*の?(略|頭文字)")
_BRACKET = re.compile(r"^([^(（]+?)\s*[(（](.+)[)）]\s*([^()（）]{0,12})$")
_MARKED = re.compile(
    r"([^\s、。，,・「」『』（）()\[\]【】“”0-9０-９]{1,24}|[A-Za-z][A-Za-z0-9. -]{1,24})"
    r"\s?\^?[(（]\\?[*＊][)）]"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    head: View
    body: View
    kind: Literal["glossary", "footnote"]
    mark: str | None = None


def read_terms(
    text: str,
    source: str,
    blocks: tuple[Block, ...],
    nodes: tuple[Node, ...],
    grids: tuple[Grid, ...],
    place: tuple[str, str],
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Terms of a text for (municipality, plan) ``place``, and what looked like one but was not."""
    prose = [b for b in blocks if isinstance(b, TextBlock)]
    drafts, problems = _entries(text, source, prose, nodes)
    drafts += _table_entries(text, grids)
    drafts += _footnotes(text, prose)
    heads = {fold(d.head.text) for d in drafts}
    terms = [_term(text, source, d, heads, place) for d in drafts]
    return _marked(text, source, _unique(terms)), tuple(problems)


def _entries(
    text: str, source: str, blocks: list[TextBlock], nodes: tuple[Node, ...]
) -> tuple[list[_Draft], list[Problem]]:
    """Headword and definition as alternating paragraphs below a heading that says glossary."""
    drafts: list[_Draft] = []
    problems: list[Problem] = []
    pending: View | None = None
    for block in blocks:
        node = node_at(nodes, block.start)
        if not _in_glossary(node):
            pending = None
            continue
        view = clean(text, block.start, block.end)
        line = view.text.strip()
        heading = node.heading if node else None
        is_heading = heading is not None and heading.start == block.start
        if _GROUP.match(line) or (is_heading and _GLOSSARY.search(line)) or len(line) <= 1:
            continue
        if _ITEM.match(line) and drafts and pending is None and len(line) > 3:
            drafts[-1] = replace(drafts[-1], body=_spanning(text, drafts[-1].body, view))
        elif pending is not None:
            drafts.append(_Draft(pending, view, "glossary"))
            pending = None
        elif len(block.lines) >= 2 and len(text[slice(*block.lines[0])]) <= 60:
            first = clean(text, *block.lines[0])
            drafts.append(_Draft(first, clean(text, block.lines[1][0], block.end), "glossary"))
        elif (pair := _inline(view)) is not None:
            drafts.append(pair)
        elif len(line) <= 70 and line[-1] not in "。、":
            pending = view
        else:
            problems.append(_unread(source, view))
    return drafts, problems


def _inline(view: View) -> _Draft | None:
    """A headword and its definition on one line: 「用語：説明」 or 「用語とは、説明」."""
    match = _HEAD.match(view.text)
    if match is None or len(view.text) - match.end() < 8:
        return None
    end = match.start("sep")
    return _Draft(view.slice(0, end), view.slice(match.end(), len(view.text)), "glossary")


def _table_entries(text: str, grids: tuple[Grid, ...]) -> list[_Draft]:
    """Rows of a table with a column of terms and one of meanings."""
    drafts = []
    for grid in grids:
        names = [fold(p[-1]) if p else "" for p in grid.headers]
        head = next(
            (i for i, n in enumerate(names) if re.fullmatch(r"(用語|語句|言葉|略語)(名)?", n)), None
        )
        body = next(
            (i for i, n in enumerate(names) if re.fullmatch(r"(説明|解説|意味|内容|定義)", n)), None
        )
        other = next(
            (
                i
                for i, n in enumerate(names)
                if re.fullmatch(r"(別名|略称|正式名称|読み.*|英語.*)", n)
            ),
            None,
        )
        if head is None or body is None:
            continue
        for line in grid.body:
            cells = line.cells
            if max(head, body) < len(cells) and cells[head].text and cells[body].text:
                mark = cells[other].text if other is not None and other < len(cells) else None
                drafts.append(
                    _Draft(
                        clean(text, cells[head].start, cells[head].end),
                        clean(text, cells[body].start, cells[body].end),
                        "glossary",
                        f"alias:{mark}" if mark else None,
                    )
                )
    return drafts


def _footnotes(text: str, blocks: list[TextBlock]) -> list[_Draft]:
    """Numbered notes (※1 …), and the paragraphs 「…とは、」 that follow one."""
    drafts: list[_Draft] = []
    last: str | None = None
    for block in blocks:
        opened = False
        for start, end in block.lines:
            view = clean(text, start, end)
            note = _NOTE.match(view.text)
            if note:
                last = nfkc(note.group(1))
                opened = True
                draft = _note(view, note.end(), last)
                if draft:
                    drafts.append(draft)
            elif opened and drafts:
                drafts[-1] = replace(drafts[-1], body=_spanning(text, drafts[-1].body, view))
        if not opened:
            view = clean(text, block.start, block.end)
            draft = (
                _note(view, 0, last)
                if last and re.match(r"[A-Za-z]\S{0,20}とは", view.text)
                else None
            )
            if draft is None:
                last = None
            else:
                drafts.append(draft)
    return drafts


def _note(view: View, at: int, mark: str | None) -> _Draft | None:
    match = _HEAD.match(view.text, at)
    if match is None or len(match.group("head").strip()) < 2:
        return None
    body = view.slice(match.end(), len(view.text))
    return _Draft(view.slice(at, match.start("sep")), body, "footnote", mark)


def _term(text: str, source: str, draft: _Draft, heads: set[str], place: tuple[str, str]) -> Term:
    printed = draft.head.text.strip()
    bracket = _BRACKET.match(printed)
    value = draft.head.value(source)
    body = draft.body.value(source)
    aliases = _aliases(printed, body.text, heads, text)
    if bracket and not bracket.group(3):
        end = draft.head.text.index(printed) + len(bracket.group(1))
        value = draft.head.slice(0, end).value(source)
    if draft.mark and draft.mark.startswith("alias:"):
        aliases += [a for a in re.split(r"[、,，/／]\s*", draft.mark[6:]) if a]
    key = hashlib.sha256(f"{place}\0{source}\0{printed}\0{body.text}".encode()).hexdigest()[:12]
    kept = tuple(dict.fromkeys(a for a in aliases if fold(a) != fold(value.text)))
    marks = _note_marks(text, source, draft) if draft.kind == "footnote" else ()
    return Term(key, *place, value, kept, body, draft.kind, source, value.start, body.end, marks)


def _aliases(head: str, body: str, heads: set[str], text: str) -> list[str]:
    """Other names of a headword: what its brackets hold, the printed form, 「…ともいう」."""
    found: list[str] = []
    match = _BRACKET.match(head)
    if match:
        outer, inner, rest = match.groups()
        if rest:
            found += [outer, f"{outer} {rest}"]
        found += _bracketed(outer, inner, heads, fold(text))
        found.append(head)
    stands = _STANDS.match(body)
    if stands:
        found += [stands.group(1).strip(), stands.group(2).strip()]
    for match in _AKA.finditer(body):
        found += [m.strip() for m in match.groups() if m]
    tail = _TAIL.search(body)
    if tail:
        found.append(tail.group(1).strip())
    return found


def _bracketed(outer: str, inner: str, heads: set[str], text: str) -> list[str]:
    """What brackets after a headword give: another name, or a word that narrows it down."""
    if fold(inner + outer) in text or fold(inner) in heads:
        return [f"{inner}{outer}"]
    if len(inner) < 3 and not re.search(r"[A-Za-z0-9]", inner):
        return [f"{outer}{inner}"]
    return [p.strip() for p in re.split(r"\s*[:：]\s*|又は|または", inner) if p.strip()]


def _note_marks(text: str, source: str, draft: _Draft) -> tuple[Value, ...]:
    """The nearest place before (or after) the note where its number marks a word."""
    found = [
        m
        for m in re.finditer(r"([^\s、。^]{1,24})\^\{※\s*([0-9０-９]+)\}", text)
        if nfkc(m.group(2)) == draft.mark
    ]
    if not found:
        return ()
    nearest = min(found, key=lambda m: (abs(draft.head.offsets[0] - m.start()), m.start()))
    return (Value(nearest.group(1), source, nearest.start(), nearest.end()),)


def _marked(text: str, source: str, terms: list[Term]) -> tuple[Term, ...]:
    """Terms with the places where a mark (*) points at them; a marked form that a headword opens
    with, and no other headword is, becomes another name of it.
    """
    marks: dict[str, list[Value]] = {}
    for match in _MARKED.finditer(text):
        value = Value(match.group(1).strip(), source, match.start(1), match.end(1))
        marks.setdefault(fold(value.text), []).append(value)
    keys = {fold(t.term.text) for t in terms} | {fold(a) for t in terms for a in t.aliases}
    out = []
    for term in terms:
        names = {fold(term.term.text), *map(fold, term.aliases)}
        found = [v for name in names for v in _ending(marks, name)]
        extra = [
            vs[0].text
            for key, vs in marks.items()
            if len(key) >= 5 and key not in keys and any(n.startswith(key) for n in names)
        ]
        aliases = tuple(dict.fromkeys([*term.aliases, *extra]))
        places = tuple(sorted({*term.marks, *found}, key=lambda v: v.start))
        out.append(replace(term, aliases=aliases, marks=places))
    return tuple(out)


def _ending(marks: dict[str, list[Value]], name: str) -> list[Value]:
    if len(name) < 2:
        return []
    return [v for key, values in marks.items() if key == name or key.endswith(name) for v in values]


def _unique(terms: list[Term]) -> list[Term]:
    seen: dict[tuple[str, str], Term] = {}
    for term in terms:
        seen.setdefault((fold(term.term.text), term.definition.text), term)
    return list(seen.values())


def _in_glossary(node: Node | None) -> bool:
    if node is None or node.heading is None:
        return False
    return any(_GLOSSARY.search(h.text) for h in (*node.parents, node.heading))


def _spanning(text: str, first: View, last: View) -> View:
    if not first.offsets or not last.offsets:
        return first
    return clean(text, first.offsets[0], last.offsets[-1] + 1)


def _unread(source: str, view: View) -> Problem:
    value = view.value(source)
    return Problem(
        "unread_term",
        f"用語集の中に、見出し語と説明に分けられない行があります:「{value.text[:40]}」",
        source,
        value.start,
        value.end,
    )
