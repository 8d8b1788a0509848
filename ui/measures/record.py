"""What the plans print of a measure, each with a button that opens the original around it."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st
from markupsafe import Markup

from ui.api.records import Conflict, Measure, Place
from ui.measures.roles import ROLES
from ui.parts.blocks import show
from ui.parts.escape import element
from ui.parts.original import original, reveal
from ui.parts.words import t
from ui.site import Site


def fields(site: Site, measure: Measure) -> None:
    """Everything that is printed of it, in the order of the print, then what was gathered."""
    printed = sorted(measure.fields, key=lambda field: (field.source, field.start))
    for number, field in enumerate(printed):
        name = field.label or t(ROLES.get(field.role, ROLES["other"]))
        title = f"{name}（{field.year}）" if field.year else name
        with st.container(key=f"field-{number}", gap=None):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                show(element("h4", "sn-field-name", title))
                opened = _button(measure, f"field-{number}")
            show(element("div", "sn-text", field.text))
            if opened:
                _place(site, field, f"field-{number}", opened)
    show(*(_said(name, text) for name, text in _gathered(measure)))


def whole(site: Site, measure: Measure) -> None:
    """The measure's whole place in its plan."""
    place = Place(text="", source=measure.source, start=measure.start, end=measure.end)
    with st.container(key="field-whole", gap="xsmall"):
        _opener(site, measure, place, "field-whole", title=t("この施策の記載全体を原文で見る"))


def conflicts(site: Site, measure: Measure) -> None:
    """What the places of the plan say differently."""
    for number, conflict in enumerate(measure.conflicts):
        with st.container(border=True, gap="xsmall"):
            show(element("h3", "sn-heading sn-conflict", _disagreement(conflict)))
            for at, place in enumerate(conflict.values):
                key = f"conflict-{number}-{at}"
                with st.container(key=key, gap="xsmall"):
                    show(element("div", "sn-text", place.text))
                    _opener(site, measure, place, key)


def mentions(site: Site, measure: Measure) -> None:
    """Where else in the plan it stands."""
    if not measure.mentions:
        return
    show(element("h3", "sn-heading", t("ほかに書かれている所")))
    for number, place in enumerate(measure.mentions):
        with st.container(key=f"mention-{number}", gap="xsmall"):
            show(element("div", "sn-text", place.text or place.source))
            _opener(site, measure, place, f"mention-{number}")


def _disagreement(conflict: Conflict) -> str:
    name = t(ROLES.get(conflict.field, ROLES["other"]))
    what = f"{name}（{conflict.year}）" if conflict.year else name
    return t("計画の中で記載が異なります: {what}", what=what)


def _gathered(measure: Measure) -> Iterator[tuple[str, str]]:
    """What is known of the measure and not printed under a label of its own."""
    held = {field.role for field in measure.fields}
    loose = (
        ("content", measure.summary),
        ("evaluation", measure.evaluation),
        ("reason", measure.reason),
        ("results", measure.results),
        ("issues", measure.issues),
    )
    yield from ((t(ROLES[role]), text) for role, text in loose if text and role not in held)
    for action in measure.actions:
        name = " ".join(filter(None, (t("取組"), action.no)))
        facts = (action.text, "、".join(action.departments), action.state)
        yield name, " ／ ".join(filter(None, facts))


def _said(name: str, text: str) -> Markup:
    return element(
        "div", "sn-field", element("h4", "sn-field-name", name), element("div", "sn-text", text)
    )


def _opener(
    site: Site, measure: Measure, place: Place, key: str, *, title: str | None = None
) -> None:
    """A button, and after a click on it the place; both in the container ``key``."""
    if opened := _button(measure, key, title):
        _place(site, place, key, opened)


def _button(measure: Measure, key: str, title: str | None = None) -> int:
    """The button that opens a place, and how often it was opened by it; 0 while it is closed.

    ``key`` holds no text from outside.
    """
    state = f"opened-{measure.id}-{key}"
    times: int = st.session_state.get(state, 0)
    st.button(
        t("原文を閉じる") if times > 0 else title or t("原文を見る"),
        key=f"open-{key}",
        type="tertiary",
        icon=":material/keyboard_arrow_up:" if times > 0 else ":material/keyboard_arrow_down:",
        on_click=_toggle,
        args=(state,),
    )
    return max(0, times)


def _place(site: Site, place: Place, key: str, times: int) -> None:
    """The place inside its page or section, brought into view as often as it is opened."""
    original(site.client, place.source, place.start, place.end)
    reveal(key, times)


def _toggle(state: str) -> None:
    """A closed place is a negative count, so that every opening has a number of its own."""
    times = st.session_state.get(state, 0)
    st.session_state[state] = -times if times > 0 else 1 - times
