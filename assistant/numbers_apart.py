"""A measure that another place of the plans prints under another number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from assistant.claims import Claim, Quote, subject
from assistant.cues import cue
from assistant.writer import Writer
from ingest.records import Measure
from ingest.sources import Document
from ingest.text import fold, value_of

# A question for the number of a measure: 何番, 番号が違う.
ASKED = cue(r"何番|番号|ナンバ")
# From this likeness on two names are of one measure; and how long a name must be to tell.
LIKE, TELLING = 0.85, 5
_LABELLED = re.compile(
    r"(?<![0-9０-９])(?P<number>(?:[(（]?[0-9０-９]{1,2}[)）]?[-－ー.．]?){0,3}[①-⑳]"
    r"|(?:[0-9０-９]{1,2}[-－.．]){1,2}[(（]?[0-9０-９]{1,2}[)）]?)"
    r"[ \u3000\t.．:：]*"
    r"(?P<name>[^\s<【（(①-⑳](?:(?![ \u3000][(（][0-9]{1,2}[)）])[^\n<【①-⑳\t]){3,60})"
)


def numbers(writer: Writer, measure: Measure) -> list[Claim]:
    """The number of ``measure``, and another that a place of the plans gives it; empty where all
    places agree.
    """
    corpus, town = writer.corpus, measure.municipality
    known = [m for m in corpus.measures if m.municipality == town]
    documents = (d for d in corpus.documents if d.municipality == town)
    others = [c for d in documents for c in _others(d, measure, known)]
    if not others:
        return []
    text = f"{subject(measure)}の番号は、「{measure.number}」です。"
    number = measure.number_value or measure.name
    return [writer.claim(measure, text, (number, measure.name)), others[0]]


def _others(document: Document, measure: Measure, known: Sequence[Measure]) -> Iterator[Claim]:
    """The name of ``measure`` as ``document`` prints it after a number that is not its own, nor
    that of another of the ``known`` measures of such a name.
    """
    name = bare(measure.name.text)
    alike = [bare(m.number) for m in known if _alike(name, bare(m.name.text))]
    if len(name) < TELLING:
        return
    for match in _LABELLED.finditer(document.text):
        given = bare(match["number"])
        said = bare(match["name"])[: len(name)]
        if any(n.endswith(given) or given.endswith(n) for n in alike) or not _alike(name, said):
            continue
        value = value_of(document.text, document.source, match.start(), match.end())
        shown = re.split(r"[\n。]", value.text)[0].strip()[: len(measure.name.text) + 10]
        quote = Quote(
            document.source, value.start, value.end, document.municipality, document.plan, (),
        )  # fmt: skip
        yield Claim(f"ただし、別の箇所では「{shown}」となっています。", (quote,), (shown,))


def _alike(one: str, other: str) -> bool:
    return one[:2] == other[:2] and SequenceMatcher(None, one, other).ratio() >= LIKE


def bare(text: str) -> str:
    """The letters and digits of a text, folded."""
    return re.sub(r"[\W_]", "", fold(text))
