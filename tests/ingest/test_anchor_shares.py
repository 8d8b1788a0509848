"""Departments told once for all measures of a goal."""

from ingest.folder import read_text

_TOP = """架空町情報化計画
令和6年度～令和9年度

1. はじめに
 昼間は町の外で働く人が多くいます。

2. 目標と取組
"""
_GOALS = [
    ("目標1 時間を選ばない役場", "住民課", ["1-1 夜間窓口の開設", "1-2 交付機の設置"]),
    ("目標2 親と子を支える", "子育て課", ["2-1 連絡帳の電子化", "2-2 入退室の通知配信"]),
    ("目標3 支え合う地域", "福祉課", ["3-1 介護予防の手帳", "3-2 名簿の電子化"]),
    ("目標4 無駄のない庁舎", "総務課、財政課", ["4-1 資料の電子化", "4-2 集計の自動化"]),
]


def _text(word: str = "目標") -> str:
    parts = [_TOP]
    for goal, owners, names in _GOALS:
        parts.append(f"{goal.replace('目標', word)}\n担当：{owners}\n")
        parts += [
            f"{n}\n {n[4:]}により、仕事の進め方を変えます。三年のうちに全ての課で行えるようにし、費用も減らします。\n"
            for n in names
        ]
    return "".join(parts)


def test_measures_are_led_by_who_leads_their_goal() -> None:
    found = read_text(_text(), "p.txt").measures

    assert [(m.number, m.name.text, [d.text for d in m.lead]) for m in found] == [
        (n.split()[0], n.split()[1], owners.split("、"))
        for _, owners, names in _GOALS
        for n in names
    ]


def test_what_stands_under_a_measure_is_no_measure() -> None:
    found = read_text(_text("施策"), "p.txt").measures

    assert [m.name.text for m in found] == [g.split()[1] for g, _, _ in _GOALS]
