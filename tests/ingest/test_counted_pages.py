"""Page numbers that nothing but their count tells, and a department below its label."""

from __future__ import annotations

from ingest.furniture import furniture
from ingest.owner_lines import owner_lines
from ingest.prose import ProseLine, tokens_of

WORDS = "窓道本畑水森川海山空町村里橋家店"


def page(n: int, *, amid: bool) -> str:
    """A page of the text; it ends in the middle of a sentence, or with one."""
    a, b = WORDS[n], WORDS[-n]
    line = f"みどり市では、{a}と{b}のことを前もって知り、手続きを早く済ませたいという声が多く寄せられて\n"
    ended = f"いることから、{a}と{b}の順番を前もって選べるようにします。\n"
    return (line + ended) * 6 + (line + f"{n}\n" + ended if amid else f"{n}\n")


def numbers(text: str) -> list[str]:
    return [text[at:].split("\n")[0] for at in sorted(furniture(text))]


def test_numbers_that_count_pages() -> None:
    text = "".join(page(n, amid=True) for n in range(1, 8))
    assert numbers(text) == [str(n) for n in range(1, 8)]


def test_numbers_between_whole_sentences_may_number_anything() -> None:
    text = "".join(page(n, amid=False) for n in range(1, 8))
    assert not set(numbers(text)) & {"1", "2", "3", "4", "5", "6"}


def test_a_gap_in_the_count_tells_no_pages() -> None:
    text = "".join(page(n, amid=True) for n in (1, 2, 3, 5, 7, 8, 12))
    assert not set(numbers(text)) & {"2", "3", "5", "7"}


def test_a_label_and_its_department_on_separate_lines() -> None:
    text = "窓口をひとつに\n担当課\n市民課\n連携する課\n税務課、情報課\n担当課\n未定のまま\n"
    lines, at = [], 0
    for words in text.splitlines():
        end = at + len(words)
        lines.append(ProseLine(at, end, tokens_of(text, at, end), bool(at), False))
        at = end + 1
    found = owner_lines(text, lines)
    told = [(n.role, text[n.start : n.end]) for n in found.values()]
    assert told == [("lead", "市民課"), ("related", "税務課、情報課")]
