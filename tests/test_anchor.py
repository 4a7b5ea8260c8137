"""Words anchor where they stand, once and whole, and nowhere else."""

import pytest
from editing import document
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from collate import anchor
from collate.model import Excluded
from collate.text import Span

WORDS = [
    "river",
    "dam",
    "242",
    "1,244",
    "not",
    "held",
    "the",
    "Moreau",
    "O’Brien",
    "un-safe",
    "can’t",
    "3.5%",
    "“we”",
    "–",
    "\n",
    "\n\n",
    "…",
]
texts = st.lists(st.sampled_from(WORDS), min_size=3, max_size=40).map(" ".join)
hostile = st.text(st.sampled_from("a1 \n\t.-…'“”\0\u0301\u200b\u2028水٣é"), max_size=60)


def exact(text: str, words: str) -> list[str]:
    return [place.exact for place in anchor.find(document(text), words).places]


@given(hostile, hostile)
def test_every_place_is_proved_by_the_text(text: str, words: str) -> None:
    found = anchor.find(document(text), words)
    for place in (*found.places, *filter(None, [found.nearest])):
        assert text[place.start : place.end] == place.exact
        assert text[: place.start].endswith(place.prefix)
        assert text.startswith(place.suffix, place.end)


@given(texts, st.data())
def test_any_whole_words_cite_back_to_themselves(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start = len(" ".join(words[:first])) + bool(first)
    cited = " ".join(words[first : last + 1])
    assume(any(map(str.isalnum, cited)))
    inner = cited.strip()
    start += cited.index(inner)
    places = anchor.find(document(text), cited).places
    assert len(places) == anchor.MOST or (start, start + len(inner)) in {(each.start, each.end) for each in places}


@settings(max_examples=400)
@given(texts, st.data())
def test_no_changed_letter_digit_or_negation_ever_anchors(text: str, data: st.DataObject) -> None:
    words = [each for each in text.split() if any(map(str.isalnum, each))]
    assume(words)
    first = data.draw(st.integers(0, len(words) - 1))
    cited = " ".join(text.split()[: first + 1]) if first else words[0]
    at = data.draw(st.sampled_from([index for index, char in enumerate(cited) if char.isalnum()] or [0]))
    change = data.draw(st.sampled_from(["letter", "not", "drop"]))
    other = {
        "letter": cited[:at] + "7x"[cited[at] == "7"] + cited[at + 1 :],
        "not": f"{cited} not",
        "drop": cited[:at] + cited[at + 1 :],
    }
    wrong = other[change].strip()
    assume("…" not in wrong)
    assume(anchor.fold(wrong) not in anchor.fold(text))
    assert anchor.find(document(text), wrong).places == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was unsafe.", "safe"),
        ("a non-combatant died", "combatant died"),
        ("he can’t go", "he can"),
        ("1,242 were killed", "242 were killed"),
        ("242,000 were killed", "242"),
        ("3.5 metres", "5 metres"),
        ("it fell by 5%", "it fell by 5"),
        ("-5 degrees", "5 degrees"),
        ("$5 each", "5 each"),
        ("the years 1914–18", "18"),
        ("O’Brien said", "Brien said"),
        ("cafe\u0301 owners", "cafe"),
        ("U+200D: a\u200db", "b"),
        ("twelve", ""),
        ("twelve", "…"),
        ("a\0b", "a\0b"),
    ],
)
def test_no_word_is_cut_open(text: str, words: str) -> None:
    assert exact(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Marlow’s dam held", "Marlow", "Marlow"),
        ("the council—which met—agreed", "which met", "which met"),
        ("“We will   rebuild,”\nshe said", '"We will rebuild," she said', "“We will   rebuild,”\nshe said"),
        ("the cease–fire", "cease-fire", "cease–fire"),
        ("水位上升两米。", "上升", "上升"),
        ("Shooting continues… life is hard", "continues... life", "continues… life"),
        ('agreements..." he said', "agreements...", "agreements..."),
        (
            "the river rose by two metres on Saturday",
            "the river … on Saturday",
            "the river rose by two metres on Saturday",
        ),
        ("one two three four five", "one … three … five", "one two three four five"),
        ("one two three four five", "one […] three (...) five", "one two three four five"),
        ("one […] two one three two", "one […] two", "one […] two"),
        ("one two", "…two", "two"),
    ],
)
def test_what_folds(text: str, words: str, found: str) -> None:
    assert exact(text, words) == [found]


def test_an_ellipsis_never_reaches_far_or_over_furniture() -> None:
    far = f"begin {'x ' * anchor.REACH}end"
    assert exact(far, "begin … end") == []
    barred = replace(document("begin Share this! end"), excluded=(Excluded(Span(6, 17), "share"),))
    assert anchor.find(barred, "begin … end").places == ()
    assert anchor.find(barred, "Share this").places == ()
    furniture = anchor.in_furniture(barred, "Share this")
    assert furniture
    assert furniture.rule == "share"


def test_two_ends_that_fit_twice_are_ambiguous() -> None:
    assert len(exact("a dam held, and a dam broke and a road held", "a dam … held")) == 3


def test_markup_is_not_part_of_the_words() -> None:
    text = "the **dam** held"
    plain = document(text)
    marked = replace(plain, article=replace(plain.article, markup=(Span(4, 6), Span(9, 11))))
    assert [each.exact for each in anchor.find(marked, "the dam held").places] == [text]
    assert [each.exact for each in anchor.find(marked, "**dam** held").places] == ["**dam** held"]


def test_several_places_are_told_apart_by_words_that_stand_once() -> None:
    article = document("The gates were opened on Friday, and the gates were opened again.\nThe gates were shut.")
    places = anchor.find(article, "gates were").places
    apart = anchor.apart(article, places)
    assert [len(anchor.find(article, words).places) for words in apart] == [1, 1, 1]
    assert apart == ("gates were opened on", "the gates were", "gates were shut")


@pytest.mark.parametrize(
    ("text", "words", "cited"),
    [("Turnout was 71%.", "71", "71%"), ("It cost €5, he said.", "5", "€5"), ("-3 was read.", "3", "-3")],
)
def test_a_part_of_a_word_is_cited_with_all_of_it(text: str, words: str, cited: str) -> None:
    article = document(text)
    start = article.text.index(words)
    assert anchor.citable(article, anchor.at(article, Span(start, start + len(words)))) == cited


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("About 200 villagers remain traped by the flood", "About 200 villagers remain trapped by the flood"),
        ("at least 13 houses were lost", "at least 12 houses were lost"),
        ("the mayor was safe", "the mayor was not safe"),
        ("nothing of the sort happened to anyone here", None),
    ],
)
def test_what_is_near_is_only_suggested(words: str, nearest: str | None) -> None:
    article = document(
        "About 200 villagers remain trapped by the flood; at least 12 houses were lost, and the mayor was not safe."
    )
    found = anchor.find(article, words)
    assert found.places == ()
    assert (found.nearest.exact if found.nearest else None) == nearest


@pytest.mark.timeout(10)
@pytest.mark.parametrize("text", ["a" * 200_000, "“" * 200_000, "a " * 100_000, "a… " * 60_000, "\n" * 200_000])
def test_hostile_texts_take_linear_time(text: str) -> None:
    article = document(text)
    for words in ("a a a a a b", "a … a", "“ a", "a" * 100):
        anchor.find(article, words)
