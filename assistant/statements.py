"""What a plan declares in a line of its own: its 基本理念, 基本方針, 基本目標, 将来像."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.claims import Claim, Quote
from assistant.cues import cue
from assistant.query import Query
from assistant.sentences import flat
from assistant.stretches import Stretches
from index.tokens import words
from ingest.earlier import EDITION, tells_past
from ingest.records import Corpus
from ingest.sources import Document, Section
from ingest.text import fold, value_of

# What plans call such a line; a question may ask for it by any word for a slogan.
_KINDS = (
    "基本理念", "基本方針", "基本目標", "基本姿勢", "将来像", "都市像", "理念", "方針", "目標",
    "目指す姿", "めざす姿", "目指すべき姿", "ビジョン", "テーマ", "スローガン",
    "キャッチフレーズ", "合言葉", "コンセプト",
)  # fmt: skip
_SLOGAN = cue(r"スローガン|キャッチフレーズ|標語|合言葉|キャッチコピー")
# Words of a question for such a line that name nothing else.
_ASIDE = (
    "文言 言葉 一言 フレーズ スローガン キャッチフレーズ 標語 合言葉 掲げる 定める 全体 大きな "
    "情報化 デジタル DX ICT 今度 今回 前回"
)
# Weight of other nouns from which on a question asks for something else.
STRANGE = 2.0
SHORTEST, LONGEST = 10, 90
# Lines of one name that are given at once.
MOST = 6
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
# A line that is nothing but a quoted phrase, one with its label, and a phrase that a sentence
# calls by a kind.
_QUOTED_LINE = re.compile(r"^[ \u3000]*([「『][^「」『』\n]{6,80}[」』])[ \u3000]*$", re.MULTILINE)
_LABELLED = re.compile(
    rf"^[ \u3000]*({'|'.join(k for k in _KINDS if len(k) > 2)})[ \u3000:：]*"
    r"[「『]([^「」『』\n]{6,80})[」』][ \u3000]*$",
    re.MULTILINE,
)
_CALLED = re.compile(
    r"[「『]([^「」『』\n]{6,80})[」』]を[^。「」\n]{0,16}?("
    + "|".join(k for k in _KINDS if len(k) > 2)
    + r")(?:と|に|として)"
)
# The same the other way round: 基本目標を「…」と定め.
_CALLS = re.compile(
    "("
    + "|".join(k for k in _KINDS if len(k) > 2)
    + r")(?:を|は|として|に)、?[「『]([^「」『』\n]{6,80})[」』]"
    r"(?=として|とし、|と定め|に|を?掲げ|です|とする)"
)
# A sentence tells of an earlier plan.
_EARLIER = re.compile(r"前計画|前期計画|前回の計画|旧計画|(?<!以)前の計画")
# Both the earlier and the present are asked for; whose a phrase is that is told of another body.
_CHANGED = cue(r"変わ|違い|比べ|比較|どう変")
_OTHERS = re.compile(r"国(?:は|の|が|で|に)|県|政府|省|総合計画|総合振興計画")
_MARKED = re.compile(
    r"\s*(?:[-*・○●◆◇■□▶→※＊|<＜【(（#①-⑳]|[0-9０-９]+[\s.．)）、]|[ア-ン][\s.．]|図|表|第[0-9０-９])"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A declared line: what it is called, its text and place.

    ``headed`` says that a heading or a line of its own calls it so, not a sentence.
    """

    kind: str
    text: str
    quote: Quote
    past: bool
    headed: bool = True


