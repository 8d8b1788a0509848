"""What an index is made from: the files of a folder of plans, by their hashes."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from ingest.files import plan_files
from ingest.overrides import NAME


def digests(plans: Path) -> dict[str, str]:
    """The SHA-256 of each file that an index of ``plans`` depends on, by name.

    Raises ``PlansFolderError``. A file that cannot be read is reported by its reader.
    """
    files = plan_files(plans)
    told = [p for p in [files[0].parent / NAME] if p.is_file()]
    return {p.name: digest(p) for p in [*files, *told]}


def digest(path: Path) -> str:
    """SHA-256 of a file, read in parts, anew where it seems to be another than before."""
    try:
        stat = path.stat()
        return _digest(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)
    except OSError as error:
        return f"unreadable:{error.errno}"


@lru_cache(maxsize=1000)
def _digest(path: Path, *_as: int) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
