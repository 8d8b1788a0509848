"""What a file is, how that was found, and what else it could be."""

from __future__ import annotations

from typing import Literal

from ingest.edition_marks import series_of
from ingest.files import FileText
from ingest.identify import Identity
from ingest.overrides import NAME, Override
from ingest.plan_period import period_places
from ingest.sources import Basis, Document, Problem
from ingest.text import clean, fold
from ingest.towns import OPENING

_FIRM = 10  # the weight of a title that more speaks for than that one line has its form
_NEAR = 3  # points that a second title may lie behind


def document_of(file: FileText, identity: Identity, inferred: bool, override: Override) -> Document:
    """The document of a file, which ``identity`` says what it is: ``inferred`` where its plan is
    that of another file.
    """
    text = file.written.text
    bases = (
        _of_town(text, identity),
        _of_plan(identity, inferred),
        _of_period(text, identity, inferred),
    )
    return Document(
        id=file.digest[:12],
        source=file.name,
        sha256=file.digest,
        text=text,
        municipality=identity.municipality,
        plan=identity.plan,
        edition=identity.edition,
        period=identity.period,
        title=identity.plan or None,
        inferred=inferred,
        pages=file.written.pages,
        bases=bases,
        taught=tuple(override.labels),
    )


def doubts_of_document(document: Document) -> list[Problem]:
    """What the file does not say of itself."""
    doubts = []
    if not document.municipality:
        message = f"本文から自治体名を読み取れませんでした。{NAME} に書くと指定できます。"
        doubts.append(Problem("no_municipality", message, document.source))
    if not document.plan:
        message = f"本文から計画名を読み取れませんでした。{NAME} に書くと指定できます。"
        doubts.append(Problem("no_plan", message, document.source))
    elif document.inferred:
        message = f"計画名が本文の題名にないため、「{document.plan}」の一部とみなしました。"
        doubts.append(Problem("inferred_plan", message, document.source))
    return doubts


def _of_town(text: str, identity: Identity) -> Basis:
    town, weights = identity.municipality, dict(identity.towns)
    if "municipality" in identity.declared:
        return Basis("municipality", "declared")
    if not town:
        return Basis("municipality", "none", tuple(weights))
    own = weights.get(town, 0)
    rivals = tuple(n for n, w in weights.items() if n != town and w * 2 > own)
    if not own:
        return Basis("municipality", "joined", rivals)
    if fold(town) in fold("".join(name for name, _ in identity.titles[:1])):
        return Basis("municipality", "title", rivals)
    opens = town in "".join(clean(text, 0, min(len(text), 2 * OPENING)).text.split())[:OPENING]
    return Basis("municipality", "opening" if opens else "body", rivals)


def _of_plan(identity: Identity, inferred: bool) -> Basis:
    if "plan" in identity.declared:
        return Basis("plan", "declared")
    names = [name for name, _ in identity.titles]
    if not identity.plan:
        return Basis("plan", "none", tuple(names))
    if inferred:
        return Basis("plan", "joined", tuple(names))
    best = identity.titles[0][1]
    own = series_of(identity.plan, identity.municipality)
    rivals = []
    for name, weight in identity.titles[1:]:
        other = series_of(name, identity.municipality)
        if weight + _NEAR >= best and not (own in other or other in own):
            rivals.append(name)
    return Basis("plan", "title" if best >= _FIRM else "body", tuple(rivals))


def _of_period(text: str, identity: Identity, inferred: bool) -> Basis:
    period = identity.period
    if "period" in identity.declared:
        return Basis("period", "declared")
    if not period:
        return Basis("period", "none")
    told = list(dict.fromkeys(found for found, _, _ in period_places(text)))
    rivals = tuple(p for p in told if p != period)
    elsewhere: Literal["joined", "columns"] = "joined" if inferred else "columns"
    return Basis("period", "title" if period in told else elsewhere, rivals)
