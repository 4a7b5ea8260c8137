"""What is read and shown is held to public suites: YAML's own and the examples of CommonMark's specification."""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from pathlib import Path

import pytest
import suites
from babel import Locale

from collate import about, annotations, config
from collate.formats import read as read_article
from collate.located.sheet import read
from collate.located.tree import grow
from collate.model import USUAL, Prose, RawFile, RawSource
from collate.outputs.prose import prose
from collate.outputs.voice import Voice

ROOT = Path(__file__).parent.parent
SECONDS = 1.0
MEGABYTES = 200

OLDER_YAML = {
    "652Z-0": "a question mark before a word in braces begins a key in YAML 1.1",
    "HM87-1": "a question mark before a word in brackets begins a key in YAML 1.1",
    "JEF9-2": "a last line of spaces without an end is no line",
    "L24T-1": "a last line of spaces without an end is no line",
}
"""Where the parser of YAML 1.1 reads other words than YAML 1.2 means."""
TAKEN = {
    *("9C9N-0", "9JBA-0", "CVW2-0", "DK95-1", "G5U8-0", "MUS6-0", "QB6E-0", "S98Z-0", "SU5Z-0", "X4QW-0", "Y79Y-3"),
    "YJV2-0",
}
"""What YAML 1.2 refuses and the parser takes: lines that are not indented, marks that touch a comment, lone dashes."""


def words(value: object) -> Iterator[str]:
    """The scalars of a tree in order, an empty one where nothing is written."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from words(each)
    elif isinstance(value, list):
        for each in value:
            yield from words(each)
    else:
        yield str(value or "")


def test_every_sample_of_yaml_gives_its_words_or_an_error_at_its_line() -> None:
    other, taken, same = set(), set(), 0
    for sample in suites.yaml():
        sheet, _ = read(RawFile("briefings/a.yaml", sample.yaml.encode()))
        assert sheet
        tree, stopped = grow(sheet, sheet.text, USUAL)
        if stopped or tree.faults:
            assert stopped or all(each.line for each in tree.faults)
        elif sample.words is None:
            taken.add(sample.name)
        elif (*words(tree.value),) == (sample.words or ("",)):
            same += 1
        else:
            other.add(sample.name)
    assert (taken, other) == (TAKEN, OLDER_YAML.keys())
    assert same > 170


def test_every_fault_of_a_sample_is_told_at_its_line_in_time() -> None:
    refused = 0
    for sample in suites.yaml():
        file = RawFile("briefings/a.yaml", sample.yaml.encode())
        began = time.process_time()
        for reader in (annotations.read, config.read, about.read):
            value, found = reader(file)
            assert value is not None or found
            assert all(each.line for each in found)
            refused += value is None
        assert time.process_time() - began < SECONDS, sample.name
    assert refused > 1_000


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system tells no peak of memory")
def test_the_samples_of_yaml_take_little_memory() -> None:
    code = (
        "import suites; from collate import annotations; from collate.model import RawFile\n"
        "for each in suites.yaml(): annotations.read(RawFile('briefings/a.yaml', each.yaml.encode()))\n"
        "print(open('/proc/self/status').read())"
    )
    suites.yaml()
    paths = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]\n"
    done = subprocess.run([sys.executable, "-c", paths + code], capture_output=True, text=True, check=True)
    peak = re.search(r"VmHWM:\s+(\d+) kB", done.stdout)
    assert peak
    assert int(peak[1]) < MEGABYTES * 1024


# CommonMark

ELEMENTS = {
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "ul",
    *map("h{}".format, range(7)),
}
_LOWERED = {f"h{rank}": f"h{min(6, rank + 2)}" for rank in range(1, 7)}
_TAG = re.compile(r"<[A-Za-z/!?][^\s>]*")
_ELSEWHERE = re.compile(r'href="(?!https?://|mailto:)', re.IGNORECASE)
_DEFINITION = re.compile(r"\]:\s*<?(?!https?:)[^\s>]", re.IGNORECASE)


def shown(markdown: str) -> str:
    """An editor's Markdown as a page shows it."""
    return str(prose(Voice(Locale("en"), NullTranslations()), None, Prose(markdown, ()), "x"))  # type: ignore[arg-type]


def as_ours(html: str) -> str:
    """The specification's HTML, written as ours is: other spellings of the same, headings lower, links say less."""
    html = html.replace(" />", ">").replace("&quot;", "&#34;").replace("'", "&#39;")
    html = html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")
    return re.sub(r"(?<=<)(/?)(h[1-6])(?=>)", lambda found: found[1] + _LOWERED[found[2]], html)


