"""A file is converted in a process of its own, which cannot hang, fill the memory or crash us."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys

from ingest.errors import GivenUpError, UnreadableFileError
from ingest.readers.parts import Written

SECONDS = 300
MEMORY = 4_000_000_000  # bytes of address space
_UNREADABLE = "ファイルの中身を読み取れませんでした。もとのソフトで開き、保存し直してください。"


def converted(data: bytes, suffix: str, *, seconds: int = SECONDS, memory: int = MEMORY) -> Written:
    """The text of a file; ``UnreadableFileError`` says why there is none."""
    command = [sys.executable, "-P", "-m", __name__, suffix, str(seconds), str(memory)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds + 10, check=False
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError) as error:
        raise GivenUpError(
            "読み取りに時間かメモリがかかりすぎるため、中止しました。章ごとに分けるか、テキストで保存し直してください。"
        ) from error
    if "refused" in said:
        raise UnreadableFileError(said["refused"])
    merged = tuple((a, b) for a, b in said["merged"] or ())
    return Written(said["text"], tuple(said["pages"]), merged)


def main(arguments: list[str]) -> None:
    """Convert what comes on stdin and write the result to stdout as JSON, under limits."""
    import resource

    from ingest.readers.formats import convert

    suffix, seconds, memory = arguments[0], int(arguments[1]), int(arguments[2])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        written = convert(sys.stdin.buffer.read(), suffix)
        said: dict[str, object] = dataclasses.asdict(written)
    except UnreadableFileError as error:
        said = {"refused": error.message}
    except MemoryError:
        raise
    except Exception:
        said = {"refused": _UNREADABLE}
    sys.stdout.buffer.write(json.dumps(said).encode("ascii"))


if __name__ == "__main__":
    main(sys.argv[1:])
