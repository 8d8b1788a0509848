"""Records of a text in another order, put back to their places in print."""

import itertools

import pytest

from ingest.arranged import Arranged, Writer, after, write_lines
from ingest.records import Value
from ingest.sources import Section

PRINTED = "左1 右1\n左2 右2\n"


def _arranged() -> Arranged:
    writer = Writer(PRINTED)
    for start, end in ((0, 2), (6, 8), (3, 5), (9, 11)):
        writer.copy(start, end)
        writer.put("\n")
    return writer.done()


def test_a_value_covers_the_stretch_of_print_that_its_characters_come_from() -> None:
    arranged = _arranged()

    assert arranged.text == "左1\n左2\n右1\n右2\n"
    assert arranged.back(Value("左2", "p", 3, 5)) == Value("左2", "p", 6, 8)
    assert arranged.back(Value("左1左2", "p", 0, 5)) == Value("左1左2", "p", 0, 8)


def test_the_body_of_a_section_stays_inside_it() -> None:
    section = Section("s", ("左",), 1, "p", 3, 8, 6)

    found = _arranged().back((section,))

    assert (found[0].start, found[0].body_start, found[0].end) == (3, 3, 8)


def test_an_empty_value_stays_empty() -> None:
    value = _arranged().back(Value("", "p", 3, 3))

    assert value.start == value.end == 6
    assert _arranged().back(Value("", "p", 0, 0)) == Value("", "p", 0, 0)


def test_what_was_arranged_twice_leads_back_to_print() -> None:
    first = _arranged()
    writer = Writer(first.text)
    writer.copy(6, 8)

    again = after(first, writer.done())

    assert again.back(Value("右1", "p", 0, 2)) == Value("右1", "p", 3, 5)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("市民課", "窓口改革推", "進室"), "市民課<br>窓口改革推進室"),
        (
            ("図書館", "選挙管理委員会事", "務局", "危機管理課"),
            "図書館<br>選挙管理委員会事務局<br>危機管理課",
        ),
        (("総務部", "情報政策課", "税務課"), "総務部情報政策課<br>税務課"),
        (("農業委員会", "事務局"), "農業委員会事務局"),
        (("窓口の課", "を見直す。"), "窓口の課を見直す。"),
        ((), ""),
    ],
)
def test_names_of_departments_that_lines_break_are_whole(lines: tuple[str, ...], told: str) -> None:
    printed = "\n".join(lines)
    starts = [0, *itertools.accumulate(len(x) + 1 for x in lines)]
    writer = Writer(printed)

    write_lines(writer, [(a, a + len(x)) for a, x in zip(starts, lines, strict=False)])

    assert writer.done().text == told
