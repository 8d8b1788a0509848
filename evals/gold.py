"""What a plan really holds, written by people: ``NAME.gold.json`` beside the plan's file."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ValidationError

from ingest.errors import ShisakuError
from ingest.files import plan_files

ENDING = ".gold.json"


class GoldError(ShisakuError):
    """There is no gold beside the plans, or it cannot be read."""

    code = "bad_gold"
    status = 400


class GoldMeasure(BaseModel, frozen=True):
    """A measure as the plan prints it; ``no`` is empty or null where it has no number."""

    no: str | None
    name: str
    lead: tuple[str, ...] = ()


class Gold(BaseModel, frozen=True):
    """A plan's identity, its measures and the headwords that it explains; more may be written."""

    municipality: str
    plan: str
    period: str
    measures: tuple[GoldMeasure, ...]
    terms: tuple[str, ...]


def load_gold(folder: Path) -> dict[str, Gold]:
    """The gold of every plan file of ``folder`` that has one, by the file's name."""
    found = {p.name: _read(g) for p in plan_files(folder) if (g := _beside(p)).is_file()}
    if not found:
        raise GoldError(
            f"「{folder.name}」には、正解のファイル（計画の名前{ENDING}）のある計画がありません。"
        )
    return found


def _beside(plan: Path) -> Path:
    return plan.with_name(plan.stem + ENDING)


def _read(path: Path) -> Gold:
    try:
        return Gold.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise GoldError(f"正解のファイル「{path.name}」を読めません。") from error
