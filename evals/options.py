"""The options that every command of the evaluation shares: which index, which questions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_OPTIONS = (
    click.option(
        "--data",
        type=click.Path(path_type=Path),
        default=Path(".data"),
        show_default=True,
        help="索引のあるフォルダ",
    ),
    click.option(
        "--questions",
        "path",
        type=click.Path(path_type=Path),
        default=None,
        help="質問集のファイル（JSONL）かフォルダ。省略すると、索引に合う付属の質問集を使います",
    ),
    click.option(
        "--half",
        "part",
        type=click.Choice(["tune", "score", "all"]),
        default="all",
        show_default=True,
        help="質問の半分だけを使います（tune 調整用、score 採点用）",
    ),
)


def corpus_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data``, ``--questions`` and ``--half``, in this order in the help."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def questions_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data`` and ``--questions``, for what reads one half only."""
    for option in reversed(_OPTIONS[:2]):
        command = option(command)
    return command


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--data`` alone."""
    return _OPTIONS[0](command)
