"""Figures, moments and credits of invented articles."""

import pytest

from collate.extractors import credits as credited
from collate.extractors import extract, moments
from collate.formats import read
from collate.model import About, Document, FigureFinding, Findings, Published, RawSource
from collate.segment import segment
from collate.text import Span


def document(text: str, published: str | None = "2031-05-14") -> Document:
    about = About(language="en", published=Published(published, "stated"))
    article, _ = read(RawSource("seeds/invented.txt", text.encode(), about))
    assert article is not None
    return segment(article)


def figures(text: str) -> list[FigureFinding]:
    return list(extract(document(text)).figures)


def words(text: str, span: Span | None) -> str | None:
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "what", "verb", "place", "since"),
    [
        ("At least 31 miners have been killed in Lota since the strike began, the union said.",
         "miners", "killed", "Lota", "the strike began"),
        ("Since 3 March, the navy has freed 20 captive sailors and the bodies of 12 fishermen.",
         "captive sailors", "freed", None, "3 March"),
        ("About 40 divers remain trapped in tunnels under Arica.", "divers", "trapped", "Arica", None),
        ("The guard killed two smugglers approaching the river.", "smugglers", "killed", None, None),
    ],
)  # fmt: skip
def test_a_figure_knows_what_happened_where_and_since_when(
    text: str, what: str, verb: str, place: str | None, since: str | None
) -> None:
    first = figures(text)[0]
    assert [words(text, each) for each in (first.what, first.verb, first.place, first.since)] == [
        what,
        verb,
        place,
        since,
    ]


def test_a_since_of_another_clause_governs_nothing() -> None:
    text = "The ministry counts 31 miners killed since 3 March, while the army says it killed two rebels."
    assert [words(text, each.since) for each in figures(text)] == ["3 March", None]


def test_what_holds_the_counted_leads_the_phrase_and_lists_share_their_verb() -> None:
    text = "The navy returned 20 sailors and the remains of 12 divers."
    _, second = figures(text)
    assert words(text, second.what) == "remains of 12 divers"
    assert words(text, second.verb) == "returned"


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Lota’s mining office reports at least 31 miners killed.", "Lota’s mining office"),
        ("Chile reports killing 15 smugglers.", "Chile"),
        ("The mayor said 31 miners were dead.", "The mayor"),
        ("The mine employs 31 divers.", None),
    ],
)
def test_who_gives_the_number(text: str, giver: str | None) -> None:
    (only,) = figures(text)
    assert words(text, only.attributed_to.span if only.attributed_to else None) == giver


@pytest.mark.parametrize(
    ("text", "low", "value", "high", "qualifier", "change"),
    [
        ("It sold at least 40 boats.", 40, 40, None, "at least", None),
        ("It sold up to 40 boats.", None, 40, 40, "up to", None),
        ("It sold nearly 40 boats.", 40, 40, 40, "about", None),
        ("It sold 30 to 40 boats.", 30, None, 40, "", None),
        ("It sold hundreds of boats.", 200, None, None, "at least", None),
        ("Sales fell 40% to $2 million.", 40, 40, 40, "", "down"),
        ("It sold more than a dozen boats.", 12, 12, None, "more than", None),
        ("It sold 200+ boats.", 200, 200, None, "at least", None),
    ],
)  # fmt: skip
def test_bounds_qualifiers_and_changes(
    text: str, low: int | None, value: int | None, high: int | None, qualifier: str, change: str | None
) -> None:
    first = figures(text)[0]
    assert (first.low, first.value, first.high, first.qualifier, first.change) == (low, value, high, qualifier, change)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Oil rose to $80 a barrel.", ["dollar per barrel"]),
        ("The mill sells 300 boats per week.", ["boats per week"]),
        ("Exports reached 3.9 million boats, up from 2.4 million.", ["boats", "boats"]),
        ("Three of the ships sank.", ["ships"]),
        ("Two new coastal radar stations opened.", ["new coastal radar stations"]),
        ("In 1998 he left on May 3 with the other one.", []),
        ("The two agreed on phase two of the plan.", []),
    ],
)
def test_what_is_counted_is_the_unit(text: str, units: list[str]) -> None:
    assert [each.unit for each in figures(text)] == units


def test_moments_are_resolved_only_from_the_stated_day() -> None:
    text = "They met on Monday. The truce of 10 November 2030 holds."
    known = moments.extract(document(text), Findings("x")).moments
    unknown = moments.extract(document(text, None), Findings("x")).moments
    assert [(each.date, each.basis) for each in known] == [("2031-05-12", "resolved"), ("2030-11-10", "stated")]
    assert [(each.date, each.basis) for each in unknown] == [(None, "unresolved"), ("2030-11-10", "stated")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Credited from: HARBOURWIRE", [("HARBOURWIRE", "credited")]),
        (
            "It burned, according to the Lota Times and Reuters.",
            [("Lota Times", "according-to"), ("Reuters", "according-to")],
        ),
        ("It burned, according to the minister and the Health Ministry.", []),
        ("“It burned,” a clerk told Reuters.", [("Reuters", "told")]),
        ("“It burned,” a clerk told Parliament.", []),
        ("The Lota Herald reported that it burned.", [("Lota Herald", "reported")]),
        ("LOTA (AP) — It burned.", [("AP", "agency-tag")]),
        ("Kim Post said it burned.", []),
        ("The story was first published by the Coastal Post.", [("Coastal Post", "credited")]),
    ],
)
def test_credits_name_outlets_and_nobody_else(text: str, expected: list[tuple[str, str]]) -> None:
    found = credited.extract(document(text), Findings("x")).credits
    assert [(each.name, each.kind) for each in found] == expected
    assert all(each.span.of(text) == each.name for each in found)


@pytest.mark.parametrize(
    ("text", "value", "what"),
    [
        ("One in five voters was undecided.", 0.2, "voters"),
        ("The party won 61 of 120 seats.", 61, "seats"),
        ("Nine out of ten homes have no roof.", 0.9, "homes"),
        ("With 12 still missing, they searched on.", 12, "missing"),
        ("It shipped eight million 250ml bottles.", 8_000_000, "bottles"),
    ],
)
def test_shares_and_elliptic_nouns(text: str, value: float, what: str) -> None:
    first = figures(text)[0]
    assert (first.value, words(text, first.what)) == (value, what)


def test_a_verb_is_found_past_an_aside() -> None:
    text = "At least 17 people, including three children, were killed near Lima."
    assert words(text, figures(text)[0].verb) == "killed"
