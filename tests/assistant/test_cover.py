"""How far texts cover a topic: likeness by word, shares by weight."""

from __future__ import annotations

import pytest

from assistant.cover import Cover, share
from assistant.topic import Topic
from tests.assistant.asking import topic_of

TEXTS = (("camera", "harbour"), ("harbour",), (), ("lens", "lens"))


def test_each_word_counts_by_its_best_form() -> None:
    topic = topic_of(("camera", 2.0), ("harbour", 1.0), camera={"lens": 0.6, "harbour": 0.3})
    assert Cover(TEXTS).words(topic).tolist() == [[1.0, 0.3, 0.0, 0.6], [1.0, 1.0, 0.0, 0.0]]


def test_the_share_is_by_weight() -> None:
    topic = topic_of(("camera", 3.0), ("harbour", 1.0))
    held = share(Cover(TEXTS).words(topic), topic)
    assert held.tolist() == pytest.approx([1.0, 0.25, 0.0, 0.0])


def test_the_share_agrees_with_the_topic_itself() -> None:
    topic = topic_of(("camera", 3.0), ("harbour", 1.0), camera={"lens": 0.6})
    held = share(Cover(TEXTS).words(topic), topic)
    assert held.tolist() == pytest.approx([topic.covered(set(t)) for t in TEXTS])


@pytest.mark.parametrize("topic", [topic_of(), topic_of(("camera", 0.0))])
def test_a_topic_without_weight_covers_nothing(topic: Topic) -> None:
    assert share(Cover(TEXTS).words(topic), topic).tolist() == [0.0] * len(TEXTS)


def test_no_texts() -> None:
    topic = topic_of(("camera", 1.0))
    empty = Cover(())
    assert empty.size == 0
    assert share(empty.words(topic), topic).tolist() == []
