"""The cases of `tests/cases/*.md`: what extraction must see in invented articles.

A case is a heading, an article in a fence and what is expected of it, a line each:

    ## A speaker after the quotation

    ```article
    “The bridge is safe,” said Ana Ito, the mayor.
    ```

    ```expect
    quote: “The bridge is safe,” — Ana Ito [ana-ito]
    ```

Each line is `kind: words — further`. The kinds of a case are checked completely: every quote that is found must be
listed where one `quote` line stands, and `no quote` says that there is none; so for each kind. To add a kind, write
one function that tells what was found as lines, and name it in `KINDS`.

    quote: words — speaker [actor]      `nobody` where no speaker is named, [] where none is resolved
    term: words
    statement: source | cue | content   content in parts joined by ` … `; what is printed first is the mention
    mood: stance polarity modal         of each statement, `-` or `+`, `none` where no modal stands
    layer: cue within cue
    sentence: words
    heading: words
    excluded: words (rule)
    dateline: place
    author: name
    actor: name (kind) = alias, alias
    language: code
    published: date (basis)
    figure: words = number | what | unit | rule [| as of]     the number as `4`, `4..6`, `4..` (open), `3-1` (a score)
    moment: words = date (role)         `unknown` where nothing anchors it; the role only where it is not `when`
    credit: name (kind)
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from collate.extractors import extract
from collate.model import About, Article, Document, FigureFinding, Findings, Mention
from collate.segment import segment
from collate.text import Span

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^## (?P<name>.+?)$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^```(?P<kind>article|expect)\n(?P<words>.*?)^```$", re.MULTILINE | re.DOTALL)

Told = Callable[[Document, Findings], Iterator[str]]


def quotes(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.quotes:
        yield f"{each.span.of(document.text)} — {_mention(document, each.speaker)}"


def terms(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.terms:
        yield each.span.of(document.text)


def statements(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.statements:
        source = each.source.span.of(document.text) if each.source else "nobody"
        cue = each.cue.of(document.text) if each.cue else ""
        yield f"{source} | {cue} | {' … '.join(part.of(document.text) for part in each.content)}"


def moods(_: Document, findings: Findings) -> Iterator[str]:
    for each in findings.statements:
        yield f"{each.stance} {each.polarity} {each.modality or 'none'}"


def layers(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.statements:
        if each.within is not None:
            outer = findings.statements[each.within]
            assert each.cue
            assert outer.cue
            yield f"{each.cue.of(document.text)} within {outer.cue.of(document.text)}"


def sentences(document: Document, _: Findings) -> Iterator[str]:
    for each in document.sentences:
        yield each.span.of(document.text)


def headings(document: Document, _: Findings) -> Iterator[str]:
    for each in document.headings:
        yield each.of(document.text)


def excluded(document: Document, _: Findings) -> Iterator[str]:
    for each in document.excluded:
        yield f"{each.span.of(document.text)} ({each.rule})"


def authors(document: Document, _: Findings) -> Iterator[str]:
    if document.author:
        yield document.author


def datelines(document: Document, _: Findings) -> Iterator[str]:
    if document.dateline:
        yield document.dateline.place or "nowhere"


def actors(_: Document, findings: Findings) -> Iterator[str]:
    for each in findings.actors:
        yield f"{each.name} ({each.kind})" + (f" = {', '.join(each.aliases)}" if each.aliases else "")


def published(document: Document, _: Findings) -> Iterator[str]:
    yield f"{document.published.date or 'unknown'} ({document.published.basis})"


def figures(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.figures:
        what = each.what.of(document.text) if each.what else "nothing"
        words = f"{each.span.of(document.text)} = {_number(document, each)} | {what} | {each.unit} | {each.rule}"
        yield words + (f" | as of {each.as_of}" if each.as_of else "")


def _number(document: Document, figure: FigureFinding) -> str:
    if figure.unit == "score":
        return figure.number.of(document.text)
    if figure.value is not None:
        return f"{figure.qualifier} {figure.value}".strip()
    ends = ("" if each is None else str(each) for each in (figure.low, figure.high))
    return f"{figure.qualifier} {'..'.join(ends)}".strip()


def moments(document: Document, findings: Findings) -> Iterator[str]:
    for each in findings.moments:
        role = "" if each.role == "when" else f" ({each.role})"
        yield f"{each.span.of(document.text)} = {each.date or 'unknown'}{role}"


def credits_(_: Document, findings: Findings) -> Iterator[str]:
    for each in findings.credits:
        yield f"{each.name} ({each.kind})"


def languages(document: Document, _: Findings) -> Iterator[str]:
    yield document.language


KINDS: dict[str, Told] = {
    "quote": quotes,
    "term": terms,
    "statement": statements,
    "mood": moods,
    "layer": layers,
    "sentence": sentences,
    "heading": headings,
    "excluded": excluded,
    "dateline": datelines,
    "author": authors,
    "actor": actors,
    "language": languages,
    "published": published,
    "figure": figures,
    "moment": moments,
    "credit": credits_,
}


def _mention(document: Document, mention: Mention | None) -> str:
    return f"{mention.span.of(document.text)} [{mention.actor or ''}]" if mention else "nobody"


def _cases() -> Iterator[tuple[str, str, str]]:
    for path in sorted(CASES.glob("*.md")):
        for case in _CASE.finditer(path.read_text("utf-8")):
            fences: dict[str, str] = {}
            for fence in _FENCE.finditer(case["body"]):
                assert fence["kind"] not in fences, f"{path.name}: {case['name']} has two fences of a kind"
                fences[fence["kind"]] = fence["words"]
            yield f"{path.stem}: {case['name']}", fences.get("article", ""), fences.get("expect", "")


def article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article("case", "case.txt", digest, text, "text", About(), Span(0, len(text)))


def _expected(lines: str) -> dict[str, list[str]]:
    expected: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        if line.startswith("no "):
            assert expected.setdefault(line.removeprefix("no "), []) == [], f"{line}, and some are listed"
        else:
            kind, _, words = line.partition(": ")
            expected.setdefault(kind, []).append(words)
    return expected


@pytest.mark.parametrize(("words", "lines"), [pytest.param(*rest, id=name) for name, *rest in _cases()])
def test_case(words: str, lines: str) -> None:
    expected = _expected(lines)
    assert words.strip(), "a case needs an article"
    assert expected, "a case that checks nothing fails"
    document = segment(article(words.removesuffix("\n")))
    findings = extract(document)
    for kind, wanted in expected.items():
        assert kind in KINDS, f"no kind is called {kind!r}; known: {', '.join(KINDS)}"
        found = [" ".join(line.split()) for line in KINDS[kind](document, findings)]
        assert found == wanted, f"{kind}: found {found}"


def test_there_are_cases() -> None:
    assert len(list(_cases())) > 50
