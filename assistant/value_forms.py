"""How values of each kind are printed: counts, shares, money, dates, contacts."""

from __future__ import annotations

import re

from ingest.text import fold

_D = r"[0-9０-９]"
# Numbers that only count articles, headings and editions.
NUMBERING = re.compile(
    r"第\s*[0-9０-９]+\s*(?:条|項|号|章|節|回|次|期|版|表|図)"
    # What each one has counts nothing in all.
    r"|[1１一]人(?:に)?[1１一]台|[0-9０-９]+\s*(?:人|名|台|個|回|件|か所)ずつ"
)
# Digits of dates, editions and names (5G, Society5.0), which are no amounts.
_YEAR = (
    rf"(?:(?:令和|平成|昭和|令|[RHS])\s*[.．]?\s*(?:{_D}+|元)|(?<![0-9０-９])(?:19|20){_D}{{2}})"
)
NO_AMOUNT = re.compile(
    rf"{_YEAR}\s*年度?(?:\s*{_D}+\s*月(?:\s*{_D}+\s*日)?)?|{_YEAR}(?:\s*[/／.．]\s*{_D}{{1,2}})+"
    rf"|{_D}+\s*月\s*{_D}+\s*日|{_D}+\s*月(?:末|中|より|から|に(?!{_D}))"
    rf"|{_D}+[GＧ](?![A-Za-z])"
)
VALUES = {
    "percent": re.compile(rf"{_D}\s*(?:%|％|パーセント|割|分の\s*{_D})|半額|半分|全額"),
    "money": re.compile(rf"{_D}\s*[十百千]?[万億]?円"),
    "date": re.compile(
        rf"(?:令和|平成|昭和|[RHS])\s*(?:{_D}|元)|(?:19|20){_D}{{2}}|{_D}\s*年(?!間|とする|以内|ごと)"
        rf"|{_D}\s*月|(?<![毎各])年度"
    ),
    "duration": re.compile(
        rf"{_D}\s*(?:[か箇ヶケカヵ][月年]|年間|週間|日間|時間|分間)|半年|[一二三]年間"
        r"|(?<![和成0-9０-９])(?<![和成]\s)[0-9０-９]{1,2}\s*年(?![0-9０-９度月生代\s])"
    ),
    "frequency": re.compile(
        rf"毎[年月週日]|[年月週日](?:に)?\s*{_D}+\s*[回度]|{_D}\s*[か箇ヶ]?[年月週日]に\s*[{_D[1:-1]}一]\s*[回度]"
        r"|四半期|半期|[年月]次|随時|都度|定期|隔[年月週]"
    ),
    "clock": re.compile(rf"{_D}\s*時(?!間)|{_D}[:：]{_D}{{2}}|午前|午後|24\s*時間"),
    "contact": re.compile(rf"{_D}{{2,4}}-{_D}{{2,4}}-{_D}{{3,4}}|@|https?:|〒"),
    "person": re.compile(r"氏(?!名)"),
    "most": re.compile(r"最も|最多|一番|最高|最低|最小|首位"),
    "place": re.compile(
        r"[一-龥々ァ-ヴー](?:地区|地域|町|村|駅|港|川|橋|公園|館|センター|庁舎|本庁|支所|出張所|学校|園|病院|施設"
        r"|会場|会議室|広場|窓口|店舗?|ホームページ|サイト|ポータル|階|[か箇ヶケカ]所|校|場|内)"
    ),
    "article": re.compile(r"第?[0-9０-９]+\s*条"),
    "company": re.compile(
        r"株式会社|有限会社|[(（][株有][)）]|社製"
        r"|[ァ-ヴーA-Za-z]{4,}(?:社)?が[^、。]{0,12}(?:開発|提供|運営|製造|販売)"
    ),
    "day": re.compile(r"[0-9０-９]+\s*月\s*[0-9０-９]+\s*日"),
    "grade": re.compile(r"[A-DＡ-Ｄ](?:評価|ランク)|[◎△×]"),
    "post": re.compile(
        r"(?:副?[市区町村]長(?!期)|教育長|部長|課長|局長|室長|次長|係長|参事|主幹|代理|委員長|議長|会長)"
    ),
    "number": re.compile(rf"{_D}"),
    "cause": re.compile(
        r"ため(?!の|に必要|に、次|、次)|ことから|に伴い|に伴う|面から|理由|要因|原因"
        r"|(?:こと|影響|不足|遅れ|増加|減少|高騰|事情|撤退|中止)(?:により|による|によって|によります)"
        r"|を受け(?:て|、)|踏まえ|ので、|から、|困難|できな|に時間を要|上回った|下回った"
        r"|不足|不調|故障|撤退|滞"
    ),
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
        ("施策", "施策|件|つ"),
        ("事業", "事業|件"),
        ("取組", "取組|件|つ"),
        ("課 部署", "課|部署|所属"),
        ("手続 手続き", "手続|件|種"),
        ("件", "件|人|台|回|枚"),
        ("年間", "年|か年"),
        ("万", "万"),
        ("キロ", "キロ|km|㎞"),
        ("基", "基|台|個|[か箇ヶケカヵ]所"),
        ("機", "機|台"),
        ("日", "日"),
        ("店", "店|店舗"),
    )
    for counter in counters.split()
}


# Counters of things that may count by their own name.
_THINGS = frozenset({"件", "個", "つ", "種類", "本", "項目"})
_HEADS = frozenset({"人", "名"})
_SHARE = rf"|過半数|半数以上|{_D}\s*分の\s*{_D}"


def counted(counter: str, thing: str = "") -> re.Pattern[str]:
    """A number with the counter asked for, with another word for the same, or with the ``thing``
    itself that is counted (31手続).
    """
    same = _SAME.get(counter, re.escape(counter))
    same += f"|{re.escape(thing)}" if thing and counter in _THINGS else ""
    heads = "人" in same.split("|") and counter in _HEADS
    return re.compile(rf"{_D}\s*[万千]?\s*(?:{same}){_SHARE if heads else ''}")
