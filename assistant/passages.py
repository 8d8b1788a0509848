"""Answers from passages, for what no record field carries: the sentences that say most of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.claims import Claim, of_passage
from assistant.lexicon import Lexicon
from assistant.question import Aspect, Reading
from assistant.topic import topic_words
from index.chunks import Passage
from index.search import Hit
from index.tokens import terms, words
from ingest.records import Corpus, Row, Table, Value
from ingest.text import View, clean

# Share of the topic, by weight, that a passage with its headings must hold.
ENOUGH = 0.6
SHORT = 130
LONG = 260
_COUNTED = re.compile(
    r"[0-9０-９][0-9０-９,，.．万]*\s*(?:人|名|件|台|回|か所|箇所|ヶ所|カ所|施設|業務|時間|%|％|円|部署|割|種|手続|か国|言語|校|社)"
)
_DATED = re.compile(
    r"(?:令和|平成|昭和|[RHS])\s*[0-9０-９元]+\s*[.．]?\s*(?:年|[0-9])|(?:19|20)[0-9]{2}\s*[年/]"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Claims from passages and the share of the topic that they cover."""

    claims: tuple[Claim, ...]
    coverage: float
    passage: Passage | None


class PassageAnswers:
    """Picks the passage, the row or the sentences that answer a question."""

    def __init__(self, corpus: Corpus, lexicon: Lexicon) -> None:
        self.corpus = corpus
        self.lexicon = lexicon
        self._rows = {(t.source, r.start): (t, r) for t in corpus.tables for r in t.rows}

    def find(
        self, reading: Reading, hits: list[Hit], towns: tuple[str, ...], enough: float = ENOUGH
    ) -> Found:
        """The best of ``hits`` if it covers ``enough`` of the topic, cut to what matters."""
        topic = topic_words(reading, towns)
        if not topic:
            return Found((), 0.0, None)
        best: tuple[float, int, Hit] | None = None
        for i, hit in enumerate(hits):
            covered = self.lexicon.coverage(topic, self._words(hit.passage))
            rank = (covered + self._fits(reading, hit.passage) - 0.015 * i, -i, hit)
            if best is None or rank[:2] > best[:2]:
                best = rank
        if best is None:
            return Found((), 0.0, None)
        passage = best[2].passage
        covered = self.lexicon.coverage(topic, self._words(passage))
        if covered < enough:
            return Found((), covered, passage)
        claim = self._row(reading, passage) or self._sentences(reading, passage, topic)
        if claim and not _of_the_kind(reading, claim.sentence):
            claim = None
        return Found((claim,) if claim else (), covered, passage)

    def _words(self, passage: Passage) -> frozenset[str]:
        context = " ".join([*passage.section, passage.measure_name or "", passage.term or ""])
        return frozenset(terms(f"{context} {passage.title} {passage.text}"))

    def _fits(self, reading: Reading, passage: Passage) -> float:
        """A little more for a passage that holds the kind of thing asked: a count, a date."""
        return 0.08 if _holds(reading, passage.text) else 0.0

    def _row(self, reading: Reading, passage: Passage) -> Claim | None:
        """The cells of a table's row whose headers the question names."""
        place = self._rows.get((passage.source, passage.start)) or self._row_at(passage)
        if place is None:
            return None
        table, row = place
        head, *cells = row.cells
        meant = _meant(cells, frozenset(terms(reading.text)), self.lexicon)
        if not meant or not head[0]:
            return None
        said = "、".join(f"{' '.join(path)}は{value.text}" for path, value in meant)
        given = (passage.municipality, *(h for path, _ in meant for h in path), table.caption or "")
        text = f"{passage.municipality}の「{head[1].text}」の{said}です。"
        return Claim(text, (of_passage(passage, row.start, row.end),), given)

    def _row_at(self, passage: Passage) -> tuple[Table, Row] | None:
        if passage.kind != "row":
            return None
        for (source, start), place in self._rows.items():
            if source == passage.source and start <= passage.start < place[1].end:
                return place
        return None

    def _sentences(self, reading: Reading, passage: Passage, topic: frozenset[str]) -> Claim | None:
        text = self.corpus.document(passage.source).text
        fact = reading.aspects & {Aspect.INDICATOR, Aspect.SCHEDULE, Aspect.LEAD, Aspect.PERIOD}
        limit = SHORT if fact else LONG
        view = clean(text, passage.start, passage.end)
        whole = passage.kind in {"row", "event"} and len(view.text) <= LONG
        part = view if whole else self._part(reading, view, topic, limit)
        if not part.text:
            return None
        body = re.sub(r"\s*\n\s*", " ", part.text).strip()
        body = body if body.endswith(("。", "…")) else f"{body}。"
        where = _where(passage)
        given = (passage.municipality, passage.plan, where)
        quote = of_passage(passage, part.offsets[0], part.offsets[-1] + 1)
        return Claim(f"{passage.municipality}{where}によると、{body}", (quote,), given)

    def _part(self, reading: Reading, view: View, topic: frozenset[str], limit: int) -> View:
        """The whole sentences, within ``limit`` characters, that cover most of the topic."""
        cuts = [0, *(m.end() for m in re.finditer(r"。|\n", view.text))]
        if cuts[-1] < len(view.text):
            cuts.append(len(view.text))
        best: tuple[float, int, int] | None = None
        for i, start in enumerate(cuts[:-1]):
            for end in cuts[i + 1 :]:
                if end - start > limit and end != cuts[i + 1]:
                    break
                said = view.text[start:end]
                if len(said.strip()) < 12 or (
                    not said.rstrip().endswith(("。", "）")) and _bare(said)
                ):
                    continue
                score = self.lexicon.coverage(topic, terms(said)) - 0.0006 * (end - start)
                score += 0.15 if _holds(reading, said) else 0.0
                if best is None or (score, -start) > best[:2]:
                    best = (score, -start, end)
        if best is None:
            return view.slice(0, 0)
        start, end = -best[1], best[2]
        return (
            view.slice(start, end) if end - start <= 2 * limit else view.slice(start, start + limit)
        )


