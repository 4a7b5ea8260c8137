import pytest
from invented import FERRY, event, witness

from collate.check import tell
from collate.collation.copying import COPY
from collate.collation.material import Material
from collate.comparers import compare, origins
from collate.model import Comparison, Config, OriginLink, Witness

SHARED = "rescuers lowered ropes through the narrow shaft while relatives waited beside burning barrels"


def links(*witnesses: Witness) -> tuple[OriginLink, ...]:
    return origins.compare(Material(witnesses, Config()), Comparison()).origins


def possible(*witnesses: Witness) -> list[OriginLink]:
    return [each for each in links(*witnesses) if each.kind == "possible"]


def test_a_long_run_is_a_possible_origin_shown_by_the_words_of_both() -> None:
    one = witness("one", f"All night {SHARED}.\nThe owner was silent.\n")
    two = witness("two", f"In Telbach, {SHARED} on Sunday.\nA union spoke of neglect.\n")
    (link,) = possible(one, two)
    assert {anchor.exact for anchor in link.citations} == {SHARED}
    assert {anchor.source for anchor in link.citations} == {"one", "two"}
    assert "13 words in a row" in link.note


@pytest.mark.parametrize("between", ["ADVERTISEMENT", "Read more: Why tolls fail", "Share this article"])
def test_no_words_stand_in_a_row_across_page_furniture(between: str) -> None:
    first = "The council of Marlow Quay voted on Thursday to drop the plan for a toll on the old bridge."
    second = "The money would now come from the port and from nobody else in the town, a deputy mayor said."
    one, two = witness("one", f"{first}\n{second}\n"), witness("two", f"{first}\n{between}\n{second}\n")
    assert two.document.excluded
    briefing, faults = tell(None, (one, two), compare((one, two), Config()), Config())
    assert faults == ()
    (link,) = [each for each in briefing.origins if each.kind == "possible"]
    assert {each.exact for each in link.citations} == {first.rstrip("."), second.rstrip(".")}


@pytest.mark.parametrize("line", [" (Reuters) - ", "(Reuters) - ", "\t(Reuters) -\t", "Read more: Reuters said so. "])
def test_page_furniture_credits_nobody_whatever_space_is_around_it(line: str) -> None:
    one = witness("one", f"The council dropped the plan for a toll on Thursday.\n\nADVERTISEMENT\n\n{line}")
    briefing, faults = tell(None, (one,), compare((one,), Config()), Config())
    assert faults == ()
    furniture = [each.span for each in one.document.excluded]
    assert not [each for each in one.findings.credits if any(span.meets(each.span) for span in furniture)]
    assert len(briefing.sources) == 1


def test_the_later_article_points_to_the_earlier() -> None:
    early = witness("zeta", f"All night {SHARED}.\n", day="2031-05-02")
    late = witness("alpha", f"Yesterday {SHARED}, and sang.\n", day="2031-05-03")
    (link,) = possible(early, late)
    assert (link.source, link.origin) == ("alpha", "zeta")


def test_words_within_quotation_marks_are_no_sign() -> None:
    quote = f"“All night {SHARED},” said Ada Quill, the mayor."
    one = witness("one", f"{quote}\nThe owner was silent about the causes.\n")
    two = witness("two", f"A union spoke of neglect.\n{quote}\n")
    assert possible(one, two) == []


def test_names_and_titles_are_no_sign() -> None:
    title = "the Joint Commission on Harbours and Inland Waterways of the Province of Telbach and Orrin"
    one = witness("one", f"A ship sank, reported {title}.\n")
    two = witness("two", f"Nine ports were closed by {title}.\n")
    assert possible(one, two) == []


def test_how_all_speak_of_the_event_is_no_sign() -> None:
    phrase = "the flooded lower gallery of the mine"
    articles = [witness(name, f"{name.title()} reports from {phrase} today.\n") for name in ("anna", "bert", "cleo")]
    assert possible(*articles) == []


def test_a_copy_is_called_one() -> None:
    text = "\n".join(FERRY.values())
    (link,) = possible(witness("one", text), witness("two", text + "Weather: mild.\n"))
    assert link.note == COPY


def test_own_words_leave_no_link() -> None:
    assert possible(*event(FERRY)) == []


def test_a_credited_agency_is_declared() -> None:
    one = witness("one", "Two boats sank off Norvik, according to Reuters.\nNobody was hurt.\n")
    (link,) = links(one)
    assert (link.source, link.origin, link.kind) == ("one", "Reuters", "declared")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_any_order_gives_the_same_links(order: tuple[int, int]) -> None:
    pair = (witness("one", f"All night {SHARED}.\n"), witness("two", f"Then {SHARED}.\n"))
    assert possible(*(pair[at] for at in order)) == possible(*pair)


def test_the_same_cut_of_a_quotation_is_a_sign() -> None:
    one = witness("one", "Ada Quill said the owners were “blind to every crack in that wall” before the fall.\n")
    two = witness("two", "Owners had been “blind to every crack in that wall”, Ada Quill said on Sunday.\n")
    (link,) = possible(one, two)
    assert link.note == "the same cut of a quotation"
    assert {anchor.exact for anchor in link.citations} == {"blind to every crack in that wall"}
