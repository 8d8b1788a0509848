"""What an editor does on the page, and what is said of it when the page is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import streamlit as st

from ui.api.editor import Editor, Folder
from ui.api.errors import ServiceError
from ui.parts.blocks import Kind
from ui.parts.words import t

KEY, SAID = "editor-key", "editor-said"
TOML = "plans.toml"


class Sent(Protocol):
    """A file that was chosen on the page."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    def getvalue(self) -> bytes:
        """What it holds."""
        ...


def unlock() -> None:
    """Take over the key that was typed in."""
    st.session_state[KEY] = str(st.session_state.pop("editor-typed", "")).strip()


def lock() -> None:
    """Forget the key."""
    st.session_state.pop(KEY, None)
    st.session_state.pop(SAID, None)


def said() -> list[tuple[Kind, str]]:
    """What there is to say of the last deed, once."""
    found: list[tuple[Kind, str]] = st.session_state.pop(SAID, [])
    return found


def put(editor: Editor, files: Sequence[Sent], *, then_read: bool) -> None:
    """Put files into the folder, each for itself, and have it read again."""
    told = list[tuple[Kind, str]]()
    taken = 0
    for file in files:
        try:
            change = editor.put(file.name, file.getvalue())
        except ServiceError as error:
            told.append(("error", f"{file.name}: {t(error.message)}"))
        else:
            taken += 1
            words = t("入れ替えました。") if change.kind == "replaced" else t("入れました。")
            told.append(("info", f"{change.name}: {words}"))
    if taken and then_read:
        told += _tried(editor.start)
    st.session_state[SAID] = told


def remove(editor: Editor, name: str) -> None:
    """Take a file out of the folder."""
    failed = _tried(lambda: editor.remove(name))
    st.session_state[SAID] = failed or [("info", f"{name}: {t('取り除きました。')}")]


def write_toml(editor: Editor, folder: Folder, text: str) -> None:
    """Put ``plans.toml`` into the folder as ``text``; without any, take it out."""
    if text == (folder.plans_toml or ""):
        st.session_state[SAID] = [("info", t("plans.toml は、変わっていません。"))]
        return
    failed = _tried(
        lambda: editor.put(TOML, text.encode()) if text.strip() else editor.remove(TOML)
    )
    st.session_state[SAID] = failed or [("info", t("plans.toml を保存しました。"))]


def read_again(editor: Editor) -> None:
    """Have the folder read again."""
    st.session_state[SAID] = _tried(editor.start)


def undo(editor: Editor) -> None:
    """Take back the last change."""
    failed = _tried(editor.undo)
    st.session_state[SAID] = failed or [("info", t("最後の変更を元に戻しました。"))]


def _tried(do: Callable[[], object]) -> list[tuple[Kind, str]]:
    """Nothing where ``do`` works, else what went wrong."""
    try:
        do()
    except ServiceError as error:
        return [("error", t(error.message))]
    return []
