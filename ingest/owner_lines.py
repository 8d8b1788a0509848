"""Lines that open with a label and say something on the same line, above all who is in charge.

Brackets, a colon or a gap part the label from its value. A label that is not known is one of
departments if it returns, and what stands behind it are departments.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from ingest.cells import is_office
from ingest.labels import role_of
from ingest.leads import SHARES, holds_departments, is_nobody
from ingest.opening_labels import FORMS, LabelLine, label_line
from ingest.prose import ProseLine
from ingest.records import Role
from ingest.text import clean, fold

_MAX_PARTNERS = 40
REPEATS = 3  # how often an unknown label returns
_WORD = re.compile(r"[^\W\d_\u2160-\u217f]{1,12}")  # no number, not even a Roman one (目標Ⅲ)
_INNER = re.compile(
    r"[\s\u3000／/|｜；;]+(?P<sign>[■◆●○◇□▼▽▶▷◎※◦・【\[［〔]?)[\s\u3000]*"
    r"(?P<label>[^\W\d_\u2160-\u217f]{1,12})[】\]］〕]?"
    r"(?:(?P<colon>[\s\u3000]*[:：])|(?=[\s\u3000]|$)|(?<=[】\]］〕]))"
)
_NOBODY = re.compile(r"該当?なし|なし|無し?|未定|全課等?|全庁|各課等?|ほか|他")
_NEARLY, _HALF = 0.8, 0.5
_CLOSED = re.compile(
    r"(?P<prose>。)?[\s\u3000]*[〔（(【\[](?P<value>(?:[^〔〕()（）【】\[\]。]|[(（][^()（）。]*[)）])"
    r"{2,80})[〕）)】\]]\s*$",
    re.MULTILINE,
)
_SLASH, _COMMA = re.compile(r"[／/｜|;；]"), re.compile(r"[、，,・]")


def label_lines(text: str, lines: list[ProseLine]) -> dict[int, LabelLine]:
    """The lines that open with a label, by index; a label alone takes the next line as value."""
    read = {i: label for i, n in enumerate(lines) if (label := label_line(text, n, i))}
    often = Counter(fold(n.label) for n in read.values())
    found: dict[int, LabelLine] = {}
    for at, label in read.items():
        if label.firm or _is_told(text, label, often):
            found[at] = replace(_with_value(text, lines, label), firm=True)
    for at in range(len(lines) - 1):
        if at not in read and (alone := _alone(text, lines, at)):
            found[at] = alone
    return dict(sorted(found.items()))


def _alone(text: str, lines: list[ProseLine], at: int) -> LabelLine | None:
    """A line that is nothing but a label of departments, which stand on the line below."""
    words = text[lines[at].start : lines[at].end].strip()
    role = role_of(words)
    below = lines[at + 1]
    if role not in {"lead", "related"} or not below.follows or label_line(text, below, at + 1):
        return None
    value = clean(text, below.start, below.end)
    if role_of(text[below.start : below.end].strip()) or not holds_departments(value, ""):
        return None
    return LabelLine(at, words, role, below.start, below.end, True)


def _is_told(text: str, label: LabelLine, often: Counter[str]) -> bool:
    """Whether a label that nothing but a gap sets apart is one: by its value, or if it returns."""
    if label.role in {"lead", "related"}:
        return holds_departments(clean(text, label.start, label.end), "")
    return often[fold(label.label)] >= REPEATS


def owner_lines(text: str, lines: list[ProseLine]) -> dict[int, LabelLine]:
    """Of the lines with a label those that name departments, by index, with their role."""
    found: dict[int, LabelLine] = {}
    unknown: dict[str, list[LabelLine]] = defaultdict(list)
    for at, label in label_lines(text, lines).items():
        if label.role in {"lead", "related"}:
            if _names(text, label):
                found[at] = label
        elif label.role is None and label.firm:
            role: Role = "related" if SHARES.search(label.label) else "lead"
            unknown[fold(label.label)].append(replace(label, role=role))
    for group in unknown.values():
        named = sum(_holds(text, label) for label in group)
        found |= {x.at: x for x in group if named >= REPEATS and _names(text, x)}
    found |= {at: x for at, x in _gapped(text, lines).items() if at not in found}
    found = found or _closing(text, lines)
    return _ranked(text, _parted(text, dict(sorted(found.items()))))


def _closing(text: str, lines: list[ProseLine]) -> dict[int, LabelLine]:
    """Paragraphs that close with departments in brackets: 「…を始めます。〔市民課、税務課〕」.

    The brackets may stand on a line of their own; if most such are no departments, they are
    headings: 【図書館】.
    """
    found: dict[int, LabelLine] = {}
    alone: dict[str, list[bool]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = _closed(text, lines, at)
        if match is None or not (match.start() == line.start or match.group("prose")):
            continue
        apart, place = match.start() == line.start, match.span("value")
        owned = holds_departments(clean(text, *place), "")
        if apart:
            alone[text[line.start]].append(owned)
        if owned:
            found[at] = LabelLine(at, "", "lead", *place, firm=True, closing=not apart)
    heads = {sign for sign, owned in alone.items() if sum(owned) < len(owned) * _HALF}
    found = {at: x for at, x in found.items() if x.closing or text[lines[at].start] not in heads}
    return found if len(found) >= REPEATS else {}


def _closed(text: str, lines: list[ProseLine], at: int) -> re.Match[str] | None:
    """The brackets that close a line; those that it opens may close on the next."""
    line = lines[at]
    match = _CLOSED.search(text, line.start, line.end)
    if match or at + 1 == len(lines) or not lines[at + 1].follows:
        return match
    over = _CLOSED.search(text, line.start, lines[at + 1].end)
    return over if over and over.start("value") < line.end else None


def _ranked(text: str, owners: dict[int, LabelLine]) -> dict[int, LabelLine]:
    """The lines, cut where most have one sign (／) behind one department and before a list.

    A list with two kinds of signs says two things: 「市民課／税務課、福祉課」.
    """
    cuts = {at: list(_SLASH.finditer(text, o.start, o.end)) for at, o in owners.items()}
    plain = [at for at, o in owners.items() if not o.beside and o.role == "lead"]
    once = [at for at in plain if len(cuts[at]) == 1]
    first = [at for at in once if not _COMMA.search(text, owners[at].start, cuts[at][0].start())]
    lists = [at for at in first if _COMMA.search(text, cuts[at][0].end(), owners[at].end)]
    if len(first) < max(REPEATS, len(plain) * _NEARLY) or len(lists) < REPEATS:
        return owners
    found = dict(owners)
    for at in once:
        own, cut = owners[at], cuts[at][0]
        beside = LabelLine(at, own.label, "related", cut.end(), own.end, own.firm)
        found[at] = replace(own, end=cut.start(), beside=beside)
    return found


def _gapped(text: str, lines: list[ProseLine]) -> dict[int, LabelLine]:
    """Lines that open with a word of no known meaning and a gap, where departments stand behind
    nearly all lines that open with it, or half of them if the word says that these take part.
    """
    groups: dict[str, list[tuple[LabelLine, bool]]] = defaultdict(list)
    for at, line in enumerate(lines):
        match = FORMS[-1].fullmatch(text[line.start : line.end])
        word = match.group("label") if match else ""
        if match is None or not _WORD.fullmatch(word) or role_of(word) or is_office(word):
            continue
        start, end = line.start + match.start("value"), line.start + match.end("value")
        if is_nobody(text[start:end]):
            continue
        names = holds_departments(clean(text, start, end), "")
        role: Role = "related" if SHARES.search(word) else "lead"
        label = LabelLine(at, word, role, start, end, firm=True)
        groups[fold(word)].append((label, names))
    return {
        label.at: label
        for word, group in groups.items()
        if sum(names for _, names in group)
        >= max(REPEATS, len(group) * (_HALF if SHARES.search(word) else _NEARLY))
        for label, _ in group
        if _names(text, label)
    }


def _holds(text: str, label: LabelLine) -> bool:
    """Whether departments stand behind a label."""
    return holds_departments(clean(text, label.start, label.end), "")


def _names(text: str, label: LabelLine) -> bool:
    """Whether a label has departments behind it; who takes part may be others, in a short list."""
    told = text[label.start : label.end].strip()
    short = 0 < len(told) <= _MAX_PARTNERS and not re.search(r"[。0-9０-９]", told)
    partners = label.role == "related" and short and not is_nobody(told)
    return partners or _holds(text, label)


def _parted(text: str, owners: dict[int, LabelLine]) -> dict[int, LabelLine]:
    """The lines, cut at a second label: a word that returns in most of them and is no department,
    or one that is known and set apart (◇関係課 税務課, 関係課：税務課).
    """
    found = {at: [*_INNER.finditer(text, o.start, o.end)] for at, o in owners.items()}
    often = Counter(fold(w) for ms in found.values() for w in {m["label"] for m in ms})
    second = {
        w for w, n in often.items()
        if n >= max(REPEATS, len(owners) * _HALF) and not is_office(w) and not _NOBODY.fullmatch(w)
    }  # fmt: skip
    for at, matches in found.items():
        cut = next((m for m in matches if fold(m["label"]) in second or _is_second(m)), None)
        if cut:
            own = owners[at]
            role: Role = "lead" if role_of(cut["label"]) == "lead" else "related"
            beside = LabelLine(at, cut["label"], role, cut.end(), own.end, own.firm)
            owners[at] = replace(own, end=cut.start(), beside=beside)
    return owners


def _is_second(cut: re.Match[str]) -> bool:
    """Whether a word inside a value is a known label of departments: a sign or colon says so."""
    apart = bool(cut["sign"] or cut["colon"])
    return apart and role_of(cut["label"]) in {"lead", "related"}


def _with_value(text: str, lines: list[ProseLine], label: LabelLine) -> LabelLine:
    """The label with a value that goes on below it: after a comma, or where its line holds none."""
    start, end, at = label.start, label.end, label.at
    while at + 1 < len(lines) and lines[at + 1].follows and not lines[at + 1].broken:
        value = text[start:end].strip()
        below = lines[at + 1]
        if value and value[-1] not in "、,，・～〜~":
            break
        if label_line(text, below, at + 1):
            break
        if not value:
            if not holds_departments(clean(text, below.start, below.end), ""):
                break
            start = below.start
        end, at = below.end, at + 1
    return replace(label, start=start, end=end)
