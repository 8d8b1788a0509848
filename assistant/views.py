"""Records in the form in which the API gives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from assistant.furigana import reading
from assistant.schema import (
    ActionOut,
    CheckOut,
    ConflictOut,
    FieldOut,
    IndicatorOut,
    MeasureOut,
    PlaceOut,
    PlanOut,
    SearchItem,
    TermOut,
    YearOut,
)
from index.search import Hit
from index.store import Index
from ingest.assurance.advice import toml_of
from ingest.assurance.findings import LEVELS, Finding
from ingest.editions import label
from ingest.records import Conflict, Corpus, Measure, Term, Value
from ingest.sources import Document


def plan_out(
    document: Document, corpus: Corpus, checks: Sequence[Finding], *, in_force: bool = True
) -> PlanOut:
    """A document with what was found in it, and whether it is of an edition in force."""
    source = document.source
    return PlanOut(
        id=document.id,
        municipality=document.municipality,
        plan=document.plan,
        source=source,
        edition=document.edition,
        period=document.period,
        in_force=in_force,
        measures=sum(m.source == source for m in corpus.measures),
        terms=sum(t.source == source for t in corpus.terms),
        warnings=[p.message for p in corpus.problems if p.source == source],
        checks=[check_out(f) for f in checks],
        plans_toml=toml_of(source, checks),
    )


def check_out(finding: Finding) -> CheckOut:
    """How sure a part of what was read is."""
    return CheckOut(
        about=finding.about,
        level=finding.level,
        level_name=LEVELS[finding.level],
        found=finding.found,
        reasons=list(finding.reasons),
    )


def measure_out(measure: Measure, index: Index) -> MeasureOut:
    """A measure in the contract's form, with the edition that it is of."""
    return MeasureOut(
        id=measure.id,
        municipality=measure.municipality,
        plan=measure.plan,
        edition=label(index.whole.document(measure.source)),
        in_force=index.in_force(measure.source),
        section=" > ".join(measure.section),
        measure_no=measure.number,
        measure_name=measure.name.text,
        lead=[v.text for v in measure.lead],
        related=[v.text for v in measure.related],
        summary=measure.summary.text if measure.summary else None,
        actions=[
            ActionOut(
                no=a.number,
                text=a.text.text,
                departments=[d.text for d in a.departments],
                state=a.state.text if a.state else None,
            )
            for a in measure.actions
        ],
        schedule={
            y.year: YearOut(
                planned=y.planned.text if y.planned else None,
                actual=y.actual.text if y.actual else None,
            )
            for y in measure.years
        },
        evaluation=measure.evaluation.text if measure.evaluation else None,
        reason=_joined(measure, "reason"),
        results=_joined(measure, "results"),
        issues=_joined(measure, "issues"),
        indicators=[
            IndicatorOut(name=i.name.text, values={y: v.text for y, v in i.values})
            for i in measure.indicators
        ],
        repeats=measure.repeats,
        source=measure.source,
        start=measure.start,
        end=measure.end,
        fields=[
            FieldOut.model_validate(
                {"role": f.role, "label": f.label, "year": f.year, **_place(f.value)}
            )
            for f in measure.fields
        ],
        schedule_rows=[
            IndicatorOut(name=r.name.text, values={y: v.text for y, v in r.cells})
            for r in measure.schedule
        ],
        conflicts=[_conflict(c) for c in measure.conflicts],
        mentions=[
            PlaceOut(text=" > ".join(m.section), source=m.source, start=m.start, end=m.end)
            for m in measure.mentions
        ],
    )


def term_out(term: Term) -> TermOut:
    """A term in the contract's form."""
    return TermOut(
        id=term.id,
        term=term.term.text,
        reading=reading(term),
        aliases=list(term.aliases),
        definition=term.definition.text,
        municipality=term.municipality,
        plan=term.plan,
        source=term.source,
        start=term.start,
        end=term.end,
        kind=term.kind,
    )


def _joined(measure: Measure, role: Literal["reason", "results", "issues"]) -> str | None:
    found = [v.text for v in measure.values(role) if v.text]
    return "\n".join(found) or None


def _place(value: Value) -> dict[str, str | int]:
    return {"text": value.text, "source": value.source, "start": value.start, "end": value.end}


def _conflict(conflict: Conflict) -> ConflictOut:
    return ConflictOut(
        field=conflict.role,
        year=conflict.year,
        values=[
            PlaceOut(text=v.text, source=v.source, start=v.start, end=v.end)
            for v in conflict.values
        ],
    )


def search_item(hit: Hit) -> SearchItem:
    """A passage found, in the contract's form."""
    passage = hit.passage
    return SearchItem(
        score=round(hit.score, 6),
        municipality=passage.municipality,
        plan=passage.plan,
        section=" > ".join(passage.section),
        measure_no=passage.measure_no,
        measure_name=passage.measure_name,
        term=passage.term,
        source=passage.source,
        start=passage.start,
        end=passage.end,
        text=passage.text,
    )
