"""Goals whose departments lead all that stands below them."""

from __future__ import annotations

import pytest

from ingest.folder import read_text

Listed = tuple[str, tuple[str, ...], tuple[str, ...]]
GOALS: tuple[Listed, ...] = (
    ("便利なまち", ("市民課",), ("証明書の交付", "窓口の予約", "相談の受付")),
    ("つながる市役所", ("総務課", "人事課"), ("文書の管理", "研修の充実")),
    ("安心なまち", ("防災課",), ("避難所の整備", "河川の監視")),
    ("にぎわうまち", ("商工課", "観光課"), ("電子商品券の発行", "周遊の案内")),
)
HEADS = (
    "### 目標{i} {g} 〔担当：{o}〕\n\n",
    "基本目標{i}　{g}（{o}）\n",
    "### 基本方針{i} {g}\n\n担当課：{o}\n\n",
    "## 柱{i} {g}\n\n【所管】{o}\n\n{g}を目指します。\n\n",
)
THINGS = (
    ("**事業{n} {m}**\n\n{m}を進めます。\n\n", "{n}"),
    ("#### 事業{n} {m}\n\n{m}を進めます。\n\n", "{n}"),
    ("（{n}）{m}\n　{m}を進めます。\n\n", "({n})"),
    ("■ {m}\n{m}を進めます。\n\n", ""),
    ("- **{m}**：{m}を進めます。\n", ""),
    ("・{m}\n　{m}を進めます。\n", ""),
)


@pytest.mark.parametrize("count", [3, 4])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("thing", "number"), THINGS)
def test_what_a_goal_lists_is_led_by_its_departments(
    count: int, head: str, thing: str, number: str
) -> None:
    text = "みどり市DX推進計画\n令和6年度～令和9年度\n\n# 第1章 考え方\n\n市は計画を進めます。\n\n"
    text += "# 第2章 目標と事業\n\n"
    wanted: list[tuple[str, str, list[str]]] = []
    for i, (goal, lead, names) in enumerate(GOALS[:count], 1):
        text += head.format(i=i, g=goal, o="、".join(lead))
        for name in names:
            n = len(wanted) + 1
            text += thing.format(n=n, m=name)
            wanted.append((number.format(n=n), name, list(lead)))
        text += "\n"
    text += "# 第3章 効果の測定\n\n毎年度、進み具合を確かめます。\n"
    found = read_text(text, "x.txt").measures
    assert [(m.number, m.name.text, [v.text for v in m.lead]) for m in found] == wanted


def test_a_measure_keeps_the_list_below_its_departments() -> None:
    text = "みどり市DX推進計画\n令和6年度～令和9年度\n\n# 第2章 取組\n\n"
    for i, (goal, lead, names) in enumerate(GOALS, 1):
        text += f"## 施策{i} {goal}の推進\n\n{goal}を目指します。\n\n担当課：{'、'.join(lead)}\n\n"
        text += "".join(f"- **{n}**：{n}を進めます。\n" for n in names) + "\n"
    found = read_text(text, "x.txt").measures
    assert [m.name.text for m in found] == [f"{g}の推進" for g, _, _ in GOALS]
