"""Where the four first articles part, found without any YAML; and that no input, however odd, breaks a comparer."""

import time
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collate.comparers import compare
from collate.extractors import extract
from collate.formats import read
from collate.model import Comparison, Config, Discrepancy, KnownIssue, Quote, RawSource, Witness
from collate.segment import segment

SEEDS = Path(__file__).parent.parent / "seeds"
SPELLINGS = ("ceasefire", "cease-fire", "truce", "Turkiye", "Turkey", "stabilisation", "stabilization")


def witness(name: str, data: bytes) -> Witness:
    article, _ = read(RawSource(f"seeds/{name}.txt", data))
    assert article is not None
    document = segment(article)
    return Witness(document, extract(document))


@cache
def witnesses() -> tuple[Witness, ...]:
    return tuple(witness(file.stem, file.read_bytes()) for file in sorted(SEEDS.glob("*.txt")))


@cache
def found() -> Comparison:
    return compare(witnesses(), Config())


def flags(kind: str, severity: str) -> list[Discrepancy]:
    return [each for each in found().discrepancies if (each.kind, each.severity) == (kind, severity)]


def sides(flag: Discrepancy) -> list[str]:
    return [" ".join(cited.exact for cited in side.citations) for side in flag.sides]


def quote(words: str) -> Quote:
    return next(each for each in found().quotes if words in each.text)


def test_the_toll_is_one_slot_that_differs() -> None:
    (slot,) = [figure for figure in found().figures if 244 in {reading.value for reading in figure.readings}]
    assert sorted(reading.value or 0 for reading in slot.readings) == [242, 242, 242, 244]
    assert slot.verdict == "differ"
    assert any("242" in sides(flag)[0] and "244" in sides(flag)[1] for flag in flags("figure", "hard"))


def test_a_sum_that_holds_is_shown_and_never_flagged() -> None:
    (slot,) = [figure for figure in found().figures if 28 in {reading.value for reading in figure.readings}]
    assert slot.verdict == "consistent"
    assert slot.note == "28 expected − 24 returned = four held"
    assert not [flag for flag in found().discrepancies if "28 hostage" in " ".join(sides(flag))]


def test_different_things_share_no_slot() -> None:
    slots = [figure for figure in found().figures if 15 in {reading.value for reading in figure.readings}]
    assert [len(figure.readings) for figure in slots] == [1, 1]


def test_a_vague_plural_beside_an_exact_number_of_one_article() -> None:
    (flag,) = [flag for flag in flags("figure", "soft") if flag.within]
    assert "hundreds of" in sides(flag)[0]
    assert "About 200 fighters" in sides(flag)[1]


def test_one_utterance_has_three_readings_a_cut_and_a_second_speaker() -> None:
    said = quote("iron fist")
    assert [reading.source[:3] for reading in said.readings] == ["002", "000", "003"]
    assert said.readings[2].exact == "an iron fist"
    assert {(drift.kind, drift.source[:3]) for drift in said.drift} >= {
        ("cut-after", "000"),
        ("cut-before", "003"),
        ("cut-after", "003"),
        ("speaker", "003"),
    }
    assert [step.op for step in said.readings[1].change] == ["same", "cut"]
    (flag,) = flags("attribution", "hard")
    assert "Both Kushner" in sides(flag)[1]


def test_words_quoted_here_and_told_plainly_there() -> None:
    plain = [reading for reading in quote("operational framework").readings if reading.paraphrase]
    assert ["clear operational framework" in reading.exact for reading in plain] == [True]


def test_an_office_held_and_held_once() -> None:
    (flag,) = flags("name", "hard")
    assert sides(flag)[0].startswith("former")
    assert not sides(flag)[1].startswith("former")


def test_how_firmly_a_position_is_told() -> None:
    told = [" | ".join(sides(flag)) for flag in flags("framing", "soft")]
    assert any(
        all(words in each for words in ("would not join", "expressed reluctance", "may abstain")) for each in told
    )
    assert any("resisted" in each and "rejected" in each for each in told)


def test_spelling_is_never_flagged() -> None:
    changed = [step for each in found().quotes for reading in each.readings for step in reading.change]
    assert not [step for step in changed if step.op == "changed" and {step.words, step.was} <= set(SPELLINGS)]
    wording = [flag for flag in found().discrepancies if flag.kind in {"quote", "name"}]
    assert not [flag for flag in wording if any(word in " ".join(sides(flag)) for word in SPELLINGS)]


def test_issues_are_found_in_the_sources_words_with_positions() -> None:
    issue = next(each for each in found().issues if "force" in each.title)
    texts = {each.id: each.document.text for each in witnesses()}
    assert any(issue.title in text for text in texts.values())
    assert {"United Arab Emirates", "Israel"} <= {position.actor for position in issue.positions}
    assert {"Egypt", "Qatar"} <= set(issue.silent)
    assert all(position.text == position.citations[0].exact for position in issue.positions)


def test_a_configured_issue_keeps_its_name_and_takes_its_topic_in() -> None:
    named = KnownIssue("force", "A force", "Who serves?", ("stabilisation force",))
    issues = compare(witnesses(), Config(issues=(named,))).issues
    (known,) = [each for each in issues if each.id == "force"]
    assert (known.title, known.question) == ("A force", "Who serves?")
    assert "United Arab Emirates" in {position.actor for position in known.positions}
    assert not [each for each in issues if each is not known and "force" in each.title]


def test_ids_do_not_depend_on_the_order_of_sources() -> None:
    def named(order: tuple[Witness, ...]) -> list[set[str]]:
        told = compare(order, Config())
        return [{each.id for each in kind} for kind in (told.quotes, told.issues, told.discrepancies)]

    first, *others = (named(order) for order in list(permutations(witnesses()))[::7])
    assert all(other == first for other in others)


