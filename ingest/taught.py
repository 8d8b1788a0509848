"""Labels that people or a plan itself say the meaning of, known while a file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeVar

from ingest.records import Role
from ingest.remembered import MANY, SHORT

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class _Taught:
    """Folded labels of the file that is being read, and what people say that they stand for."""

    labels: Mapping[str, Role]


_NOTHING = _Taught({})
_TAUGHT: ContextVar[_Taught] = ContextVar("taught", default=_NOTHING)


@contextmanager
def taught(labels: Mapping[str, Role]) -> Iterator[None]:
    """Within it, ``role_of`` knows ``labels`` too, which come before all others but such as were
    taught around it.
    """
    before = _TAUGHT.get()
    token = _TAUGHT.set(_Taught({**labels, **before.labels}) if labels else before)
    try:
        yield
    finally:
        _TAUGHT.reset(token)


def taught_labels() -> Mapping[str, Role]:
    """The labels that ``taught`` has given."""
    return _TAUGHT.get().labels


def remembered_while_taught(make: Callable[[str], T]) -> Callable[[str], T]:
    """``make``, which says the same of the same words while the same labels are taught."""

    @lru_cache(maxsize=MANY)
    def known(words: str, _taught: _Taught) -> T:
        return make(words)

    @wraps(make)
    def told(words: str) -> T:
        return known(words, _TAUGHT.get()) if len(words) <= SHORT else make(words)

    return told