def _bare(text: str) -> bool:
    """A heading or a label, which says nothing by itself: no figure and hardly a word."""
    return len(text) < 40 and not re.search(r"[0-9０-９]", text)


def _of_the_kind(reading: Reading, sentence: str) -> bool:
    """A question for a number needs a number in its answer, one for a time a year."""
    said = sentence.partition("によると、")[2] or sentence
    if Aspect.INDICATOR in reading.aspects and not re.search(r"[0-9０-９]", said):
        return False
    dated = {Aspect.SCHEDULE, Aspect.PERIOD} & reading.aspects and "いつ" in reading.folded
    return not dated or bool(re.search(r"[0-9０-９元]\s*(?:年|/|月)", said))


def _holds(reading: Reading, text: str) -> bool:
    if Aspect.INDICATOR in reading.aspects and _COUNTED.search(text):
        return True
    return Aspect.SCHEDULE in reading.aspects and bool(_DATED.search(text))


def _meant(
    cells: Iterable[tuple[tuple[str, ...], Value]], asked: frozenset[str], lexicon: Lexicon
) -> list[tuple[tuple[str, ...], Value]]:
    """Cells whose own header the question names best; none where it names no header."""
    scored = []
    for path, value in cells:
        own = frozenset(words(path[-1])) if path else frozenset()
        score = lexicon.coverage(own, asked) if own else 0.0
        if score >= 0.4:
            scored.append((score, path, value))
    top = max((s for s, _, _ in scored), default=0.0)
    return [(path, value) for score, path, value in scored if score >= top - 0.25]


def _where(passage: Passage) -> str:
    if passage.measure_name:
        number = f"施策{passage.measure_no}" if passage.measure_no else "施策"
        return f"の{number}「{passage.measure_name}」"
    return f"の計画「{passage.section[-1]}」" if passage.section else "の計画"
