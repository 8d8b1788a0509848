"""The blocks of the editor's part: the files of the folder, the last change, what an ingest did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from markupsafe import Markup

from ui.api.editor import FolderChange, FolderFile, Ingest
from ui.parts.blocks import notice
from ui.parts.escape import element
from ui.parts.words import t
from ui.reading.blocks import refused_block, table

_STATES = {
    "read": "読み込み済み",
    "new": "これから読み込む",
    "changed": "変更あり（これから読み込む）",
    "refused": "読み込めない",
    "removed": "取り除いた（回答にはまだ残る）",
}
_KINDS = {
    "added": "「{name}」を入れました（{at}）",
    "replaced": "「{name}」を入れ替えました（{at}）",
    "removed": "「{name}」を取り除きました（{at}）",
}


def files_table(files: Iterable[FolderFile]) -> Markup:
    """Name, size, and whether it is read."""
    rows = (
        element(
            "tr",
            "",
            element("td", "", file.name),
            element("td", "sn-read-number", size(file.size)),
            element("td", f"sn-read-{file.state}", t(_STATES[file.state])),
        )
        for file in files
    )
    return table(t("フォルダーのファイル"), (t("ファイル"), t("大きさ"), t("状態")), rows)


def size(count: int | None) -> str:
    """A number of bytes as people say it."""
    if count is None:
        return "―"
    if count < 1_000_000:
        return f"{max(1, round(count / 1000)):,} KB"
    return f"{count / 1_000_000:,.1f} MB"


def change_line(change: FolderChange) -> str:
    """What the last change was, and when, by the clock of the machine of the page."""
    try:
        at = datetime.fromisoformat(change.at).replace(tzinfo=UTC).astimezone()
        when = f"{at:%Y-%m-%d %H:%M}"
    except ValueError:
        when = change.at
    return t(_KINDS[change.kind], name=change.name, at=when)


def outcome(now: Ingest) -> Markup:
    """What came of the last ingest."""
    if now.report is None:
        return notice("error", t(now.message or ""), name=t("読み込めませんでした"))
    report = now.report
    said = t(
        "ファイル {files}件（うち読み直したもの {read}件） ・ 施策 {measures}件 ・ "
        "用語 {terms}件 ・ {seconds}秒",
        files=report.files,
        read=report.files_read,
        measures=report.measures,
        terms=report.terms,
        seconds=round(report.took_seconds),
    )
    blocks = [notice("info", said, name=t("読み込みが終わりました"))]
    blocks += [notice("warning", note) for note in report.notes]
    blocks += [refused_block(report.refused)] if report.refused else []
    return Markup("").join(blocks)
