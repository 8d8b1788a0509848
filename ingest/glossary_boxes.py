"""Words explained in small boxes all over a text, each below the same caption: ▼ことばの窓.

A caption returns, and what stands below it or behind it is a headword with its definition, up to
the next gap. The words that it explains stand in the text around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.glossary_heads import Draft, can_head, is_sound, split
from ingest.glossary_lines import Text, joined, narrow, plain
from ingest.glossary_reading import ENDED
from ingest.glossary_stars import marks_of
from ingest.meanings import meaning
from ingest.text import View, fold

_SIGN = r"[■◆●○◇□▼▽▶▷◎★☆◉❖・※*#→⇒➡▸【\[〔<〈《「(\s]*"
_CLOSE = r"[】\]〕>〉》」)]"
_CAPTION = re.compile(
    rf"{_SIGN}(?P<words>[^\s。、:】\]〕>〉》」)]{{2,14}})\s*(?:{_CLOSE}+\s*:?|:|\s|$)\s*(?P<head>[^。]*)"
)
_SAYS = re.compile(
    r"用語|語句|ことば|コトバ|言葉|キーワード|略語|解説|豆知識|まめ知識|ミニ知識|メモ|コラム|ひとくち"
)
_FEW = 3  # boxes that a text has, at least
_MOST = 0.8
_HALF = 0.5
_LONG = 12  # lines of a box, at most


@dataclass(frozen=True, slots=True)
class _Box:
    """Words with their definitions, and the line of the caption over them."""

    at: int
    drafts: tuple[Draft, ...]


def read_boxes(text: str, lines: Sequence[Text]) -> tuple[list[Draft], frozenset[int]]:
    """The words that boxes of one caption explain, and the starts of the lines of captions."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if (match := _CAPTION.fullmatch(narrow(line.words))) and not meaning(match["words"]):
            by_words[fold(match["words"])].append(at)
    best: list[_Box] = []
    for places in by_words.values():
        if len(places) < _FEW:
            continue
        caption = _CAPTION.fullmatch(narrow(lines[places[0]].words))
        words = caption["words"] if caption else ""
        boxes = [box for at in places if (box := _box(lines, at))]
        if len(boxes) > len(best) and _explain(text, words, boxes, len(places)):
            best = boxes
    return [d for b in best for d in b.drafts], frozenset(lines[b.at].start for b in best)


def _explain(text: str, words: str, boxes: Sequence[_Box], times: int) -> bool:
    """Whether boxes explain words of the text, each another one."""
    heads = [d.head.text.strip() for b in boxes for d in b.drafts]
    if len(boxes) < max(_FEW, _MOST * times) or len({*heads}) < _MOST * len(heads):
        return False
    marked = sum(bool(marks_of(text, h)) for h in heads)
    if not _SAYS.search(words):
        return marked > _HALF * len(heads)
    return marked > 0 or sum(text.count(h) > 1 for h in heads) > _HALF * len(heads)


def _box(lines: Sequence[Text], at: int) -> _Box | None:
    """The box whose caption stands on a line, if words and their definitions stand there."""
    match = _CAPTION.fullmatch(narrow(lines[at].words))
    below = [*_below(lines, at)]
    if match is None or not below:
        return None
    if match["head"].strip():
        below = [lines[at].view.slice(*match.span("head")), *below]
    pairs = [_pair(entry) for entry in _entries(below)]
    drafts = [Draft(plain(p[0]), plain(p[1]), "glossary") for p in pairs if p]
    sound = [d for d in drafts if is_sound(d) and ENDED.search(d.body.text)]
    return _Box(at, tuple(sound)) if sound and len(sound) == len(pairs) else None


def _entries(views: Sequence[View]) -> list[list[View]]:
    """The lines of a box, cut where a headword stands below the end of a definition."""
    found: list[list[View]] = []
    for view, after in zip(views, [*views[1:], None], strict=True):
        ended = bool(found) and bool(ENDED.search(found[-1][-1].text))
        opens = split(view) is not None or (after is not None and can_head(view.text))
        if not found or (ended and opens):
            found.append([view])
        else:
            found[-1].append(view)
    return found


def _pair(entry: Sequence[View]) -> tuple[View, View] | None:
    """A headword and its definition, on lines of their own or on one."""
    if len(entry) > 1 and can_head(entry[0].text) and not split(entry[0]):
        return entry[0], joined([*entry[1:]])
    return split(joined([*entry]))


def _below(lines: Sequence[Text], at: int) -> Iterator[View]:
    """The lines of a box below its caption, up to a gap behind a sentence."""
    ended = False
    for line in lines[at + 1 : at + 1 + _LONG]:
        if ended and (line.gap or line.turn):
            return
        yield line.view
        ended = bool(ENDED.search(line.words))
