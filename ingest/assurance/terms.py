"""How sure the terms of a file are: headwords that are none, glossaries that gave none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.assurance.findings import Finding, Level, listed, worst
from ingest.glossary_regions import is_glossary
from ingest.records import Corpus, Term
from ingest.sources import Document
from ingest.text import fold

_LONG = 30  # characters of a headword, above which hardly any is one
_SENTENCE = re.compile(r"[。]|(?:ます|です|する|した)$")
_REMARK = re.compile(r"[(（][^()（）]*[)）]?")
_MARKED = re.compile(r"^[★☆◎○●◇◆□■▲△※＊*・]|[・.．…‥]{2,}\s*[0-9]*$|\n")
_FEW = 3  # terms that hardly any glossary has fewer of
_SHORT = 4  # characters of an explanation
Doubt = tuple[Level, str]


def terms_finding(document: Document, corpus: Corpus) -> Finding:
    """The finding for the terms of a document."""
    own = [t for t in corpus.terms if t.source == document.source]
    notes = sum(t.kind == "footnote" for t in own)
    doubts = [*_of_heads(own), *_of_titles(document, own), *_of_sections(document, corpus, own)]
    unread = [p for p in corpus.problems if p.source == document.source and p.code == "unread_term"]
    if unread:
        said = f"見出し語と説明に分けられない行が{len(unread)}行あります。"
        doubts.append(("check" if len(unread) * 5 > len(own) else "likely", said))
    if not own and not document.inferred and not doubts:
        doubts.append(("likely", "用語集や脚注は見当たりません。"))
    if 0 < len(own) < _FEW:
        doubts.append(("likely", f"用語が{len(own)}語しか見つかりません。"))
    found = f"{len(own) - notes}語、脚注{notes}件" if notes else f"{len(own)}語"
    whole = "どの見出し語にも説明があります。" if own else "計画の一部の文書です。"
    reasons = tuple(said for _, said in doubts) or (whole,)
    return Finding("terms", worst(level for level, _ in doubts), found, reasons)


def _of_heads(own: Sequence[Term]) -> Iterator[Doubt]:
    heads = [t.term.text for t in own if t.kind == "glossary"]
    odd = [h for h in heads if len(_REMARK.sub("", h)) > _LONG or _SENTENCE.search(h)]
    if odd:
        level: Level = "check" if len(odd) * 10 > len(heads) else "likely"
        yield level, f"見出し語が長すぎるか、文になっています（{listed(h[:20] for h in odd)}）。"
    marked = [h for h in heads if _MARKED.search(h)]
    if marked:
        yield "check", f"見出し語に印や点線が残っています（{listed(h[:20] for h in marked)}）。"
    bare = [t.term.text for t in own if len(t.definition.text) < _SHORT]
    if bare:
        yield "check", f"説明のほとんどない用語があります（{listed(bare)}）。"


def _of_titles(document: Document, own: Sequence[Term]) -> Iterator[Doubt]:
    """The plan's own name as a headword: an imprint or a title that was taken for an entry."""
    if document.plan and any(fold(document.plan) == fold(t.term.text) for t in own):
        yield "likely", "計画の名前が、見出し語として読み取られています。"


def _of_sections(document: Document, corpus: Corpus, own: Sequence[Term]) -> Iterator[Doubt]:
    """A heading, or a line, that says glossary with no term anywhere behind it."""
    source = document.source
    heads = [(s.start, s.path[-1]) for s in corpus.sections if s.source == source and s.path]
    titles = [(start, title) for start, title in heads if is_glossary([title])]
    if not titles and not own:
        lines = (line.strip() for line in document.text.splitlines())
        titles = [(0, line) for line in lines if line and is_glossary([line])]
    if titles and not any(t.start >= titles[0][0] for t in own):
        title = titles[0][1][:20]
        yield "check", f"「{title}」という見出しがありますが、用語を読み取れませんでした。"
