"""The files of a folder of plans: which can be read, and the text of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import PlansFolderError, UnreadableFileError
from ingest.readers.child import converted
from ingest.readers.formats import INSTEAD, PLAIN, SUFFIXES, plain, refuse
from ingest.readers.parts import Written

MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's name, the text that its records refer to, where its pages begin, its SHA-256."""

    name: str
    written: Written
    digest: str


def plan_files(folder: Path) -> list[Path]:
    """The documents of ``folder``, by name, those of other formats too, or the one file that it
    names; raises ``PlansFolderError``.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise PlansFolderError(
            f"計画のフォルダー「{folder.name}」が見つかりません。フォルダーの場所を確かめてください。"
        )
    files = sorted(
        p
        for p in folder.iterdir()
        if p.suffix.lower() in {*SUFFIXES, *INSTEAD} and p.is_file() and not p.is_symlink()
    )
    if not any(p.suffix.lower() in SUFFIXES for p in files):
        raise PlansFolderError(
            f"フォルダー「{folder.name}」に読み込めるファイルがありません。"
            f"計画の本文を {'・'.join(SUFFIXES)} のいずれかで置いてください。"
        )
    return files


def read_file(path: Path) -> FileText:
    """The text of a file; ``UnreadableFileError`` says why it has none and what to do."""
    refuse(path.name)
    data = _bytes(path)
    if not data.strip():
        raise UnreadableFileError("ファイルが空です。本文の入ったファイルを置いてください。")
    suffix = path.suffix.lower()
    written = plain(data) if suffix in PLAIN else converted(data, suffix)
    if not written.text.strip():
        raise UnreadableFileError("本文がありません。文字の入ったファイルを置いてください。")
    return FileText(path.name, written, hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(
                f"ファイルが大きすぎます（上限 {MAX_BYTES // 1_000_000}MB）。"
                "章ごとに分けてください。"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            "ファイルを開けません。場所と権限を確かめ、ほかのソフトで開いていれば閉じてください。"
        ) from error
