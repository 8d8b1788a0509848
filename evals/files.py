"""Files of questions: one set per folder, each on the plans of one corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.questions import Question, QuestionsError, Span, read_question

QUESTIONS = Path(__file__).parent / "questions"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of one folder, or of one file; all are on the same plans."""

    name: str
    questions: tuple[Question, ...]

    def missing(self, texts: Mapping[str, str]) -> Span | None:
        """The first evidence that does not stand in ``texts``, a map of source to text."""
        spans = (span for question in self.questions for span in question.spans)
        return next((s for s in spans if len(texts.get(s.source, "")) < s.end), None)


def load_sets(path: Path = QUESTIONS) -> tuple[QuestionSet, ...]:
    """The set in a file, or one for each folder at or below ``path`` that holds files."""
    if path.is_file():
        return (QuestionSet(path.stem, load_questions(path)),)
    folders = sorted({file.parent for file in path.rglob("*.jsonl")})
    if not folders:
        raise QuestionsError(f"質問集を読めませんでした: {path.name}")
    return tuple(QuestionSet(folder.name, load_questions(folder)) for folder in folders)


def fitting(sets: Sequence[QuestionSet], texts: Mapping[str, str]) -> tuple[QuestionSet, ...]:
    """The sets whose evidence is all in ``texts``; raises ``QuestionsError`` if there are none.

    Questions about other plans would measure nothing, however good the search is.
    """
    missing = [found for s in sets if (found := s.missing(texts))]
    fits = tuple(s for s in sets if s.missing(texts) is None)
    if not fits:
        source = missing[0].source
        how = "の本文が、質問集を作ったときと違います" if source in texts else "が索引にありません"
        raise QuestionsError(
            f"質問集が前提とする計画「{source}」{how}。"
            "その計画を取り込むか、--questions で別の質問集を指定してください。"
        )
    return fits


def merged(sets: Sequence[QuestionSet]) -> tuple[Question, ...]:
    """The questions of all sets; raises ``QuestionsError`` where two have the same id."""
    found: dict[str, Question] = {}
    for one in sets:
        for question in one.questions:
            _add(found, question, one.name)
    return tuple(found.values())


def load_questions(path: Path) -> tuple[Question, ...]:
    """Every question of a file, or of the files in a folder; ``QuestionsError`` at a wrong line."""
    found: dict[str, Question] = {}
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        for number, line in enumerate(_lines(file), start=1):
            if line.strip():
                place = f"{file.name} {number}行目"
                _add(found, read_question(line, place), place)
    if not found:
        raise QuestionsError(f"質問集に質問がありません: {path.name}")
    return tuple(found.values())


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"質問集を読めませんでした: {file.name}") from error


def _add(found: dict[str, Question], question: Question, place: str) -> None:
    if question.id in found:
        raise QuestionsError(f"{place}: id「{question.id}」が重複しています。")
    found[question.id] = question
