from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import FERRY, ORCHARD, event, witness

from bench.archive import articles
from collate.collation import nearby
from collate.collation.nearby import Clue
from collate.comparers.grouping import Known, clue, group, regroup
from collate.model import Witness

MIXED = event({**FERRY, **ORCHARD})


def test_articles_fall_into_their_events() -> None:
    assert group(MIXED) == (("courier", "gazette", "mail"), ("farmweek", "valleynews"))


@settings(max_examples=20)
@given(st.permutations(MIXED))
def test_any_order_of_arrival_gives_the_same_events(order: list[Witness]) -> None:
    assert group(order) == group(MIXED)


def test_the_same_words_a_year_later_are_another_event() -> None:
    early = witness("early", FERRY["gazette"], day="2031-05-03")
    late = witness("late", FERRY["gazette"], day="2032-05-03")
    assert group((early, late)) == (("early",), ("late",))


def test_articles_within_days_are_one_event() -> None:
    early = witness("early", FERRY["gazette"], day="2031-05-03")
    late = witness("late", FERRY["courier"], day="2031-05-05")
    assert group((late, early)) == (("early", "late"),)


def test_every_article_is_in_one_event_even_without_words() -> None:
    found = group((*MIXED, witness("empty", "?"), witness("void", "…")))
    assert sorted(each for members in found for each in members) == sorted(
        [*(each.id for each in MIXED), "empty", "void"]
    )


def test_nothing_makes_no_event() -> None:
    assert group(()) == ()


def test_three_orders_of_one_event() -> None:
    assert {group(order) for order in permutations(event(FERRY))} == {(("courier", "gazette", "mail"),)}


FLOODS = {
    "hillpost": (
        "A flood after heavy rain has cut off the town of Tarwick, and 40 families were taken to a school on Monday.\n"
        "The fire brigade of Tarwick pumped water from cellars, and the road to Selby was closed.\n"
    ),
    "tarwick": (
        "Forty families spent the night in a school after a flood cut off Tarwick.\n"
        "The road to Selby stays closed, the fire brigade said, and water stands in the cellars after the heavy rain.\n"
    ),
    "coastline": (
        "A flood after heavy rain has cut off the town of Ormley, and 60 families were taken to a church on Tuesday.\n"
        "The fire brigade of Ormley pumped water from cellars, and the road to Dunhaven was closed.\n"
    ),
    "ormley": (
        "Sixty families spent the night in a church after a flood cut off Ormley.\n"
        "The road to Dunhaven stays closed, the fire brigade said, and water stands in cellars after the heavy rain.\n"
    ),
}


def test_two_floods_in_two_towns_are_two_events() -> None:
    assert group(event(FLOODS)) == (("coastline", "ormley"), ("hillpost", "tarwick"))


def test_a_notice_that_several_pages_carry_makes_no_event() -> None:
    notice = "You can add your city to your post, or delete your place from the map of your posts.\n"
    assert group(event({"one": notice, "two": notice})) == (("one",), ("two",))
    quoted = FERRY["gazette"] + "“You saved your passengers,” the coast guard of Norvik told the crew of the ferry.\n"
    assert group(event({"gazette": quoted, "courier": FERRY["courier"]})) == (("courier", "gazette"),)


def invented(total: int) -> list[Clue]:
    """Clues of an archive, some of them undated."""
    witnesses = [made for told in articles(total, seed=4) if (made := witness(told.name, told.text, day=str(told.day)))]
    clues = [clue(each) for each in witnesses]
    return [each._replace(day=0) if number % 11 == 5 else each for number, each in enumerate(clues)]


ARCHIVE = invented(90)


@pytest.mark.parametrize("background", [200, 1], ids=["small", "as if large"])
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_articles_that_come_and_go_one_by_one_fall_into_the_events_of_the_whole(
    background: int, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearby, "_BACKGROUND", background)
        come_and_go(data)


def come_and_go(data: st.DataObject) -> None:
    known, there = Known(), dict[str, Clue]()
    for _ in range(data.draw(st.integers(2, 9))):
        coming = data.draw(st.lists(st.sampled_from(ARCHIVE), max_size=30, unique_by=lambda each: each.id))
        come = {each.id: each for each in coming}
        for name in data.draw(st.sets(st.sampled_from(sorted(come)))) if come else ():
            other = data.draw(st.sampled_from(ARCHIVE))
            come[name] = come[name]._replace(words=other.words, names=other.names, day=other.day)
        left = data.draw(st.sets(st.sampled_from(sorted(there)))) if there else set()
        regroup(known, left | (come.keys() & there.keys()), come.values())
        there = {name: each for name, each in there.items() if name not in left} | come
        whole = Known()
        regroup(whole, (), data.draw(st.permutations(sorted(there.values()))))
        assert known.events() == whole.events()
        assert (known.counts, known.dates, known.spread) == (whole.counts, whole.dates, whole.spread)
        assert known.days == whole.days


CABIN = (
    "Six die as cabin plunges in Val Torrent\n\nSix people were killed when a cable car fell onto a slope above Val "
    "Torrent on Wednesday, rescue services said.\n\nThe lift, built in 1998, had been closed because of high winds.\n"
)
LIST = (
    "What we know about the Val Torrent accident\n\n- Six people died on Wednesday when the cable car fell.\n\n"
    "- The lift dates from 1998 and the slope is closed.\n"
)


def test_a_title_alone_may_name_the_place() -> None:
    assert group((witness("agency", CABIN), witness("radio", LIST))) == (("agency", "radio"),)
    assert {"val", "torrent"} <= set(clue(witness("radio", LIST)).names)


def test_a_title_in_capitals_names_nobody() -> None:
    capitals = witness("post", "Six Die In Cable Car Plunge\n\nSix people died when a cable car fell on Wednesday.\n")
    assert "plunge" not in clue(capitals).names
