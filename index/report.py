"""What was read of each file, how far, and what to write into ``plans.toml`` where it was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from ingest.overrides import NAME
from ingest.records import Corpus, Document, Measure

# What a measure can hold, as people call it.
_PARTS: dict[str, tuple[str, Callable[[Measure], bool]]] = {
    "lead": ("主管課", lambda m: bool(m.lead)),
    "related": ("関係課", lambda m: bool(m.related)),
    "summary": ("内容", lambda m: bool(m.summary)),
    "actions": ("取組", lambda m: bool(m.actions)),
    "schedule": ("年度計画", lambda m: bool(m.years or m.schedule)),
    "indicators": ("指標", lambda m: bool(m.indicators)),
    "evaluation": ("評価", lambda m: bool(m.evaluation)),
}
# A label of unknown meaning is told when it returns so often: others are captions and slips.
OFTEN = 3
MOST = 5


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: how many measures and terms, of how many measures each part was read, and labels
    of unknown meaning with how often each stands there.
    """

    document: Document
    measures: int
    terms: int
    footnotes: int
    read: dict[str, int]
    unknown: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]

    def data(self) -> dict[str, object]:
        """As JSON tells it."""
        return {
            "source": self.document.source,
            "municipality": self.document.municipality,
            "plan": self.document.plan,
            "edition": self.document.edition,
            "period": self.document.period,
            "pages": len(self.document.pages) or None,
            "measures": self.measures,
            "terms": self.terms,
            "footnotes": self.footnotes,
            "read": self.read,
            "unknown_labels": [{"label": label, "count": n} for label, n in self.unknown],
            "warnings": list(self.warnings),
        }


def reports(corpus: Corpus) -> tuple[FileReport, ...]:
    """A report for each file that was read, in their order."""
    return tuple(_report(document, corpus) for document in corpus.documents)


def _report(document: Document, corpus: Corpus) -> FileReport:
    source = document.source
    measures = [m for m in corpus.measures if m.source == source]
    kinds = Counter(t.kind for t in corpus.terms if t.source == source)
    labels = Counter(f.label for m in measures for f in m.fields if f.role == "other" and f.label)
    return FileReport(
        document,
        len(measures),
        kinds["glossary"],
        kinds["footnote"],
        {name: sum(map(holds, measures)) for name, (_, holds) in _PARTS.items()},
        tuple((label, n) for label, n in labels.most_common(MOST) if n >= OFTEN),
        tuple(p.message for p in corpus.problems if p.source == source),
    )


def refused(corpus: Corpus) -> list[dict[str, str]]:
    """The files that could not be read, with the reason."""
    read = {d.source for d in corpus.documents}
    return [
        {"source": p.source, "reason": p.message} for p in corpus.problems if p.source not in read
    ]


def show(corpus: Corpus, *, unchanged: bool, files_read: int) -> None:
    """The report for people, on stdout."""
    console = Console()
    title = "読み込んだ計画（前回から変更なし）" if unchanged else "読み込んだ計画"
    table = Table("ファイル", "自治体", "計画", "施策", "用語", "期間", title=title)
    told = reports(corpus)
    for one in told:
        document = one.document
        table.add_row(
            document.source,
            document.municipality or "（不明）",
            document.plan or "（不明）",
            str(one.measures),
            str(one.terms + one.footnotes),
            document.period or "",
        )
    console.print(table)
    read = f"{len(corpus.documents)}件のファイルのうち、{files_read}件を読み直しました。"
    console.print(read, highlight=False)
    for one in told:
        if parts := "、".join(f"{_PARTS[name][0]}{n}" for name, n in one.read.items() if n):
            said = f"施策{one.measures}件のうち、{parts}件で読み取りました。"
            console.print(f"{one.document.source}: {said}", markup=False, highlight=False)
        if one.unknown:
            labels = "".join(f"「{label}」{n}回、" for label, n in one.unknown).rstrip("、")
            said = (
                f"意味の分からないラベルがあります: {labels}。{NAME} の labels に意味を書けます。"
            )
            console.print(f"注意: {one.document.source}: {said}", markup=False, highlight=False)
    for problem in corpus.problems:
        console.print(f"注意: {problem.source}: {problem.message}", markup=False, highlight=False)
