"""What kind of value a question waits for: a count, a share, money, a date, a contact."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.cues import cue
from assistant.names_asked import Name, name_asked
from assistant.value_forms import NO_AMOUNT, NUMBERING, VALUES, counted
from ingest.text import fold

_COUNTERS = (
    "人|名|件|台|日間|日|回|か所|箇所|ヶ所|カ所|ヵ所|施設|業務|時間|部署|課|種類|種|手続き|手続|か国語|言語"
    "|校|社|団体|世帯|戸|枚|本|分|か月|ヶ月|年間|倍|区画|項目|システム|データ|万|章|位|ページ|自治体"
    "|基|機|両|隻|羽|匹|軒|局|席|床|票|通|便|棟|頭|冊|面|施策|事業|取組|つ|個|班|委員|地区|路線|駅|店舗|店|キロ|機関|医療機関|市町村|市町|町村"
)
# 「何課」 asks which section it is, unless a number of them is told (何課あり, 何課が挙げ).
_ASKED = cue(rf"(?:何|幾)(?:%|パーセント|(?!課(?!あ|が|に|で[は実行]))({_COUNTERS}))")
# What is counted, as it stands before the question for its number (手続は何件).
_OF_WHAT = re.compile(r"([一-龥ァ-ヴ]{2,6}?)き?(?:は|が|って)[^一-龥ァ-ヴ、。]{0,4}$")
_NUMBER_OF = cue(
    r"(人|件|台|回|箇所|施設|業務|時間|枚|校|本|部署|登録者|利用者|参加者|申請者|職員|職員|対象者|会員|フォロワー|アクセス|回答者|該当|延べ|委員|会員|構成員|隊員)"
    r"(?:総)?(?:数(?!券)|人数|件数)"
    r"|(?<=[一-龥ァ-ヴ])(?<![多複半有手])(?:数|量)(?=は|って|を?教え|が?知り|$|[?？])"
)
_PEOPLE = frozenset({"委員", "会員", "構成員", "職員", "利用者", "参加者", "対象者"})
_PERCENT = cue(r"何%|何パーセント|何割|割合|率(?=は|を|が|の|、|$|\?|って|で)|パーセンテージ")
_MONEY = cue(
    r"いくら|総額|何円|何万円|何億円|予算(額)?(は|を|が|って|$|\?)|金額|事業費|(?<=[一-龥])(額|料金|手数料|使用料|運賃|報酬|単価|値段|価格)((?:は|って)(?!、?(?:どこ|どの|どちら|誰|だれ|どなた|何[課部係]))|を?教え|が?知り|$|[?？])|(費用|経費)(額|は?いくら|は?どれ|(は|を)($|[?？]|教え|知り|お願))"
)
_DATE = cue(
    r"いつ|何年|何月|何日|時期(?!の(?!予定|見|目安|違|差))|年月|期日|(開始|終了|運用開始|導入)年(度)?(は|を|が|$|\?)"
)
_DURATION = cue(
    r"任期[^、。]{0,4}(?:何年|どれくらい|どのくらい|どれだけ|いつまで|長さ)|何年(?:間|務|続け)"
    r"|(?:どの|どれ)(?:くらい|ぐらい|ほど|だけ)の(?:期間|長さの間)|(?<!計画)期間は?(?:どの|どれ)(?:くらい|ぐらい|ほど)"
)
_FREQUENCY = cue(
    r"頻度|何[年月日週]に(?:何回|1回|一回|一度|1度)|(?:年|月|週|日)に何[回度]|何[年月日週]おき(?:です|でしょう|$|[?？])"
    r"|(?:どの|どれ)(?:くらい|ぐらい)(?:に1|に一|おき|ごと)"
)
_CLOCK = cue(
    r"何時(?!間)|(開館|開庁|受付|営業|運行|診療|利用できる)時間(帯)?(は|って|を?教え|が?知り|$|[?？])|時間帯(は|って|を?教え)"
)
# Units of measure are foreign words (何トン, 何インチ).
_UNIT = cue(r"何([ァ-ヴ]{2,8})(?=$|[?？、ぁ-ん])")
_CONTACT = cue(
    r"電話(番号|は($|[?？]|何)|を教え|$|[?？])|連絡先|内線|fax|メールアドレス|住所|url"
    r"|ホームページアドレス"
)
_PERSON = cue(
    r"(担当者|責任者|長|委員|メンバー|職員|議員)(さん)?の?(氏名|名前|お名前|フルネーム|実名)|氏名|実名|フルネーム|(方|人|者|さん|先生|医師)の(お)?名前|どなた.{0,8}名前|お名前を|何という(人|方)|なんという(人|方)"
)
_COMPANY = cue(
    r"社名|会社名|企業名|業者名|(会社|企業|業者)の?(名前|名称)|(会社|業者|事業者|メーカー|ベンダー)は(どこ|どちら|何|[?？]|$)|(業者|事業者|会社|企業)を(すべて|全て|全部)?(教え|挙げ)|(メーカー|ベンダー)(と|や)|(メーカー|ベンダー)(名|を教え|[?？]|$)|(どこの|どの|(何|なん)という)(会社|業者|企業|メーカー|ベンダー)"
)
_DAY = cue(
    r"何月何日|(?<![一-龥])(日|日にち|日付)(は|って|が)?いつ|何日(に(?!し|す|な[っる])|から|付け|開催|公布|施行)"
)
_PLACE = cue(
    r"どこ(の場所)?(に|で(?!す|し)|へ)(?!も)(?!.{0,6}(課|部署|聞|問い?合|連絡|相談|書))|(設置|実施|開催)?(場所|会場)(は|を|って|が)"
)
_PLACE_OF = cue(
    r"(施設|会場|場所|公園|学校|公民館|図書館|駅|店舗?|停留所|川|園|館|箇所|か所)(は|って|とは)どこ(?!の?.{0,2}(課|部|係))"
)
_NO_UNIT = frozenset({"システム", "データ", "ペジ", "パセント", "ランク", "タイプ"})
_HOW_MUCH = re.compile(
    r"の数(?=は|を|が|、|と|$|[?？。])|いくつ(?!かの)|どれ(だけ|くらい|ぐらい)|どの(くらい|ぐらい|程度)"
)
_POST = cue(
    r"(誰|だれ|どなた)が(務|つとめ|なる|なっ|就)"
    r"|(長|委員|リーダー|責任者)(を|に|の)?(務める|つとめる|なる|就く|就いている)?.{0,3}は(誰|だれ|どなた)"
    r"|どの(職|役職)|どんな役職|何という役職"
)
_ARTICLE = cue(r"第?何条|何項|どの条文|根拠条文")
_GRADE = cue(r"(どの|何)ランク|何段階目|[a-d]ランク|[a-d][~-][a-d]")
_BUDGET, _FUNDS = (
    cue(r"予算|事業費|経費|費用|総額|コスト"),
    re.compile("予算|事業費|経費|費用|総額|コスト"),
)
_TARGET = cue(r"目標(値|数|件数|人数|台数|は|って|[?？]|$)|指標(は|の値)|(?:基準|中間|到達)値")
_CAUSE = cue(
    r"なぜ|どうして|(?:なん|何)で(?!す|しょ|も|、)|理由|原因|要因|(?<=[たるいの])(わけ|訳)(?!で|が|に)"
    r"|(?<=[いただる])から(?:です|でしょう|なの|だと|[?？]|$)"
)
# What came first or last is no extreme of a figure (一番最初に始めた).
_MOST = cue(
    r"(?:一番|最も|もっとも)(?!最初|初|はじめ|先に|早|古|新し|最後)|[0-9二三]番目に|最多|(?<![ァ-ヴ])トップ(?![ァ-ヴ])"
)


# What tells why something came about.
CAUSE = VALUES["cause"]


@dataclass(frozen=True, slots=True)
class Expected:
    """The kind of value asked for; ``strict`` where no sentence without it can be the answer."""

    kind: str
    value: re.Pattern[str] | None
    strict: bool

    more: tuple[re.Pattern[str], ...] = ()
    about: re.Pattern[str] | None = None
    name: Name | None = None

    @property
    def demanded(self) -> bool:
        """Whether no sentence without such a value is evidence."""
        return self.strict or (self.name is not None and self.name.strict)

    def knowing(self, folded: str) -> Expected:
        """The same where the question gives all that ``folded`` says, names of the plans too."""
        return replace(self, name=replace(self.name, known=folded)) if self.name else self

    def fits(self, text: str) -> bool:
        """Whether ``text`` holds such a value; always where none is asked for."""
        if self.about is not None and not self.about.search(text):
            return False
        given = text if self.kind == "article" else self._amounts(text)
        if self.value is None:
            return True
        if self.name:
            return self.name.stands_in(given)
        return bool(self.value.search(given))

    def values(self, text: str) -> frozenset[str]:
        """The values of the kind asked for that ``text`` holds, folded; empty where none is."""
        bare = self._amounts(text)
        found = (m for p in self._asked() for m in p.finditer(bare))
        return frozenset(fold(_figure_before(bare, m.start()) + m.group()) for m in found)

    def lacks(self, text: str) -> tuple[re.Pattern[str], ...]:
        """The values asked for that ``text`` does not hold."""
        bare = self._amounts(text)
        return tuple(p for p in self._asked() if not p.search(bare))

    def _amounts(self, text: str) -> str:
        """``text`` without numbers that count nothing; for any number, without dates as well."""
        bare = NUMBERING.sub("", text)
        return NO_AMOUNT.sub("", bare) if VALUES["number"] in self._asked() else bare

    def _asked(self) -> tuple[re.Pattern[str], ...]:
        return self.more or ((self.value,) if self.value else ())


def _figure_before(text: str, at: int) -> str:
    """The digits of a number that stand before the one at ``at``."""
    found = re.search(r"[0-9０-９][0-9０-９,，.．]*$", text[:at])
    return re.sub(r"[,，]", "", found.group()) if found else ""


NOTHING = Expected("none", None, strict=False)


_Reader = Callable[[str], "Expected | None"]


def _of_kind(kind: str, asked: re.Pattern[str], value: str = "", *, strict: bool = True) -> _Reader:
    """A reader of one kind: its value is ``value``, or that of its own name."""

    def read(folded: str) -> Expected | None:
        return Expected(kind, VALUES[value or kind], strict) if asked.search(folded) else None

    return read


def _money(folded: str) -> Expected | None:
    if not _MONEY.search(folded):
        return None
    about = _FUNDS if _BUDGET.search(folded) else None
    return Expected("money", VALUES["money"], strict=True, about=about)


def _counts(values: tuple[re.Pattern[str], ...]) -> Expected | None:
    """Numbers with their counters; the first is the one that counts."""
    return Expected("count", values[0], strict=True, more=values) if values else None


def _counters(folded: str) -> Expected | None:
    asked = {m.group(1): _OF_WHAT.search(folded[: m.start()]) for m in _ASKED.finditer(folded)}
    return _counts(tuple(counted(c, of[1] if of else "") for c, of in asked.items() if c))


def _number_of(folded: str) -> Expected | None:
    found = [m.group(1) or "" for m in _NUMBER_OF.finditer(folded)]
    return _counts(
        tuple(
            counted(u) if u in _PEOPLE or re.fullmatch(_COUNTERS, u) else VALUES["number"]
            for u in found
        )
    )


def _unit(folded: str) -> Expected | None:
    found = _UNIT.search(folded)
    if not found or found.group(1) in _NO_UNIT:
        return None
    printed = "ー?".join(found.group(1))
    return _counts((re.compile(rf"[0-9０-９]\s*[十百千]?万?\s*(?:{printed}|[a-zA-Z㎏㎞㎡℃])"),))


def _name(folded: str) -> Expected | None:
    """A name that the question does not give."""
    name = name_asked(folded)
    return Expected("name", name.printed, strict=False, name=name) if name else None


def _place_of(folded: str) -> Expected | None:
    """A place of a kind that the question names (公園はどこ), which says no more than that."""
    if not (asked := _PLACE_OF.search(folded)):
        return None
    value = VALUES["place"]
    return Expected("place", value, strict=False, name=Name(value, folded, asked.group(1)))


# The first that reads a question decides.
_READERS: tuple[_Reader, ...] = (
    _of_kind("contact", _CONTACT),
    _of_kind("person", _PERSON),
    _of_kind("duration", _DURATION),
    _of_kind("clock", _CLOCK),
    _of_kind("frequency", _FREQUENCY, strict=False),
    _money,
    _of_kind("company", _COMPANY),
    _of_kind("day", _DAY),
    _of_kind("post", _POST),
    _counters,
    _unit,
    _of_kind("percent", _PERCENT),
    _number_of,
    _of_kind("count", _HOW_MUCH, "number"),
    _of_kind("date", _DATE),
    _of_kind("article", _ARTICLE),
    _of_kind("grade", _GRADE),
    _name,
    _place_of,
    _of_kind("place", _PLACE, strict=False),
    _of_kind("target", _TARGET, "number", strict=False),
    _of_kind("most", _MOST, strict=False),
    _of_kind("cause", _CAUSE, strict=False),
)


def expected(folded: str) -> Expected:
    """Read the kind of value from a folded question."""
    return next((found for read in _READERS if (found := read(folded))), NOTHING)


def any_number() -> Expected:
    """A number, whatever it counts."""
    return Expected("count", VALUES["number"], strict=True)
