"""Forms whose labels and values a conversion printed out of order."""

import pytest

from ingest.arrange_sheets import with_forms
from ingest.folder import read_text

_TOP = "架空市デジタル計画\n\n令和６年度～令和９年度\n\n本市は仕事の進め方を変えます。\n\n"
_NUMBERS = ("1-1", "1-2", "2-1", "2-2")
_NAMES = ("届出の電子化", "書かない窓口の設置", "予約の一本化", "議事録の自動作成")
_LEAD = ("窓口課", "市民課", "生涯学習課", "総務課")
_WITH = ("情報室、税務課", "情報室", "情報室、体育\n課", "全庁")
_DONE = (
    "自宅から届け出られるように\nします。",
    "職員が聞き取って作ります。",
    "一つの画面で予約できるようにします。",
    "音声から案を作ります。",
)
_ALL = list(zip(_NUMBERS, _NAMES, _LEAD, _WITH, _DONE, strict=True))
_LABELS = ("施策番号", "施策名", "主担当", "関係課", "取組の内容")


def _text(*pieces: str) -> str:
    return "\n\n".join(pieces)


def _labels_first() -> str:
    """The column of the labels, and the column of the values behind it."""
    return _TOP + _text(*(_text(*_LABELS, *one) for one in _ALL))


def _amid() -> str:
    """Labels on one line with their value, and labels that wait while others are given theirs."""
    return _TOP + _text(
        *(
            _text(f"施策番号 {n}", f"主担当 {a}", "施策名", "関係課", "取組の内容", d, t, o)
            for n, t, a, o, d in _ALL
        )
    )


def _labels_last() -> str:
    """Values before their labels; nothing stands over number and name, which follow the content."""
    return _TOP + _text(
        *(_text(d, "【取組内容】", n, t, a, o, "担当部署", "関係部署") for n, t, a, o, d in _ALL)
    )


@pytest.mark.parametrize("text", [_labels_first(), _amid(), _labels_last()])
def test_each_label_has_the_value_that_it_can_stand_over(text: str) -> None:
    found = read_text(text, "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        (n, t, [a]) for n, t, a, _, _ in _ALL
    ]
    assert [d.text for d in found[2].related] == ["情報室", "体育課"]
    assert [m.values("content")[0].text.replace("\n", "") for m in found] == [
        d.replace("\n", "") for d in _DONE
    ]


def test_what_follows_the_last_form_is_no_part_of_it() -> None:
    text = _labels_first() + "\n\n用語の説明\n\n電子化\n\n紙をなくすこと。\n"

    arranged = with_forms(text)

    assert arranged is not None
    assert arranged.text.endswith("用語の説明\n\n電子化\n\n紙をなくすこと。\n")


def test_places_are_those_of_the_printed_text() -> None:
    text = _labels_last()
    found = read_text(text, "p.txt").measures

    for one in found:
        assert text[one.lead[0].start : one.lead[0].end] == one.lead[0].text
        assert text[one.name.start : one.name.end] == one.name.text


def test_prose_holds_no_forms() -> None:
    assert with_forms(_TOP + "担当課\n\n窓口課\n") is None
