"""How the site speaks: every word of its own is in its catalogues, dates and numbers are its language's."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import example
import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract
from msgspec.structs import replace
from test_outputs import FOLDER, Tree

from collate.model import File, RawFile
from collate.outputs import assets, render, templates
from collate.outputs.voice import QUALIFIERS, voice
from collate.pages import paginate

COLLATE = Path(__file__).parent.parent / "collate"
CALLS = re.compile(r"(?<![\w.])(?:_|gettext|ngettext)\(\s*(.)")


def packaged() -> list[RawFile]:
    found = sorted(path for path in FOLDER.rglob("*") if path.is_file())
    return [RawFile(path.relative_to(FOLDER).as_posix(), path.read_bytes()) for path in found]


def messages() -> Iterator[str]:
    """Every word of the site's own, as its templates and pages have it."""
    settings = {"trim_blocks": "true", "lstrip_blocks": "true"}
    for path in sorted(FOLDER.glob("*.html")):
        data = BytesIO(path.read_bytes())
        for _, _, message, _ in babel_extract(data, ("_", "gettext", "ngettext"), (), settings):  # type: ignore[arg-type]
            yield message if isinstance(message, str) else str(message[0])
    for path in sorted(COLLATE.rglob("*.py")):
        for _, _, message, _ in extract_python(BytesIO(path.read_bytes()), ("msg", "say", "ngettext"), (), {}):
            if message:
                yield message if isinstance(message, str) else str(message[0])
    yield from QUALIFIERS


@cache
def arabic() -> dict[str, bytes]:
    config = replace(example.config(), language="ar")
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), config)
    held, faults = templates(packaged(), "ar")
    assert not faults
    files: list[File] = [file for page in made for file in render(page, held)[0]]
    return {file.path: file.data for file in (*files, *assets(held))}


@pytest.mark.parametrize("path", sorted((FOLDER / "locale").glob("*.po")), ids=lambda path: path.stem)
def test_a_catalogue_has_every_word_and_none_too_many(path: Path) -> None:
    held = read_po(BytesIO(path.read_bytes()), abort_invalid=True)
    known = {one.id if isinstance(one.id, str) else one.id[0]: one for one in held if one.id}
    assert set(known) == set(messages())
    assert all(all(one.string) if isinstance(one.string, tuple) else one.string for one in known.values())
    for one in known.values():
        placeholders = set(re.findall(r"%\(\w+\)s", str(one.id)))
        strings = one.string if isinstance(one.string, tuple) else (one.string,)
        assert all(set(re.findall(r"%\(\w+\)s", text)) <= placeholders for text in strings), one.id


def test_only_words_of_the_templates_own_are_looked_up_as_markup() -> None:
    for path in sorted(FOLDER.glob("*.html")):
        assert set(CALLS.findall(path.read_text("utf-8"))) <= {'"', "'"}, path.name


def test_a_site_in_arabic_runs_from_right_to_left_in_its_own_words() -> None:
    page = arabic()["briefings/vell-ferry-strike/index.html"].decode()
    assert ' dir="rtl">' in page.splitlines()[1]
    assert "النقاط الرئيسية" in page
    assert "12 مايو 2031" in page
    assert "4 مقالات" in page
    text = "".join(element.text for element in Tree(page).all if element.tag == "h2")
    assert not re.search(r"[A-Za-z]{4}", text)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "لا مقالات"), (1, "مقال واحد"), (2, "مقالان"), (3, "3 مقالات"), (11, "11 مقالًا"), (100, "100 مقال")],
)
def test_every_plural_form_is_reached(number: int, shown: str) -> None:
    spoken, _ = voice("ar", {file.file: file.data for file in packaged()})
    found = spoken.messages.ngettext("%(num)s article", "%(num)s articles", number)
    assert found % {"num": number} == shown


@pytest.mark.parametrize(
    ("language", "day", "number"),
    [
        ("en", "12 May 2031", "4,300.5"),
        ("en-US", "May 12, 2031", "4,300.5"),
        ("de", "12. Mai 2031", "4.300,5"),
        ("he", "12 במאי 2031", "4,300.5"),
        ("zh-Hans", "2031年5月12日", "4,300.5"),
        ("tlh-nowhere", "12 May 2031", "4,300.5"),
    ],
)
def test_dates_and_numbers_are_the_languages(language: str, day: str, number: str) -> None:
    spoken, faults = voice(language, {})
    assert (spoken.day("2031-05-12"), spoken.number(4300.5), faults) == (day, number, ())


def test_a_faulty_catalogue_is_complained_of_at_its_line() -> None:
    _, (fault,) = voice("xx", {"locale/xx.po": b'msgid ""\nmsgstr ""\n\nmsgid "Close"\nnonsense\n'})
    assert (fault.severity, fault.code, fault.file) == ("error", "faulty-catalogue", "templates/locale/xx.po")
    assert fault.line


def test_a_projects_own_catalogue_is_spoken() -> None:
    own = {"locale/cy.po": b'msgid "Close"\nmsgstr "Cau"\n'}
    assert voice("cy", own)[0].say("Close") == "Cau"
    assert voice("cy-GB", own)[0].say("Close") == "Cau"
    assert voice("cy", own)[0].say("anything else") == "anything else"
