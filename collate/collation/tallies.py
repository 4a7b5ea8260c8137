"""Support of the comparers: when two statements count differently, or place what they tell at different times."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import Any

from collate.collation.gist import Gist, certainty
from collate.frozen import Frozen
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.senses import plain

_YEARS = range(1900, 2100)
_YEAR = 4
_GOALS = 2
"""Digits of one side's score at most."""
_LAST_DAY = 31
_ABOUT = 0.12
"""How far a number may stand from a round one that is only about it."""
_OVER = 1.5
"""How many times a round number something `over` it may be."""
_VAGUE = {"dozen": (20, 400), "hundred": (150, 3000), "thousand": (1500, 10**6), "million": (1.5e6, 10**9)}
"""What dozens, hundreds and so on may be."""


class Tally(Frozen):
    """What a statement counts and when: figures without years, words that count, ordinals, scores, kinds of time.

    `values` are all its numbers, years too; `counts` and `dated` say whether there is anything to hold against another.
    """

    words: tuple[str, ...]
    values: frozenset[str]
    figures: frozenset[tuple[str, str]]
    amounts: frozenset[tuple[str, str]]
    ordinals: Mapping[str, tuple[str, str]]
    scores: frozenset[tuple[str, ...]]
    times: tuple[frozenset[str], ...]
    counts: bool
    dated: bool


@lru_cache(maxsize=1 << 10)
def tally(gist: Gist) -> Tally:
    """What a statement counts and when; only a statement with a number has a day, a year, an hour or a score."""
    numbered = any(word[0].isdigit() for word in gist.words)
    years = frozenset(_years(gist)) if numbered else frozenset[str]()
    days, hours = (_days(gist), _hours(gist)) if numbered else ((), ())
    relative = _running(gist) if numbered else ()
    times = tuple(map(frozenset, (days, _months(gist), years, _weekdays(gist), hours, relative)))
    figures = frozenset(each for each in gist.figures if each[0] not in years)
    amounts, ordinals = frozenset(_amounts(gist)), dict(_ordinals(gist))
    scores = frozenset(_scores(gist)) if numbered else frozenset[tuple[str, ...]]()
    return Tally(
        gist.words,
        frozenset(number for number, _ in gist.figures),
        figures,
        amounts,
        ordinals,
        scores,
        times,
        counts=bool(figures or amounts or ordinals or scores),
        dated=any(times),
    )


def differ(mine: Tally, yours: Tally) -> bool:
    """Both count or measure the same, and not the same much."""
    return (mine.counts and yours.counts) and (
        _figures_differ(mine, yours)
        or _amounts_differ(mine.amounts - yours.amounts, yours.amounts - mine.amounts)
        or _out_of_range(mine, yours)
        or _out_of_range(yours, mine)
        or _places_differ(mine.ordinals, yours.ordinals)
        or _apart(mine.scores, yours.scores)
    )


def apart_in_time(mine: Tally, yours: Tally) -> bool:
    """Both say when, and no day, month, year or hour is in both."""
    return (mine.dated and yours.dated) and any(map(_apart, mine.times, yours.times))


def _apart(mine: frozenset[Any], yours: frozenset[Any]) -> bool:
    return bool(mine and yours) and mine.isdisjoint(yours)


def _figures_differ(one: Tally, other: Tally) -> bool:
    mine = [each for each in one.figures if each[0] not in other.values]
    yours = [each for each in other.figures if each[0] not in one.values]
    return any(_same_thing(a[1], b[1]) and not _consistent(one, other, a[0], b[0]) for a, b in product(mine, yours))


def _same_thing(what: str, counted: str) -> bool:
    """Whether two figures count the same noun, or both persons."""
    persons = _list("person")
    return _near(what, counted) or (what in persons and counted in persons)


def _near(what: str, counted: str) -> bool:
    return bool(what and counted) and senses.nearness(what, counted) >= senses.ALIKE


@cache
def _list(heading: str) -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("tallies")[heading]))


def _consistent(one: Tally, other: Tally, mine: str, yours: str) -> bool:
    """Whether one number only blurs the other: `about 80` and 83, `more than 200` and 242."""
    a, b = _number(mine), _number(yours)
    if a is None or b is None:
        return mine == yours
    return _blurs(one, mine, a, b) or _blurs(other, yours, b, a)


def _blurs(said: Tally, shown: str, value: float, exact: float) -> bool:
    hedge = _hedge(said.words, shown)
    if not shown.rstrip(".").endswith("0") and "." not in shown:
        return False
    if hedge == "about":
        return abs(value - exact) <= _ABOUT * value
    return hedge == "over" and value <= exact <= _OVER * value


def _hedge(words: tuple[str, ...], shown: str) -> str:
    at = words.index(shown) if shown in words else 0
    before = words[max(0, at - 1) : at]
    return next((hedge for hedge in ("about", "over") for word in before if word in _list(hedge)), "")


