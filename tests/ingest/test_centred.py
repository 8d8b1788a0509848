"""Departments merged over rows of a laid out table, printed amid the rows that they lead."""

from ingest.folder import read_text

_HEAD = "朝凪市デジタル計画\n令和7年度~令和9年度\n\n第2章 取組一覧\n\n"
_END = "\n第3章 進行管理\n\n取組の進み具合は毎年度確かめます。\n"
DIVISIONS = """ 番号  取組名                取組の内容                          所管課
 1     施設案内の統一        案内板とホームページの表記をそろえ
                             、迷わず来られるようにします。      市民部
 2     図面の電子閲覧        都市計画の図面を端末で閲覧できるよ  市民課
                             うにします。
 3     保育の空き情報の公開  園ごとの空きを毎月公開し、申込みの
                             見通しを立てやすくします。
 4     農業用水の遠隔操作    水門を離れた場所から開け閉めできる  産業部
                             ようにします。                      農林水産課
 5     庁内研修の動画化      集合研修を動画に改め、都合の良い時
                             間に学べるようにします。
 6     契約書の電子化        工事と物品の契約を電子で結び、郵送  総務課
                             と印紙の費用を減らします。
"""
SINGLE = """ 番号  取組名                取組の内容                          担当
 1     施設案内の統一        表記をそろえます。
 2     図面の電子閲覧        図面を端末で見られます。            市民課
 3     空き情報の公開        毎月公開します。
 4     用水の遠隔操作        離れた場所から操作します。          農政課
"""
EACH = """ 番号  取組名                取組の内容                          担当
 1     施設案内の統一        表記をそろえます。                  市民課
 2     図面の電子閲覧        図面を端末で見られます。            税務課
 3     空き情報の公開        毎月公開します。                    総務課
 4     用水の遠隔操作        離れた場所から開け閉めします。
 5     研修の動画化          動画に改めます。                    農政課
"""


def _leads(table: str) -> list[list[str]]:
    found = read_text(_HEAD + table + _END, "計画.txt").measures
    return [[d.text for d in m.lead] for m in found]


def test_each_row_is_led_by_the_cell_beside_it() -> None:
    assert _leads(DIVISIONS) == [["市民部市民課"]] * 2 + [["産業部農林水産課"]] * 3 + [["総務課"]]


def test_rows_of_one_line_stand_above_and_below_the_middle() -> None:
    assert _leads(SINGLE) == [["市民課"]] * 3 + [["農政課"]]


def test_a_row_of_its_own_without_departments_has_none() -> None:
    assert _leads(EACH) == [["市民課"], ["税務課"], ["総務課"], [], ["農政課"]]
