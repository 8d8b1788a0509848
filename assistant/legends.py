"""What a plan says that its grades mean: the rows of a table of signs and their explanations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from assistant.legend_lines import lined
from assistant.topic import Topic
from index.tokens import terms
from ingest.column_cells import GRADE_SIGN
from ingest.records import Corpus, Table, Value
from ingest.sources import Document
from ingest.text import fold, nfkc

_DIGIT = re.compile(r"[0-9]")
_HEAD = re.compile(r"\W?(?P<sign>[A-ES◎○△▲×])\W{0,2}(?P<words>[^\W\d_a-zA-Z][^\d()]{1,14})\W?")
_GRADED = re.compile(r"評価|達成|進捗|判定|ランク|点検|到達|段階")
_CLAUSES = re.compile(r"又は|または|、|及び|。|[(（][^()（）]*[)）]")
_THINGS = re.compile(r"(?:もの|こと|施策|事業|取組)$")
_NEGATIVE = re.compile(r"な[いかく]|ず|未|見送|遅|中止|中断|至ら")
# Least length of a part of a meaning to be found as a whole in a question.
WHOLE = 5
# How long a grade is at most, and how long the words for one are.
LONGEST_GRADE, MEANING = 12, (4, 40)
# Share of the words of a question that a meaning must hold, and by how much more than others do.
HELD, MORE = 0.6, 0.25


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a plan says that a grade means, and the headings above that."""

    value: Value
    section: tuple[str, ...]


class Legends:
    """The meanings of grades, by municipality."""

    def __init__(self, corpus: Corpus) -> None:
        towns = {d.source: d.municipality for d in corpus.documents}
        self._all: dict[str, dict[str, Meaning]] = defaultdict(dict)
        self._printed: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for table in corpus.tables:
            town = towns[table.source]
            self._printed[town] += [*_explained(table), *_headed(table)]
            for sign, meaning in _rows(table):
                self._all[town].setdefault(sign, Meaning(meaning, table.section))
        for document in corpus.documents:
            self._of_lines(corpus, document)

    def _of_lines(self, corpus: Corpus, document: Document) -> None:
        """Take in what lines of prose say that signs mean."""
        town = document.municipality
        for sign, words in lined(document):
            near = (s for s in corpus.sections if s.source == words.source)
            path = next((s.path for s in near if s.start <= words.start < s.end), ())
            if len(words.text) >= MEANING[0]:
                self._printed[town].append((fold(sign), words.text))
            self._all[town].setdefault(sign, Meaning(words, path))

    def explained(self, town: str, grade: str) -> Meaning | None:
        """What a grade means, as the plan explains it."""
        legend = self._all.get(town, {})
        return next((m for sign, m in legend.items() if fold(sign) == fold(grade)), None)

    def printed(
        self, towns: Collection[str], grades: Collection[str]
    ) -> dict[str, tuple[str, str]]:
        """Folded words for one of ``grades`` → the grade, and the words as the plan prints them.

        Of the same words for several grades none counts.
        """
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for grade, words in (x for town in towns for x in self._printed.get(town, ())):
            if grade in grades:
                found[fold(words)].add((grade, words))
        return {
            words: next(iter(told))
            for words, told in found.items()
            if len({g for g, _ in told}) == 1
        }

    def meant(
        self, folded: str, topic: Topic, town: str, grades: Collection[str]
    ) -> tuple[str, str] | None:
        """The one of ``grades`` whose meaning a folded question asks for, with that meaning."""
        known = self._all.get(town, {})
        legend = {s: m.value.text for s, m in known.items() if fold(s) in grades}
        whole = [s for s, m in legend.items() if any(c in folded for c in _clauses(m))]
        if len(whole) == 1:
            return whole[0], legend[whole[0]]
        negative = bool(_NEGATIVE.search(folded))
        alike = {s: _share(topic, m) for s, m in legend.items()}
        best = sorted(alike, key=lambda s: -alike[s])[:2]
        if len(best) < 2 or alike[best[0]] < HELD or alike[best[0]] - alike[best[1]] < MORE:
            return None
        if bool(_NEGATIVE.search(legend[best[0]])) is not negative:
            return None
        return best[0], legend[best[0]]


def _explained(table: Table) -> list[tuple[str, str]]:
    """The folded first cell of each row of a table with the few words behind it."""
    cells = (row.cells[:2] for row in table.rows if len(row.cells) > 1)
    pairs = ((fold(first[1].text), words[1].text) for first, words in cells)
    return [
        (first, words)
        for first, words in pairs
        if len(first) <= LONGEST_GRADE
        and MEANING[0] <= len(words) <= MEANING[1]
        and not words[0].isdigit()
    ]


def _headed(table: Table) -> list[tuple[str, str]]:
    """The signs that column headers print with what they mean: A 予定どおり, B 遅れ, C 中止."""
    heads = (_HEAD.fullmatch(nfkc(path[-1])) for path in table.headers if path)
    found = [(fold(h["sign"]), h["words"].strip()) for h in heads if h]
    return found if len({sign for sign, _ in found}) == len(found) > 1 else []


def _rows(table: Table) -> list[tuple[str, Value]]:
    """The signs of a table and what stands beside them, if its rows are of nothing else.

    A digit is a sign where the header says that the column grades.
    """
    found = []
    for row in table.rows:
        sign, told = (row.cells[0][1].text.strip(), row.cells[1:2])
        graded = _DIGIT.fullmatch(nfkc(sign)) and _GRADED.search(" ".join(row.cells[0][0]))
        if not (told and (graded or GRADE_SIGN.fullmatch(nfkc(sign)))):
            continue
        if re.search(r"[一-龥ぁ-ん]{3}", told[0][1].text):
            found.append((sign, told[0][1]))
    return found if len(found) > 1 and len(found) >= len(table.rows) - 1 else []


def _clauses(meaning: str) -> list[str]:
    """The parts of a meaning, each of which may be what a question says."""
    parts = (_THINGS.sub("", fold(c).strip()) for c in _CLAUSES.split(meaning))
    return [p for p in parts if len(p) >= WHOLE]


def _share(topic: Topic, meaning: str) -> float:
    """Share of the nouns of a question that a meaning holds, by its words or their kanji."""
    held, folded = set(terms(meaning)), fold(meaning)
    asked = [w for w in topic.words if w.names and re.search(r"[一-龥]", w.text)]
    total = sum(w.weight for w in asked)
    told = sum(w.weight for w in asked if w.text in held or _stem(w.text, folded))
    return told / total if total else 0.0


def _stem(word: str, meaning: str) -> bool:
    """Whether the kanji that a word opens with stand in a meaning: 見送 of 見送り."""
    kanji = re.match(r"[一-龥]{2,}", word)
    return kanji is not None and kanji.group() in meaning
