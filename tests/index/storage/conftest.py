"""A small corpus made by hand, an index built of it once, and copies to spoil."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from index.store import build
from ingest.records import Corpus, Measure, Term, Value
from ingest.sources import Document, Section

TOWNS = {"青葉市": "青葉市デジタル計画", "若草町": "若草町ICT計画"}
MEASURES = (
    ("1-1-(1)", "窓口の予約", "住民課が窓口の待ち時間を短くするため、予約の仕組みを導入します。"),
    (
        "1-1-(2)",
        "職員の研修",
        "人事課が情報セキュリティの研修を毎年開きます。令和4年度に始めます。",
    ),
    ("11-1-(1)", "防災無線の更新", "危機管理課が防災行政無線を新しくし、避難の連絡を早めます。"),
)
TERM = ("クラウド", "機器を持たずに、計算機の力を通信網から借りる使い方のことです。")


def value(text: str, quote: str, source: str) -> Value:
    """The value ``quote`` where it stands in ``text``."""
    start = text.index(quote)
    return Value(quote, source, start, start + len(quote))


def make_corpus(towns: dict[str, str] | None = None) -> Corpus:
    """One plan for each town, all with the same measures and term."""
    documents, sections, measures, terms = [], [], [], []
    for i, (town, plan) in enumerate((towns or TOWNS).items()):
        source = f"plan-{i}.txt"
        head = f"{plan}\n{town}では、暮らしを便利にします。\n\n"
        sheets = [f"{number} {name}\n{body}\n\n" for number, name, body in MEASURES]
        text = head + "".join(sheets) + f"{TERM[0]} {TERM[1]}\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        documents.append(Document(f"d{i}", source, digest, text, town, plan))
        sections.append(Section(f"s{i}", (plan,), 1, source, 0, len(text), len(plan)))
        for sheet, (number, name, _) in zip(sheets, MEASURES, strict=True):
            start = text.index(sheet)
            named = value(text, name, source)
            place = (source, start, start + len(sheet.rstrip()))
            measures.append(Measure(f"m{i}-{number}", town, plan, (plan,), number, named, *place))
        word, meaning = (value(text, part, source) for part in TERM)
        place = (source, word.start, meaning.end)
        terms.append(Term(f"t{i}", town, plan, word, (), meaning, "glossary", *place))
    return Corpus(tuple(documents), tuple(sections), tuple(measures), tuple(terms))


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return make_corpus()


@pytest.fixture(scope="session")
def built(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one generation; never to be changed."""
    data = tmp_path_factory.mktemp("index") / "data"
    build(corpus, data)
    return data


@pytest.fixture
def data(built: Path, tmp_path: Path) -> Path:
    """A copy of the data folder, to be spoiled."""
    return Path(shutil.copytree(built, tmp_path / "data"))
