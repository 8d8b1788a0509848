"""Labels that a narrow cell cut over two lines."""

import pytest

from ingest.arrange_labels import with_labels
from ingest.folder import read_text

_TOP = "架空市デジタル計画\n令和６年度～令和９年度\n\n"
_ROWS = [
    ("1-1", "届出の電子化", "窓口課"),
    ("1-2", "予約の一本化", "学習課"),
    ("2-1", "業務の標準化", "情報室"),
    ("2-2", "会議録の作成", "総務課"),
]


def _copied(cut: str) -> str:
    """What a viewer gives: the cells of a row on one line; that of a broken label on its own."""
    return _TOP + "\n".join(
        f"{cut if n == '2-1' else '施策番号 '}{n} 施策名 {t}\n主担当 {a} 関係課 税務課\n"
        f"取組の内容\n{t}により、待つ時間を減らします。"
        for n, t, a in _ROWS
    )


def _laid(first: str, second: str) -> str:
    """A layout kept: the rest of the label stands below it."""
    return _TOP + "\n".join(
        f"  {first if n == '2-1' else first + second}    {n}    施策名   {t}\n"
        + (f"  {second}\n" if n == "2-1" else "")
        + f"  主担当      {a}    関係課   税務課\n  取組の内容  {t}により、待つ時間を減らします。\n"
        for n, t, a in _ROWS
    )


@pytest.mark.parametrize("text", [_copied("施策番\n号\n"), _laid("施策番", "号")])
def test_a_broken_label_is_whole(text: str) -> None:
    arranged = with_labels(text)
    found = read_text(text, "p.txt").measures

    assert arranged is not None
    assert arranged.text.count("施策番号") == len(_ROWS)
    assert [(m.number, m.name.text, m.lead[0].text) for m in found] == _ROWS


def test_words_below_each_other_that_are_no_label_stay_apart() -> None:
    assert with_labels(_copied("施策番号 ") + "\n施策\n名人\n課題\n担当\n") is None
