"""What was read of a plan beside its gold: measures, terms, and what the plan is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evals.gold import Gold, GoldMeasure
from ingest.assurance.findings import Finding, Level
from ingest.earlier import is_past
from ingest.plan_period import period_of
from ingest.records import Corpus, Measure, Term
from ingest.sources import Document
from ingest.text import fold, nfkc

_REMARK = re.compile(r"[(（〔【\[〈<][^()（）〔〕【】\[\]〈〉<>]*[)）〕】\]〉>]|編$")
_SHORTEST = 4  # a name of a plan that is a part of another has as many characters, at least
IDENTITY = ("municipality", "plan", "period")
JUDGED = (*IDENTITY, "measures", "terms")


@dataclass(frozen=True, slots=True)
class PlanReading:
    """One plan: each measure of the gold with the one read for it, and all that differs.

    ``measures`` pairs a measure of the gold with the one read of the same number and name.
    ``spurious`` are measures read that the gold has not; ``strange`` the same for the entries of
    glossaries (a footnote need not explain a word). ``doubled`` counts words read twice.
    ``levels`` tell how sure the report of an ingest was of each part.
    """

    source: str
    measures: tuple[tuple[GoldMeasure, Measure | None], ...]
    spurious: tuple[Measure, ...]
    terms: tuple[tuple[str, Term | None], ...]
    strange: tuple[Term, ...]
    doubled: int
    identity: dict[str, tuple[str, str, bool]]
    levels: dict[str, Level]

    @property
    def named(self) -> list[bool]:
        """Of each measure of the gold: whether its number and name were read."""
        return [m is not None for _, m in self.measures]

    @property
    def led(self) -> list[bool]:
        """Of each measure of the gold: whether its leading departments were read as well."""
        return [m is not None and leads_right(g, m) for g, m in self.measures]

    @property
    def told(self) -> list[bool]:
        """Of each term of the gold: whether it was read."""
        return [t is not None for _, t in self.terms]

    @property
    def excess(self) -> int:
        """How many terms were read too much."""
        return len(self.strange) + self.doubled

    def right(self, about: str) -> bool:
        """Whether a part of the plan was read exactly as the gold has it."""
        if about == "measures":
            return all(self.led) and not self.spurious
        return all(self.told) and not self.excess if about == "terms" else self.identity[about][2]


def read_beside(
    corpus: Corpus, source: str, gold: Gold, told: Sequence[Finding] = ()
) -> PlanReading:
    """What ``corpus`` holds of the file ``source``, beside its ``gold``, and how sure that was."""
    measures, spurious = _measures(corpus, source, gold)
    read = [t for t in corpus.terms if t.source == source]
    names = {fold(n): t for t in reversed(read) for n in (t.term.text, *t.aliases)}
    terms = tuple((word, names.get(fold(word))) for word in gold.terms)
    known = {fold(word) for word in gold.terms}
    heads = {fold(t.term.text): t for t in read}
    meant = {h for h, t in heads.items() if known & {h, *map(fold, t.aliases)}}
    strange = [t for h, t in heads.items() if h not in meant and t.kind == "glossary"]
    found = sum(t is not None for _, t in terms)
    document = next((d for d in corpus.documents if d.source == source), None)
    doubled = max(0, len(meant) - found)
    identity = _identity(document, gold)
    levels = {f.about: f.level for f in told}
    judged: dict[str, Level] = {about: levels[about] for about in JUDGED if about in levels}
    return PlanReading(source, measures, spurious, terms, tuple(strange), doubled, identity, judged)


def leads_right(gold: GoldMeasure, read: Measure) -> bool:
    """Whether exactly the leading departments of the gold were read as such."""
    return {fold(d) for d in gold.lead} == {fold(d.text) for d in read.lead}


def _measures(
    corpus: Corpus, source: str, gold: Gold
) -> tuple[tuple[tuple[GoldMeasure, Measure | None], ...], tuple[Measure, ...]]:
    """Pairs by number and name, those with the right departments first, and what has no pair."""
    left: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for m in corpus.measures:
        if m.source == source and not is_past(m):
            left[nfkc(m.number), fold(m.name.text)].append(m)
    pairs = []
    for wanted in gold.measures:
        same = left[nfkc(wanted.no or ""), fold(wanted.name)]
        best = max(same, key=lambda m: leads_right(wanted, m), default=None)
        if best is not None:
            same.remove(best)
        pairs.append((wanted, best))
    return tuple(pairs), tuple(m for same in left.values() for m in same if not m.repeats)


def _identity(document: Document | None, gold: Gold) -> dict[str, tuple[str, str, bool]]:
    """For each part of the identity: what the gold says, what was read, whether they agree."""
    read = {k: (getattr(document, k) or "") if document else "" for k in IDENTITY}
    right = {
        "municipality": fold(read["municipality"]) == fold(gold.municipality),
        "plan": _same_plan(read["plan"], gold.plan),
        "period": _years(read["period"]) == _years(gold.period),
    }
    return {k: (getattr(gold, k), read[k], right[k]) for k in IDENTITY}


def _same_plan(one: str, other: str) -> bool:
    """Whether two names are of one plan: the same but for an edition or report named behind it."""
    a, b = sorted((fold(_REMARK.sub("", nfkc(n))) for n in (one, other)), key=len)
    return len(a) >= _SHORTEST and a in b


def _years(period: str) -> str:
    return fold(period_of(period) or period)
