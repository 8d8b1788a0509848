"""The files of a folder of plans: which can be read, and the text of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from ingest.errors import GivenUpError, PlansFolderError, UnreadableFileError
from ingest.kept import Kept
from ingest.readers.child import converted
from ingest.readers.formats import INSTEAD, PLAIN, SUFFIXES, plain, refuse
from ingest.readers.parts import Written

MAX_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a file cannot be read."""

    message: str


_WRITTEN: TypeAdapter[Written | _Refused] = TypeAdapter(Written | _Refused)


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


def read_file(path: Path, kept: Kept | None = None) -> FileText:
    """The text of a file; ``UnreadableFileError`` says why it has none and what to do.

    Bytes that were read before are not read again.
    """
    refuse(path.name)
    data = _bytes(path)
    digest, suffix = hashlib.sha256(data).hexdigest(), path.suffix.lower()
    facts = ("written", digest, suffix)
    written = (kept or Kept()).value(_WRITTEN, facts, lambda: _written(data, suffix))
    if isinstance(written, _Refused):
        raise UnreadableFileError(written.message)
    return FileText(path.name, written, digest)


def _written(data: bytes, suffix: str) -> Written | _Refused:
    """What a file holds, or why it cannot be read; raises where that may be otherwise next time."""
    if not data.strip():
        return _Refused("ファイルが空です。本文の入ったファイルを置いてください。")
    try:
        written = plain(data) if suffix in PLAIN else converted(data, suffix)
    except GivenUpError:
        raise
    except UnreadableFileError as error:
        return _Refused(error.message)
    if not written.text.strip():
        return _Refused("本文がありません。文字の入ったファイルを置いてください。")
    return written


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
