from itertools import permutations

import pytest
from invented import FERRY, event, witness

from collate.collation.material import Material
from collate.comparers import keypoints, matrix, origins
from collate.comparers.keypoints import MOST
from collate.model import Comparison, Config, KeyPoint, Witness


def compared(witnesses: tuple[Witness, ...]) -> Comparison:
    comparison = Comparison()
    for comparer in (origins, keypoints, matrix):
        comparison = comparer.compare(Material(witnesses, Config()), comparison)
    return comparison


@pytest.fixture(scope="module")
def ferry() -> Comparison:
    return compared(event(FERRY))


def point(comparison: Comparison, words: str) -> KeyPoint:
    return next(each for each in comparison.key_points if words in each.text)


def test_the_statement_of_all_articles_comes_first(ferry: Comparison) -> None:
    first = ferry.key_points[0]
    assert first.articles == 3
    assert {anchor.source for anchor in first.citations} == {"gazette", "courier", "mail"}


def test_what_is_shown_is_the_first_citation_verbatim(ferry: Comparison) -> None:
    assert all(each.text == each.citations[0].exact for each in ferry.key_points)


def test_every_citation_is_the_source_s_own_words(ferry: Comparison) -> None:
    texts = {each.id: each.document.text for each in event(FERRY)}
    for each in ferry.key_points:
        for anchor in each.citations:
            assert texts[anchor.source][anchor.start : anchor.end] == anchor.exact


def test_an_article_is_cited_once_a_point(ferry: Comparison) -> None:
    for each in ferry.key_points:
        sources = [anchor.source for anchor in each.citations]
        assert len(sources) == len(set(sources))


def test_opposed_statements_are_two_points(ferry: Comparison) -> None:
    for words in ("had ignored a storm warning", "had not ignored a storm warning"):
        assert point(ferry, words).articles == 1


def test_a_promise_in_other_words_is_one_point(ferry: Comparison) -> None:
    assert point(ferry, "cooperate with").articles == 2


def test_single_statements_follow_those_of_several(ferry: Comparison) -> None:
    counts = [each.articles > 1 for each in ferry.key_points]
    assert counts == sorted(counts, reverse=True)


def test_every_point_says_why(ferry: Comparison) -> None:
    assert all("other-articles" in each.why[0] for each in ferry.key_points)


def test_any_order_of_articles_gives_the_same_points() -> None:
    articles = event(FERRY)
    seen = {
        tuple((each.id, each.text, frozenset(each.citations)) for each in compared(order).key_points)
        for order in permutations(articles)
    }
    assert len(seen) == 1


def test_the_matrix_shows_omissions(ferry: Comparison) -> None:
    row = next(each for each in ferry.matrix.rows if each.statement == point(ferry, "cooperate with").id)
    assert row.carried == ("gazette", "courier")
    assert ferry.matrix.sources == ("gazette", "courier", "mail")


def test_questions_calls_to_readers_and_scraps_are_no_points() -> None:
    text = "Who will pay for the new dyke in Orrin?\nSubscribe now and get your news first each morning.\nMore here\n"
    whole = "The dyke at Orrin will be rebuilt for nine million crowns, the province decided on Monday.\n"
    found = compared((witness("one", text + whole), witness("two", whole + text))).key_points
    assert [each.text for each in found] == [whole.strip()]


def test_one_article_alone_has_points() -> None:
    assert compared(event({"gazette": FERRY["gazette"]})).key_points


def test_no_words_no_points() -> None:
    assert compared((witness("one", "…"), witness("two", "?\n\n!"))).key_points == ()


def test_points_are_few_enough_to_read() -> None:
    things = [
        "dyke",
        "tunnel",
        "market",
        "school",
        "harbour",
        "museum",
        "station",
        "library",
        "theatre",
        "bakery",
        "orchard",
        "chapel",
        "prison",
        "stadium",
    ]
    people = [
        "Ada",
        "Bert",
        "Cleo",
        "Dorn",
        "Emil",
        "Fenn",
        "Gita",
        "Hale",
        "Ivo",
        "Jule",
        "Kaan",
        "Lene",
        "Mika",
        "Nuri",
    ]
    deeds = [
        "painted",
        "sold",
        "measured",
        "photographed",
        "inherited",
        "mapped",
        "heated",
        "flooded",
        "rented",
        "cleaned",
        "guarded",
        "lit",
        "drew",
        "moved",
    ]
    lines = [
        f"{who} Quill {did} the old {what} with four friends."
        for who, did, what in zip(people, deeds, things, strict=True)
    ]
    assert len(compared((witness("one", "\n".join(lines)),)).key_points) == MOST


def test_what_only_tells_of_the_same_is_named_but_not_cited(ferry: Comparison) -> None:
    ignored = next(each for each in ferry.key_points if "storm warning" in each.text)
    (other,) = {"gazette", "courier"} - {ignored.citations[0].source}
    assert any(why.startswith(f"tells-of-the-same {other}") for why in ignored.why)
    assert [anchor.source for anchor in ignored.citations] != [other]


def test_what_carries_a_point_is_not_opposed_to_itself() -> None:
    said = "{} were killed in the blast at the Orrin colliery on Monday, the owner said.\n"
    rest = "Shops in the town stayed closed.\nThe last such blast was eleven years ago.\n"
    articles = {
        "one": said.format("Miners") + rest,
        "two": rest * 3 + said.format("31 miners"),
        "three": rest * 3 + said.format("34 miners"),
        "four": said.format("Miners") + rest,
    }
    for each in compared(event(articles)).key_points:
        cited = {anchor.source for anchor in each.citations if "were killed" in anchor.exact}
        assert not {"two", "three"} <= cited


def test_what_one_person_says_is_not_one_statement() -> None:
    one = "“We are throwing all we have at these flames,” Governor Elena Marsh said.\n"
    other = "Governor Elena Marsh said she would ask for federal help.\n"
    rest = "Shops in the town stayed closed.\nThe last such blaze was eleven years ago.\n"
    found = compared(event({"one": one + rest, "two": rest + other}))
    assert point(found, "throwing").articles == point(found, "federal").articles == 1
