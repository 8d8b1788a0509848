"""One build at a time in a data folder, and what is said where it cannot be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import ShisakuError


class BuildBusyError(ShisakuError):
    """Another process is building an index in the same folder."""

    code = "build_busy"
    status = 409


class StorageError(ShisakuError):
    """The data folder cannot be written: full, read-only, or not ours."""

    code = "storage"
    status = 507


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Hold the lock of a data folder, which is made if need be."""
    with storing():
        data.mkdir(parents=True, exist_ok=True)
        lock = FileLock(data / "build.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise BuildBusyError(
                "同じ保存先で別の取り込みが動いています。終わってから、もう一度お試しください。"
            ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def storing() -> Iterator[None]:
    """Within it, what the system refuses is said of the data folder."""
    try:
        yield
    except OSError as error:
        raise StorageError(_storage_message(error)) from error


def _storage_message(error: OSError) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "保存先の空き容量が足りません。空きを作ってから、もう一度お試しください。"
    return "索引の保存先に書き込めません。場所と権限を確かめて、もう一度お試しください。"