def told(*texts: str) -> Comparison:
    """What is compared of invented articles of 3 March 2033."""
    return compare(
        tuple(witness(f"w{at}", ("OSTVIK, 3 March 2033 - " + text).encode()) for at, text in enumerate(texts)), Config()
    )


def test_a_quotation_within_a_quotation_is_no_reading_of_it() -> None:
    inner = "“The bridge is safe,” said engineer Ada Holm."
    outer = "“She told us ‘the bridge is safe’, and we crossed,” said driver Bo Lind."
    assert [len(each.readings) for each in told(inner, outer).quotes] == [1, 1]


def test_silence_on_the_place_is_no_other_occasion() -> None:
    here = "“The harbour stays shut until spring,” mayor Ada Holm told parliament."
    silent = "“The harbour stays shut until spring,” mayor Ada Holm said."
    (said,) = told(here, silent).quotes
    assert not [each for each in said.drift if each.kind == "venue"]


def test_a_quotation_that_its_cue_divides_is_cut_nowhere() -> None:
    found = told(
        "Liv Aune said: “Six years we have waited for this. Today somebody said it was their fault.”",
        "“Six years we have waited for this,” said Liv Aune. “Today somebody said it was their fault.”",
        "“Today somebody said it was their fault,” said Liv Aune.",
    )
    (quote,) = found.quotes
    assert [(each.source, each.kind) for each in quote.drift] == [(quote.readings[-1].source, "cut-before")]


def test_a_quotation_ends_before_the_comma_of_its_report() -> None:
    (said,) = told("“The harbour stays shut,” mayor Ada Holm said.").quotes
    assert said.text == said.citations[0].exact == "The harbour stays shut"


def test_one_of_the_best_is_not_the_best() -> None:
    one = "Coach Ada Holm called it “one of the finest matches of the whole season”."
    other = "Coach Ada Holm called it “the finest matches of the whole season”."
    drifts = [each for said in told(one, other).quotes for each in said.drift]
    assert [(each.kind, each.severity, each.words) for each in drifts] == [("cut-before", "soft", "one of")]


@pytest.mark.parametrize(
    "aside",
    [
        "The toll is a harbour record set in 2019.",
        "Ada Holm, who joined the port in 2019, spoke to the council.",
        "The quay has stood empty since 2019.",
        "The 2019 storm left the quay in ruins.",
        "Traffic was 67 percent, up from 58 percent in 2019.",
    ],
)
def test_a_year_beside_the_main_act_makes_no_event(aside: str) -> None:
    assert "2019" not in {each.date for each in told(aside).timeline}


def test_a_year_of_the_main_act_makes_one() -> None:
    assert "2019" in {each.date for each in told("The port built the quay in 2019.").timeline}


def test_contrary_acts_of_one_day_stay_two_events() -> None:
    yes, no = (f"The council {did} the harbour plan on 7 March 2033." for did in ("accepted", "rejected"))
    assert [each.date for each in told(yes, no).timeline].count("2033-03-07") == 2


def test_a_position_needs_its_own_mouth() -> None:
    words = "Ada Holm wants to ensure that Nordhavn would not play a role. It is unclear whether Nordhavn would pay."
    positions = [each for issue in told(words, words).issues for each in issue.positions]
    assert "Nordhavn" not in {each.actor for each in positions if each.stance == "would not play"}


def test_a_fact_insisted_on_a_day_is_no_demand() -> None:
    words = "“The bridge is safe,” Ada Holm insisted on Monday. It is unclear whether the bridge is safe."
    stances = {each.stance for issue in told(words, words).issues for each in issue.positions}
    assert "demand" not in stances


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It is not clear when schools in Ostvik will reopen.", "when schools in Ostvik will reopen"),
        ("Who will pay for cleaning the river remains open.", "Who will pay for cleaning the river"),
        ("Whether the pact survives is unclear.", "Whether the pact survives"),
        ("The fate of the eleven miners remains unclear, the owner said.", "The fate of the eleven miners"),
    ],
)
def test_an_open_question_is_titled_by_what_is_asked(text: str, title: str) -> None:
    assert [each.title for each in told(text).issues] == [title]


def test_a_name_spelled_otherwise_is_shown() -> None:
    found = told("“We need boats,” said Anna Lindqvist.", "“We need tents,” said Anna Lindquist.").discrepancies
    assert [(each.kind, each.severity) for each in found] == [("name", "soft")]


def test_a_large_number_is_shown_as_printed() -> None:
    found = told(
        "The census counted 1,234,567 residents in Ostvik.", "The census counted 1,234,568 residents in Ostvik."
    )
    assert [each.about for each in found.discrepancies] == [
        "residents: 1,234,567 residents / 1,234,568 residents",
    ]


SCRAPS = ["“", "”", '"', "said", "Ito", "not", "12", "people", "killed", "would", "Monday", ",", ".", "\n", "the"]
WORDS = st.sampled_from(SCRAPS)


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=3))
def test_nothing_raises(texts: list[list[str]]) -> None:
    articles = tuple(
        witness(f"a{at}", ("Ito said so on Monday.\n" + " ".join(text)).encode()) for at, text in enumerate(texts)
    )
    compare(articles, Config())


@pytest.mark.parametrize(
    "worst",
    ["“a b” ", "12 people killed on Monday. ", "Ito said it would not go and would go. ", "x" * 9 + " ", "1 2 3 "],
)
def test_long_repetitions_cost_little(worst: str) -> None:
    text = (worst * (10_000 // len(worst))).encode()
    pair = (witness("a", text), witness("b", text + b" end"))
    start = time.process_time()
    compare(pair, Config())
    assert time.process_time() - start < 5
