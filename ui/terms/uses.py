"""Where a term is used: the measures and the passages whose text holds one of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.api.records import Hit, Measure, Term
from ui.parts.named import pattern

AROUND = 40  # characters on either side of a name that is shown
_LEAST = 2  # characters of a name that is looked for
_LETTERS = re.compile(r"(?s).[\uff9e\uff9f\u3099\u309a]?")  # with the mark of a voiced kana


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A name with the words around it, and the label of the field that it stands in."""

    label: str
    before: str
    name: str
    after: str


@dataclass(frozen=True, slots=True)
class Use:
    """A measure that uses a term, the first place where it does, and how many fields do."""

    measure: Measure
    excerpt: Excerpt
    fields: int


def names_of(term: Term) -> re.Pattern[str]:
    """Every name of the term as a word of its own, in one width, spaced or not."""
    names = (" ".join(_plain(name).split()) for name in (term.term, *term.aliases))
    made = pattern(dict.fromkeys(name for name in names if len(name) >= _LEAST) or [term.term])
    return re.compile(made.pattern.replace(r"\ ", r"\s*"), re.IGNORECASE)


def places(names: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand in ``text`` as it is, in whatever width it writes them."""
    plain, origins = "", list[int]()
    for match in _LETTERS.finditer(text):
        letters = _plain(match.group())
        plain += letters
        origins += [match.start()] * len(letters)
    origins.append(len(text))
    for found in names.finditer(plain):
        yield origins[found.start()], origins[found.end()]


def measures_using(term: Term, measures: Iterable[Measure]) -> list[Use]:
    """The measures of the term's municipality whose recorded text holds it, those of its plan
    first.
    """
    names = names_of(term)
    found = list[Use]()
    for measure in measures:
        if measure.municipality == term.municipality:
            excerpts = [e for e in (_excerpt(names, *said) for said in _said(measure)) if e]
            if excerpts:
                found.append(Use(measure, excerpts[0], len(excerpts)))
    return sorted(found, key=lambda use: (use.measure.plan != term.plan, not use.measure.in_force))


def passages_using(term: Term, hits: Sequence[Hit]) -> list[tuple[Hit, Excerpt]]:
    """The passages found that hold the term, without its own entry and those of measures."""
    names = names_of(term)
    found = list[tuple[Hit, Excerpt]]()
    for hit in hits:
        own = hit.source == term.source and hit.start < term.end and term.start < hit.end
        excerpt = _excerpt(names, hit.section, hit.text)
        if excerpt and not own and not hit.measure_name:
            found.append((hit, excerpt))
    return found


def _said(measure: Measure) -> Iterator[tuple[str, str]]:
    """Every label of a measure with what the plan says under it, each text once."""
    told = [("", measure.measure_name)]
    told += [(field.label, field.text) for field in measure.fields]
    told += [("", action.text) for action in measure.actions]
    seen = set[str]()
    for label, text in told:
        if text not in seen:
            seen.add(text)
            yield label, text


def _excerpt(names: re.Pattern[str], label: str, text: str) -> Excerpt | None:
    line = " ".join(text.split())
    start, end = next(places(names, line), (0, 0))
    if not end:
        return None
    first, last = max(0, start - AROUND), min(len(line), end + AROUND)
    before = ("…" if first else "") + line[first:start]
    after = line[end:last] + ("…" if last < len(line) else "")
    return Excerpt(label, before, line[start:end], after)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
