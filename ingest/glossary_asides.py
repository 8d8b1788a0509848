"""Notes beside the text that explain its words with no number or star that points at them.

They stand below the paragraph that uses the word, each opened in the same way: a quotation, a sign,
a label (【用語解説】), or the word in bold or in brackets.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cells import is_office
from ingest.glossary_heads import Draft, can_head, is_sound
from ingest.glossary_lines import WIDE, Text, joined, plain
from ingest.glossary_notes import is_prose
from ingest.labels import year_of
from ingest.markers import marker_of
from ingest.meanings import meaning
from ingest.text import fold

_SIGN = r"(?:[^\w\s(（「『【\[［〔《＜<>*#|.,、。…:：\-][\ufe0e\ufe0f]?)"
_LABEL = (
    r"(?:[【＜《\[〔<][^\W\d_]{2,10}[】＞》\]〕>]\s*[:：]?"
    r"|(?:用語|語句|ことば|解説)[^\W\d_]{0,3}\s*[:：\s])"
)
_HEAD = (
    r"(?:\*\*(?P<bold>[^*\n]{2,40}?)\s*[:：]?\s*\*\*|[「『【\[［〔](?P<framed>[^\n]{2,40}?)[」』】\]］〕]"
    r"|(?P<plain>[^:：。、,\n]{2,40}?))"
)
_SEP = rf"(?P<sep>\s*(?:[:：]|…+|とは[、,]?|{WIDE}|\s[-―—=]\s)|(?<=[」』】\]］〕*]))\s*"
_FORMS = tuple(
    re.compile(
        rf"\s*(?P<open>(?:>\s*)?{_SIGN}?\s*{label})\s*{_HEAD}{_SEP}(?P<body>\S.*)", re.DOTALL
    )
    for label in ("", _LABEL)
)
_ACTS = re.compile(r"(?:ます|ません|[うくすつぬむる])[。.]?$")
_TELLS = re.compile(
    r"(?:いう|指す|なる|ある|られる|れる|できる|です|である)[。.]?$|を(?:いい|指し)ます[。.]?$"
)
LEAST = 3
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that may open such a note: how it opens, where its word and what it says stand."""

    at: int
    kind: str
    head: tuple[int, int]
    body: int


def read_asides(text: str, lines: Sequence[Text]) -> list[Draft]:
    """The notes of a text that open in one way and explain words which the text uses."""
    kinds: dict[str, list[_Note]] = defaultdict(list)
    for at in range(len(lines)):
        for note in _notes(lines, at):
            kinds[note.kind].append(note)
    folded = fold(text)
    found: dict[int, Draft] = {}
    for group in sorted(kinds.values(), key=len, reverse=True):
        heads = {n.at for n in group}
        drafts = {n.at: _draft(lines, n, heads) for n in group if n.at not in found}
        found |= drafts if _explains(list(drafts.values()), folded) else {}
    return [found[at] for at in sorted(found)]


def _notes(lines: Sequence[Text], at: int) -> Iterator[_Note]:
    """The ways in which a line may be a note: with and without a label before its word."""
    line = lines[at]
    for form in _FORMS:
        match = form.fullmatch(line.words)
        way = next((w for w in ("bold", "framed", "plain") if match and match[w]), "")
        if match is None or not (match["open"].strip() or way != "plain"):
            continue
        item = match["open"].strip() == "・" and way == "plain"
        if item or marker_of(line.words):
            continue
        head = match[way]
        if can_head(head) and not (meaning(head) or is_office(head) or year_of(head)):
            opened = re.sub(r"\s", "", match["open"])
            kind = f"{opened}{way}{match['sep'].strip()}"
            yield _Note(at, kind, match.span(way), match.start("body"))


def _draft(lines: Sequence[Text], note: _Note, heads: set[int]) -> Draft:
    first = lines[note.at].view
    parts = [first.slice(note.body, len(first.text))]
    for at in range(note.at + 1, len(lines)):
        line = lines[at]
        ends = line.gap or line.turn or at in heads or re.match(r"[#>]", line.words)
        if ends or marker_of(line.words) or parts[-1].text.endswith("。"):
            break
        parts.append(line.view)
    return Draft(plain(first.slice(*note.head)), plain(joined(parts)), "footnote")


def _explains(drafts: Sequence[Draft], text: str) -> bool:
    """Whether notes of one kind say what words are that the text has elsewhere as well."""
    words = [fold(d.head.text) for d in drafts]
    if len(drafts) < LEAST or len(set(words)) < len(words):
        return False
    sound = sum(is_sound(d) and is_prose(d.body.text) for d in drafts)
    told = sum(not _ACTS.search(d.body.text) or bool(_TELLS.search(d.body.text)) for d in drafts)
    used = sum(text.count(w) > 1 for w in words)
    return min(sound, told, used) >= _MOST * len(drafts)
