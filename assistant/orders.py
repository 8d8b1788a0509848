"""Orders in a question are text: they are left out, and an honest question inside is answered."""

from __future__ import annotations

import re

# What is made up, not read from a plan, where it is to be written or drawn; and translations.
_MADE_UP = (
    r"(?:文面|文章|文案|原稿|挨拶文?|スピーチ|手紙|謝罪文|詩|俳句|川柳|短歌|歌詞?|小説|物語|台本|キャッチコピー|キャッチフレーズ|標語"
    r"|ブログ|投稿文?|コード|プログラム|スクリプト|マクロ|チラシ|ポスター|ロゴ|絵|イラスト|画像)(?:の?案)?を?[^、。]{0,6}"
    r"(?:作っ|つくっ|作成し|書い|考え|描い|生成し|詠ん)[てで](?!い)|[一-龥]語に(?:翻?訳し|直し)て"
)
_ORDER = re.compile(
    rf"{_MADE_UP}|"
    r"無視|従わ|従って|プロンプト|システム(メッセージ|指示|設定を)|内部の?(指示|設定)"
    r"|あなたは(今|これ)|になりきって|として振る舞|ふりをして|演じ|ロールプレイ|開発者モード|管理者モード|apiキー"
    r"|でっち上げ|でっちあげ|捏造|想像で|適当に|嘘|うそ|作り話"
    r"|と(答える|書く|言う|回答する)ように|と(答え|書い|言っ|回答し|断言し|出力し|表示し|述べ|報告し)て|ということにして|ことにして|だけ(を)?(出力|表示|返)|そのまま.{0,4}(出力|表示|返)|設定文|初期設定|最初に与え"
    r"|<[a-z/!]|script|html|javascript|markdown|マークダウン|タグ(を|で|付)|リンクを(貼|付|表示)|ignore|disregard|instruction|systemprompt|reveal|pretend|jailbreak|actas|youarenow|makeup|invent|fabricat|forget|override|bypass|justsay|outputonly|printthe",
    re.IGNORECASE,
)
# Words of orders that honest questions use too: they tell of one only where nothing is asked.
_WEAK = re.compile(
    r"指示(を|は|に)|命令|ルール(を|は|に)|制約|制限を|解除|管理者(として|権限)|内部情報|パスワード|秘密|環境変数"
    r"|設定ファイル|創作|架空|勝手に|根拠(が|は)?な(く|い)"
)
_ASKS = re.compile(
    r"何|いつ|どこ|どの|どれ|どう|どんな|いくつ|誰|なぜ|ですか|ますか|でしょうか|[?？]"
)
_CUT = re.compile(
    r"(?<=[。．！!？?\n])|(?<=[.])\s+|(?<=>)\s+|(?<=て)、|(?<=ので)、|(?<=から)、|(?<=上で)、|(?<=うえで)、|(?<=下さい)、|(?<=ください)、"
)
# Words that can name a subject; a question with fewer than two leans on what the order states.
_SUBJECT = re.compile(
    r"(?!令和|年度|目標|理由|実際|評価|予定)[一-龥々]{2,}(?<![市町村])|[ァ-ヶー]{3,}|[A-Za-z]{2,}"
)
_QUESTION = re.compile(
    r"[?？]|何|いつ|どこ|どの|どれ|どう|いくつ|誰|答え[よろて]|数を|なぜ|教え|知り|理由|は$|を(言って|言え|述べ|示して|挙げ|並べ)|what|which|who|when|how",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"(?P<said>.+?)(?:という(?:こと|ふう|風)に|だった(?:こと|と)に?|ことに|だと|であると|と|って)(?:必ず|絶対|きっぱり|はっきり)?"
    r"(?:答え|書い|言っ|回答し|断言し|出力し|表示し|述べ|報告し|し)て.*$"
)


def honest_part(text: str) -> tuple[str, bool]:
    """``text`` without the sentences that give orders, and whether there were any.

    Of an order to state something, what is to be stated is kept: it names what it is about.
    """
    parts = [p for p in _CUT.split(text) if p and p.strip()]
    bad = [p for p in parts if _is_order(re.sub(r"\s+", "", p))]
    if not bad:
        return text, False
    kept = "".join(p for p in parts if p not in bad).strip()
    stated = [m.group("said") for p in bad if (m := _STATE.search(p))]
    if kept and stated and len(_SUBJECT.findall(kept)) < 2:
        kept = f"{stated[0]}。{kept}"
    if len(re.sub(r"\W", "", kept)) >= 6 and _QUESTION.search(kept):
        return kept, True
    return "".join(stated), True


def _is_order(part: str) -> bool:
    return bool(_ORDER.search(part) or (_WEAK.search(part) and not _ASKS.search(part)))
