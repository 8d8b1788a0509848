"""The file of feedback: its limit, torn lines, full disks, threads and processes."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.feedback import (
    LOCK,
    NAME,
    FeedbackFullError,
    FeedbackNotStoredError,
    FeedbackStore,
)
from assistant.problems import BusyError
from tests.assistant.test_feedback import candidates


def test_limit_of_the_file(tmp_path: Path) -> None:
    record = {"question": "問"}
    size = len(json.dumps(record, ensure_ascii=False).encode()) + 1
    store = FeedbackStore(tmp_path, limit=2 * size)
    store.append(record)
    store.append(record)
    with pytest.raises(FeedbackFullError, match="いっぱい"):
        store.append(record)
    assert candidates(tmp_path) == [record, record]
    (tmp_path / NAME).unlink()  # taken away by an operator, while the service runs
    store.append(record)
    assert candidates(tmp_path) == [record]


def test_a_torn_line_spoils_no_other(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"question": "\xe5')
    FeedbackStore(tmp_path).append({"question": "問"})
    lines = (tmp_path / NAME).read_bytes().splitlines()
    assert [json.loads(line) for line in lines[1:]] == [{"question": "問"}]


def test_full_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FeedbackStore(tmp_path)
    store.append({"question": "一"})
    write = os.write
    monkeypatch.setattr("assistant.feedback.os.write", lambda file, data: write(file, data[:9]))
    with pytest.raises(FeedbackNotStoredError):
        store.append({"question": "二"})
    monkeypatch.undo()
    store.append({"question": "三"})
    assert candidates(tmp_path) == [{"question": "一"}, {"question": "三"}]


def test_disk_that_fails_to_keep_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, "secret")

    store = FeedbackStore(tmp_path)
    monkeypatch.setattr("assistant.feedback.os.fsync", fail)
    with pytest.raises(FeedbackNotStoredError) as caught:
        store.append({"question": "問"})
    assert "secret" not in caught.value.message
    assert (tmp_path / NAME).read_bytes() == b""


def test_a_lock_that_is_not_let_go_is_not_waited_for_forever(tmp_path: Path) -> None:
    with FileLock(tmp_path / LOCK), pytest.raises(BusyError, match="混み合って"):
        FeedbackStore(tmp_path, wait=0.1).append({"question": "問"})
    assert not (tmp_path / NAME).exists()


def test_threads_tear_no_line(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path, wait=60)

    def write(name: int) -> None:
        for number in range(10):
            store.append({"question": f"{name}-{number}", "answer": "答" * 3000})

    threads = [threading.Thread(target=write, args=(name,)) for name in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = {line["question"] for line in candidates(tmp_path)}
    assert found == {f"{name}-{number}" for name in range(6) for number in range(10)}


WRITER = """
import sys
from pathlib import Path
from assistant.feedback import FeedbackFullError, FeedbackStore
store = FeedbackStore(Path(sys.argv[1]), limit=int(sys.argv[3]), wait=60)
for number in range(20):
    try:
        store.append({"question": f"{sys.argv[2]}-{number:02}", "answer": "答" * 3000})
    except FeedbackFullError:
        pass
"""


def test_processes_tear_no_line_and_keep_the_limit(tmp_path: Path) -> None:
    size = len(json.dumps({"question": "0-00", "answer": ""})) + 3 * 3000 + 1
    limit = 45 * size + size // 2
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    writers = [subprocess.Popen([*command, str(name), str(limit)]) for name in range(3)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    found = [line["question"] for line in candidates(tmp_path)]
    assert len(found) == len(set(found)) == 45
