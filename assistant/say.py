"""What the best units say, as claims within a length: records by their fields, prose verbatim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant import rows
from assistant.aspects import Aspect
from assistant.beside import Beside
from assistant.claims import Claim, Quote, of_unit, subject
from assistant.compose import Composer
from assistant.deeds import asks_deeds
from assistant.define import definition
from assistant.lexicon import Lexicon
from assistant.mention_units import labelled
from assistant.query import Query
from assistant.rank import NAMES, Found
from assistant.units import Unit, Units
from index.tokens import words
from ingest.records import Corpus, Indicator, Row, Term

# Characters of an answer to one fact and of an open one, marks and names included.
# Prose of a plan; of a year that it names it tells by itself.
_TOLD = frozenset({"content", "other"})
SHORT, LONG = 192, 400
# The same of each municipality that is compared.
EACH = 240
# Room below which the opening is brief.
TIGHT = 110
_OPEN = frozenset({Aspect.RESULTS, Aspect.ISSUES, Aspect.COVER, Aspect.BACKGROUND, Aspect.EFFECT})
ENTITY = NAMES.index("entity")
_END = ("。", "…", "）", ")", "」", "！")


class Speaker:
    """Says what was found."""

    def __init__(self, corpus: Corpus, units: Units, lexicon: Lexicon) -> None:
        self.corpus = corpus
        self.units = units
        self.lexicon = lexicon
        self._beside = Beside(units, lexicon)

    def say(
        self,
        found: Sequence[Found],
        query: Query,
        limit: int | None = None,
        told: Sequence[Quote] = (),
    ) -> list[Claim]:
        """Claims of the first of ``found``, with what the others add to it and is not ``told``."""
        best = found[0].unit
        composer = Composer(self.corpus, query)
        if best.measure and (best.part or best.kind == best.role):
            claims = [c for unit in self._named_like(best, query) for c in composer.part(unit)]
            if claims:
                return claims
        if isinstance(best.part, Row):
            same = [f.unit for f in found[1:] if self._of_table(f, best)]
            return [self._row(u, u.part, query) for u in (best, *same) if isinstance(u.part, Row)]
        if isinstance(best.part, Term):
            return [definition(best.part, query.reading)]
        return [self._prose(found, query, limit or self.limit(query, best), told)]

    def _of_table(self, other: Found, best: Unit) -> bool:
        """Whether a row of the same table is named in the question too."""
        named = other.features[ENTITY] > 1 and isinstance(other.unit.part, Row)
        return named and (other.unit.source, other.unit.section) == (best.source, best.section)

    def _named_like(self, best: Unit, query: Query) -> list[Unit]:
        """The indicators of a measure that a question names by what tells them apart (Twitter,
        YouTube); only ``best`` where it names fewer than two.
        """
        if not isinstance(best.part, Indicator) or best.measure is None:
            return [best]
        places = self.units.of_measure[best.measure.id]
        same = [i for i in places if isinstance(self.units.all[i].part, Indicator)]
        counted = Counter(token for i in same for token in self.units.names[i][0])
        own = {i: {t for t in self.units.names[i][0] if counted[t] == 1} for i in same}
        said = set(words(query.reading.text))
        meant = [self.units.all[i] for i in same if own[i] & said]
        return meant if len(meant) > 1 and best in meant else [best]

    def limit(self, query: Query, unit: Unit) -> int:
        """How long an answer may be: longer for a measure's results or content as such."""
        if unit.measure and unit.role in _TOLD and asks_deeds(query):
            return LONG
        dated = unit.role in _TOLD and bool(unit.years & set(query.reading.years))
        short = EACH if query.compared else SHORT
        if dated or query.expected.strict or not query.reading.aspects & _OPEN:
            return short
        name = self.lexicon.measure_tokens[unit.measure.id] if unit.measure else frozenset()
        rest = query.topic.without(name)
        return max(short, 0 if query.compared else LONG) if len(rest.words) <= 1 else short

    def _row(self, unit: Unit, row: Row, query: Query) -> Claim:
        name, cells = rows.said(row, query, self.lexicon)
        parts = []
        for path, value in cells:
            header = " ".join(dict.fromkeys(re.sub(r"\s+", " ", h).strip() for h in path if h))
            body = rows.cell(value.text)
            body += unit.measured if rows.is_figure(body) else ""
            said = f"{header}は{body}" if header and body else header or body
            parts.append(said)
        said = "、".join(parts)
        given: tuple[str, ...] = (unit.municipality, unit.plan, name, unit.measured)
        given += tuple(h for p, _ in cells for h in p)
        verb = f"「{name}」は、{said}" if name and parts else said or f"「{name}」"
        text = f"{unit.municipality}の計画の表によると、{verb}です。"
        quote = Quote(unit.source, unit.start, unit.end, unit.municipality, unit.plan, unit.section)
        return Claim(text, (quote,), given)

    def _prose(
        self, found: Sequence[Found], query: Query, limit: int, told: Sequence[Quote]
    ) -> Claim:
        best = found[0].unit
        brief = limit - len(_opening(best, brief=False)) < TIGHT and not query.compared
        chosen = self._beside.chosen(found, query, limit - len(_opening(best, brief=brief)), told)
        if not (brief or query.compared) and any("…" in said for _, said in chosen):
            brief = True
            room = limit - len(_opening(best, brief=True))
            chosen = self._beside.chosen(found, query, room, told)
        named = [labelled(u, said) for u, said in chosen]
        parts = [said if said.endswith(_END) else f"{said}。" for said in named]
        quotes = tuple(of_unit(u) for u, _ in chosen)
        of = (best.measure.number, best.measure.name.text) if best.measure else ()
        heads = (u.head for (u, said), t in zip(chosen, named, strict=True) if t != said)
        given = (best.municipality, best.plan, *of, *best.section, *heads)
        return Claim(f"{_opening(best, brief=brief)}{' '.join(parts)}", quotes, given)


def _opening(unit: Unit, *, brief: bool) -> str:
    if unit.measure:
        return f"{subject(unit.measure, brief=brief)}によると、"
    section = next((s for s in reversed(unit.section) if 1 < len(s) <= 30), "")
    place = f"「{section}」" if section and not brief else ""
    return f"{unit.municipality}の計画{place}によると、"
