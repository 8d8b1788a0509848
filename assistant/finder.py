"""The units and passages of one generation of the index that a question may be answered from."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.lexicon import Lexicon
from assistant.query import Query
from assistant.rank import Found, Ranker
from assistant.units import Units
from index.search import Hit
from index.store import Index
from ingest.records import Measure

# Share of the topic that a measure must hold to be what a question speaks of.
SURE = 0.7
# Units that an answer is made of.
MOST = 25


class Finder:
    """Searches and ranks over one generation of the index."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.corpus = index.corpus
        self.towns = tuple(
            dict.fromkeys(d.municipality for d in self.corpus.documents if d.municipality)
        )
        self.lexicon = Lexicon(index)
        self.ranker = Ranker(self.corpus, Units(index, self.lexicon), self.lexicon)

    def near(self, query: Query, measure: Measure | None) -> list[Found]:
        """The best units for a query, of one measure where it is given."""
        if measure:
            return self.ranker.best(query, measures=(measure.id,), most=MOST)
        return self.found(query)

    def found(self, query: Query) -> list[Found]:
        """The best units for a query, of the municipalities that it asks for."""
        hits = self.search(query.search, query.scope)
        return self.ranker.best(query, towns=query.scope, hits=hits, most=MOST)

    def names_measure(self, query: Query) -> bool:
        """Whether the question gives the whole name of a measure."""
        return any(len(n) >= 5 and n in query.reading.folded for n in self.lexicon.folded.values())

    def units_of(self, measure: Measure) -> list[str]:
        """What the units of a measure say, with the names of their parts."""
        units = self.ranker.units
        return [f"{units.all[i].text} {units.names[i][1]}" for i in units.of_measure[measure.id]]

    def meant(self, query: Query) -> Found | None:
        """The unit that a query speaks of, if it is surely one of a measure."""
        found = self.ranker.best(
            query, towns=query.scope, hits=self.search(query.search, query.scope)
        )
        sure = bool(found) and found[0].unit.measure is not None and found[0].features[0] >= SURE
        return found[0] if sure else None

    def search(self, text: str, scope: Sequence[str]) -> list[Hit]:
        """The passages found for ``text`` in the municipalities of ``scope``, best first."""
        if not scope:
            return self.index.searcher.search(text, k=20)
        hits = [
            h for town in scope for h in self.index.searcher.search(text, k=20, municipality=town)
        ]
        return sorted(hits, key=lambda h: (-h.score, h.passage.id))
