"""Answers that users marked as bad, to be reviewed as candidates for new questions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rich.table import Table

from evals.report import shown
from ingest.errors import ShisakuError

PLACE = Path("feedback") / "candidates.jsonl"


class CandidatesError(ShisakuError):
    """The file of candidates is there but cannot be read."""

    code = "bad_candidates"
    status = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question with the answer that was marked as bad, and why."""

    at: str
    question: str
    answer: str
    reason: str | None = None
    status: str | None = None
    history: tuple[dict[str, object], ...] = ()
    municipality: str | None = None
    citations: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was read, and the numbers of the lines that are broken."""

    items: tuple[Candidate, ...]
    broken: tuple[int, ...]


_ADAPTER = TypeAdapter(Candidate)


def read_candidates(data: Path) -> Candidates:
    """The candidates below ``data``; a missing file is none, a broken line is skipped."""
    try:
        lines = (data / PLACE).read_bytes().split(b"\n")
    except FileNotFoundError:
        return Candidates((), ())
    except OSError as error:
        raise CandidatesError(f"候補のファイルを読めませんでした: {PLACE.as_posix()}") from error
    items, broken = [], []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                items.append(_ADAPTER.validate_json(line))
            except ValidationError:
                broken.append(number)
    return Candidates(tuple(items), tuple(broken))


def candidates_table(found: Candidates) -> Table:
    """The candidates in the order in which they came."""
    table = Table(title=f"見直しの候補（{len(found.items)}件）", show_lines=True)
    for name in ("日時", "自治体", "質問", "回答", "理由", "会話", "引用"):
        table.add_column(name, overflow="fold")
    for item in found.items:
        said = f"{item.status or ''}: {item.answer}"
        cells = (item.at, item.municipality or "―", item.question, said, item.reason or "―")
        table.add_row(
            *(shown(cell) for cell in cells), str(len(item.history)), str(len(item.citations))
        )
    return table
