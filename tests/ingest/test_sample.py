"""The bundled sample: it says what it is, agrees with the plans, and copies no sentence."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import ingest.sample
from ingest.folder import read_folder
from ingest.records import Corpus, Measure
from ingest.text import fold

SAMPLE = Path(ingest.sample.__path__[0])
FILES = sorted(SAMPLE.glob("*.md"))
RUN = 36


@cache
def sample() -> Corpus:
    return read_folder(SAMPLE)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_front_matter_and_notice(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    head = text.split("---")[1]
    for key in ("municipality", "plan", "edition", "period", "origin"):
        assert re.search(rf"^{key}: \S", head, re.MULTILINE)
    assert "公式の本文ではありません" in text[:800]


def test_counts() -> None:
    found = {d.municipality: 0 for d in sample().documents}
    for measure in sample().measures:
        found[measure.municipality] += 1
    assert found == {"小山市": 55, "秦野市": 41, "二本松市": 40}
    assert len(sample().terms) >= 80
    assert not sample().problems or {p.code for p in sample().problems} == {"duplicate_number"}


def key(measure: Measure) -> tuple[str, str, str, bool]:
    return (
        measure.municipality,
        measure.number,
        fold(measure.name.text),
        measure.repeats is not None,
    )


@pytest.mark.plans
def test_names_numbers_departments_years_and_figures_agree(real_corpus: Corpus) -> None:
    real = {key(m): m for m in real_corpus.measures}
    copies: dict[tuple[str, str, str, bool], list[Measure]] = {}
    for measure in real_corpus.measures:
        copies.setdefault(key(measure), []).append(measure)
    for measure in sample().measures:
        assert key(measure) in real, key(measure)
        originals = copies[key(measure)]
        facts = [_facts(m) for m in originals]
        assert _facts(measure) in facts, measure.name.text


def _facts(measure: Measure) -> tuple[object, ...]:
    return (
        [fold(d.text) for d in measure.lead],
        [fold(d.text) for d in measure.related],
        fold(measure.evaluation.text) if measure.evaluation else None,
        [
            (
                y.year,
                fold(y.planned.text) if y.planned else None,
                fold(y.actual.text) if y.actual else None,
            )
            for y in measure.years
        ],
        [
            (
                fold(i.name.text)[-8:],
                [(y, fold(v.text)) for y, v in i.values if re.search("[0-9]", v.text)],
            )
            for i in measure.indicators
        ],
    )


@pytest.mark.plans
@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_sentence_is_copied(path: Path, real_corpus: Corpus) -> None:
    runs: set[str] = set()
    for document in real_corpus.documents:
        text = fold(document.text)
        runs.update(text[i : i + RUN] for i in range(len(text) - RUN))
    own = fold(path.read_text(encoding="utf-8"))
    copied = [own[i : i + RUN] for i in range(len(own) - RUN) if own[i : i + RUN] in runs]
    assert copied == []