class Statements:
    """The declared lines of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        sheets = Stretches((m.source, m.start, m.end) for m in corpus.measures)
        documents = {d.source: d for d in corpus.documents}
        self._all = [
            s
            for section in corpus.sections
            for s in _of_section(documents[section.source], section)
            if not sheets.meets(section.source, s.quote.start, s.quote.end)
        ]
        self._plan = {t for d in corpus.documents for t in words(d.plan)}

    def answer(self, query: Query) -> tuple[Claim, ...]:
        """The lines that the question asks for by what they are called; nothing where more is
        asked, or where no plan in scope declares such a line.
        """
        kind = _kind_in(query.reading.folded)
        if not kind or query.reading.numbers or query.expected.kind == "count":
            return ()
        both = query.past and bool(_CHANGED.search(query.reading.folded))
        held = self._plan | set(words(f"{kind} {_ASIDE}"))
        strange = sum(
            w.weight
            for w in query.topic.words
            if w.names and w.text not in held and not EDITION.fullmatch(w.text)
        )
        if strange > STRANGE:
            return ()
        found = [
            s for s in self._all
            if (kind in fold(s.kind) or _SLOGAN.search(kind)) and (both or s.past == query.past)
            and (not query.scope or s.quote.municipality in query.scope)
        ]  # fmt: skip
        found = [s for s in found if s.headed or (both and s.past)] or found
        once = list({(s.quote.municipality, fold(s.text)): s for s in reversed(found)}.values())
        return tuple(map(_claim, reversed(once))) if len(once) <= MOST else ()


def _kind_in(folded: str) -> str:
    """What a question calls the line it asks for; empty where it asks for none."""
    slogan = _SLOGAN.search(folded)
    named = [k for k in map(fold, _KINDS) if len(k) > 2 and k in folded]
    return max(named, key=len, default=slogan.group() if slogan else "")


def _of_section(document: Document, section: Section) -> Iterator[Statement]:
    """Short paragraphs below a heading, or below a line, that says what they are."""
    heading = section.path[-1] if section.path else ""
    yield from _quoted(document, section, heading)
    label = ""
    for match in _PARAGRAPH.finditer(document.text, section.body_start, section.end):
        raw = match.group()
        value = value_of(document.text, document.source, match.start(), match.end())
        text = flat(value.text)
        if "\t" in raw or _MARKED.match(raw) or "。" in text:
            label = ""
            continue
        if fold(text) in map(fold, _KINDS):
            label = text
            continue
        called = label or next((k for k in _KINDS if len(k) > 2 and k in heading), "")
        if called and SHORTEST <= len(text) <= LONGEST and text[-1] not in "、：:":
            quote = Quote(
                document.source, value.start, value.end, document.municipality, document.plan,
                section.path,
            )  # fmt: skip
            yield Statement(called, text, quote, tells_past(section.path, document.plan))
        label = ""


def _quoted(document: Document, section: Section, heading: str) -> Iterator[Statement]:
    """Quoted phrases that stand on a line below such a heading, or that a sentence calls so."""
    text, body = document.text, (section.body_start, section.end)
    kind = next((k for k in _KINDS if len(k) > 2 and k in heading), "")
    found = [
        (kind, start, end, False)
        for kind, start, end, at in _in_sentences(text, *body)
        if not _OTHERS.search(_before(text, at))
    ]
    found += [(m.group(1), m.start(2), m.end(2), True) for m in _LABELLED.finditer(text, *body)]
    if kind:
        lines = _QUOTED_LINE.finditer(text, *body)
        found += [(kind, m.start(1) + 1, m.end(1) - 1, True) for m in lines][:1]
    for called, start, end, headed in found:
        said = flat(value_of(text, document.source, start, end).text)
        place = (document.municipality, document.plan, section.path)
        quote = Quote(document.source, start, end, *place)
        past = tells_past(section.path, document.plan)
        past |= not headed and bool(_EARLIER.search(_before(text, start)))
        yield Statement(called, said, quote, past, headed)


def _in_sentences(text: str, *body: int) -> Iterator[tuple[str, int, int, int]]:
    """What sentences call by a kind: the kind, the place of the phrase, where it is called so."""
    for match in _CALLED.finditer(text, *body):
        yield match.group(2), match.start(1), match.end(1), match.start()
    for match in _CALLS.finditer(text, *body):
        yield match.group(1), match.start(2), match.end(2), match.start()


def _before(text: str, at: int) -> str:
    """What a sentence says before the place ``at``."""
    return text[max(text.rfind("。", 0, at), text.rfind("\n\n", 0, at)) + 1 : at]


def _claim(statement: Statement) -> Claim:
    quote = statement.quote
    plan = (
        f"前の計画（「{flat(quote.section[-1])}」の記載）"
        if statement.past
        else f"「{quote.plan}」"
    )
    text = f"{quote.municipality}の{plan}の{statement.kind}は、「{statement.text}」です。"
    given = (quote.municipality, quote.plan, *quote.section, statement.kind, statement.text)
    return Claim(text, (quote,), given)
