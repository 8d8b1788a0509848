"""Names of files that come from outside, made safe; kinds that cannot be read are refused."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ingest.errors import BadRequestError, ShisakuError
from ingest.overrides import NAME
from ingest.readers.formats import refuse

# What file systems other than this one do not take in a name.
_ODD = re.compile(r'[<>:"|?*]')
_LONGEST = 200  # bytes; file systems take 255, and a draft's name is a little longer


class NotAFileError(ShisakuError):
    """Something else than a file stands under that name."""

    code = "not_a_file"
    status = 409


def safe_name(given: str) -> str:
    """The last part of ``given``, composed (NFC), without what cannot be seen or be in a name.

    Raises ``BadRequestError`` where nothing is left, and ``UnreadableFileError`` with advice for a
    kind that is not read. ``plans.toml`` is taken as well.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", given))[-1]
    seen = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    name = _ODD.sub("_", " ".join(seen.split())).lstrip(". ").rstrip(". ")
    if not Path(name).stem:
        raise BadRequestError("ファイル名がありません。名前を付けてから、もう一度お試しください。")
    if len(name.encode()) > _LONGEST:
        raise BadRequestError("ファイル名が長すぎます。短くしてから、もう一度お試しください。")
    if name != NAME:
        refuse(name)
    return name


def place(folder: Path, name: str) -> Path:
    """Where the file ``name`` stands, or would: under another spelling of the same name, if so.

    Raises ``NotAFileError`` for what is no plain file; links are never followed.
    """
    same = (p for p in folder.iterdir() if unicodedata.normalize("NFC", p.name) == name)
    found = next(same, folder / name)
    if found.is_symlink() or (found.exists() and not found.is_file()):
        raise NotAFileError("同じ名前のフォルダーかリンクがあるため、変えられません。")
    return found
