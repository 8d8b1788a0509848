"""Answers from passages, for what no record field carries: the sentences that say most of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.chunks import Passage
from index.search import Hit
from index.tokens import terms

from assistant.claims import Claim, of_passage
from assistant.lexicon import Lexicon
from assistant.question import Reading
from ingest.records import Corpus
from ingest.text import View, clean

# Share of the question's words, by weight, that a passage with its headings must hold.
ENOUGH = 0.62
LENGTH = 260
# Words that ask rather than name what is asked for.
_WORDS = """
いつ どこ 誰 何 どれ どの いくつ なぜ どう 教える 知る ください 説明 内容 概要 について こと もの
施策 事業 計画 取組 市 課 担当 予定 場合 方法 理由 意味 定義 名前 一覧 ある する なる いる できる
"""
_ASKING = frozenset(t for word in _WORDS.split() for t in terms(word))


@dataclass(frozen=True, slots=True)
class Found:
    """Claims from passages and the share of the question that they cover."""

    claims: tuple[Claim, ...]
    coverage: float
    passage: Passage | None


def content_words(reading: Reading, towns: tuple[str, ...]) -> frozenset[str]:
    """Words of the question that name something, without municipalities and asking words."""
    drop = {t for town in towns for t in (*terms(town), *terms(town[:-1]))}
    return frozenset(terms(reading.text)) - _ASKING - drop


def from_passages(
    corpus: Corpus, reading: Reading, hits: list[Hit], lexicon: Lexicon, towns: tuple[str, ...]
) -> Found:
    """The best passage that covers enough of the question, cut to the sentences that matter."""
    asked = content_words(reading, towns)
    best: tuple[float, int, Hit] | None = None
    for i, hit in enumerate(hits):
        covered = lexicon.coverage(asked, _words(corpus, hit.passage))
        rank = (covered - 0.02 * i, -i, hit)
        if best is None or rank[:2] > best[:2]:
            best = rank
    if best is None or not asked:
        return Found((), 0.0, None)
    hit = best[2]
    covered = lexicon.coverage(asked, _words(corpus, hit.passage))
    if covered < ENOUGH:
        return Found((), covered, hit.passage)
    return Found((_claim(corpus, hit.passage, asked, lexicon),), covered, hit.passage)


def _words(corpus: Corpus, passage: Passage) -> frozenset[str]:
    context = " ".join([*passage.section, passage.measure_name or "", passage.term or ""])
    return frozenset(terms(f"{context} {passage.title} {passage.text}"))


def _claim(corpus: Corpus, passage: Passage, asked: frozenset[str], lexicon: Lexicon) -> Claim:
    text = corpus.document(passage.source).text
    view = clean(text, passage.start, passage.end)
    part = _part(view, asked, lexicon)
    start, end = part.offsets[0], part.offsets[-1] + 1
    body = re.sub(r"\s*\n\s*", " ", part.text).strip()
    body = body if body.endswith(("。", "…")) else f"{body}。"
    given = (passage.municipality, passage.plan, *passage.section, passage.measure_name or "")
    where = passage.section[-1] if passage.section else passage.plan
    sentence = f"{passage.municipality}の計画「{where}」には、次のように書かれています。{body}"
    return Claim(sentence, (of_passage(passage, start, end),), given)


def _part(view: View, asked: frozenset[str], lexicon: Lexicon) -> View:
    """The whole sentences, within ``LENGTH`` characters, that cover most of the question."""
    if len(view.text) <= LENGTH:
        return view.slice(0, len(view.text))
    cuts = [0, *(m.end() for m in re.finditer(r"。|\n", view.text))]
    if cuts[-1] < len(view.text):
        cuts.append(len(view.text))
    best: tuple[float, int, int] | None = None
    for i, start in enumerate(cuts[:-1]):
        for end in cuts[i + 1 :]:
            if end - start > LENGTH and end != cuts[i + 1]:
                break
            covered = lexicon.coverage(asked, terms(view.text[start:end]))
            rank = (covered - 0.0004 * (end - start), -start, end)
            if best is None or rank[:2] > (best[0], best[1]):
                best = rank
    if best is None:
        return view.slice(0, LENGTH)
    found = view.slice(-best[1], min(best[2], -best[1] + 2 * LENGTH))
    return found if found.text else view.slice(0, LENGTH)
