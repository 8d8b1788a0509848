"""Several lists or numbers that one question asks for, and a number of what was counted before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafts import Draft
from assistant.lexicon import Lexicon
from assistant.lists import list_answer
from assistant.query import Query, Wish
from assistant.table_lists import TableLists
from ingest.records import Corpus

# A further count is of what was counted before.
_AMONG = re.compile(r"(?:その|この)?うち|(?:その|この)中で|中でも")
# A number that is asked of the list before it, and of nothing else.
_TOTAL = re.compile(
    r"(?:全部|全て|すべて|合わせて|あわせて|合計|総数)?(?:で|は)?、?(?:何|いくつ|幾つ)"
)


def lists_answer(
    corpus: Corpus, wishes: Sequence[Wish], query: Query, lexicon: Lexicon, tables: TableLists
) -> Draft | None:
    """Several lists or numbers that one question asks for; ``None`` where one of its wishes is
    none, or all are told by one.
    """
    drafts: list[Draft] = []
    for wish in wishes:
        among = bool(drafts) and _AMONG.match(wish.query.reading.text)
        if drafts and not among and _TOTAL.match(wish.query.reading.text):
            return None
        own = query if among else replace(wish.query, topic=wish.own)
        draft = list_answer(corpus, own, lexicon, tables)
        if draft is None:
            return None
        drafts.append(draft)
    claims = {c.sentence: c for d in drafts for c in d.claims}
    if len(drafts) < 2 or len({d.claims for d in drafts}) < len(drafts):
        return None
    focus = tuple(dict.fromkeys(m for d in drafts for m in d.focus))
    return Draft("answered", tuple(claims.values()), focus=focus)
