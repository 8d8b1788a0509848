"""Characters that look alike, and old forms of kanji: general tables, of no one plan."""

from __future__ import annotations

# Characters that readers and scanners take for one another; the first of each set stands for all.
_SETS = """
ー一－―—‐｜ 二ニ 口ロ囗 力カ 工エ 卜ト 夕タ 八ハ 千チ へヘ べベ ぺペ りリ
未末 士土 日曰 己已巳 人入 大犬 王玉 干于 石右 牛午 矢失 微徴 往住 侍待 遺遣 績積 候侯 因困 綱網
縁緑 郡群 側測 荻萩 鳥烏 間問
"""
# Old forms (康熙字典体 and others in use) before today's.
_OLD = """
亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩緣縁艷艶應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊
懷懐繪絵擴拡殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓罐缶觀観關関陷陥巖巌顏顔歸帰氣気龜亀僞偽戲戯犧犠舊旧據拠擧挙峽峡
挾挟鄕郷曉暁區区驅駆勳勲薰薫徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳
廣広恆恒鑛鉱號号國国濟済碎砕齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋
獸獣縱縦肅粛處処緖緒敍叙尙尚奬奨將将證証乘乗剩剰壤壌孃嬢條条淨浄疊畳讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随
髓髄數数樞枢聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒臟臓藏蔵
屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点
傳伝黨党盜盗燈灯當当鬪闘獨独讀読屆届繩縄貳弐惱悩腦脳廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並變変邊辺
邉辺辨弁瓣弁辯弁舖舗步歩穗穂寶宝萠萌豐豊沒没飜翻每毎萬万滿満麵麺默黙彌弥譯訳藥薬豫予餘余與与譽誉搖揺樣様謠謡來来賴頼
亂乱覽覧龍竜兩両獵猟綠緑壘塁禮礼隸隷靈霊齡齢曆暦歷歴戀恋鍊錬爐炉勞労樓楼郞郎祿録灣湾瑤瑶髙高﨑崎舘館檜桧嶋島峯峰
渕淵冨富德徳增増黑黒敎教硏研靑青內内產産晚晩槪概旣既卽即戶戸敕勅凉涼眾衆
""".replace("\n", "")
_SHAPES = {ord(c): same[0] for same in _SETS.split() for c in same}
_TODAY = dict(zip(_OLD[::2], _OLD[1::2], strict=True))


def shape(text: str) -> str:
    """``text`` with each character replaced by the one that stands for all that look like it."""
    return text.translate(_SHAPES)


def modern(text: str, kept: frozenset[str]) -> str:
    """``text`` with old forms of kanji in today's, but for those in ``kept``."""
    return "".join(c if c in kept else _TODAY.get(c, c) for c in text)
