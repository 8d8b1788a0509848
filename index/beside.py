"""A process beside that of a build, which has Chroma loaded by the time that it is needed."""

from __future__ import annotations

import errno
import gc
import importlib
import logging
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Annotated

from pydantic import Field, TypeAdapter

from index.collecting import Change, Fill, Here, Order, Progress, Take
from ingest.errors import IndexBrokenError

log = logging.getLogger(__name__)
_FAILED = "ベクトル索引を書けませんでした。空き容量を確かめて、もう一度お試しください。"
_ORDER: TypeAdapter[Order] = TypeAdapter(
    Annotated[Take | Change | Fill, Field(discriminator="kind")]
)


@dataclass(frozen=True, slots=True)
class _Reply:
    """What comes of an order: passages written so far, or how it ended."""

    written: int = 0
    done: bool = False
    records: str | None = None
    # What went wrong: the words for people, or the number of an error of the system.
    broken: str | None = None
    error: int | None = None


_REPLY = TypeAdapter(_Reply)


class Beside:
    """Has orders carried out by another process, which works while this one goes on."""

    def __init__(self, orders: IO[bytes], replies: IO[bytes]) -> None:
        self._orders = orders
        self._replies = replies

    def order(self, order: Order) -> None:
        """Send an order."""
        with suppress(BrokenPipeError):  # a process that has ended is noticed by its answer
            self._orders.write(_ORDER.dump_json(order) + b"\n")
            self._orders.flush()

    def answer(self, progress: Progress) -> str | None:
        """Wait for what the oldest order came to."""
        for line in self._replies:
            reply = _REPLY.validate_json(line)
            if reply.error is not None:
                raise OSError(reply.error, "the collection could not be written")
            if reply.broken is not None:
                raise IndexBrokenError(reply.broken)
            if reply.done:
                return reply.records
            progress(reply.written)
        raise IndexBrokenError(_FAILED)


@contextmanager
def beside() -> Iterator[Beside]:
    """A process that takes orders until the block ends; it also ends when this process does."""
    command = [sys.executable, "-P", "-m", __name__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            if process.stdin is None or process.stdout is None:
                raise OSError
            yield Beside(process.stdin, process.stdout)
        finally:
            process.kill()  # what it was asked for is answered, or not wanted any more
            with suppress(OSError):  # what it did not read
                process.communicate()


def main() -> None:
    """Carry out the orders that come on stdin."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build ends it
    gc.disable()
    replies, sys.stdout = sys.stdout.buffer, sys.stderr  # nothing else may stand among replies

    def say(reply: _Reply) -> None:
        replies.write(_REPLY.dump_json(reply) + b"\n")
        replies.flush()

    importlib.import_module("index.chroma")  # what takes its time, before the first order
    here = Here()
    for line in sys.stdin.buffer:
        here.order(_ORDER.validate_json(line))
        say(_carried_out(here, lambda n: say(_Reply(written=n))))


def _carried_out(here: Here, progress: Progress) -> _Reply:
    try:
        return _Reply(done=True, records=here.answer(progress))
    except OSError as error:
        return _Reply(error=error.errno or errno.EIO)
    except IndexBrokenError as error:
        return _Reply(broken=error.message)
    except Exception:
        log.exception("the collection could not be written")
        return _Reply(broken=_FAILED)


if __name__ == "__main__":
    main()
