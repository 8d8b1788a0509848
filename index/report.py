"""What was read of each file, how far and how sure, and what to write into ``plans.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from ingest.assurance.advice import toml_of
from ingest.assurance.documents import findings
from ingest.assurance.findings import LEVELS, TITLES, Finding, worst
from ingest.assurance.labels import ROLES, learned_labels, unknown_labels
from ingest.overrides import NAME
from ingest.records import Corpus, Measure, Role
from ingest.sources import Document

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


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file: how many measures and terms, of how many measures each part was read, labels of
    unknown meaning with how often each stands there, labels whose meaning was learned from what
    they hold, and how sure all of it is.
    """

    document: Document
    measures: int
    terms: int
    footnotes: int
    read: dict[str, int]
    unknown: tuple[tuple[str, int], ...]
    learned: tuple[tuple[str, Role], ...]
    warnings: tuple[str, ...]
    findings: tuple[Finding, ...]

    def toml(self) -> str | None:
        """What to write into ``plans.toml`` for what has to be looked at."""
        return toml_of(self.document.source, self.findings)

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
            "learned_labels": [{"label": label, "meaning": ROLES[r]} for label, r in self.learned],
            "checks": [_check(f) for f in self.findings],
            "plans_toml": self.toml(),
            "warnings": list(self.warnings),
        }


def _check(finding: Finding) -> dict[str, object]:
    return {
        "about": finding.about,
        "level": finding.level,
        "level_name": LEVELS[finding.level],
        "found": finding.found,
        "reasons": list(finding.reasons),
    }


def reports(corpus: Corpus) -> tuple[FileReport, ...]:
    """A report for each file that was read, in their order."""
    told = findings(corpus)
    return tuple(_report(d, corpus, told[d.source]) for d in corpus.documents)


def _report(document: Document, corpus: Corpus, told: tuple[Finding, ...]) -> FileReport:
    source = document.source
    measures = [m for m in corpus.measures if m.source == source]
    kinds = Counter(t.kind for t in corpus.terms if t.source == source)
    return FileReport(
        document,
        len(measures),
        kinds["glossary"],
        kinds["footnote"],
        {name: sum(map(holds, measures)) for name, (_, holds) in _PARTS.items()},
        unknown_labels(document, measures),
        learned_labels(document, measures),
        tuple(p.message for p in corpus.problems if p.source == source),
        told,
    )


def refused(corpus: Corpus) -> list[dict[str, str]]:
    """The files that could not be read, with the reason."""
    read = {d.source for d in corpus.documents}
    return [
        {"source": p.source, "reason": p.message} for p in corpus.problems if p.source not in read
    ]


def show(corpus: Corpus, *, unchanged: bool, files_read: int, embedded: int) -> None:
    """The report for people, on stdout."""
    console = Console()
    told = reports(corpus)
    console.print(_table(told, unchanged=unchanged))
    read = f"{len(corpus.documents)}件のファイルのうち、{files_read}件を読み直しました。"
    read += f"新たに埋め込んだ段落は{embedded}件です。"
    console.print(read, highlight=False)
    for one in told:
        for line in _lines(one):
            console.print(f"{one.document.source}: {line}", markup=False, highlight=False)
    for problem in corpus.problems:
        console.print(f"注意: {problem.source}: {problem.message}", markup=False, highlight=False)
    if tables := [found for one in told if (found := one.toml())]:
        console.print(
            f"\n要確認のところは、計画のフォルダーの {NAME} に次の行を書くと直せます"
            "（値は書き換えてください）。",
            markup=False,
            highlight=False,
        )
        console.print("\n".join(tables), markup=False, highlight=False, soft_wrap=True)


def _table(told: tuple[FileReport, ...], *, unchanged: bool) -> Table:
    title = "読み込んだ計画（前回から変更なし）" if unchanged else "読み込んだ計画"
    heads = ("ファイル", "自治体", "計画", "施策", "用語", "期間", "確かさ")
    table = Table(*heads, title=title)
    for one in told:
        document = one.document
        table.add_row(
            document.source,
            document.municipality or "（不明）",
            document.plan or "（不明）",
            str(one.measures),
            str(one.terms + one.footnotes),
            document.period or "",
            LEVELS[worst(f.level for f in one.findings)],
        )
    return table


def _lines(one: FileReport) -> list[str]:
    """How far a file was read, and each part that is not sure, with the reasons."""
    lines = []
    if parts := "、".join(f"{_PARTS[name][0]}{n}" for name, n in one.read.items() if n):
        lines.append(f"施策{one.measures}件のうち、{parts}件で読み取りました。")
    if sure := "、".join(TITLES[f.about] for f in one.findings if f.level == "sure"):
        lines.append(f"［{LEVELS['sure']}］{sure}")
    for finding in one.findings:
        if finding.level != "sure":
            found = f" {finding.found}" if finding.found else ""
            said = f"［{LEVELS[finding.level]}］{TITLES[finding.about]}{found}: "
            lines.append(said + "".join(finding.reasons))
    return lines