def _number(shown: str) -> float | None:
    try:
        return float(shown)
    except ValueError:
        return None


def _amounts_differ(mine: Iterable[tuple[str, str]], yours: Iterable[tuple[str, str]]) -> bool:
    """`all` of it against `some`, `dozens` against `hundreds`."""
    return any(kind != sort and _near(what, counted) for (kind, what), (sort, counted) in product(mine, yours))


def _out_of_range(vague: Tally, exact: Tally) -> bool:
    """`dozens` of what the other counts as 900."""
    ranges = [(_VAGUE[kind], what) for kind, what in vague.amounts if kind in _VAGUE]
    return any(
        (number := _number(shown)) is not None and not least <= number <= most and _near(what, counted)
        for (least, most), what in ranges
        for shown, counted in exact.figures
    )


def _amounts(gist: Gist) -> Iterator[tuple[str, str]]:
    """Each word that counts without a number, as its kind, with the telling word after it."""
    if _kinds().keys().isdisjoint(gist.words):
        return
    for at, word in enumerate(gist.words):
        kind = _kinds().get(word)
        after = gist.words[at + 1 : at + 2]
        if word == "few" and gist.words[at - 1 : at] == ("a",):
            kind = "some"
        if kind and after and not after[0][0].isdigit():
            yield kind, _counted(gist.words[at + 1 : at + 4])


@cache
def _kinds() -> dict[str, str]:
    kinds = ("all", "few", "most", "none", "some")
    return {word: kind for kind in kinds for word in _list(kind)} | {word: word for word in _VAGUE}


def _counted(words: tuple[str, ...]) -> str:
    return next((word for word in words if word not in plain("grammar") and word not in _VAGUE), "")


def _places_differ(mine: Mapping[str, tuple[str, str]], yours: Mapping[str, tuple[str, str]]) -> bool:
    """`came second` against `came third`, where the word before or after is the same."""
    return any(
        a != b and any(x and x == y for x, y in zip(mine[a], yours[b], strict=True))
        for a, b in product(mine.keys() - yours.keys(), yours.keys() - mine.keys())
    )


def _ordinals(gist: Gist) -> Iterator[tuple[str, tuple[str, str]]]:
    if _list("ordinal").isdisjoint(gist.words):
        return
    telling = [word for word in gist.words if word not in plain("grammar")]
    for at, word in enumerate(telling):
        if word in _list("ordinal"):
            yield word, ("".join(telling[at - 1 : at]), "".join(telling[at + 1 : at + 2]))


def _scores(gist: Gist) -> Iterator[tuple[str, ...]]:
    for pair in pairwise(gist.words):
        if all(len(each) <= _GOALS and each.isdecimal() for each in pair):
            yield tuple(sorted(pair))


def _days(gist: Gist) -> Iterable[str]:
    """Days of a month, by month: `12 May` and `May 12` are one."""
    months = certainty("months")
    for at, word in enumerate(gist.words):
        if word in months:
            for near in (*gist.words[at - 1 : at], *gist.words[at + 1 : at + 2]):
                day = near.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
                if day.isdecimal() and int(day) <= _LAST_DAY:
                    yield f"{word[:3]} {int(day)}"


def _months(gist: Gist) -> Iterable[str]:
    """Months by name, not the modal verb *may*."""
    return (word[:3] for word in certainty("months").intersection(gist.names))


def _years(gist: Gist) -> Iterable[str]:
    """Bare numbers behind a word that goes before years, or behind a month."""
    for before, word in pairwise(gist.words):
        leads = before in _list("before-year") or before in certainty("months")
        if leads and len(word) == _YEAR and word.isdecimal() and int(word) in _YEARS:
            yield word


def _weekdays(gist: Gist) -> Iterable[str]:
    """Weekdays, without those on which something was only said."""
    if certainty("weekdays").isdisjoint(gist.words):
        return
    telling = [word for word in gist.words if word not in plain("grammar")]
    for at, word in enumerate(telling):
        if word in certainty("weekdays") and not set(telling[max(0, at - 1) : at]) & _saying():
            yield word


@cache
def _saying() -> frozenset[str]:
    return frozenset(map(key, lexicon.sections("clauses")["saying"]))


def _hours(gist: Gist) -> Iterator[str]:
    """The times of day, on the clock: `3 pm` as `3:00`."""
    for word, after in pairwise((*gist.words, "")):
        if word[:1].isdigit() and (":" in word or after in _HALVES):
            yield word if ":" in word else f"{word}:00"


_HALVES = frozenset({"am", "pm"})


def _running(gist: Gist) -> Iterator[str]:
    """Years and the like that are told from the day of writing: `this year`, `next month`."""
    return (f"{which} {unit}" for which, unit in pairwise(gist.words) if which in _WHICH and unit in _UNITS)


_WHICH = frozenset({"this", "next", "last"})
_UNITS = frozenset({"year", "month", "week", "quarter", "season"})
