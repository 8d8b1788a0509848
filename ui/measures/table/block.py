"""The table as a component in the page: a real table, no frame, and no markup from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import streamlit as st

from ui.api.records import Measure
from ui.measures.order import Column, Sort
from ui.parts.words import t

KEY = "measures-table"
_mount = st.components.v2.component(
    "shisaku_measures",
    js=Path(__file__).with_name("table.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def table(
    measures: Sequence[Measure],
    columns: Sequence[Column],
    sort: Sort | None,
    *,
    opened: Callable[[str], None],
    sorted_by: Callable[[str], None],
) -> None:
    """Draw the rows; ``opened`` is told the measure that was chosen, ``sorted_by`` the heading."""

    def told(name: str, hear: Callable[[str], None]) -> Callable[[], None]:
        def heard() -> None:
            value = getattr(st.session_state[KEY], name)
            if isinstance(value, str):
                hear(value)

        return heard

    _mount(
        key=KEY,
        data=data_of(measures, columns, sort),
        on_open_change=told("open", opened),
        on_sort_change=told("sort", sorted_by),
    )


def data_of(
    measures: Sequence[Measure], columns: Sequence[Column], sort: Sort | None
) -> Mapping[str, object]:
    """What the component is given, as plain values."""
    return {
        "columns": [{"key": column.key, "name": column.name} for column in columns],
        "rows": [{"id": m.id, "cells": [column.of(m) for column in columns]} for m in measures],
        "sort": {"key": sort.key, "down": sort.down} if sort else None,
        "words": {
            "caption": t("施策の表。施策名を選ぶと、その施策の記録を開きます。"),
            "sort": t("「{name}」で並べ替える"),
            "order": t("並べ替え"),
        },
    }
