"""What a measure covers: its content, and its actions where the content does not tell them."""

from __future__ import annotations

from assistant.claims import Claim, sentences, subject
from assistant.timetable import Timetable
from assistant.writer import short
from ingest.records import Measure
from ingest.text import fold

COVER_LENGTH = 300
# How long it may be with the actions that it does not tell of.
COVER_WHOLE = 420


class Content(Timetable):
    """Writes the content of measures."""

    def cover(self, measure: Measure) -> list[Claim]:
        """The content of a measure, and what is done where that says no more than why."""
        told = self.told(measure)
        return told + self._done(measure, COVER_WHOLE - sum(len(c.sentence) for c in told))

    def told(self, measure: Measure) -> list[Claim]:
        """The content of a measure alone."""
        if measure.summary is None:
            return []
        body = sentences(measure.summary.text, COVER_LENGTH)
        body = body if body.endswith(("。", "…")) else f"{body}。"
        text = f"{subject(measure)}の内容は次のとおりです。{body}"
        return [self.claim(measure, text, (measure.summary,))]

    def _done(self, measure: Measure, room: int) -> list[Claim]:
        """What is done, action by action, as far as the content does not say it and there is room:
        of a measure whose content tells why, the actions tell what.
        """
        if measure.summary is None:
            return []
        told = fold(f"{measure.name.text} {measure.summary.text}")
        claims: list[Claim] = []
        head = "主な取組は次のとおりです。\n"
        for action in measure.actions:
            name = short(action.text.text).removesuffix("。")
            sentence = f"{'' if claims else head}・{name}。"
            if fold(name) in told:
                continue
            room -= len(sentence)
            if room < 0:
                break
            claims.append(self.claim(measure, sentence, (action.text,), action.number or ""))
        return claims
