"""The index in force for a running service: loaded beside the one before, then swapped in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from index import generations, readers
from index.shelving import this_year
from index.store import Index, open_index
from ingest.errors import ShisakuError

T = TypeVar("T")
log = logging.getLogger(__name__)
# Seconds that a request waits for a generation that is in force but not loaded yet.
WAIT = 45.0
# Seconds between two looks at the data folder.
_PAUSE = 0.1


class SwitchingError(ShisakuError):
    """The generation in force is still being loaded; the one before answers no more."""

    code = "switching"
    status = 503


@dataclass(frozen=True, slots=True)
class _Held(Generic[T]):
    """What was made of a generation, with the editions in force in the fiscal ``year``."""

    name: str
    made: T
    year: int


class IndexHolder(Generic[T]):
    """Hands out what ``make`` makes of the index in force, and notices when another one is.

    While it follows the data folder, a generation that a build offers is loaded in the background,
    and is there when the pointer is switched to it. One that cannot be loaded is refused: that
    before goes on answering. So is the one in force when a new fiscal year begins: other editions
    may then be in force in it.
    """

    def __init__(
        self,
        data: Path,
        make: Callable[[Index], T],
        *,
        model: str | None = None,
        chroma_url: str | None = None,
    ) -> None:
        self._data = data
        self._make = make
        self._model = model
        self._chroma_url = chroma_url
        self._held: _Held[T] | None = None
        self._next: _Held[T] | None = None
        self._refused: set[str] = set()
        # Held while anything is loaded or swapped.
        self._lock = threading.Lock()

    def current(self, *, wait: float = WAIT) -> T:
        """What is in force; raises as ``open_index`` where there never was a good generation.

        Raises ``SwitchingError`` where it is not loaded after ``wait`` seconds.
        """
        # Read in this order: what is swapped meanwhile is found, and what is older than the pointer
        # is looked at again below.
        following, held = self._next, self._held
        name = generations.pointer(self._data)
        if following and following.name == name:
            return following.made
        if held and (name is None or name == held.name or name in self._refused):
            return held.made
        if not self._lock.acquire(timeout=wait):
            raise SwitchingError("新しい計画に切り替えています。少し待ってからお試しください。")
        try:
            return self._in_force().made
        finally:
            self._lock.release()

    @contextmanager
    def following(self) -> Iterator[None]:
        """Load what is offered, in the background, until the block ends."""
        reader, stop = readers.Reader(self._data), threading.Event()
        reader.announce()
        thread = threading.Thread(target=self._follow, args=(reader, stop), daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join(timeout=1.0)  # a load under way is left to end with the process
            reader.leave()

    def _follow(self, reader: readers.Reader, stop: threading.Event) -> None:
        while not stop.is_set():
            try:
                reader.say(self._looked())
            except Exception:  # nothing that the folder holds may end the watch
                log.exception("the data folder could not be watched")
            stop.wait(_PAUSE)

    def _looked(self) -> readers.State:
        """Swap in what is in force, load what is offered, let go of what is neither."""
        with self._lock:
            # In this order: an offer ends after the pointer is switched to it.
            offered = readers.offered(self._data)
            if self._held:
                self._in_force()
                if self._next and self._next.name != offered:
                    self._next = None
                if offered and (loaded := self._load(offered)) is not self._held:
                    self._next = loaded
            held = tuple(h.name for h in (self._held, self._next) if h)
            return readers.State(held, tuple(sorted(self._refused)))

    def _in_force(self) -> _Held[T]:
        """What the pointer names, swapped in; what was held before where that is refused."""
        loaded = self._load(generations.pointer(self._data))
        if loaded is not self._held:
            self._held, self._next = loaded, None
        return loaded

    def _load(self, name: str | None) -> _Held[T]:
        """``name``, loaded if it is not; what is held where it is refused."""
        year = this_year()
        held = (h for h in (self._held, self._next) if h)
        known = next((h for h in held if (h.name, h.year) == (name, year)), None)
        if self._held and (name is None or name in self._refused):
            known = self._held
        if known:
            return known
        try:
            index = open_index(
                self._data, name=name, model=self._model, chroma_url=self._chroma_url
            )
            return _Held(index.generation, self._make(index), year)
        except Exception as error:
            if not self._held:
                raise
            log.warning("generation %s is refused: %s", name, type(error).__name__)
            self._refused.add(str(name))
            return self._held
