"""What the plans call things, by how it sounds and how it looks, to read misprints against."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from assistant.spelling.entries import Entry, entries
from assistant.spelling.glyphs import shape
from assistant.spelling.sounds import KATAKANA, key, loose, spoken, unvoiced
from index.store import Index
from index.tokens import parsed
from ingest.text import fold

_HIRAGANA = re.compile(r"[ぁ-ゖ][ぁ-ゖー]+")
KANJI = "々一-龥"
_KANJI = re.compile(f"[{KANJI}]+")


class Vocabulary:
    """The words and names of one generation; tells which words of a question need no repair.

    ``endings`` are the sounds with which words begin or end that a kanji begins or ends; ``runs``
    are the runs of hiragana that the plans write, ``letters`` all their characters, ``towns`` the
    sound of each municipality and its ending.
    """

    def __init__(self, index: Index) -> None:
        self._frequency = index.searcher.frequency
        self._common = index.neighbours.knows
        texts = [d.text for d in index.corpus.documents]
        self.letters = frozenset(c for text in texts for c in text)
        self.runs = frozenset(run for text in texts for run in _HIRAGANA.findall(text))
        self._plain: dict[str, Entry] = {}
        self.origins: dict[str, str] = {}
        for entry in entries(index):
            self._keep(entry)
        self.by_reading: dict[str, list[Entry]] = defaultdict(list)
        self.by_shape: dict[str, list[Entry]] = defaultdict(list)
        self.katakana: dict[str, list[Entry]] = defaultdict(list)
        self.kanji: dict[int, list[str]] = defaultdict(list)
        self.latin: dict[str, set[str]] = defaultdict(set)
        self.endings: dict[str, set[str]] = defaultdict(set)
        for entry in self._plain.values():
            self._file(entry)
        self.towns: set[tuple[str, str]] = set()
        self._places({d.municipality for d in index.corpus.documents if d.municipality})
        self.longest = max((len(r) for r in self.by_reading), default=0)
        self.widest = max((len(s) for s in self.by_shape), default=0)

    def known(self, word: str) -> bool:
        """Whether the plans use ``word``, or a compound of it."""
        folded = fold(word)
        return word in self._plain or (bool(folded) and self._frequency(folded) > 0)

    def common(self, word: str) -> bool:
        """Whether ``word`` is an ordinary word of the language."""
        return self._common(word)

    def understands(self, word: str) -> bool:
        """Whether ``word`` needs no repair: the plans use it, or everybody does."""
        return self.known(word) or self.common(word)

    def written(self, surface: str) -> bool:
        """Whether the plans write exactly this word or name."""
        return surface in self._plain

    def _keep(self, entry: Entry) -> None:
        if not entry.reading:
            self.origins[entry.surface] = entry.lemma
            return
        said = self._plain.get(entry.surface)
        times = entry.count + (said.count if said else 0)
        self._plain[entry.surface] = replace(entry, count=times)

    def _file(self, entry: Entry) -> None:
        """Note an entry under all by which it is looked up."""
        surface, reading = entry.surface, entry.reading
        self.by_reading[reading].append(entry)
        if len(surface) > 1:
            self.by_shape[shape(surface)].append(entry)
        if surface.isascii():
            self.latin["".join(sorted(surface.lower()))].add(surface)
        if KATAKANA.fullmatch(surface):
            self.katakana[loose(surface)].append(entry)
        if _KANJI.fullmatch(surface):
            self.kanji[len(surface)].append(surface)
            if 2 <= len(surface) <= 4:
                self.endings[surface[-1]].add(reading[-2:])
                self.endings[surface[0]].add(reading[:2])

    def _places(self, towns: set[str]) -> None:
        """Names of places, also as they are misread: はたの for はだの."""
        for town in sorted(towns):
            whole = key(spoken(parsed(town)))
            bare = whole.removesuffix(key(spoken(parsed(town[-1]))))
            self.towns |= {(bare, town[-1]), (unvoiced(bare), town[-1])}
            for name, reading in ((town, whole), (town[:-1], bare)):
                for sound in {reading, unvoiced(reading)} - {""}:
                    if sound not in self.by_reading:
                        self.by_reading[sound] = [Entry(name, name, sound, 1)]
