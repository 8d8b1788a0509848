"""Word weights, other forms of words, and names of measures and terms, once per generation."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.aspects import Aspect
from assistant.corpus_names import local_name, offices_of, part_names, plan_names
from assistant.english import latin_of
from assistant.everyday import Everyday
from assistant.legends import Legends
from assistant.letters import unspelt
from assistant.loanwords import Loanwords
from assistant.own_labels import OwnLabels
from assistant.question import Reading
from assistant.topic import NAMING, Topic, Word
from index.store import Index
from index.tokens import pairs, terms, words
from ingest.earlier import EDITION
from ingest.records import Measure, Term
from ingest.text import fold

# Weight of a word that the plans never use: a strange word counts, but not more than a rare one.
UNKNOWN = 4.0
# How much a word near in meaning counts, by its cosine: nothing at the lower, all at the upper end;
# and the share of it that is left where the plans use the word of the question themselves.
NEAR_LOW, NEAR_HIGH = 0.35, 0.9
NEAR_KNOWN = 0.55
# Tokens of which it is remembered how many passages hold them.
TOKENS = 100_000
# Likeness of another name of a term, and of an official word for one of everyday speech.
ALIAS, EVERYDAY = 0.9, 0.45


class Lexicon:
    """Inverse document frequencies of tokens, and the names of measures and terms by token."""

    def __init__(self, index: Index) -> None:
        corpus = index.corpus
        self._corpus = corpus
        self._everyday = Everyday()
        self._names = part_names(corpus.measures)
        self._labels = OwnLabels(corpus.measures)
        self.legends = Legends(corpus)
        self.plan_names = plan_names(corpus.documents)
        self._documents = len(index.passages)
        self._frequency = frequency = lru_cache(maxsize=TOKENS)(index.searcher.frequency)
        self._near = index.neighbours
        # Not a method: what refers to itself stays in memory when it is not used any more.
        self._loanwords = Loanwords(
            (d.text for d in corpus.documents), lambda word: frequency(word) > 0
        )
        self.measure_tokens = {m.id: frozenset(words(m.name.text)) for m in corpus.measures}
        self.folded = {m.id: fold(m.name.text) for m in corpus.measures}
        self._bodies = {m.id: frozenset(terms(_body(m))) for m in corpus.measures}
        self._texts = [(d.municipality, fold(d.text)) for d in corpus.documents]
        self.heads: dict[str, list[Term]] = defaultdict(list)
        for term in corpus.terms:
            names = (term.term.text, *term.aliases)
            bare = (re.sub(r"[(（][^()（）]*[)）]", "", name) for name in names)
            for name in dict.fromkeys((*names, *bare)):
                key = fold(name)
                if len(key) >= 2 and term not in self.heads[key]:
                    self.heads[key].append(term)

    def as_printed(self, text: str) -> str:
        """``text`` with loan words in the letters in which the plans print them."""
        return self._loanwords.as_printed(unspelt(text, self.known))

    def aspects_named(self, folded: str) -> frozenset[Aspect]:
        """What a question asks for by a label of the plans' own (協議先), which no cue knows."""
        return self._labels.aspects(folded)

    def towns_by_plan(self, folded: str) -> tuple[str, ...]:
        """The municipality whose plan a question names, where it is that of one alone."""
        found = {
            d.municipality
            for d in self._corpus.documents
            if (name := fold(local_name(d))) and len(name) >= 7 and name in folded
        }
        return tuple(found) if len(found) == 1 else ()

    def masked(self, folded: str) -> str:
        """A folded question without the names of measures and their parts, which are no cues."""
        for name in self._names:
            if name in folded:
                folded = folded.replace(name, "□")
        return folded

    def of_earlier_plan(self, reading: Reading, scope: Sequence[str]) -> bool:
        """Whether a question is about an earlier plan: it says so, or gives an edition that no plan
        of ``scope`` in force has.
        """
        editions = set(EDITION.findall(reading.folded))
        if not editions:
            return reading.past
        names = [
            fold(d.plan) for d in self._corpus.documents if not scope or d.municipality in scope
        ]
        in_force = {e for name in names for e in EDITION.findall(name)}
        return not editions & in_force if in_force or scope else reading.past

    def offices(self, scope: Sequence[str]) -> frozenset[str]:
        """The departments of the measures of ``scope``, or of all where none is given."""
        return offices_of(self._corpus.measures, scope)

    def words_of(self, measure: Measure) -> frozenset[str]:
        """All tokens that a measure's own text holds."""
        return self.measure_tokens[measure.id] | self._bodies[measure.id]

    def tokens(self, text: str) -> list[str]:
        """Tokens of a text, as the plans are indexed."""
        return terms(text)

    def idf(self, token: str) -> float:
        """Weight of a token: ln((N + 1) / (df + 0.5)), as in BM25 without the negative part."""
        count = self._frequency(token)
        return math.log((self._documents + 1) / (count + 0.5)) if count else UNKNOWN

    def holds(self, text: str, towns: Collection[str]) -> bool:
        """Whether a plan of ``towns``, or of any where none is given, holds ``text``."""
        wanted = fold(text)
        return any(wanted in held for town, held in self._texts if not towns or town in towns)

    def whole(self, text: str) -> list[str]:
        """How an expression stands among tokens as a whole: its one word, or its compounds."""
        return [t for t in _phrases(words(text)) if self.known(t)]

    def count(self, token: str) -> int:
        """How many passages hold the token."""
        return self._frequency(token)

    def known(self, token: str) -> bool:
        """Whether the corpus holds the token."""
        return self.count(token) > 0

    def topic(self, tokens: Mapping[str, float], folded: str) -> Topic:
        """The topic of ``tokens`` and their weights, each with its other forms in the plans."""
        aliases = self._aliases(tokens, folded)
        # A verb is looked up in its plain form as well (送れる, 送る).
        said = {f: t for t, speech in tokens.items() if speech < NAMING for f in terms(t)}
        said |= {t: t for t in tokens}
        for form, expression in self._everyday.official(said):
            known = (f for f in _phrases(expression) if self.known(f))
            aliases[said[form]] = dict.fromkeys(known, EVERYDAY) | aliases[said[form]]
        found = []
        for token, speech in tokens.items():
            forms = self._forms(token)
            for form, likeness in aliases.get(token, {}).items():
                forms[form] = max(likeness, forms.get(form, 0.0))
            weight = self.idf(token)
            if not self.known(token):
                near = [self.idf(f) for f, s in forms.items() if s >= 0.3 and self.known(f)]
                weight = min(weight, max(near, default=UNKNOWN))
            found.append(Word(token, max(weight, 0.0) * speech, forms, speech >= NAMING))
        return Topic(tuple(found))

    def phrases(self, text: str, topic: Topic) -> Topic:
        """The compounds in ``text`` of neighbouring nouns that are words of ``topic``."""
        asked = topic.texts
        joined = dict.fromkeys(a + b for a, b in pairs(text) if a in asked and b in asked)
        return Topic(tuple(Word(j, max(self.idf(j), 0.0), {j: 1.0}) for j in joined))

    def _forms(self, token: str) -> dict[str, float]:
        forms = dict.fromkeys(terms(token), 1.0) | {token: 1.0}
        forms |= {w: 1.0 for w in latin_of().get(token, ()) if w not in forms and self.known(w)}
        scale = NEAR_KNOWN if self.known(token) else 1.0
        for other, cosine in self._near.of(token):
            likeness = scale * min((cosine - NEAR_LOW) / (NEAR_HIGH - NEAR_LOW), 1.0)
            if other not in forms and likeness >= 0.25:
                forms[other] = likeness
        return forms

    def _aliases(self, tokens: Iterable[str], folded: str) -> dict[str, dict[str, float]]:
        """Other names of the terms that the question names, for each token of the name given."""
        out: dict[str, dict[str, float]] = defaultdict(dict)
        for term in self.named_terms(folded):
            names = (term.term.text, *term.aliases)
            given = [set(words(n)) for n in names if fold(n) in folded]
            others = [words(n) for n in names if fold(n) not in folded]
            for token in tokens:
                if any(token in name for name in given):
                    for other in others:
                        out[token].update(dict.fromkeys(_phrases(other), ALIAS))
        return out

    def coverage(self, asked: Iterable[str], given: Iterable[str] | Mapping[str, float]) -> float:
        """Share, by weight, of the tokens ``asked`` that stand among the tokens ``given``.

        Where ``given`` maps tokens to likeness, each counts by that.
        """
        have = given if isinstance(given, Mapping) else dict.fromkeys(given, 1.0)
        total = found = 0.0
        for token in set(asked):
            weight = max(self.idf(token), 0.0)
            total += weight
            found += weight * have.get(token, 0.0)
        return found / total if total else 0.0

    def named_terms(self, folded: str) -> tuple[Term, ...]:
        """Terms whose headword or other name stands in the folded question, longest name first."""
        hits = sorted(
            (key for key in self.heads if key in folded and _whole(key, folded)),
            key=len,
            reverse=True,
        )
        kept: list[str] = []
        for key in hits:
            if not any(key in longer for longer in kept):
                kept.append(key)
        return tuple(dict.fromkeys(t for key in kept for t in self.heads[key]))


def _phrases(name: Sequence[str]) -> list[str]:
    """How a name stands among tokens: itself, or the compounds of neighbours and of all its words,
    since a single word of several (業務継続計画) means other things as well.
    """
    if len(name) < 2:
        return list(name)
    pairs = [a + b for a, b in itertools.pairwise(name)]
    return [*pairs, "".join(name)] if len(name) <= 4 else []


def _whole(key: str, folded: str) -> bool:
    """A Latin name counts only where no further Latin letter touches it."""
    if not key.isascii():
        return True
    at = folded.find(key)
    while at >= 0:
        before = folded[at - 1 : at]
        after = folded[at + len(key) : at + len(key) + 1]
        if not (before.isascii() and before.isalnum()) and not (
            after.isascii() and after.isalnum()
        ):
            return True
        at = folded.find(key, at + 1)
    return False


def _body(measure: Measure) -> str:
    """What a measure says: its fields, and the names of its parts."""
    said = [f.value.text for f in measure.fields]
    said += [a.text.text for a in measure.actions]
    said += [i.name.text for i in measure.indicators]
    said += [r.name.text for r in measure.schedule]
    return "\n".join(said)
