"""What kind of value a question waits for: a count, a share, money, a date, a contact."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.cues import cue
from ingest.text import fold

_COUNTERS = (
    "人|名|件|台|日間|日|回|か所|箇所|ヶ所|カ所|ヵ所|施設|業務|時間|部署|課|種類|種|手続き|手続|か国語|言語"
    "|校|社|団体|世帯|戸|枚|本|分|か月|ヶ月|年間|倍|区画|項目|システム|データ|万|章|割|位|ページ|自治体"
    "|基|棟|頭|冊|面|施策|事業|取組|つ|個|班|委員|地区|路線|駅|店舗|機関|医療機関|市町村|市町|町村"
)
_ASKED = cue(rf"(?:何|幾)(?:%|パーセント|({_COUNTERS}))")
_NUMBER_OF = cue(
    r"(人|件|台|回|箇所|施設|業務|時間|枚|校|本|部署|登録者|利用者|参加者|申請者|職員|職員|対象者|会員|フォロワー|アクセス|回答者|該当|延べ|委員|会員|構成員|隊員)"
    r"(?:総)?(?:数|人数|件数)"
)
_PEOPLE = frozenset({"委員", "会員", "構成員", "職員", "利用者", "参加者", "対象者"})
_PERCENT = cue(
    r"何%|何パーセント|何割|割合|率(?=は|を|が|の|$|\?|って|で)|パーセンテージ|percent|whatshare|whatrate|rate"
)
_MONEY = cue(
    r"いくら|総額|何円|何万円|何億円|予算(額)?(は|を|が|って|$|\?)|金額|事業費|(費用|経費)(額|は?いくら|は?どれ|(は|を)($|[?？]|教え|知り|お願))|howmuch(money|does)|cost"
)
_DATE = cue(
    r"いつ|何年|何月|何日|時期|年月|期日|(開始|終了|運用開始|導入)年(度)?(は|を|が|$|\?)|when|whatyear|whichyear"
)
_CONTACT = cue(r"電話|連絡先|内線|fax|メールアドレス|e-?mail|住所|url|ホームページアドレス|phone")
_PERSON = cue(
    r"(担当者|責任者|長|委員|メンバー|職員|議員)(さん)?の?(氏名|名前|お名前|フルネーム|実名)|氏名|実名|フルネーム|(方|人|者|さん|先生|医師)の(お)?名前|何という(人|方)|なんという(人|方)|nameof(the)?(person|mayor|director|chief|head)"
)
_COMPANY = cue(
    r"社名|会社名|企業名|業者名|(会社|企業|業者)の?(名前|名称)|(会社|業者|事業者)は(どこ|どちら|何)|メーカー|ベンダー|製品名|どこの(会社|業者|企業)|何という(会社|業者|企業)|vendor|manufacturer|whichcompany"
)
_DAY = cue(r"何月何日|何日(に(?!し|なっ)|から|付け|開催|公布|施行)")
# What English questions count, and how plans count it.
_CROWDS = (
    ("people|users|members|staff|participants|employees|citizens", "人"),
    ("times|rides|sessions", "回"),
    ("places|locations|sites|facilities", "か所"),
    ("kilometers|kilometres|km", "キロ"),
    ("hours", "時間"),
    ("households|homes", "世帯"),
    ("units|terminals|tablets|devices|computers|pcs|cameras|sensors", "台"),
    ("cases|applications|registrations|requests|downloads|inquiries", "件"),
    ("days", "日"),
    ("shops|stores", "店"),
    ("schools", "校"),
    ("languages", "言語"),
)
_CROWD = cue(rf"howmany({'|'.join(said for said, _ in _CROWDS)})")
_HOW_MUCH = re.compile(r"いくつ|どれ(だけ|くらい|ぐらい)|どの(くらい|ぐらい|程度)|howmany")
_POST = cue(
    r"(誰|だれ|どなた)が(務|つとめ|なる|なっ|就)"
    r"|(長|委員|リーダー|責任者)(を|に|の)?(務める|つとめる|なる|就く|就いている)?.{0,3}は(誰|だれ|どなた)"
    r"|どの(職|役職)|どんな役職|何という役職"
)
# What bears a name, and how the names of such things end.
_BEARERS = {
    "システム|仕組み|しくみ|基盤|ツール|ソフト(?:ウェア)?|アプリ|サービス|機能|技術|製品": (
        "システム|アプリ|ツール|サービス|サイト|ポータル|クラウド"
    ),
    "会議体|会議|組織|会|本部|委員会|部会|団体|機関|体制|部署|チーム": (
        "会議|本部|委員会|部会|協議会|研究会|審議会|機構|グループ|チーム|センター"
    ),
    "法律|法令|法|条例|要綱|規則": "法|条例|要綱|規則|規程|規定",
    "計画|戦略|プラン|方針|構想|宣言|ビジョン": "計画|プラン|戦略|方針|構想|宣言|ビジョン|指針",
}
_BEARER = "|".join(_BEARERS)
_NAME = cue(
    rf"(?:何|なん)という(?P<a>{_BEARER})|(?P<b>{_BEARER})の?(?:名前|名称|名(?!前|称|乗))"
    rf"|(?P<c>{_BEARER})(?:は|って)?(?:何|なん)という|どの(?P<d>{_BEARER})"
    r"|名前は|名称は"
)
_ARTICLE = cue(r"第?何条|何項|どの条文|根拠条文")
_GRADE = cue(r"(どの|何)ランク|何段階目|[a-d]ランク|[a-d][~-][a-d]")
_BUDGET, _FUNDS = (
    cue(r"予算|事業費|経費|費用|総額|コスト"),
    re.compile("予算|事業費|経費|費用|総額|コスト"),
)
_TARGET = cue(r"目標(値|数|件数|人数|台数|は|って|[?？]|$)|指標(は|の値)|target")
_MOST = cue(r"一番|最も|もっとも|[0-9二三]番目に|最多|トップ")

_D = r"[0-9０-９]"
# Numbers that only count articles, headings and editions.
_NUMBERING = re.compile(r"第\s*[0-9０-９]+\s*(?:条|項|号|章|節|回|次|期|版|表|図)")
_VALUES = {
    "percent": re.compile(rf"{_D}\s*(?:%|％|パーセント|割|分の\s*{_D})|半額|半分|全額"),
    "money": re.compile(rf"{_D}\s*(?:千|百|万|億)?円"),
    "date": re.compile(
        rf"(?:令和|平成|昭和|[RHS])\s*(?:{_D}|元)|(?:19|20){_D}{{2}}|{_D}\s*年|{_D}\s*月|(?<![毎各])年度"
    ),
    "contact": re.compile(rf"{_D}{{2,4}}-{_D}{{2,4}}-{_D}{{3,4}}|@|https?:|〒"),
    "person": re.compile(r"氏(?!名)"),
    "most": re.compile(r"最も|最多|一番|最高|最低|最小|首位"),
    "article": re.compile(r"第?[0-9０-９]+\s*条"),
    "company": re.compile(r"株式会社|有限会社|[(（][株有][)）]|社製"),
    "day": re.compile(r"[0-9０-９]+\s*月\s*[0-9０-９]+\s*日"),
    "grade": re.compile(r"[A-DＡ-Ｄ](?:評価|ランク)|[◎△×]"),
    "post": re.compile(
        r"(?:副?市長(?!期)|町長|村長|教育長|部長|課長|局長|室長|次長|係長|参事|主幹|代理|委員長|議長|会長)"
    ),
    "number": re.compile(rf"{_D}"),
}
# Counters, and the words under which a plan may count the same.
_SAME = {
    fold(counter): same
    for counters, same in (
        ("人 名 委員 会員 構成員 職員 利用者 参加者 対象者", "人|名"),
        ("つ", "つ|個|件|項目|種|本|分野|業務|施策"),
        ("個", "個|つ|件"),
        ("か所 箇所", "[か箇ヶケカヵ]所|施設|校|棟"),
        ("ヶ所 カ所 ヵ所", "[か箇ヶケカヵ]所|施設|校"),
        ("種類", "種|種類|データ|言語|つ"),
        ("種", "種|種類"),
        ("言語", "言語|か国語|[か箇ヶケカヵ]国語"),
        ("か国語", "言語|[か箇ヶケカヵ]国語"),
        ("割", "割|%|％"),
        ("施策", "施策|件|つ"),
        ("事業", "事業|件"),
        ("取組", "取組|件|つ"),
        ("課 部署", "課|部署|所属"),
        ("手続 手続き", "手続|件|種"),
        ("件", "件|人|台|回|枚"),
        ("年間", "年|か年"),
        ("万", "万"),
        ("キロ", "キロ|km|㎞"),
        ("日", "日"),
        ("店", "店|店舗"),
    )
    for counter in counters.split()
}


@dataclass(frozen=True, slots=True)
class Expected:
    """The kind of value asked for; ``strict`` where no sentence without it can be the answer."""

    kind: str
    value: re.Pattern[str] | None
    strict: bool

    more: tuple[re.Pattern[str], ...] = ()
    about: re.Pattern[str] | None = None
    known: str = ""

    def fits(self, text: str) -> bool:
        """Whether ``text`` holds such a value; always where none is asked for."""
        if self.about is not None and not self.about.search(text):
            return False
        given = text if self.kind == "article" else _NUMBERING.sub("", text)
        if self.value is None:
            return True
        if not self.known:
            return bool(self.value.search(given))
        return any(fold(m.group()) not in self.known for m in self.value.finditer(given))

    def values(self, text: str) -> frozenset[str]:
        """The values of the kind asked for that ``text`` holds, folded; empty where none is."""
        bare = _NUMBERING.sub("", text)
        return frozenset(fold(m.group()) for p in self._asked() for m in p.finditer(bare))

    def lacks(self, text: str) -> tuple[re.Pattern[str], ...]:
        """The values asked for that ``text`` does not hold."""
        bare = _NUMBERING.sub("", text)
        return tuple(p for p in self._asked() if not p.search(bare))

    def _asked(self) -> tuple[re.Pattern[str], ...]:
        return self.more or ((self.value,) if self.value else ())


NOTHING = Expected("none", None, strict=False)


_Reader = Callable[[str], "Expected | None"]


def _of_kind(kind: str, asked: re.Pattern[str], value: str = "", *, strict: bool = True) -> _Reader:
    """A reader of one kind: its value is ``value``, or that of its own name."""

    def read(folded: str) -> Expected | None:
        return Expected(kind, _VALUES[value or kind], strict) if asked.search(folded) else None

    return read


def _money(folded: str) -> Expected | None:
    if not _MONEY.search(folded):
        return None
    about = _FUNDS if _BUDGET.search(folded) else None
    return Expected("money", _VALUES["money"], strict=True, about=about)


def _counts(values: tuple[re.Pattern[str], ...]) -> Expected | None:
    """Numbers with their counters; the first is the one that counts."""
    return Expected("count", values[0], strict=True, more=values) if values else None


def _crowd(folded: str) -> Expected | None:
    asked = [m.group(1) for m in _CROWD.finditer(folded)]
    return _counts(tuple(_counted(c) for a in asked for w, c in _CROWDS if a in w.split("|")))


def _counters(folded: str) -> Expected | None:
    found = [m.group(1) for m in _ASKED.finditer(folded) if m.group(1)]
    return _counts(tuple(_counted(c) for c in dict.fromkeys(found)))


def _number_of(folded: str) -> Expected | None:
    found = [m.group(1) for m in _NUMBER_OF.finditer(folded)]
    return _counts(
        tuple(
            _counted(u) if u in _PEOPLE or re.fullmatch(_COUNTERS, u) else _VALUES["number"]
            for u in found
        )
    )


def _name(folded: str) -> Expected | None:
    """A name that the question does not give: in brackets, foreign, or ending as such names do."""
    found = _NAME.search(folded)
    if not found:
        return None
    bearer = next((g for g in found.groups() if g), "")
    ends = next((e for b, e in _BEARERS.items() if re.fullmatch(b, bearer)), "")
    own = rf"|[一-龥々ァ-ヴー]{{2,}}(?:{ends})" if ends else ""
    value = re.compile(rf"「[^」]+」|[A-Za-zＡ-Ｚａ-ｚ]{{3,}}|[ァ-ヴー]{{4,}}{own}")
    return Expected("name", value, strict=False, known=folded)


# The first that reads a question decides.
_READERS: tuple[_Reader, ...] = (
    _of_kind("contact", _CONTACT),
    _of_kind("person", _PERSON),
    _money,
    _of_kind("company", _COMPANY),
    _of_kind("day", _DAY),
    _crowd,
    _of_kind("post", _POST),
    _counters,
    _of_kind("percent", _PERCENT),
    _number_of,
    _of_kind("count", _HOW_MUCH, "number"),
    _of_kind("date", _DATE),
    _of_kind("article", _ARTICLE),
    _of_kind("grade", _GRADE),
    _name,
    _of_kind("target", _TARGET, "number", strict=False),
    _of_kind("most", _MOST, strict=False),
)


def expected(folded: str) -> Expected:
    """Read the kind of value from a folded question."""
    return next((found for read in _READERS if (found := read(folded))), NOTHING)


def _counted(counter: str) -> re.Pattern[str]:
    """A number with the counter asked for, or with another word for the same."""
    same = _SAME.get(counter, re.escape(counter))
    return re.compile(rf"{_D}\s*[万千]?\s*(?:{same})")
