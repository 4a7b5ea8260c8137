"""Articles that nobody put into a briefing fall into events by themselves.

Two articles tell of one event when their telling words agree, they name some of the same people and places, and
their dates allow it: two floods of one week share their words and not their names. Only articles near in time that
share rare words are ever held against each other, so that an archive of ten thousand takes no all-pairs; the outcome
is the same for any order in which they arrive, and whether one arrives alone or all at once: what is known of the
others is kept, and only the neighbourhood of what changed is looked at again.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from functools import cache
from math import log

from msgspec import Struct, field

from collate.collation.gist import Gist, gist, gist_of
from collate.collation.nearby import Clue, Day, Member, Neighbours, step, total, weighed
from collate.language import lexicon, senses
from collate.language.roots import key
from collate.language.tables import forms
from collate.model import Witness

_ALIKE = 0.1
"""Mean likeness from which on two groups of articles tell of one event."""
_HEAD = 40
"""Sentences of an article that are read; news tells first what it is about."""
_MARKS = frozenset('"“”„«»')
_MOSTLY = 2
"""Words of a title to each with a capital, from which on capitals tell names."""
_EXACT = 4
"""Decimals of how much a word tells in an article."""

Edges = dict[tuple[str, str], float]
Event = tuple[str, ...]
Cluster = tuple[Event, ...]
"""Events whose articles hang together by likeness, if only by way of others: how they part is told from them alone."""


class Known(Struct):
    """An archive as it is grouped.

    Its articles by day, each one's day, how many have each term and on which days, and the clusters they form.
    """

    days: MutableMapping[int, Day] = field(default_factory=dict)
    dates: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    spread: MutableMapping[str, set[int]] = field(default_factory=dict)
    clusters: list[Cluster] = field(default_factory=list)

    def events(self) -> tuple[Event, ...]:
        """The events, in order of their first id."""
        return tuple(sorted(event for cluster in self.clusters for event in cluster))


def group(witnesses: Iterable[Witness]) -> tuple[Event, ...]:
    """The events among `witnesses`, each the ids of its articles in order; events in order of their first id."""
    known = Known()
    regroup(known, (), map(clue, witnesses))
    return known.events()


def clue(witness: Witness) -> Clue:
    """What one article is grouped by; a word tells more where it comes earlier and more often."""
    found, names = _read(witness)
    told = {
        word: round(log(1 + count) * senses.weight(word), _EXACT)
        for word, count in found.items()
        if senses.weight(word) > senses.COMMON and not word[:1].isdigit()
    }
    return Clue(witness.id, _day(witness), told, tuple(sorted(names)))


def regroup(known: Known, gone: Iterable[str], fresh: Iterable[Clue]) -> None:
    """Group an archive again from which articles are `gone`, and to which others are added."""
    among = total(len(known.dates))
    changed: Counter[str] = Counter()
    lost: defaultdict[int, set[str]] = defaultdict(set)
    left = set(gone)
    for name in left:
        _leave(name, known, changed, lost)
    come = {each.id: _enter(each, known, changed) for each in fresh}
    before = {term: known.counts.get(term, 0) for term, change in changed.items() if change}
    counts = known.counts | {term: count + changed[term] for term, count in before.items()}
    known.counts = {term: count for term, count in counts.items() if count}
    for day in sorted({*lost, *come.values()}):
        _spread(known, day, lost[day], come)
    moved = _weighed(known, come, before, whole=total(len(known.dates)) != among)
    _cluster(known, moved | left)


def _leave(name: str, known: Known, changed: Counter[str], lost: Mapping[int, set[str]]) -> None:
    """An article goes."""
    day = known.dates.pop(name)
    held = known.days[day]
    terms = set(held.pop(name).terms())
    changed.subtract(terms)
    lost[day].update(terms)
    known.days[day] = held


def _enter(clue: Clue, known: Known, changed: Counter[str]) -> int:
    """An article comes, not yet weighed; its day."""
    known.dates[clue.id] = clue.day
    held = known.days.get(clue.day, {})
    held[clue.id] = Member(clue.words, clue.names)
    changed.update(held[clue.id].terms())
    known.days[clue.day] = held
    return clue.day


def _spread(known: Known, day: int, lost: set[str], come: Container[str]) -> None:
    """Which terms a day has by now that it had not, or no more; `lost` are those of the articles that left it."""
    held = known.days[day]
    others = {term for name, member in held.items() if name not in come for term in member.terms()}
    gained = {term for name, member in held.items() if name in come for term in member.terms()}
    for term in (lost ^ gained) - others:
        days = known.spread.pop(term, set()) ^ {day}
        if days:
            known.spread[term] = days
    if not held:
        del known.days[day]


def _weighed(known: Known, come: Mapping[str, int], before: Mapping[str, int], *, whole: bool) -> set[str]:
    """Weigh those who came, and whoever has a term that passed a step; their ids."""
    passed: defaultdict[int, set[str]] = defaultdict(set)
    for term, count in before.items():
        if step(count) != step(known.counts.get(term, 0)):
            for day in known.spread.get(term, ()):
                passed[day].add(term)
    days = list(known.days) if whole else sorted({*passed, *come.values()})
    moved: set[str] = set()
    for day in days:
        held = known.days[day]
        told = {
            name: weighed(each, known.counts, total(len(known.dates)))
            for name, each in held.items()
            if whole or name in come or not passed[day].isdisjoint(each.terms())
        }
        if any(told[name] != held[name] for name in told):
            known.days[day] = {**held, **told}
            moved.update(name for name in told if told[name] != held[name])
    return moved.union(come)


def _cluster(known: Known, moved: Collection[str]) -> None:
    """Find anew the clusters that had, or now have, an article that moved."""
    home = {name: number for number, each in enumerate(known.clusters) for event in each for name in event}
    stale = {home[name] for name in moved if name in home}
    left = {name for number in stale for event in known.clusters[number] for name in event}.union(moved)
    waiting = sorted((known.dates[name], name) for name in left if name in known.dates)
    near, seen, found = Neighbours(known.days), set[str](), []
    for _, name in waiting:
        if name not in seen:
            edges, names = _grown(name, known.dates, near)
            seen |= names
            found.append(tuple(_merged(sorted(names), edges)))
    stale |= {home[name] for name in seen if name in home}
    known.clusters = [each for number, each in enumerate(known.clusters) if number not in stale] + found


def _grown(name: str, dates: Mapping[str, int], near: Neighbours) -> tuple[Edges, set[str]]:
    """The articles that hang together with one: how near they are, and who they are."""
    edges: Edges = {}
    found, waiting = {name}, [name]
    for one in waiting:
        for other, value in near.of(one, dates[one]).items():
            edges[min(one, other), max(one, other)] = value
            if value >= _ALIKE and other not in found:
                found.add(other)
                waiting.append(other)
    return {pair: value for pair, value in edges.items() if found.issuperset(pair)}, found


def _read(witness: Witness) -> tuple[Mapping[str, float], frozenset[str]]:
    """An article's words, earlier ones weighing more, and the names among them that are no day's, month's or title.

    What speaks to the reader outside quotation marks is a page's notice, and the same in articles on many events. Of a
    title only the names are read, where it capitalises little else: many a first line is a notice too.
    """
    title = gist_of(witness.document.title or "")
    names = set(title.names if _MOSTLY * len(title.names) < len(title.words) else ())
    found: defaultdict[str, float] = defaultdict(float, dict.fromkeys(names, 1.0))
    for place, sentence in enumerate(witness.document.sentences[:_HEAD]):
        said = gist(token.text for token in sentence.tokens)
        if _to_the_reader(said) and not any(token.text in _MARKS for token in sentence.tokens):
            continue
        names.update(said.names)
        for word in said.words:
            found[word] += (1 + place) ** -0.5
    return found, frozenset(names - _nobody())


def _to_the_reader(said: Gist) -> bool:
    return not lexicon.sections("clarity")["reader"].isdisjoint(said.words)


@cache
def _nobody() -> frozenset[str]:
    """Keys of what is printed with a capital and names nobody and no place."""
    return frozenset(map(key, (*forms("calendar"), *lexicon.words("offices"))))


def _day(witness: Witness) -> int:
    try:
        return date.fromisoformat((witness.document.published.date or "")[:10]).toordinal()
    except ValueError:
        return 0


def _merged(names: Iterable[str], edges: Edges) -> Iterator[Event]:
    """Groups joined nearest first, as long as their articles are alike on average."""
    members = {name: [name] for name in names}
    home = {name: name for name in members}
    links: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), value in edges.items():
        links[one][other] = links[other][one] = value
    for (one, other), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        here, there = home[one], home[other]
        if here != there and links[here].get(there, 0.0) >= _ALIKE * len(members[here]) * len(members[there]):
            _join(here, there, members, home, links)
    yield from map(tuple, members.values())


def _join(
    here: str, there: str, members: dict[str, list[str]], home: dict[str, str], links: dict[str, dict[str, float]]
) -> None:
    """`there` becomes part of `here`: its articles and the sums of its likeness to other groups move."""
    for name in members[there]:
        home[name] = here
    members[here] = sorted(members[here] + members.pop(there))
    for other, more in links.pop(there).items():
        links[other].pop(there)
        if other != here:
            links[here][other] = links[other][here] = links[here].get(other, 0.0) + more
