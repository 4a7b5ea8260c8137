"""What holds of every text: spans lie where they should, nothing raises, and time grows with length."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_cases import article

from bench.worst import seconds
from collate.extractors import actors, quotes, statements
from collate.language.passage import passages
from collate.model import Document, Findings
from collate.segment import segment

SECONDS = 6.0
LENGTH = 250_000
ENGLISH = "The river of the town was high and it is said that they left on the boat from the pier. "
WORDS = [
    '"',
    "“",
    "”",
    "'",
    "‘",
    "’",
    "he said ",
    "Ana Ito ",
    "told ",
    "that ",
    ", ",
    ". ",
    "and ",
    "\n",
    "with ",
    ": ",
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=80).map("".join))
WORST = [
    '"', "“", "”", "'", "a ", "Ab ", "A", "x", "he said that ", "Ito said, ", "“Ito said ", ". ", "Mr. ", ", ", "and ",
    "Bank of ", "Ana Ito. ", "Ana said.\n", ' "a', " 'a", "( ", "according to ", "— ", "A: ", "with X claiming ",
    "both and said ", "telling that who ", "«", "...",
]  # fmt: skip


def read(text: str) -> tuple[Document, Findings]:
    document = segment(article(ENGLISH * 3 + text))
    findings = Findings(document.id)
    for room in (actors, statements, quotes):
        findings = room.extract(document, findings)
    return document, findings


@settings(max_examples=150)
@given(TEXTS)
def test_sentences_stand_apart_in_order(text: str) -> None:
    document, _ = read(text)
    spans = [each.span for each in document.sentences]
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(document.paragraphs[each.paragraph].holds(each.span) for each in document.sentences)
    apart = [*document.headings, *(each.span for each in document.excluded)]
    assert not any(span.meets(other) for span in spans for other in apart)


@settings(max_examples=150)
@given(TEXTS)
def test_findings_lie_within_sentences(text: str) -> None:
    document, findings = read(text)
    body = document.article.body
    for quote in findings.quotes:
        assert quote.marks.holds(quote.span)
        assert body.holds(quote.marks)
    for statement in findings.statements:
        assert statement.content
        assert all(body.holds(part) and part.start < part.end for part in statement.content)
        assert statement.within is None or findings.statements[statement.within] is not statement
    known = {actor.id for actor in findings.actors}
    assert {each.source.actor for each in findings.statements if each.source and each.source.actor} <= known


@settings(max_examples=100)
@given(TEXTS)
def test_no_quotation_crosses_a_unit(text: str) -> None:
    for passage in passages(read(text)[0]):
        for start, end in passage.units:
            inside = set(passage.quoted[start:end]) - {-1}
            outside = set(passage.quoted[:start] + passage.quoted[end:]) - {-1}
            assert not inside & outside


@pytest.mark.parametrize("worst", WORST)
def test_time_grows_with_length(worst: str) -> None:
    started = time.process_time()
    read(worst * (LENGTH // len(worst)))
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("worst", ["her claim that ", "is willing to ", "called “a” by ", "Ito said “a” and "])
def test_four_times_the_text_takes_about_four_times_as_long(worst: str) -> None:
    quarter, whole = seconds(worst, 20_000), seconds(worst, 80_000)
    assert whole < 9 * quarter


def test_many_names_take_no_more() -> None:
    names = " ".join(f"A{at:x} B{at * 7:x} spoke." for at in range(LENGTH // 20))
    started = time.process_time()
    read(names)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("text", ["", "\n\n", "Contents", "https://example.org"])
def test_an_article_without_a_sentence_has_no_passages(text: str) -> None:
    document = segment(article(text))
    assert not passages(document) or document.sentences
