"""What a label, a department or a year looks like: kinds of things, never single plans."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.records import Role
from ingest.remembered import MANY, remembered
from ingest.taught import remembered_while_taught, taught_labels
from ingest.text import fold, half_width

# The first pattern that matches the whole folded label names its role.
_ROLES: tuple[tuple[Role, str], ...] = (
    ("number", r"(施策|事業|取組|整理|管理|項目|個票|通し)?(番号|no\.?|№|コド|コード)|連番"),
    ("name", r".{0,16}(個別施策|事務事業|個別事業|情報化施策|計画の施策)(名称?)?(\(.*\))?"),
    ("name", r"(施策|事業|取組|取り組み|取組み|項目|業務)?(名称|名|タイトル)(\(.*\))?"),
    ("name", r"(施策|主要施策|重点施策|事業|取組|取組項目|主な事業)"),
    ("name", r"(施策|事業|取組|取り組み|取組み|プロジェクト)(の?名称|の名前|名)|件名"),
    (
        "related",
        r"(関係|関連|連携|協力|協働)(する)?(課|部|部署|部局|所属|課室|課所|局|室|機関)(等|名)*",
    ),
    (
        "lead",
        r"(主管|主務|主所管|担当|所管|実施|推進|主担当|主|責任|所管担当|取りまとめ|とりまとめ|統括|幹事)"
        r"(課|部|部署|部局|部門|所属|課室|課所|局|室|担当)+(等|名)*(\(.*\))?",
    ),
    ("lead", r"(所属|担当|所管|主管|部署|課名|部課名|(実施|推進|事業|取組)主体)"),
    (
        "lead",
        r"主(な|たる)(所管|担当|主管|実施)?(課|部|部署|部局|所属|課室|課所|局|室)*(等|名)?"
        r"|(所管|担当)する?(課|部|部署|部局|課室|課所)(等|名)?",
    ),
    ("related", r"(関係|関連|連携|協力|協働)(先|所管|部課|課等|担当課)(等|名)?|その他の?関係課"),
    ("background", r"(現[状況].{0,4}(課題|問題点?)|背景.{0,6}|現[状況]|課題認識|目的.背景)"),
    (
        "content",
        r"(施策|事業|取組|取り組み)?(の)?(内容|概要)|内容|実施(の)?概要|取組の?方向性|具体的な(取組|内容)",
    ),
    (
        "content",
        r"(主な|具体的な?|個別の?)(取組|取り組み|取組み)(の?(内容|項目|事項))?|取組項目の?内容"
        r"|(施策|事業|取組|取り組み)の?あらまし|どんな(事業|取組)か",
    ),
    ("aim", r"目指すもの|目指す姿|ねらい|目的|目標|到達目標|将来像"),
    ("aim", r"(施策|事業|取組|取り組み)の?(目的|ねらい)|めざす(姿|もの)|目的.ねらい"),
    ("effect", r"(期待(される|する))?(効果)|導入効果"),
    ("effect", r"(見込まれる|期待|想定される?|市民への|事業の?)効果"),
    (
        "planned",
        r"(年度(別|ごと)?の?)?(実施|年次|年度|導入)?(計画|予定|スケジュール|工程)|年度ごとの取組|実施時期",
    ),
    (
        "planned",
        r"(実施|事業|取組|取り組み|計画|整備|導入)の?(期間|年度|時期)|期間"
        r"|(今後|次年度(以降)?|翌年度(以降)?|来年度)の(予定|計画|スケジュル|進め方|見通し|展開)"
        r"|(年度別?の?)?(実施|事業|年次|取組|推進|導入)?の?(スケジュル|ロドマップ|(工程|行程)表?)"
        r"|完了(予定|年度|時期|予定年度|予定時期)|(開始|着手)(予定|年度|時期)",
    ),
    ("actual", r"(進捗|実施|年度)実績"),
    ("results", r"(主な)?(実績|成果|取組実績|実施内容)(.効果|.成果)?|取組状況"),
    (
        "results",
        r"(これまでの|取組の|取り組みの|事業の?|主な)(実績|成果|状況|結果)|(取組|実施)結果",
    ),
    ("issues", r"(残|今後の)?課題(.対応)?|今後の(課題|取組|方向性)|今後"),
    ("issues", r"(残された|残る|主な|見えてきた|取組の|事業の)課題|課題.(問題点|改善点)|問題点"),
    (
        "issues",
        r"(解決|改善|対応|検討|克服)(すべき|したい|が?必要な|を要する)(点|課題|問題|こと|事項)",
    ),
    (
        "evaluation",
        r"(進捗|達成|自己|総合|内部)?(評価|評価区分|判定)|進捗(状況|度)?|実施状況|達成(状況|度)",
    ),
    ("evaluation", r"(評価|判定)(結果|ランク)|進み具合|(担当課|所管課|庁内)(による)?評価"),
    ("reason", r"(評価の?)?(理由|根拠)(等|など)?|評価コメント"),
    (
        "reason",
        r"(評価|判定)(の|した)?(理由|根拠|説明)|(主な|主たる|遅れの?|遅延の?)(理由|要因|原因)",
    ),
    (
        "indicator",
        r"(評価|成果|活動|達成|数値|目標|重要業績評価)?(指標|目標値|数値目標)(名)?|kpi|kgi",
    ),
    (
        "indicator",
        r"(kpi|kgi)(名|指標|項目)?|(指標|重要業績評価指標|成果指標)\(?kpi\)?"
        r"|(成果|活動)?指標の(名称|名前)|はかる(指標|ものさし)",
    ),
    ("basis", r"指標の(考え方|説明|根拠|定義)|算定(根拠|方法)"),
    ("goal", r"(目標区分|基本目標|基本方針|施策目標|政策|柱)"),
    ("area", r"(施策|政策|事業)?(分野|分類)(\(.*\))?|対象分野"),
    ("related_plan", r"(関連|関係|個別)計画(等)?"),
    ("state", r"(新規.継続|区分|種別|新規.継続.*|状態)"),
    ("sdgs", r"sdgs(.*)?"),
    ("other", r"(取組|実施)内容|備考|取組事項|財源|予算.*|事業費.*|対象.*"),
)
_COMPILED = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)

_ENDING = re.compile(
    r"(課|室|局|部|所|館|署|センター|委員会|係|班|本部|保育園|こども園|幼稚園|学校|病院|機関|団体|管理者"
    r"|(?<!ワーキング)(?<!プロジェクト)(?:グループ|チーム))(等|など|ほか)?$"
)
# All offices, some of them, or each (課 ends the name of an office anyway).
_EVERYONE = re.compile(
    r"(?:庁内)?(?:全て?の?|各|関係(?:する)?各?|庁内)(?:庁|部署?|所属|部局|課室|課)(?:等|全体)?"
)
# Sentences and numbers; and what a goal makes of the town hall (つながる市役所).
_NO_OFFICE = re.compile(r"[。0-9]|[ぁ-ん](?:市|町|村)?役[所場]$")

_DIVISION = re.compile(r"(?:(?<!本)(?<!支)部|局|委員会|本部)$")
# The office of a council or a board has no sections: who stands in brackets behind it takes part.
_PARTED = re.compile(
    r"(?P<over>[^()（）]*(?:部|(?<!事務)局|教育委員会))[(（](?P<inner>[^()（）]+)[)）]"
)

_ERA = r"(?:令和|平成|昭和|R|H|S)"
YEAR_CELL = re.compile(
    rf"^(?:{_ERA}\s*\.?\s*(?:[0-9]{{1,2}}|元)\s*(?:年度|年)?|20[0-9]{{2}}\s*(?:年度|年)?"
    rf"|{_ERA}\s*[0-9]{{1,2}}\s*\(?20[0-9]{{2}}\)?\s*年度|[0-9]{{1,2}}\s*年度)$"
)
_DECORATED = re.compile(
    r"[\s■◆●○□◇▼▶▪・*＊]*(?:[\[【〔《<＜［]\s*(?P<in>[^\]】〕》>＞］]+?)\s*[\]】〕》>＞］]|(?P<bare>.+?))"
    r"[\s:：]*"
)
_COUNTED = re.compile(r"(?:[0-9]{1,2}|[①-⑳]|\([0-9]{1,2}\))$")
_NAMING = re.compile(
    r"(?P<label>[^()]{2,12}?)\s*\((?P<name>[^()]*[^\W\d_]{3}[^()]*(?:\([^()]*\))?)\)$"
)
AHEAD = re.compile(
    r"(?P<year>(?:令和|平成|[RHrh]\.?)\s*(?:[0-9]{1,2}|元)|20[0-9]{2}|[0-9]{1,2}\s*年度)"
    r"\s*(?:\((?:20[0-9]{2}|[^()]{1,8})\))?"
    r"\s*年?度?\s*(?:末|中)?(?:時点)?(?:まで|以降)?(?:の|における)?\s*"
)
_BEHIND = re.compile(r"[\[(]\s*(?P<year>[^()\[\]]{2,10}?)\s*(?:末|時点|まで)*\s*[\])]$")
_REMARKED = re.compile(r"(?P<year>[^()\[\]]{2,10}?)\s*[\[(](?P<kind>[^()\[\]]{2,8})[\])]")
FIGURE_WORDS = re.compile(
    r"(?:(?:(?:成果|活動|数値|評価)?指標|KPI|KGI)の?)?(?:現状|現況|現在|基準|実績|目標|最終目標|中間目標|計画|当初|初期|策定時|直近|達成|見込)の?(?P<value>数?値)?"
)
FIGURE_CELL = re.compile(r"[約計]?[0-9][0-9.,]*[^\s。、]{0,8}|[-－―ー–]")
_PROSE = {"results", "planned"}
_SEVERAL = {"indicator", "content", "results", "issues"}  # of these a sheet may count several
_LABEL_YEAR = re.compile(r"\((?:令和|平成|r|h)?(?:[0-9]+|元)年度?\)$")
_MAX_KIND = 10
_ERA_NAME = {"R": "令和", "H": "平成", "S": "昭和"}
_ERA_FIRST = {"令和": 2018, "平成": 1988, "昭和": 1925}


def role_of(label: str) -> Role | None:
    """The role that a label stands for, or ``None`` if it is not a label: no sentence is one."""
    if not label or len(label) > 40 or "。" in label:
        return None
    folded, own = _words_of(label), taught_labels()
    return own[folded] if folded in own else _known(folded)


@lru_cache(maxsize=MANY)
def _words_of(label: str) -> str:
    """The words of a label, folded, without a year behind them."""
    return _LABEL_YEAR.sub("", fold(label))


@lru_cache(maxsize=MANY)
def _known(folded: str) -> Role | None:
    """The role of a label that nobody taught."""
    return next((role for role, pattern in _COMPILED if pattern.fullmatch(folded)), None)


@dataclass(frozen=True, slots=True)
class Label:
    """What a line that is nothing but a label says: its role, and the fiscal year it names.

    ``figure`` is set for a value of an indicator: ``値`` stands in it, or it names a year.
    """

    role: Role
    year: str | None = None
    figure: bool = False


@remembered_while_taught
def label_of(printed: str) -> Label | None:
    """The label that ``printed`` is: marks around it (【】, ■) and a year before or behind it
    (令和5年度の実績, 目標値(令和8年度)) are no part of its words. ``None`` if it is none.
    """
    narrow = unicodedata.normalize("NFKC", printed).strip()
    match = _DECORATED.fullmatch(narrow) if 0 < len(narrow) <= 32 else None
    if match is None:
        return None
    words, year = _without_year(match.group("in") or match.group("bare"))
    figure = FIGURE_WORDS.fullmatch(re.sub(r"\s", "", words))
    if figure and (figure.group("value") or (year and role_of(words) not in _PROSE)):
        return Label("indicator", year, True)
    role = role_of(words)
    named = _NAMING.fullmatch(words) if role is None and year is None else None
    if named and role_of(named.group("label")) == "indicator":
        return Label("indicator")
    if role is None and (counted := role_of(_COUNTED.sub("", words).rstrip())) in _SEVERAL:
        role = counted
    return Label(role, year) if role else None


def named_in(printed: str) -> tuple[int, int] | None:
    """Where the name of an indicator stands in a label that holds it: 目標値（利用者数）."""
    named = _NAMING.fullmatch(half_width(printed).rstrip())
    return named.span("name") if named else None


def _without_year(words: str) -> tuple[str, str | None]:
    """A label's words without the year it opens or closes with, and that year."""
    told = _REMARKED.fullmatch(words)
    kind = told["kind"] if told and FIGURE_WORDS.fullmatch(told["kind"]) else ""
    if told and kind and role_of(kind) not in _PROSE and (year := year_of(told["year"])):
        return kind, year
    ahead = AHEAD.match(words)
    if ahead and ahead.end() < len(words) and (year := year_of(ahead.group("year"))):
        return words[ahead.end() :], year
    behind = _BEHIND.search(words)
    if behind and behind.start() and (year := year_of(behind.group("year"))):
        return words[: behind.start()].rstrip(), year
    return words, None


