"""Word vectors that come inside the ja-ginza package, read without importing spaCy.

The package stores spaCy's own format: a table of vectors, and a map from the 64-bit hash of a word
to a row. spaCy hashes words with MurmurHash64A, seed 1 (A. Appleby's public-domain MurmurHash2).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import ormsgpack

Matrix = npt.NDArray[np.float32]
_MASK = 0xFFFFFFFFFFFFFFFF
_M = 0xC6A4A7935BD1E995


@dataclass(frozen=True, slots=True)
class WordVectors:
    """``rows`` maps the hash of a word to its line in ``vectors`` (float32, words × 300)."""

    rows: Mapping[int, int]
    vectors: Matrix
    folder: Path

    def row(self, word: str) -> int | None:
        """The line of ``word``, or ``None`` if the table does not know it."""
        return self.rows.get(word_hash(word))

    def words(self) -> Iterable[str]:
        """Every string that the package lists; most of them have a vector."""
        found: list[str] = json.loads((self.folder / "strings.json").read_text("utf-8"))
        return found


class _Sorted(Mapping[int, int]):
    """A map of numbers in two arrays: a tenth of the room of a dictionary."""

    def __init__(self, items: dict[int, int]) -> None:
        keys = np.fromiter(items.keys(), dtype=np.uint64, count=len(items))
        values = np.fromiter(items.values(), dtype=np.int64, count=len(items))
        order = np.argsort(keys)
        self._keys, self._values = keys[order], values[order]

    def __getitem__(self, key: int) -> int:
        number = np.uint64(key)
        at = int(np.searchsorted(self._keys, number))
        if at >= len(self._keys) or self._keys[at] != number:
            raise KeyError(key)
        return int(self._values[at])

    def __iter__(self) -> Iterator[int]:
        return map(int, self._keys)

    def __len__(self) -> int:
        return len(self._keys)


@lru_cache(maxsize=1)
def load() -> WordVectors | None:
    """The vectors of the installed package, or ``None`` if it is not installed."""
    spec = importlib.util.find_spec("ja_ginza")
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = next((p for place in places for p in Path(place).glob("ja_ginza-*/vocab")), None)
    if folder is None:
        return None
    rows = ormsgpack.unpackb((folder / "key2row").read_bytes(), option=ormsgpack.OPT_NON_STR_KEYS)
    return WordVectors(_Sorted(rows), np.load(folder / "vectors", mmap_mode="r"), folder)


def word_hash(word: str) -> int:
    """MurmurHash64A of the UTF-8 bytes of ``word`` with seed 1."""
    data = word.encode("utf-8")
    whole = len(data) // 8 * 8
    value = (1 ^ (len(data) * _M)) & _MASK
    for i in range(0, whole, 8):
        part = int.from_bytes(data[i : i + 8], "little") * _M & _MASK
        part = (part ^ part >> 47) * _M & _MASK
        value = (value ^ part) * _M & _MASK
    if len(data) > whole:
        value = (value ^ int.from_bytes(data[whole:], "little")) * _M & _MASK
    value = (value ^ value >> 47) * _M & _MASK
    return value ^ value >> 47
