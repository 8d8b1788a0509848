"""How sure the measures of a file are: how they were read, how complete, what looks wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ingest.assurance.edition import Editions
from ingest.assurance.findings import Finding, Level, listed, worst
from ingest.assurance.numbers import gaps
from ingest.labels import is_department, role_of
from ingest.records import Corpus, Measure, Role
from ingest.sources import Document

FORMS = {"sheets": "個票", "rows": "表の行", "headings": "見出し"}
_LONG = 40  # characters of a name, above which hardly any is one
_SENTENCE = re.compile(r"。|(?:ます|する|した|である)$")
_PIECES = re.compile(r"[\t\n|｜:：\u3000]|\s{2,}")
_WORDS = re.compile(r"[\s|｜、,・:：]+")
_MARKED = re.compile(r"^[★☆◎○●◇◆□■▲△※＊*・]|[★☆◎○●◇◆□■▲△※＊*…]$|\n")
_NO_OFFICE = re.compile(r"[［\[【〔。:：]|[0-9０-９]年|^.{25,}$|\n")
_OFFICES = 8  # departments of which hardly any measure has more in charge
_LABEL = 14  # characters of a label
_FEW = 3
_LEAST = 5  # measures that hardly any plan has fewer of
_SAYS_NOTHING: frozenset[Role] = frozenset({"number", "name", "lead", "related", "tag"})
Doubt = tuple[Level, str]


def forms_of(
    document: Document, corpus: Corpus, own: Sequence[Measure]
) -> dict[str, list[Measure]]:
    """The measures of a file by how they were read: from sheets, rows of tables, headings."""
    source = document.source
    rows = [(r.start, r.end) for t in corpus.tables if t.source == source for r in t.rows]
    heads = [(s.start, s.body_start) for s in corpus.sections if s.source == source]
    found: dict[str, list[Measure]] = {form: [] for form in FORMS}
    for m in own:
        row = any(start <= m.start and m.end <= end for start, end in rows)
        head = any(start <= m.name.start < end for start, end in heads)
        found["rows" if row else "headings" if head else "sheets"].append(m)
    return {form: members for form, members in found.items() if members}


def measures_finding(document: Document, corpus: Corpus, editions: Editions) -> Finding:
    """The finding for the measures of a document."""
    own = [m for m in corpus.measures if m.source == document.source]
    if not own:
        return _without(document, corpus, editions)
    forms = forms_of(document, corpus, own)
    how = "、".join(f"{FORMS[k]}{len(members)}件" for k, members in forms.items())
    whole = sum(bool(m.number and m.lead) for m in own)
    found = f"{len(own)}件（{how}）。番号・名称・主管課のそろったもの{whole}件"
    doubts = [*_of_numbers(own), *_of_names(own), *_of_contents(own)]
    led = any(m.lead for m in own)
    doubts += _of_leads(forms) if led else _without_leads(document, own)
    if len(forms) > 1:
        doubts.append(("likely", "形の違うところから読み取ったため、重なりや過不足がありえます。"))
    doubts += [*_of_offices(own), *_of_labels(document, own), *_problems(document, corpus)]
    if len(own) < _LEAST:
        doubts.append(("likely", f"施策が{len(own)}件しか見つかりません。"))
    reasons = tuple(said for _, said in doubts) or ("番号の抜けや、欠けた項目は見当たりません。",)
    return Finding("measures", worst(level for level, _ in doubts), found, reasons)


def _without(document: Document, corpus: Corpus, editions: Editions) -> Finding:
    sources = {d.source for d in editions.groups[document.source]}
    elsewhere = any(m.source in sources for m in corpus.measures)
    if elsewhere:
        said = "この文書に施策はなく、同じ計画の別の文書にあります。"
        return Finding("measures", "likely", "0件", (said,))
    return Finding("measures", "check", "0件", ("施策を読み取れませんでした。",))


def _of_numbers(own: Sequence[Measure]) -> Iterator[Doubt]:
    if missing := gaps(m.number for m in own):
        said = f"番号が抜けています（{listed(missing)}）。"
        yield "check", f"{said}欠番でなければ、読み取りの漏れです。"
    bare = [m.name.text for m in own if not m.number]
    if len(bare) == len(own):
        yield "likely", "番号の付いた施策が1件もありません。"
    if bare and len(bare) * 2 <= len(own):
        yield _share(bare, own), f"番号のない施策があります（{listed(bare)}）。"
    same = Counter(m.number for m in own if m.number and not m.repeats)
    if own and len(same) * 2 < sum(same.values()):
        yield "check", "同じ番号の施策がたくさんあります。"


def _of_names(own: Sequence[Measure]) -> Iterator[Doubt]:
    odd = [m.name.text for m in own if len(m.name.text) > _LONG or _SENTENCE.search(m.name.text)]
    if odd:
        yield "check", f"名称が長すぎるか、文になっています（{listed(n[:20] for n in odd)}）。"
    marked = [m.name.text for m in own if _MARKED.search(m.name.text)]
    if marked:
        yield "check", f"名称に印や改行が残っています（{listed(n[:20] for n in marked)}）。"
    twice = [n for n, k in Counter(m.name.text for m in own if not m.repeats).items() if k >= _FEW]
    if twice:
        yield "check", f"同じ名称の施策がたくさんあります（{listed(twice)}）。"
    labels = [m.name.text for m in own if role_of(m.name.text)]
    if labels:
        yield "check", f"名称が項目の名前になっています（{listed(labels)}）。"


def _of_leads(forms: Mapping[str, Sequence[Measure]]) -> Iterator[Doubt]:
    """Measures without departments; where all of a form lack them, they may be none of theirs."""
    for form, own in forms.items():
        bare = [m.name.text for m in own if not m.lead]
        if len(bare) == len(own):
            yield "likely", f"{FORMS[form]}から読み取った{len(own)}件には、主管課がありません。"
        elif bare:
            yield _share(bare, own), f"主管課のない施策があります（{listed(bare)}）。"


def _of_offices(own: Sequence[Measure]) -> Iterator[Doubt]:
    """Words in the place of departments that are none, or too many for one measure."""
    odd = dict.fromkeys(d.text for m in own for d in m.lead if _NO_OFFICE.search(d.text))
    if odd:
        yield (
            "check",
            f"主管課に、課の名前らしくないものがあります（{listed(n[:20] for n in odd)}）。",
        )
    many = [m.name.text for m in own if len(m.lead) > _OFFICES]
    if many:
        yield "likely", f"主管課がとても多い施策があります（{listed(many)}）。"


def _without_leads(document: Document, own: Sequence[Measure]) -> Iterator[Doubt]:
    pieces = (p.strip() for p in _WORDS.split(document.text))
    if sum(is_department(p) for p in pieces) < len(own):
        yield "likely", "主管課がありません。この文書には書かれていないようです。"
    else:
        yield "check", "本文に課の名前がありますが、施策の主管課を1件も読み取れませんでした。"


def _of_contents(own: Sequence[Measure]) -> Iterator[Doubt]:
    bare = [m.name.text for m in own if not _says(m)]
    if bare:
        yield _share(bare, own), f"名称のほかに何も書かれていない施策があります（{listed(bare)}）。"


def _says(measure: Measure) -> bool:
    told = (measure.actions, measure.years, measure.schedule, measure.indicators)
    return any(told) or any(f.role not in _SAYS_NOTHING for f in measure.fields)


def _share(some: Sequence[object], every: Sequence[object]) -> Level:
    return "likely" if len(some) * 5 <= len(every) or len(some) * 2 > len(every) else "check"


def _of_labels(document: Document, own: Sequence[Measure]) -> Iterator[Doubt]:
    """A label of departments that stands in the text far more often than there are measures."""
    pieces = (p.strip(" 　:：【】[]■◆●") for p in _PIECES.split(document.text))
    counted = Counter(p for p in pieces if 1 < len(p) <= _LABEL)
    led = [(n, p) for p, n in counted.items() if n >= _FEW and role_of(p) == "lead"]
    if led and (most := max(led))[0] * 2 > len(own) * 3:
        said = f"「{most[1]}」というラベルが{most[0]}回あるのに、施策は{len(own)}件です。"
        yield "check", said


def _problems(document: Document, corpus: Corpus) -> Iterator[Doubt]:
    """Problems of the file that tell of measures, counted by kind."""
    kinds = Counter(p.code for p in corpus.problems if p.source == document.source)
    if kinds["duplicate_number"]:
        yield "likely", f"同じ番号の付いた施策が{kinds['duplicate_number']}組あります。"
    if kinds["unread_row"]:
        yield "likely", f"読み取れない表の行が{kinds['unread_row']}行あります。"
    if kinds["uncertain_years"]:
        yield "likely", f"どの年度の値か確かでない行が{kinds['uncertain_years']}行あります。"
