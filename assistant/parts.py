"""What a question asks at once: its parts, each with a wish of its own."""

from __future__ import annotations

import re

from assistant.cues import cue

_VALUE = (
    "名前|名称|名|文言|理由|割合|率|人数|件数|台数|回数|時間|数|時期|年月|期日|年度|年|月|日"
    "|期間|値|理念|方針|将来像|本数|期限|場所|部署|課"
    "|内容|方法|効果|課題|目標|実績|評価|上限|金額|対象|サービス|機能|姿|狙い|ねらい|項目|分野"
)
# Two values joined: 「名前と時期」.
_AND = re.compile(rf"(?:{_VALUE})(と)(?=[一-龥ァ-ヶーぁ-んa-zA-Z「（(『])")
_WISH = cue(
    rf"何(?!か)|いつ|どこ|どの|どれ|どんな|どう(?!か)|いくつ|いくら|誰|なぜ|(?:{_VALUE})(?:は"
    rf"|を|も|と|って)(?:$|教え|知り|お願)|を(?:教え|知りた|お願い|示し|挙げ)|what|when|who|why|how|which|where|(?:is|was|were|are|did|does|has)(?:it|they|this|that)"
)
# A further thing may be asked for by whether there is one.
_WHETHER = cue(r"(?:は|が|も)(?:あった|ありました|行われ(?:ました|た))(?:の|ん(?:です)?)?か?$")
# Where a question stops to ask for another thing.
_JOINTS = re.compile(
    r"(?<=[。？?！!])\s*|　|、|;\s+"
    r"|,?\s*\band\b(?=\s+(?:(?:from|since|until|till|by|up to|as of|in|at|on|to|for|under)\s+)?"
    r"(?:what|when|who|whose|why|how|which|where|the)\b)"
    r"|,?\s*\band\b(?=\s+(?:is|was|are|were|does|do|did|has|have|will|can)\s+(?:it|they|this|that)\b)"
)
_BARE = cue(
    r"^(も?(教え|知り|お願い|示し|見せ|答え|含め|あわせ|書か|説明|記載|載|出て|確認|並べ|比べ"
    r"|挙げ).{0,14}|[(（].*[)）]|.{0,3})$"
)

# A value that a question speaks of, and what goes on to ask of that and of nothing else.
_TOPIC = cue(rf"(?:{_VALUE})は$")
_GOES_ON = cue(
    r"[^はがもを、]*(?:どれ(?:だけ|くらい|ほど)|どのくらい|どの程度|何ポイント)[^はがもを]*$"
)

# Two things of which one is asked for: 「AとBでは、どちらが先か」; no municipalities or plans.
_EITHER = re.compile(
    r"(?:のうち|とでは|では|とで|で|とは|は|を比べ(?:る|た)と)[、,]?\s*(?:どちら|どっち)"
    r"(?!の(?:市|町|村|区|自治体|プラン|計画)|です|でしょう)"
)
_JOINED = re.compile(r"(?<=[一-龥々ァ-ヴーA-Za-z0-9」』）)])と(?=[、一-龥々ァ-ヴA-Za-z0-9「『])")


def sides_of(text: str) -> tuple[str, str] | None:
    """The two things that a question compares, where it is sure which these are."""
    either = _EITHER.search(text)
    named = text[: either.start()] if either else ""
    cuts = [m for m in _JOINED.finditer(named) if not named[m.end() :].startswith("比べ")]
    apart = [m for m in cuts if named[m.end() : m.end() + 1] == "、"]
    meant = apart if len(apart) == 1 else cuts
    if len(meant) != 1:
        return None
    return named[: meant[0].start()], named[meant[0].end() :].strip("、 ")


def parts_of(text: str) -> tuple[str, ...]:
    """Stretches of ``text`` that each ask for something; none where it asks one thing.

    What comes before a wish belongs to it: 「計画の期間と、見直しの年は」 has two parts, and the
    plan is named in the first alone.
    """
    parts: list[str] = []
    pending = ""
    pieces = _pieces(text)
    for i, piece in enumerate(pieces):
        folded = re.sub(r"[\s。？?！!、]", "", piece).lower().replace("ー", "")
        whole = f"{pending}、{piece}" if pending else piece
        if _TOPIC.search(folded) and _GOES_ON.match("".join(pieces[i + 1 :])):
            parts.append("、".join((whole, *pieces[i + 1 :])))
            break
        if _BARE.match(folded) and not _WISH.search(folded):
            continue
        if _WISH.search(folded) or folded.endswith("も") or (parts and _WHETHER.search(folded)):
            parts.append(whole)
            pending = ""
        else:
            pending = whole
    return tuple(parts) if len(parts) > 1 else ()


def _pieces(text: str) -> list[str]:
    out = []
    for piece in _JOINTS.split(text):
        start = 0
        for match in _AND.finditer(piece):
            out.append(piece[start : match.end(1)])
            start = match.end(1)
        out.append(piece[start:])
    return [p.strip() for p in out if p.strip()]
