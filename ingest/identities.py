"""Which plan each file of a folder belongs to: its own, or that of another file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pydantic import TypeAdapter

from ingest.edition_marks import years_of
from ingest.files import FileText
from ingest.identify import Identity, identify, mentioned_plans
from ingest.kept import Kept
from ingest.labels import fiscal_name
from ingest.overrides import Override
from ingest.readers.radicals import unified

_IDENTITY = TypeAdapter(Identity)


def identities_of(
    files: Sequence[FileText], overrides: Mapping[str, Override], kept: Kept
) -> dict[str, tuple[Identity, bool]]:
    """Identity per file. A file without a title, such as a single chapter, joins the plan of the
    titled file whose municipality it names most.
    """
    texts = [(f.name, unified(f.written.text)) for f in files]
    own = {f.name: overrides.get(f.name, Override()).identity(_own(f, kept)) for f in files}
    titled = [i for i in own.values() if i.municipality and i.plan]
    out: dict[str, tuple[Identity, bool]] = {}
    for name, text in texts:
        identity = own[name]
        if identity.plan:
            out[name] = (identity, False)
        else:
            out[name] = (_inferred(text, titled, identity), True)
    return out


def _own(file: FileText, kept: Kept) -> Identity:
    """What a file says of itself."""
    text = unified(file.written.text)
    return kept.value(_IDENTITY, ("identity", file.digest, file.name), lambda: identify(text))


def _inferred(text: str, titled: list[Identity], identity: Identity) -> Identity:
    mentioned = mentioned_plans(text)
    known = [i for i in titled if text.count(i.municipality) >= 2]
    if known:
        best = max(known, key=lambda i: _nearness(text, i, mentioned))
        return replace(identity, municipality=best.municipality, plan=best.plan, period=best.period)
    town = identity.municipality
    own = [p for p, _ in mentioned.most_common() if town and town in p]
    return replace(identity, plan=own[0] if own else "")


def _nearness(text: str, identity: Identity, mentioned: Mapping[str, int]) -> tuple[int, int, int]:
    """How much a text without a title names the plan of a titled one: its town, its name, the years
    that it runs.
    """
    first, last = years_of(identity.period)
    span = range(first, (last or first) + 1) if first else range(0)
    years = sum(text.count(fiscal_name(year)) for year in span)
    return text.count(identity.municipality), mentioned.get(identity.plan, 0), years
