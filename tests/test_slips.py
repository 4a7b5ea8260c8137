"""Every slip a hand can make in a good file is told at its line, and none ends in a traceback."""

import re
from collections.abc import Iterator

import pytest
from editing import INVALID, edited

GOOD = (INVALID / "good.yaml").read_text(encoding="utf-8").split("\n")
Slip = tuple[str, int, str]


def changed(kind: str, number: int, line: str) -> Slip:
    return kind, number + 1, "\n".join([*GOOD[:number], line, *GOOD[number + 1 :]])


def of_keys(number: int, line: str) -> Iterator[Slip]:
    """A key misspelt, without its colon, without the space after it, or given twice."""
    key = re.match(r"( *)([a-z_]+):( |$)", line)
    if not key or ".txt" in line:
        return
    indent, word, _ = key.groups()
    yield changed("misspelt key", number, line.replace(word, word[:1] + "q" + word[1:], 1))
    yield changed("tab", number, "\t" + line)
    if not line.endswith("|"):
        yield changed("no colon", number, line.replace(":", "", 1))
    if line.partition(": ")[2]:
        yield changed("no space", number, line.replace(": ", ":", 1))
        kind, row, text = changed("given twice", number, line + "\n" + line)
        yield kind, row + 1, text
    if indent and not line.endswith(("|", ":")):
        yield changed("indented less", number, line[1:])


def of_citations(number: int, line: str) -> Iterator[Slip]:
    """Words miscopied, of another source, without the source, or led by a mark that means something to YAML."""
    cited = re.match(r"( *- )(herald|gazette): (.+)$", line)
    if not cited or ".txt" in line:
        return
    dash, source, words = cited.groups()
    for at, char in enumerate(words):
        if char.isdigit():
            yield changed("digit", number, f"{dash}{source}: {words[:at]}{(int(char) + 1) % 10}{words[at + 1 :]}")
    for at in (3, len(words) // 2, len(words) - 1):
        yield changed("letter", number, f"{dash}{source}: {words[:at]}~{words[at + 1 :]}")
    yield changed("not", number, f"{dash}{source}: not {words}")
    yield changed("source", number, f"{dash}{source[:-1]}: {words}")
    yield changed("no source", number, f"{dash}{words}")
    yield changed("no words", number, f"{dash}{source}:")
    for mark in "*&!@%`[{|>":
        yield changed(f"begins with {mark}", number, f"{dash}{source}: {mark}{words}")
    yield changed("colon", number, f"{dash}{source}: {words}: more")
    yield changed("comment", number, f"{dash}{source}: {words} #more")
    yield changed("open quote", number, f'{dash}{source}: "{words}')
    yield changed("words after quote", number, f'{dash}{source}: "{words}" more')


def of_values(number: int, line: str) -> Iterator[Slip]:
    """A date out of the calendar, a word that is none of those known, bytes that are no text."""
    key, colon, value = line.partition(": ")
    if re.search(r"\d{4}-\d{2}(-\d{2})?$", value):
        yield changed("date", number, f"{key}{colon}2031-13-01")
        yield changed("date in words", number, f"{key}{colon}3 May 2031")
    if key.strip() in ("kind", "severity", "status"):
        yield changed("value", number, f"{key}{colon}{value}x")
    if value:
        yield changed("control character", number, f"{line}\x07")


SLIPS = [
    slip
    for number, line in enumerate(GOOD)
    for each in (of_keys, of_citations, of_values)
    for slip in each(number, line)
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip[1]}-{slip[0].replace(' ', '-')}")
def test_a_slip_is_told_at_its_line(slip: Slip) -> None:
    _, line, text = slip
    faults = edited(text.encode())[1]
    assert line in {each.line for each in faults}, [(each.line, each.code, each.message) for each in faults]


def test_there_are_enough_slips() -> None:
    assert len(SLIPS) >= 200


@pytest.mark.parametrize("cut", range(0, len("\n".join(GOOD)), 61))
def test_a_file_cut_off_anywhere_never_ends_in_a_traceback(cut: int) -> None:
    briefing, faults = edited("\n".join(GOOD)[:cut].encode())
    assert briefing or faults
