"""Complaints as they are shown."""

import json

from collate import report
from collate.diagnostics import Diagnostic


def fault(line: str, column: int, width: int = 1, message: str = "wrong") -> Diagnostic:
    return Diagnostic("error", "a-code", message, "briefings/x.yaml", 14, column, width, line, ("do this",))


def carets(line: str, column: int, width: int) -> tuple[str, str]:
    _, shown, caret, _ = report.text([fault(line, column, width)]).splitlines()
    return shown, caret


def test_a_complaint_is_shown_with_its_line_caret_and_hint() -> None:
    assert report.text([fault("      - s001: traped", 15, 6)]) == (
        "briefings/x.yaml:14:15: error[a-code]: wrong\n"
        "14 |       - s001: traped\n"
        "   |               ^^^^^^\n"
        "   = do this\n"
    )


def test_the_caret_stands_under_the_words_whatever_their_width() -> None:
    assert carets("水位 ab", 4, 2) == ("14 | 水位 ab", "   |      ^^")
    assert carets("cafe\u0301 ab", 7, 2) == ("14 | cafe\u0301 ab", "   |      ^^")
    assert carets("\tab", 2, 2) == ("14 |     ab", "   |     ^^")
    assert carets("ab 水位", 4, 2) == ("14 | ab 水位", "   |    ^^^^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, caret = carets("x" * 500 + "HERE" + "y" * 500, 501, 4)
    assert len(shown) < 140
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_a_file_as_a_whole_has_no_line() -> None:
    whole = Diagnostic("warning", "a-code", "is empty", "seeds/x.txt")
    assert report.text([whole]) == "seeds/x.txt: warning[a-code]: is empty\n"


def test_nothing_shown_steers_a_terminal() -> None:
    shown = report.text([fault("a\x1b[31mb\u202ec", 1, 1, "say \x1b[2J")])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x1b[" in report.text([fault("a", 1)], colour=True)


def test_complaints_stand_in_order_each_once() -> None:
    later, sooner = fault("a", 9), fault("a", 2)
    assert report.ordered([later, sooner, later]) == (sooner, later)


def test_json_says_all() -> None:
    told = json.loads(report.as_json([fault("水 a", 3, 1)]))["diagnostics"][0]
    assert (told["file"], told["line"], told["column"], told["code"], told["hints"]) == (
        "briefings/x.yaml",
        14,
        3,
        "a-code",
        ["do this"],
    )


def test_github_commands_cannot_be_broken_out_of() -> None:
    evil = Diagnostic("warning", "a-code", "50% of\n::error::x", "a,b:c.yaml", 3, 4, 2, "line", ("do",))
    assert report.github([evil]) == (
        "::warning file=a%2Cb%3Ac.yaml,line=3,col=4,endColumn=6,title=a-code::50%25 of%0A::error::x%0Ado\n"
    )
