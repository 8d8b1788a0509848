"""Which file is read how: the endings that are taken, and those that are known but not read."""

from __future__ import annotations

import importlib
from pathlib import PurePath

from ingest.decode import decode
from ingest.errors import UnreadableFileError
from ingest.readers.parts import Written, write

PLAIN = (".txt", ".md", ".markdown")
# Ending → module and function that turn bytes into parts; they are imported when first needed.
CONVERTED = {
    ".html": ("ingest.readers.html_pages", "read_html"),
    ".htm": ("ingest.readers.html_pages", "read_html"),
    ".docx": ("ingest.readers.word", "read_word"),
    ".xlsx": ("ingest.readers.sheets_of_cells", "read_excel"),
    ".pdf": ("ingest.readers.pdf", "read_pdf"),
}
SUFFIXES = (*PLAIN, *CONVERTED)
# Ending of a document that cannot be read here → what to save it as.
INSTEAD = {
    ".doc": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
    ".jtd": ".docx",
    ".xls": ".xlsx",
    ".ods": ".xlsx",
    ".csv": ".xlsx",
    ".ppt": ".pdf",
    ".pptx": ".pdf",
    ".xdw": ".pdf",
}


def convert(data: bytes, suffix: str) -> Written:
    """The text of a file with that ending, in this process; see ``child`` for one with limits."""
    module, name = CONVERTED[suffix]
    return write(getattr(importlib.import_module(module), name)(data))


def plain(data: bytes) -> Written:
    """The decoded text of a file, unchanged. Form feeds between its lines are page breaks."""
    text = decode(data)
    breaks = [i + 1 for i, char in enumerate(text) if char == "\f"]
    return Written(text, (0, *breaks) if breaks else ())


def refuse(name: str) -> None:
    """Raise ``UnreadableFileError`` with advice for a document of a known other kind."""
    suffix = PurePath(name).suffix.lower()
    better = INSTEAD.get(suffix, ".txt" if suffix not in SUFFIXES else None)
    if better:
        raise UnreadableFileError(
            f"この形式（{PurePath(name).suffix}）は読み込めません。"
            f"{better} で保存し直して、同じフォルダーに置いてください。"
        )
