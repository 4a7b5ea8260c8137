"""What groups an archive is kept in parts: few are opened for one article, and a lost one changes nothing."""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from collate.collation.nearby import DAYS, Clue
from collate.comparers.grouping import Known, regroup
from collate.press import grouping
from collate.press.values import Groups
from collate.store import Store, codec, digest

PLACE = digest("groups")


class Archive:
    """Clues under keys, as a build has them, and what groups them so far."""

    def __init__(self, path: Path, clues: Iterable[Clue]) -> None:
        self.path = path
        self.clues = {each.id: each for each in clues}
        self.groups = Groups()

    def grouped(self) -> list[tuple[str, ...]]:
        kept = Store(str(self.path))
        keyed = {name: digest(codec.dump(each)) for name, each in self.clues.items()}
        held = {keyed[name]: codec.dump(each) for name, each in self.clues.items()}

        def fetch(keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
            return ((key, held[key]) for key in sorted(keys))

        made = grouping.grouped(kept, PLACE, self.groups, keyed, fetch)
        self.groups = codec.load(codec.dump(made), Groups)
        kept.close()
        return self.groups.events()

    def whole(self) -> list[tuple[str, ...]]:
        known = Known()
        regroup(known, (), self.clues.values())
        return list(known.events())


@pytest.fixture
def clues() -> list[Clue]:
    """A month of news: two events a day, told by three outlets each in words of its own, of the event and of all."""
    return [
        Clue(
            f"e{number:03}-{outlet}", 741_000 + number // 2, words(number, outlet), (f"Place{number}", f"Mayor{outlet}")
        )
        for number in range(60)
        for outlet in "abc"
    ]


def words(event: int, outlet: str) -> dict[str, float]:
    """How much each word of an article tells."""
    own = {f"event{event}word{number}": 1.0 for number in range(14)}
    series = {f"series{event % 7}word{number}": 0.6 for number in range(8)}
    return own | series | {f"outlet{outlet}word{number}": 0.3 for number in range(5)}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The parts that are read."""
    names: set[str] = set()
    get = grouping.Parts.get

    def noted(parts: grouping.Parts, name: str) -> object:
        names.add(name)
        return get(parts, name)

    monkeypatch.setattr(grouping.Parts, "get", noted)
    return names


def test_one_article_opens_the_days_near_its_own(tmp_path: Path, clues: list[Clue], opened: set[str]) -> None:
    archive = Archive(tmp_path / "store.sqlite", clues)
    assert archive.grouped() == archive.whole()
    assert len(archive.groups.clusters) == 60
    days = {name for name in archive.groups.parts if name.startswith("day ")}
    opened.clear()
    edited = clues[90]
    archive.clues[edited.id] = edited._replace(words={**edited.words, "neverseen": 1.0})
    assert archive.grouped() == archive.whole()
    near = {f"day {day}" for day in range(edited.day - DAYS - 2, edited.day + DAYS + 3)}
    assert opened & days <= near < days | near
    assert len([name for name in opened if name.startswith("terms")]) == 1


@pytest.mark.parametrize("held", [2, 64])
def test_few_days_held_open_at_once_make_the_same_events(
    tmp_path: Path, clues: list[Clue], held: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_OPEN", held)
    monkeypatch.setattr(grouping, "_MANY", 30)
    chance = random.Random(3)  # noqa: S311 - a choice, not a secret
    archive = Archive(tmp_path / "store.sqlite", chance.sample(clues, 60))
    for _ in range(4):
        assert archive.grouped() == archive.whole()
        for name in chance.sample(sorted(archive.clues), 6):
            del archive.clues[name]
        archive.clues |= {each.id: each for each in chance.sample(clues, 9)}


@pytest.mark.parametrize("part", ["day ", "terms ", "counts"])
def test_a_lost_part_costs_time_only(tmp_path: Path, clues: list[Clue], part: str) -> None:
    archive = Archive(tmp_path / "store.sqlite", clues[:60])
    archive.grouped()
    lost = {name for name in archive.groups.parts if name.startswith(part)}
    kept = Store(str(archive.path))
    kept.keep({key for key in archive.groups.rests_on(PLACE) if not key_of(archive.groups, lost, key)})
    kept.close()
    del archive.clues[clues[7].id]
    assert archive.grouped() == archive.whole()


def key_of(groups: Groups, names: set[str], key: bytes) -> bool:
    """Whether it is under this key that one of the parts is kept."""
    parts = {name: made for name, made in groups.parts.items() if name in names}
    return key in set(groups._replace(parts=parts).rests_on(PLACE)) - {PLACE}