def is_dated(words: str) -> bool:
    """Whether a header is a kind of value with its year before or behind it: 策定時（R4）, R6末."""
    narrow = unicodedata.normalize("NFKC", words).strip()
    if (ahead := AHEAD.fullmatch(narrow)) and not year_of(narrow):
        return bool(year_of(ahead["year"]))
    kind, year = _without_year(narrow)
    return bool(year) and 0 < len(kind) <= _MAX_KIND and not re.search(r"[0-9。、]", kind)


@remembered
def is_department(text: str) -> bool:
    """Whether ``text`` reads as a department: it ends in 課・室・局・部… and is short.

    So do a division with its sections in brackets, 総務部（総務課）, and all of them: 全庁, 各部署.
    """
    parted = _PARTED.fullmatch(text)
    if parted:
        return is_department(parted["over"]) and all(map(is_section, _listed(parted["inner"])))
    named = bool(_ENDING.search(text)) and not _NO_OFFICE.search(text)
    return len(text) <= 24 and (named or bool(_EVERYONE.fullmatch(text)))


def is_section(text: str) -> bool:
    """Whether ``text`` reads as a department that is no division with others below it."""
    others = re.search(r"[:：]", text) or _DIVISION.search(text) or _EVERYONE.fullmatch(text)
    return is_department(text) and not others


