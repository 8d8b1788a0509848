"""A whole run in a file: per question the verdict, the answer and the citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evals.answered import Answered
from evals.halves import Half, half
from evals.questions import Said
from evals.run import Outcome
from evals.scores import values_of
from ingest.errors import ShisakuError

FORMAT = 1


class RunFileError(ShisakuError):
    """A saved run or baseline that cannot be read or written."""

    code = "bad_run_file"
    status = 422


@dataclass(frozen=True, slots=True)
class Result:
    """One question of a run; ``failed`` names the rules that the answer broke."""

    id: str
    question: str
    kind: str
    city: str
    half: Half
    given: Answered
    failed: tuple[str, ...]
    values: dict[str, float | None]
    history: tuple[Said, ...] = ()
    municipality: str | None = None

    @property
    def passed(self) -> bool:
        """Whether every rule held."""
        return not self.failed


@dataclass(frozen=True, slots=True)
class Run:
    """A run: when it was made, on which sets of questions, and its results."""

    at: str
    sets: tuple[str, ...]
    results: tuple[Result, ...]
    format: int = FORMAT


_ADAPTER = TypeAdapter(Run)


def run_of(outcomes: Sequence[Outcome], sets: Sequence[str] = ()) -> Run:
    """A run to be saved or compared."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Run(at, tuple(sets), tuple(_result(outcome) for outcome in outcomes))


def save_run(run: Run, path: Path) -> None:
    """Write a run."""
    write_text(path, _ADAPTER.dump_json(run, indent=1).decode("utf-8") + "\n")


def load_run(path: Path) -> Run:
    """Read a run that ``save_run`` wrote; raises ``RunFileError`` for anything else."""
    try:
        run = _ADAPTER.validate_json(path.read_bytes())
    except OSError as error:
        raise RunFileError(f"測定の記録を読めませんでした: {path.name}") from error
    except ValidationError as error:
        raise RunFileError(f"測定の記録の形が正しくありません: {path.name}") from error
    if run.format != FORMAT:
        raise RunFileError(f"測定の記録が、今の版と違う形式です: {path.name}")
    return run


def write_text(path: Path, text: str) -> None:
    """Write a file of results; raises ``RunFileError`` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RunFileError(f"結果を書き込めませんでした: {path.name}") from error


def _result(outcome: Outcome) -> Result:
    question = outcome.question
    return Result(
        id=question.id,
        question=question.question,
        kind=question.kind,
        city=question.city,
        half=half(question),
        given=outcome.given,
        failed=outcome.judgement.failed,
        values=values_of(outcome),
        history=question.history,
        municipality=question.municipality,
    )
