"""A briefing that says what its sources do not is caught, whoever made it."""

import pytest
from editing import INVALID, document, edited
from invented import FERRY, witness
from msgspec.structs import replace

from collate.check import check, tell
from collate.comparers import compare
from collate.model import Anchor, Briefing, Config, Document, Excluded, anchors
from collate.text import Span


@pytest.fixture
def good() -> Briefing:
    briefing, _ = edited((INVALID / "good.yaml").read_bytes())
    assert briefing
    return briefing


def documents() -> dict[str, Document]:
    return {path.stem: document(path.read_bytes().decode(), path.stem) for path in (INVALID / "seeds").glob("*.txt")}


def codes(briefing: Briefing, known: dict[str, Document] | None = None) -> list[str]:
    return [each.code for each in check(briefing, (known or documents()).values())]


def with_citation(briefing: Briefing, **changes: object) -> Briefing:
    first = briefing.key_points[0]
    cited = replace(first.citations[0], **changes)  # type: ignore[arg-type]
    return replace(briefing, key_points=(replace(first, citations=(cited,)), *briefing.key_points[1:]))


def test_a_good_briefing_has_no_fault_and_every_anchor_is_walked(good: Briefing) -> None:
    assert codes(good) == []
    found = list(anchors(good))
    assert len(found) == 18
    assert all(isinstance(each, Anchor) for each in found)


@pytest.mark.parametrize(
    "changes",
    [{"exact": "The dam fell"}, {"start": 0}, {"end": 10**9}, {"start": -1}, {"prefix": "x"}, {"suffix": "x"}],
)
def test_an_anchor_that_proves_false_is_caught(good: Briefing, changes: dict[str, object]) -> None:
    assert codes(with_citation(good, **changes)) == ["false-anchor"]


def test_an_anchor_in_furniture_or_of_no_source_is_caught(good: Briefing) -> None:
    known = documents()
    cited = good.key_points[0].citations[0]
    known["herald"] = replace(known["herald"], excluded=(Excluded(Span(cited.start, cited.end), "share"),))
    assert "false-anchor" in codes(good, known)
    assert codes(with_citation(good, source="nobody")) == ["unknown-source"]


def test_a_statement_without_citation_and_a_double_id_are_caught(good: Briefing) -> None:
    first = good.key_points[0]
    assert codes(replace(good, key_points=(replace(first, citations=()),))) == ["uncited"]
    assert codes(replace(good, key_points=(first, first))) == ["id-twice"]
    assert codes(replace(good, figures=(replace(good.figures[0], readings=()),))) == ["uncited"]
    assert codes(replace(good, discrepancies=(replace(good.discrepancies[0], sides=()),))) == ["uncited"]


def test_an_automatic_statement_that_proves_false_is_left_out_with_a_warning() -> None:
    one, other = (witness(name, FERRY[name]) for name in ("gazette", "mail"))
    comparison = compare((one, other), Config())
    first, *rest = comparison.key_points
    false = replace(first, citations=(replace(first.citations[0], exact="It never was"),))
    spoiled = replace(comparison, key_points=(false, *rest))
    briefing, faults = tell(None, (one, other), spoiled, Config())
    assert first.id not in {each.id for each in briefing.key_points}
    assert {each.id for each in briefing.key_points} == {each.id for each in rest}
    assert first.id not in {row.statement for row in briefing.matrix.rows}
    assert {(each.severity, each.code) for each in faults} == {("warning", "withheld")}
    assert "It never was" in faults[0].message


def test_a_sound_comparison_is_told_whole() -> None:
    event = tuple(witness(name, text) for name, text in FERRY.items())
    comparison = compare(event, Config())
    briefing, faults = tell(None, event, comparison, Config())
    assert {each.id for each in briefing.key_points} == {each.id for each in comparison.key_points}
    assert not faults
