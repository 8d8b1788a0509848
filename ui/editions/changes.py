"""The page of what changed between two editions: a table, a filter, both originals side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st

from ui.api.client import Client
from ui.api.errors import RefusedError
from ui.api.records import Change, Diff, Quoted
from ui.editions.change_table import compared_line, row_title, table
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.original import GONE
from ui.parts.passage import marked, passage
from ui.parts.words import t
from ui.site import Site


def changes_page(site: Site) -> None:
    """What changed since the editions before, of one municipality or of all."""
    show(element("h2", "sn-heading", t("前の版から変わったところ")))
    compared = partial(site.client.diff, municipality=site.scope.municipality)
    found = fetched(compared, refused=_nothing_to_compare)
    if found:
        _changes(site.client, found)


def _nothing_to_compare(error: RefusedError) -> None:
    show(notice("info", t(error.message), name=t("比べられる版がありません")))


def _changes(client: Client, found: Diff) -> None:
    show(*map(compared_line, found.editions))
    if not found.items:
        show(
            notice("info", t("施策・担当課・目標値などに、変わったところは見つかりませんでした。"))
        )
        return
    counts = Counter(change.kind_name for change in found.items)
    kinds = st.multiselect(
        t("変更の種類"),
        list(counts),
        format_func=lambda kind: t("{kind}（{count}件）", kind=kind, count=counts[kind]),
        placeholder=t("すべて"),
    )
    kept = [change for change in found.items if not kinds or change.kind_name in kinds]
    show(table(kept, several=len(found.editions) > 1))
    _originals(client, kept)


def _originals(client: Client, changes: Sequence[Change]) -> None:
    """The originals of the change that is chosen, old and new side by side."""
    rows = list(range(len(changes)))
    chosen = st.selectbox(
        t("原文を見る変更"),
        rows,
        index=None,
        format_func=lambda row: f"{row + 1}. {row_title(changes[row])}",
        placeholder=t("変更を選ぶと、両方の版の該当箇所を表示します"),
    )
    if chosen is None or chosen >= len(changes):
        return
    change = changes[chosen]
    sides = ((t("前の版"), change.before), (t("新しい版"), change.after))
    for column, (name, values) in zip(st.columns(2), sides, strict=True):
        with column:
            show(element("div", "sn-heading", name))
            if not values:
                show(notice("info", t("この版には記載がありません。")))
            for value in values:
                _original(client, value)


def _original(client: Client, value: Quoted) -> None:
    text = fetched(partial(client.source, value.source))
    if text is None:
        return
    found = passage(text, value.start, value.end, value.quote, around=160)
    show(marked(found) if found else notice("warning", t(GONE)))
    page = t("（{page}ページ）", page=value.page) if value.page else ""
    show(element("div", "sn-foot", t("ファイル: {name}", name=value.source) + page))
