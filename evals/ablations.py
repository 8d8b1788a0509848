"""The mechanisms that can be switched off, each alone, to see what it is worth.

To add one, write a function that gives a context manager within which the mechanism is off, list it
in ``ABLATIONS``, and show in ``tests/evals/test_ablations.py`` what it changes. The assistant is
built inside that context, so that what it prepares at its start goes without the mechanism too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from types import MappingProxyType

Off = Callable[[], AbstractContextManager[None]]
Swap = tuple[object, str, object]


@dataclass(frozen=True, slots=True)
class Ablation:
    """A mechanism by name, with the words that people see and the switch."""

    name: str
    label: str
    off: Off


@contextmanager
def replaced(*swaps: Swap) -> Iterator[None]:
    """Within, each ``(owner, name, value)`` holds; ``AttributeError`` if there is no such name."""
    with ExitStack() as undo:
        for owner, name, value in swaps:
            undo.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, value)
        yield


def _no_dense() -> AbstractContextManager[None]:
    from index import search

    return replaced((search, "DENSE_WEIGHT", 0.0))


def _no_bigrams() -> AbstractContextManager[None]:
    from index import lexical

    return replaced((lexical, "BIGRAM_WEIGHT", 0.0))


def _no_years() -> AbstractContextManager[None]:
    """Neither search nor reading knows that R4, 2022 and 令和4年度 are one year."""
    from assistant import question
    from index import lexical

    return replaced((lexical, "year_tokens", _none), (question, "fiscal_years", _none))


def _no_synonyms() -> AbstractContextManager[None]:
    """The other names that a glossary gives a term are not looked for."""
    from assistant import lexicon

    return replaced((lexicon, "ALIAS", 0.0))


def _no_neighbours() -> AbstractContextManager[None]:
    """Words near in meaning by word vectors are not looked for."""
    from index.neighbours import Neighbours

    return replaced((Neighbours, "of", _nothing))


def _no_records() -> AbstractContextManager[None]:
    """The fields of a measure's record are never tried before the best sentence of the plans."""
    from assistant.evidence import Evidence

    return replaced((Evidence, "_of_record", _nil))


def _no_verifier() -> AbstractContextManager[None]:
    """Sentences are kept whether or not their facts stand in their quotations."""
    from assistant import respond

    return replaced((respond, "supported", _always))


def _none(_: str) -> list[str]:
    return []


def _nothing(*_: object) -> tuple[()]:
    return ()


def _nil(*_: object) -> None:
    return None


def _always(*_: object) -> bool:
    return True


ABLATIONS = (
    Ablation("dense", "意味による検索", _no_dense),
    Ablation("bigrams", "2文字ずつの照合", _no_bigrams),
    Ablation("synonyms", "用語集の別名", _no_synonyms),
    Ablation("neighbours", "意味の近い語", _no_neighbours),
    Ablation("years", "年度の読み替え", _no_years),
    Ablation("records", "記録を本文より先に見ること", _no_records),
    Ablation("verifier", "回答文の検証", _no_verifier),
)
BY_NAME = MappingProxyType({ablation.name: ablation for ablation in ABLATIONS})
