"""An invented city, its plan and replies about it: what the fake service holds in the tests."""

from __future__ import annotations

from typing import Any

from tests.ui.fake_api import FakeApi

CITY, PLAN, SOURCE = "みほん市", "第2次みほん市デジタル計画", "みほん 計画.txt"
OTHER_CITY, OTHER_PLAN = "ためし町", "ためし町DX計画"
QUOTE = "主管課\tくらし課"
_HEAD = "前置き" * 150
TEXT = f"{_HEAD}ここが直前\n3 公園予約の電子化\t{QUOTE}\t関係課\t公園課\nここが直後{'後書き' * 150}"
START = TEXT.index(QUOTE)
ANSWER = "主管課はくらし課です。[1]"

EVIL = (
    "<script>window.pwned=1</script> <img src=x onerror='window.pwned=1'> "
    "![絵](http://203.0.113.9/x.png) [押す](javascript:window.pwned=1) **太字** _斜体_ `code` "
    "$E=mc^2$ $$x$$ :red[赤] :smile: :material/home: ~~消~~ | a | --> <- http://203.0.113.9/ "
    "# 見出し &lt;b&gt; www.example.com a@example.com"
)


def citation(**changes: Any) -> dict[str, Any]:
    """A citation that holds."""
    return {
        "marker": 1, "municipality": CITY, "plan": PLAN, "section": "第3章 施策 > 3 公園",
        "measure_no": "3", "measure_name": "公園予約の電子化", "term": None, "source": SOURCE,
        "start": START, "end": START + len(QUOTE), "quote": QUOTE,
    } | changes  # fmt: skip


def reply(**changes: Any) -> dict[str, Any]:
    """An answered question with one citation."""
    return {
        "status": "answered", "answer": ANSWER, "citations": [citation()], "choices": [],
        "notes": [], "answered_by": "extractive", "took_ms": 12.0,
    } | changes  # fmt: skip


def not_found() -> dict[str, Any]:
    return reply(status="not_found", answer="計画には予算の記載がありません。", citations=[])


def clarification() -> dict[str, Any]:
    return reply(
        status="needs_clarification",
        answer="どちらですか。",
        citations=[],
        choices=[CITY, OTHER_CITY],
    )


def evil_reply() -> dict[str, Any]:
    """Everything a document or a model could plant, in every field the page shows."""
    text = f"{EVIL}\n    字下げ\n1. 一\n- 二\n> 三\n---\n# 四"
    cited = citation(
        municipality=EVIL, plan=EVIL, section=EVIL, measure_no=EVIL, measure_name=EVIL,
        source="evil.txt", start=2, end=2 + len(EVIL), quote=EVIL,
    )  # fmt: skip
    return reply(answer=text, citations=[cited], notes=[EVIL], answered_by=EVIL)


def measure(name: str, city: str = CITY, plan: str = PLAN, **changes: Any) -> dict[str, Any]:
    return {
        "id": f"{city}-{name}", "municipality": city, "plan": plan, "measure_no": "3",
        "measure_name": name, "lead": ["くらし課"], "summary": "概要", "schedule": {},
        "evaluation": None,
    } | changes  # fmt: skip


def hit(name: str, city: str = CITY, plan: str = PLAN, **changes: Any) -> dict[str, Any]:
    """A passage about a measure that a search found."""
    return {
        "score": 1.0, "municipality": city, "plan": plan, "section": "第3章", "measure_no": "3",
        "measure_name": name, "term": None, "source": SOURCE, "start": START,
        "end": START + len(QUOTE), "text": QUOTE,
    } | changes  # fmt: skip


OLD_SOURCE, OLD_TEXT = "みほん 前計画.txt", "前書き\n3 公園予約の電子化\t主管課\t公園課\n後書き"


def quoted(text: str, source: str, whole: str, page: int | None = None) -> dict[str, Any]:
    """A value that stands in ``whole``, the text of ``source``."""
    start = whole.index(text)
    place = {"source": source, "start": start, "end": start + len(text), "page": page}
    return {"text": text, "quote": text, **place}


def changed(name: str, source: str = SOURCE) -> dict[str, Any]:
    """A measure of one of the editions."""
    return {
        "municipality": CITY, "plan": PLAN, "edition": None, "measure_no": "3",
        "measure_name": name, "source": source, "page": None,
    }  # fmt: skip


def diff() -> dict[str, Any]:
    """Two editions: a department that changed, a measure that is new and one that went."""
    park, gone = "公園予約の電子化", "後書き"
    return {
        "editions": [
            {
                "municipality": CITY,
                "old": {"plan": "みほん市デジタル計画", "edition": "平成28年度～令和2年度"},
                "new": {"plan": PLAN, "edition": "令和3年度～令和7年度"},
            }
        ],
        "items": [
            {
                "kind": "lead", "kind_name": "主管課の変更", "what": None,
                "old": changed(park, OLD_SOURCE), "new": changed(park),
                "before": [quoted("公園課", OLD_SOURCE, OLD_TEXT, 12)],
                "after": [quoted("くらし課", SOURCE, TEXT)],
            },
            {
                "kind": "added", "kind_name": "追加", "what": None, "old": None,
                "new": changed(park), "before": [], "after": [quoted(park, SOURCE, TEXT)],
            },
            {
                "kind": "dropped", "kind_name": "廃止", "what": None,
                "old": changed(gone, OLD_SOURCE), "new": None,
                "before": [quoted(gone, OLD_SOURCE, OLD_TEXT)], "after": [],
            },
        ],
        "counts": {"added": 1, "dropped": 1, "lead": 1},
        "total": 3,
    }  # fmt: skip


def with_editions(api: FakeApi) -> FakeApi:
    """``api`` with an edition of its plan before the one in force."""
    api.plans.append(
        {"id": "c", "municipality": CITY, "plan": "みほん市デジタル計画", "source": OLD_SOURCE,
         "period": "平成28年度～令和2年度", "measures": 2, "terms": 0, "in_force": False,
         "checks": [{"level": "check"}, {"level": "sure"}]}
    )  # fmt: skip
    api.sources[OLD_SOURCE] = OLD_TEXT
    api.diff = diff()
    return api


def fake_site() -> FakeApi:
    """A service that has read two plans."""
    return FakeApi(
        plans=[
            {"id": "a", "municipality": CITY, "plan": PLAN, "source": SOURCE,
             "period": "令和3年度～令和7年度", "measures": 2, "terms": 1, "warnings": ["注意"]},
            {"id": "b", "municipality": OTHER_CITY, "plan": OTHER_PLAN, "source": "b.txt",
             "period": None, "measures": 1, "terms": 0, "warnings": []},
        ],
        measures=[
            measure("公園予約の電子化", schedule={"令和4年度": {"planned": "導入"}}),
            measure("窓口の案内"),
            measure("広報の電子化", OTHER_CITY, OTHER_PLAN, lead=[]),
        ],
        terms=[{"id": "t", "term": "オープンデータ", "municipality": CITY, "plan": PLAN}],
        sources={SOURCE: TEXT, "evil.txt": f"前\n{EVIL}\n後 {EVIL}"},
    )  # fmt: skip
