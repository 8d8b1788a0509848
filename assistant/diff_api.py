"""``GET /v1/diff``: what changed between two editions of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Query

from assistant.diff_schema import ChangeOut, ComparedOut, Diff
from index.compared import (
    Compared,
    between,
    change_data,
    edition_data,
    with_the_ones_before,
)
from index.store import Index
from ingest.changes import KINDS, Kind
from ingest.errors import BadRequestError

Text = Annotated[str | None, Query(max_length=200)]


def diff_router(index: Callable[[], Index]) -> APIRouter:
    """The route, over the index that is in force."""
    router = APIRouter()

    @router.get("/v1/diff", summary="計画の2つの版の違い")
    def diff(
        municipality: Text = None,
        plan: Text = None,
        old: Text = None,
        new: Text = None,
        kind: Annotated[list[Kind] | None, Query()] = None,
    ) -> Diff:
        if (old is None) is not (new is None):
            raise BadRequestError("比べる2つのファイルは、old と new の両方で指定してください。")
        found = (
            (between(index(), old, new),)
            if old is not None and new is not None
            else with_the_ones_before(index(), municipality, plan)
        )
        return _told(found, kind)

    return router


def _told(found: tuple[Compared, ...], kinds: list[Kind] | None) -> Diff:
    items = [
        ChangeOut.model_validate(change_data(change, pair.old, pair.new))
        for pair in found
        for change in pair.changes()
        if not kinds or change.kind in kinds
    ]
    counted = Counter(item.kind for item in items)
    return Diff(
        editions=[_compared(pair) for pair in found],
        items=items,
        counts={kind: counted[kind] for kind in KINDS if counted[kind]},
        total=len(items),
    )


def _compared(pair: Compared) -> ComparedOut:
    town = pair.new.documents[0].municipality
    sides = {"old": edition_data(pair.old), "new": edition_data(pair.new)}
    return ComparedOut.model_validate({"municipality": town, **sides})