def plainly(html: str) -> str:
    return html.replace(' rel="noreferrer"', "").replace("&quot;", "&#34;").replace("'", "&#39;")


def on_the_web(example: suites.Example) -> suites.Example:
    """The example with whole addresses for those of its own host, so that links are links to us."""
    markdown, html = example.markdown, example.html
    for path in sorted(set(re.findall(r'href="(/[^"]*)"', html)), key=len, reverse=True):
        if path in markdown:
            markdown = markdown.replace(path, f"https://x.example{path}")
            html = html.replace(f'"{path}"', f'"https://x.example{path}"')
    return suites.Example(example.number, markdown, html)


def why_not(example: suites.Example) -> str:
    """By what rule of ours an example may look other than specified; empty where by none."""
    if "<img" in example.html:
        return "images"
    if any(each in example.html for each in _TAG.findall(example.markdown)):
        return "raw HTML"
    if _ELSEWHERE.search(example.html) or _DEFINITION.search(example.markdown):
        return "addresses that do not lead to the web"
    return ""


def test_commonmark_is_shown_as_specified_but_for_three_rules() -> None:
    counted: Counter[str] = Counter()
    for example in suites.commonmark():
        whole = on_the_web(example)
        as_specified = any(plainly(shown(each.markdown)) == as_ours(each.html) for each in (example, whole))
        counted["as specified" if as_specified else why_not(example) or example.markdown] += 1
    elsewhere = "addresses that do not lead to the web"
    assert counted == {"as specified": 513, "raw HTML": 71, "images": 23, elsewhere: 45}


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.addresses += [value or "" for name, value in attrs if name == "href"]


def test_no_example_of_commonmark_brings_an_element_or_an_address_of_its_own() -> None:
    for example in suites.commonmark():
        read = Elements()
        read.feed(shown(example.markdown))
        assert read.found <= ELEMENTS | {"span"}, example
        assert all(each.lower().startswith(("http://", "https://", "mailto:")) for each in read.addresses if each)


# Articles in Markdown

BETWEEN_TAGS = "between tags Markdown is Markdown still"
REFERENCES = "character references stay as they are written"
ITEMS = "the marks of a list stay"
_REFERENCE = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_MARKS_OF_ITEMS = re.compile(r"^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+", re.MULTILINE)
_INSIDE_HTML = re.compile(r"<(?!https?:)[a-z/!?]", re.IGNORECASE)


class Text(HTMLParser):
    """What a browser shows of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ""

    def handle_data(self, data: str) -> None:
        self.found += data


def visible(html: str) -> str:
    read = Text()
    read.feed(html)
    read.close()
    return "".join(read.found.split())


def told(markdown: str) -> tuple[str, ...]:
    """The words of an article in Markdown, without white space: with the marks of its lists and without."""
    article, _ = read_article(RawSource("seeds/a.md", b"\n" + markdown.encode()))
    if article is None:
        return ("",)
    kept = list(article.text)
    for mark in article.markup:
        kept[mark.start : mark.end] = [""] * (mark.end - mark.start)
    words = "".join(kept[: article.body.end][article.body.start :])
    return tuple("".join(each.split()) for each in (words, _MARKS_OF_ITEMS.sub("", words)))


def why_otherwise(markdown: str) -> str:
    """By what rule of ours an article may tell other words than its HTML shows."""
    if _REFERENCE.search(markdown):
        return REFERENCES
    if _INSIDE_HTML.search(markdown):
        return BETWEEN_TAGS
    if _MARKS_OF_ITEMS.search(markdown):
        return ITEMS
    return ""


def test_an_article_in_markdown_tells_the_words_that_readers_see() -> None:
    counted: Counter[str] = Counter()
    for example in suites.commonmark():
        same = visible(example.html) in told(example.markdown)
        counted["same" if same else why_otherwise(example.markdown) or example.markdown] += 1
    assert counted == {"same": 619, BETWEEN_TAGS: 23, REFERENCES: 8, ITEMS: 2}


def test_no_word_of_an_article_in_markdown_is_lost() -> None:
    for example in suites.commonmark():
        kept = told(example.markdown)[0]
        tagged = why_not(example) == "raw HTML"
        shown = () if tagged else re.findall(r"[^\W_]+", re.sub(r"<[^>]*>", " ", example.html))
        assert [word for word in shown if word in example.markdown and word not in kept] == []
