"""Which orders of reading are tried, and which of them counts."""

from collections.abc import Sequence

from ingest.arrangements import in_best_order
from ingest.folder import read_text
from ingest.records import Measure

_NAMES = ("届出の電子化", "書かない窓口の設置", "予約の一本化", "議事録の自動作成")
_LABELS = ("施策番号", "施策名", "主担当")
_TEXT = "架空市デジタル計画\n\n令和６年度～令和９年度\n\n" + "\n\n".join(
    "\n\n".join((*_LABELS, f"1-{number}", name, "窓口課")) for number, name in enumerate(_NAMES, 1)
)


class _Reader:
    """Reads the first of the measures at first, then as many as there are; knows what it read."""

    def __init__(self, *counts: int) -> None:
        self._counts = list(counts)
        self.texts: list[str] = []

    def __call__(self, text: str) -> tuple[Measure, ...]:
        self.texts.append(text)
        return read_text(_TEXT, "p.txt").measures[: self._counts.pop(0)]


def _same(found: Sequence[Measure]) -> Sequence[Measure]:
    return found


def test_another_order_is_not_read_where_all_forms_are_named() -> None:
    reader = _Reader(4)

    found = in_best_order(_TEXT, reader, _same)

    assert [m.name.text for m in found] == [*_NAMES]
    assert reader.texts == [_TEXT]


def test_another_order_is_read_where_a_form_is_not_named_and_counts_if_it_names_more() -> None:
    reader, worse = _Reader(3, 4), _Reader(3, 2)

    assert len(in_best_order(_TEXT, reader, _same)) == 4
    assert len(in_best_order(_TEXT, worse, _same)) == 3
    assert len(reader.texts) == len(worse.texts) == 2
