"""The part of the page for editors: the files of the folder, changes to them, reading again."""

from __future__ import annotations

import streamlit as st

from ui.api.editor import Editor, Folder, Ingest
from ui.api.errors import RefusedError
from ui.parts.blocks import notice, show
from ui.parts.escape import element
from ui.parts.fetching import fetched
from ui.parts.words import t
from ui.reading import deeds
from ui.reading.folder_blocks import change_line, files_table, outcome
from ui.reading.progress import progress
from ui.site import Site

_KEY_CODE = "editor_key"
_HOW = "SHISAKU_EDITOR_KEY='…' shisaku serve --plans …"
_UPLOAD = (
    "同じ名前のファイルがあるときは、入れ替えます。入れ替える前のファイルは残り、元に戻せます。"
    "読み込めるのは {kinds} で、1つ50MBまでです。"
)
_TOML = (
    "ファイルの自治体名・計画名・期間・ラベルの意味を、読み取った結果より優先して指定できます。"
    "書き方は、各ファイルの「くわしく見る」にあります。"
)


def editing(site: Site) -> None:
    """Everything an editor may do; for others, how one becomes an editor."""
    show(element("h2", "sn-heading", t("計画のファイルを入れ替える")))
    editor = site.client.editor(st.session_state.get(deeds.KEY, ""))
    now = fetched(editor.ingest, refused=_locked)
    if now is None:
        return
    for kind, text in deeds.said():
        show(notice(kind, text))
    if now.status == "running":
        progress(editor)
    else:
        _desk(editor, now)
    st.button(t("編集を終える"), key="editor-lock", on_click=deeds.lock)


def _locked(error: RefusedError) -> None:
    """Ask for the key, or say how editing is switched on."""
    if error.code != _KEY_CODE:
        with st.expander(t("編集の機能は、使わない設定になっています")):
            show(notice("info", t(error.message)))
            st.code(_HOW, language="sh")
        return
    if st.session_state.get(deeds.KEY):
        show(notice("error", t(error.message)))
    with st.form("editor-unlock"):
        st.text_input(
            t("編集用の鍵（管理する方が決めたもの）"),
            type="password",
            key="editor-typed",
            autocomplete="off",
        )
        st.form_submit_button(t("編集を始める"), on_click=deeds.unlock)


def _desk(editor: Editor, now: Ingest) -> None:
    """The folder and what may be done with it."""
    folder = fetched(editor.folder)
    if folder is None:
        return
    if now.status in ("done", "failed"):
        show(outcome(now))
    _state(editor, folder)
    show(element("h3", "sn-heading", t("フォルダーのファイル")), files_table(folder.items))
    _add(editor, folder)
    _take_out(editor, folder)
    _toml(editor, folder)
    _undo(editor, folder)


def _state(editor: Editor, folder: Folder) -> None:
    """Whether all is read, and the button that reads it."""
    if folder.pending:
        said = t("まだ読み込んでいない変更があります。読み込み直すと、回答に反映されます。")
        show(notice("warning", said))
    else:
        show(notice("info", t("フォルダーの内容は、すべて読み込まれています。")))
    st.button(
        t("読み込み直す"),
        key="editor-read",
        type="primary" if folder.pending else "secondary",
        icon=":material/refresh:",
        on_click=deeds.read_again,
        args=(editor,),
    )


def _add(editor: Editor, folder: Folder) -> None:
    kinds = [kind.removeprefix(".") for kind in folder.kinds if kind.startswith(".")]
    told = t(_UPLOAD, kinds="・".join(kinds))
    show(element("h3", "sn-heading", t("ファイルを入れる")), element("p", "sn-foot", told))
    with st.form("editor-add", clear_on_submit=True):
        files = st.file_uploader(
            t("計画のファイル（複数選べます）"),
            type=kinds,
            accept_multiple_files=True,
            key="editor-files",
        )
        then_read = st.checkbox(t("入れたあと、続けて読み込み直す"), value=True)
        sent = st.form_submit_button(t("入れる"), icon=":material/upload:")
    if sent and files:
        deeds.put(editor, files, then_read=then_read)
        st.rerun()
    elif sent:
        show(notice("warning", t("ファイルを選んでから、「入れる」を押してください。")))


def _take_out(editor: Editor, folder: Folder) -> None:
    show(element("h3", "sn-heading", t("ファイルを取り除く")))
    names = [file.name for file in folder.items if file.state != "removed"]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            t("取り除くファイル"),
            names,
            index=None,
            placeholder=t("ファイルを選ぶ"),
            key="editor-chosen",
        )
        st.button(
            t("取り除く"),
            key="editor-remove",
            disabled=chosen is None,
            on_click=deeds.remove,
            args=(editor, chosen),
        )


def _toml(editor: Editor, folder: Folder) -> None:
    with st.expander(t("plans.toml を書く")):
        show(element("p", "sn-foot", t(_TOML)))
        with st.form("editor-toml-form"):
            # A key of its own for each text: what is saved or taken back elsewhere is shown.
            text = st.text_area(
                deeds.TOML,
                folder.plans_toml or "",
                height=240,
                key=f"editor-toml-{hash(folder.plans_toml)}",
            )
            sent = st.form_submit_button(t("plans.toml を保存"), key="editor-toml")
    if sent:
        deeds.write_toml(editor, folder, text)
        st.rerun()


def _undo(editor: Editor, folder: Folder) -> None:
    show(element("h3", "sn-heading", t("元に戻す")))
    if folder.last is None:
        show(element("p", "sn-foot", t("元に戻せる変更はありません。")))
        return
    show(element("p", "sn-foot", change_line(folder.last)))
    st.button(
        t("この変更を元に戻して、読み込み直す"),
        key="editor-undo",
        icon=":material/undo:",
        on_click=deeds.undo,
        args=(editor,),
    )
