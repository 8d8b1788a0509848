"""How far reading the folder again is; looks again by itself until it has ended."""

from __future__ import annotations

import streamlit as st

from ui.api.editor import Editor, Ingest
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.words import t

SECONDS = 1.0
# The steps of an ingest in their order, as the service names them; some may be left out.
STEPS = (
    "計画を読む",
    "埋め込みモデルを学習する",
    "全文索引を作る",
    "ベクトル索引を作る",
    "動いているサービスの準備を待つ",
)


@st.fragment(run_every=SECONDS)
def progress(editor: Editor) -> None:
    """The bar; the whole page is drawn anew when the ingest has ended."""
    now = fetched(editor.ingest)
    if now is None:
        return
    if now.status != "running":
        st.rerun()
    said = t("読み込んでいます。終わるまでは、前の内容で回答します。この画面を閉じても続きます。")
    # The bar's own text would be read as Markdown, with links.
    show(notice("info", said), element("div", "sn-foot", told(now)))
    st.progress(share(now))


def share(now: Ingest) -> float:
    """How much of all steps is done, from 0 to 1."""
    if now.step not in STEPS:
        return 0.0
    own = min(1.0, now.done / now.of) if now.of > 0 else 0.0
    return (STEPS.index(now.step) + own) / len(STEPS)


def told(now: Ingest) -> str:
    """The step, and how much of it is done."""
    if not now.step:
        return t("準備しています")
    far = f" {now.done} / {now.of}" if now.of > 1 else ""
    return f"{t(now.step)}{far}"
