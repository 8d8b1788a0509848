"""The titles of headings by their kind and number: 基本目標④, 第3章."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.claims import Claim, Quote
from assistant.cues import cue
from assistant.heading_words import plain
from assistant.listing import THINGS
from assistant.query import Query
from assistant.title_versions import other_versions
from assistant.topic import Topic
from index.tokens import words
from ingest.earlier import tells_past
from ingest.records import Corpus
from ingest.sources import Document, Section
from ingest.text import fold, value_of

MIN_TITLE = 4
# A heading by its kind and number, and words that ask for nothing but its title.
_NUMBERED = re.compile(
    r"(基本目標|基本方針|目標|方針|柱|施策の柱|基本施策|重点目標|第)([0-9]{1,2})"
    r"(?![0-9年月期次回本つ個点件])"
)
_NAMED = cue(r"名称|名前|名は|題|タイトル|何(です|でしょう|という|て|と|の章|[?？]|$)|は[?？]?$")
FEW = 3
# Words that a question for a title may hold besides, and how much else it may name.
_ASIDE = (
    "目次 本文 どおり 通り 副題 題名 タイトル 見出し 言葉 文言 表現 名称 章 "
    "目標 方針 基本 柱 施策 重点"
)
MOST_BESIDE = 14.0
# A question for the titles of chapters, one given by its number, and how headings open with one.
_CHAPTERS = cue(r"目次|見出し|(章|節)の?(名|題|タイトル)|題名|表題|タイトル")
_CHAPTER = re.compile(r"第?(?P<a>[0-9]{1,2}|[ivx]{1,5})[章節]|[(](?P<b>[ivx]{1,5})[)]")
_OPENED = re.compile(
    r"(?:第\s*)?(?P<label>[0-9]{1,2}|[IVXivx]{1,5})(?:[章節]|[.．\s])\s*(?P<title>\S.{3,})"
)
# Share of the words of such a question that the title must hold.
MEANT = 0.7


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading with a kind and a number: 基本目標④, 第3章."""

    kind: str
    number: str
    title: str
    quote: Quote
    past: bool

    @property
    def place(self) -> tuple[str, str, tuple[str, ...]]:
        """Whose the heading is, and where it stands."""
        return self.quote.municipality, self.quote.plan, self.quote.section


class Titles:
    """The headings of a corpus by kind and number."""

    def __init__(self, corpus: Corpus) -> None:
        documents = self._documents = {d.source: d for d in corpus.documents}
        self._sections = [s for s in corpus.sections if s.path]
        self._headings = [h for s in self._sections for h in _of_heading(documents[s.source], s)]

    def answer(self, query: Query, *, fields: bool = False) -> tuple[Claim, ...]:
        """The heading that a question gives by its kind and number (基本目標④): its title.

        ``fields`` says that the question asks for a field of a measure, and no title but one that
        the plan prints in two ways.
        """
        disputed = self.disputed(query)
        if fields or disputed:
            return disputed
        asked = _NUMBERED.findall(_narrow(query.reading.folded))
        folded = query.reading.folded
        if len(asked) != 1 or not _NAMED.search(folded) or re.search(THINGS, folded):
            return ()
        found = [
            h for h in self._headings
            if (h.kind, h.number) == asked[0] and h.past == query.past
            and (not query.scope or h.quote.municipality in query.scope) and _is_all(query, h)
        ]  # fmt: skip
        towns = {h.quote.municipality for h in found}
        firsts = [next(h for h in found if h.quote.municipality == t) for t in sorted(towns)]
        return tuple(c for h in firsts for c in self._titled(h)) if len(firsts) <= FEW else ()

    def disputed(self, query: Query) -> tuple[Claim, ...]:
        """The title of the chapter that a question asks about, where the plan prints another."""
        folded = query.reading.folded
        if not query.reading.disputes or not _CHAPTERS.search(folded):
            return ()
        given = _CHAPTER.search(folded)
        label = (given["a"] or given["b"]) if given else ""
        named = Topic(tuple(w for w in query.topic.words if w.text not in words(_ASIDE)))
        best: tuple[float, tuple[Claim, ...]] = (0.0, ())
        for section in self._sections:
            document = self._documents[section.source]
            opened = _OPENED.fullmatch(unicodedata.normalize("NFKC", section.path[-1]).strip())
            if not opened or (query.scope and document.municipality not in query.scope):
                continue
            share = named.covered(words(opened["title"]))
            fits = fold(opened["label"]) == label if label else share >= MEANT
            claims = tuple(_apart(document, section, *opened.groups())) if fits else ()
            if claims and share >= best[0]:
                best = (share, claims)
        return best[1]

    def _titled(self, heading: Numbered) -> Iterator[Claim]:
        """The title of a heading, and what another place of the plan prints in its stead."""
        yield _title_claim(heading)
        document = self._documents[heading.quote.source]
        for other in list(other_versions(document, _label(heading), heading.title))[:1]:
            text = f"ただし、同じ計画の別の箇所では「{other.text}」となっています。"
            place = (other.source, other.start, other.end, *heading.place)
            yield Claim(text, (Quote(*place),), (other.text,))


def _apart(document: Document, section: Section, label: str, title: str) -> Iterator[Claim]:
    """The title of a chapter and what another place prints in its stead; else nothing."""
    end = max(section.body_start, section.start + 1)
    value = value_of(document.text, document.source, section.start, end)
    belongs = (document.municipality, document.plan, section.path)
    for other in list(other_versions(document, fold(label), title))[:1]:
        text = f"{document.municipality}の計画の{label}の題名は、本文では「{title}」です。"
        own = Quote(document.source, value.start, value.end, *belongs)
        yield Claim(text, (own,), (document.municipality, label, title))
        text = f"ただし、同じ計画の別の箇所では「{other.text}」となっています。"
        yield Claim(text, (Quote(other.source, other.start, other.end, *belongs),), (other.text,))


def _is_all(query: Query, heading: Numbered) -> bool:
    """Whether a question is about nothing but a heading: it names little that its title lacks."""
    held = {*words(heading.title), *words(_ASIDE)}
    rest = (w for w in query.topic.words if w.names and w.text not in held)
    return sum(w.weight for w in rest) <= MOST_BESIDE


def _of_heading(document: Document, section: Section) -> Iterator[Numbered]:
    """The heading of a section, where it has a kind and a number."""
    heading = section.path[-1]
    match = _NUMBERED.search(_narrow(fold(heading)))
    title = plain(heading).rstrip(">＞》】")
    end = max(section.body_start, section.start + 1)
    value = value_of(document.text, document.source, section.start, end)
    if match and len(title) >= MIN_TITLE and fold(title) in fold(value.text):
        quote = Quote(
            document.source, value.start, value.end, document.municipality, document.plan,
            section.path,
        )  # fmt: skip
        past = tells_past(section.path, document.plan)
        yield Numbered(match.group(1), match.group(2), title, quote, past)


def _title_claim(heading: Numbered) -> Claim:
    quote = heading.quote
    name = _label(heading)
    text = f"{quote.municipality}の計画の{name}は、「{heading.title}」です。"
    return Claim(text, (quote,), (quote.municipality, heading.kind, heading.number, name))


def _label(heading: Numbered) -> str:
    return f"{heading.kind}{heading.number}" + ("章" if heading.kind == "第" else "")


def _narrow(folded: str) -> str:
    return re.sub(r"[①-⑳]", lambda m: str(ord(m.group()) - 0x245F), folded)