def _listed(words: str) -> list[str]:
    return re.split(r"[、,，・／/\s]+", words.strip())


@remembered
def year_of(cell: str) -> str | None:
    """``令和4年度`` for a cell that is nothing but a year, whatever its form; else ``None``.

    A year without its era stays one (``28年度``) until ``ingest.eras`` completes it.
    """
    narrow = unicodedata.normalize("NFKC", cell).strip()
    if not YEAR_CELL.match(narrow):
        return None
    if narrow.startswith("20"):
        return fiscal_name(int(narrow[:4]))
    match = re.match(rf"({_ERA})\s*\.?\s*([0-9]+|元)", narrow)
    if match is None:
        return re.sub(r"\s|^0", "", narrow)
    era = _ERA_NAME.get(match.group(1), match.group(1))
    number = "1" if match.group(2) == "元" else match.group(2)
    return f"{era}{'元' if number == '1' else number}年度"


def fiscal_name(year: int) -> str:
    """The fiscal year ``year`` (Western) in era form: 2022 → 令和4年度."""
    for era in ("令和", "平成", "昭和"):
        if year > _ERA_FIRST[era]:
            number = year - _ERA_FIRST[era]
            return f"{era}{'元' if number == 1 else number}年度"
    return f"{year}年度"


def fiscal_number(name: str) -> int | None:
    """The Western year of a fiscal year in era form: 令和4年度 → 2022."""
    match = re.match(r"(令和|平成|昭和)(元|[0-9]+)", name)
    if match is None:
        return None
    return _ERA_FIRST[match.group(1)] + (1 if match.group(2) == "元" else int(match.group(2)))
