"""What the fields of a candidate hold within: figures, actions, grades, what is planned by year."""

from __future__ import annotations

from ingest.candidate_years import with_plan
from ingest.candidates import Candidate, with_items
from ingest.evaluations import with_grades
from ingest.figure_arrows import with_arrows
from ingest.figure_lines import with_lines


def of_place(base: Candidate, text: str, last: str) -> Candidate:
    """A measure's own place with all that its lines and cells hold; ``last`` year of the plan."""
    return with_grades(with_plan(with_items(_figured(base, text), text), text, last), text)


def of_row(row: Candidate, text: str, last: str) -> Candidate:
    """The row of a table with the figures and the yearly plans that its cells hold."""
    return with_plan(_figured(row, text), text, last)


def _figured(base: Candidate, text: str) -> Candidate:
    """A candidate with the indicators that its lines tell, or its cells below an arrow."""
    return with_arrows(with_lines(base, text), text)
