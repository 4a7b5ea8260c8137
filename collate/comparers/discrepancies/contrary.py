"""Whether: of one subject one article tells what another denies, or the contrary of it (`rose`, `fell`)."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise, product, takewhile

from collate.collation.bearings import moments
from collate.collation.clauses import ARTICLES, CLASSES, behind, light, plain
from collate.collation.predicates import HAVE
from collate.collation.scene import Word, keys
from collate.collation.tellings import Telling
from collate.comparers.discrepancies import voices
from collate.comparers.discrepancies.counted import all_or_not, none_or_some
from collate.comparers.discrepancies.field import Field, discrepancy, later
from collate.comparers.discrepancies.nobody import nobody_did
from collate.comparers.discrepancies.reference import speaks_for
from collate.comparers.discrepancies.subject import one_subject
from collate.comparers.discrepancies.together import both_hold, rest_of
from collate.comparers.discrepancies.turning import attitudes, severity_of
from collate.language import lexicon, meaning
from collate.language.meaning import stem
from collate.language.roots import key
from collate.language.senses import FAMILY, alike, contraries, nearness
from collate.model import Discrepancy
from collate.text import Span

_MOST = 60
_ENOUGH = 2


def find(field: Field) -> tuple[Discrepancy, ...]:
    """Pairs of clauses of different articles that cannot both hold."""
    held: dict[str, list[Telling]] = defaultdict(list)
    for telling in field.tellings:
        held[telling.verb].append(telling)
    return tuple(found for pair in _pairs(held) if (found := _apart(field, *pair)))


def _pairs(held: dict[str, list[Telling]]) -> Iterator[tuple[Telling, Telling]]:
    """Tellings of one verb, then of a verb and its contrary, each pair once, in the order of the articles."""
    for verb, several in held.items():
        yield from combinations(several[:_MOST], 2)
        for contrary in sorted(contraries(verb) & held.keys()):
            if verb < contrary:
                yield from product(several[:_MOST], held[contrary][:_MOST])
    yield from _by_another_word(held)


def _by_another_word(held: dict[str, list[Telling]]) -> Iterator[tuple[Telling, Telling]]:
    """What is denied, with what is told by a verb of the same meaning: `never backed it`, `supported it`."""
    groups: dict[int, list[str]] = defaultdict(list)
    for verb in held:
        for group in alike(verb):
            groups[group].append(verb)
    for verb, several in held.items():
        denied = [each for each in several if each.denied and (each.objects or each.passive)][:_MOST]
        near = dict.fromkeys(other for group in sorted(alike(verb)) for other in groups[group]) if denied else {}
        for other in near:
            if other != verb:
                yield from product(denied, [each for each in held[other] if not each.denied][:_MOST])


def _apart(field: Field, one: Telling, other: Telling) -> Discrepancy | None:
    rule = _excludes(field, one, other) if one.scene is not other.scene else ""
    if not rule or both_hold(one, other):
        return None
    sides = [[each.scene.anchor(each.line.span)] for each in (one, other)]
    severity = "soft" if rule == "other-place" else severity_of(rule, one, other)
    return discrepancy("framing", severity, _about(one, other), sides, (rule,))


def _excludes(field: Field, one: Telling, other: Telling) -> str:
    """The rule by which two tellings of one subject cannot both hold; empty where they can."""
    if all_or_not(one, other):
        return "all-or-not"
    if nobody_did(one, other):
        return "nobody-or-somebody"
    if one.passive != other.passive:
        return "told-and-denied" if voices.excludes(field, one, other) else ""
    if (one.mood == "") != (other.mood == "") and not (_given_up(one, other) or _ruled_out(one, other)):
        return ""
    common = _of_one_object(one, other)
    if one.some or other.some:
        return "none-or-some" if common and none_or_some(one, other) else ""
    rule = _contrary(one, other) if one.verb != other.verb else _otherwise(one, other)
    if one.verb != other.verb and one.denied != other.denied:
        met = one.objects & other.objects or (one.passive and other.passive)
        rule = "told-and-denied" if met and alike(one.verb) & alike(other.verb) else ""
    if one.verb == other.verb and one.denied != other.denied:
        rule = "told-and-denied" if common and (stem(one.verb) not in light() or _all_the_same(one, other)) else ""
    by_its_head = {one.verb, other.verb} <= attitudes() and rule and speaks_for(field, one, other)
    return rule if rule and (by_its_head or one_subject(field, one, other)) else ""


def _given_up(one: Telling, other: Telling) -> bool:
    """Whether what happens once is told as done, and no later than that as what will not be: `has resigned`."""
    done, ahead = (one, other) if one.mood == "" else (other, one)
    once = one.verb == other.verb and stem(one.verb) in _single() and later(done.scene, ahead.scene) >= 0
    return once and ahead.mood == "will" and ahead.denied and not done.denied


@cache
def _single() -> frozenset[str]:
    return frozenset(map(stem, CLASSES["single"]))


def _ruled_out(one: Telling, other: Telling) -> bool:
    """Whether what will be taken is ruled out by the other, which is of what is to come as well."""
    flat, ahead = (one, other) if one.mood == "" else (other, one)
    return flat.verb in _refusing() and flat.verb in contraries(ahead.verb) and ahead.mood == "will"


@cache
def _refusing() -> frozenset[str]:
    return frozenset("".join(map(key, word.split("_"))) for word in CLASSES["refusing"])


def _of_one_object(one: Telling, other: Telling) -> bool:
    """Whether two verbs have an object in common, both have none, or a pronoun stands for that of one.

    Who is said not to have done a thing at all has not done it to anything: `Ito did not sign`.
    """
    if one.objects & other.objects or not (one.objects or other.objects) or one.whatever or other.whatever:
        return True
    if any(each.denied and not each.content for each in (one, other)):
        return True
    if any(nearness(a, b) >= FAMILY for a, b in product(one.objects, other.objects)):
        return True
    if one.denied != other.denied and not (one.objects and other.objects) and one.content & other.content:
        return True
    return any(a.objects and not b.objects and a.objects <= b.content for a, b in ((one, other), (other, one)))


def _all_the_same(one: Telling, other: Telling) -> bool:
    """Whether what a verb that says little by itself goes on with is enough to be one act: `give evidence`."""
    if one.verb == HAVE:
        return one.objects == other.objects and not one.objects & _says_little() and _of_one_thing(one, other)
    if one.objects or other.objects:
        return one.objects == other.objects or len(one.objects & other.objects) >= _ENOUGH
    mine, yours = (keys(_to_comma(each)) for each in (one, other))
    return 2 * len(mine & yours) >= max(1, min(len(mine), len(yours)))


@cache
def _says_little() -> frozenset[str]:
    """What one has or has not in many ways: a choice, a comment."""
    return frozenset(map(meaning.key, CLASSES["says-little"]))


def _contrary(one: Telling, other: Telling) -> str:
    """Whether two verbs say the contrary of the same: `rose` and `fell`, `voted for` and `voted against`."""
    if other.verb not in contraries(one.verb) or one.denied != other.denied:
        return ""
    if one.verb.startswith(_VOTE) and other.verb.startswith(_VOTE):
        return "for-and-against"
    known = one.state or other.state or {one.verb, other.verb} <= _exclusive()
    same = one.whatever or other.whatever or _of_the_same(one, other)
    return "contrary" if known and same else ""


def _of_the_same(one: Telling, other: Telling) -> bool:
    """Whether two verbs take one thing, if behind a small word: `agreed to arbitration`, `rejected arbitration`."""
    if one.objects and other.objects:
        return bool(one.objects & other.objects) or any(each.objects <= _whatever() for each in (one, other))
    if not one.objects and not other.objects:
        return _of_one_thing(one, other)
    bare, full = (one, other) if not one.objects else (other, one)
    return bool(bare.content & full.objects)


@cache
def _whatever() -> frozenset[str]:
    """Nouns by which a text takes up whatever it is about: `criticised the move`."""
    return frozenset(map(meaning.key, CLASSES["taken-up"]))


_VOTE = key("vote")


def _otherwise(one: Telling, other: Telling) -> str:
    """Whether the same is decided and undecided, done with a thing and without it, or begins in another place."""
    if one.denied != other.denied:
        return ""
    if {one.mood, other.mood} == {"open", "will"}:
        return "" if one.denied else "decided-or-not"
    if one.without & other.bringing or other.without & one.bringing:
        return "with-and-without"
    none = frozenset[str]()
    turned = (_before(one) == _after(other) != none) or (_after(one) == _before(other) != none)
    if not one.mood and turned:
        return "before-or-after"
    alone = not one.objects and not other.objects
    return "other-place" if alone and not one.denied and _elsewhere(one, other) else ""


def _before(telling: Telling) -> frozenset[str]:
    return behind("before", rest_of(telling))


def _after(telling: Telling) -> frozenset[str]:
    return behind("after", rest_of(telling))


def _of_one_thing(one: Telling, other: Telling) -> bool:
    """Whether what two verbs go on with is much the same, or one goes on with nothing: `acquitted of two counts`."""
    mine, yours = one.content - one.objects, other.content - other.objects
    return not (mine and yours) or 2 * len(mine & yours) > min(len(mine), len(yours))


def _elsewhere(one: Telling, other: Telling) -> bool:
    """Whether what begins, begins in one place here and another there: `started in the kitchen`, `in a classroom`."""
    places = [keys(_place(each)) for each in (one, other)]
    return all(places) and not any(nearness(a, b) for a, b in product(*places))


def _place(telling: Telling) -> list[Word]:
    """A common noun right behind `in` or `at` after a verb of beginning; empty where a time or a name follows."""
    rest = telling.line.within(Span(telling.told.end, telling.span.end))[:_PLACE]
    if telling.verb not in _begins() or not rest or rest[0].text not in {"in", "at"}:
        return []
    run = list(takewhile(lambda word: plain(word) in ARTICLES or (word.key and word.text.islower()), rest[1:]))
    glued = takewhile(lambda pair: telling.scene.glued(*pair), pairwise((rest[0], *run)))
    held = [word for _, word in glued]
    timed = any(found.span.meets(telling.span) for found in moments(telling.scene, telling.span))
    return [] if timed else held


_PLACE = 6


@cache
def _begins() -> frozenset[str]:
    return frozenset(map(key, ("start", "begin", "originate", "breakout")))


@cache
def _exclusive() -> frozenset[str]:
    """Verbs of which one thing hardly does two at a time: `rose` and `fell`, not `arrested` and `released`."""
    words = lexicon.sections("clauses")["exclusive"]
    return frozenset("".join(map(key, word.split("_"))) for word in words)


def _to_comma(telling: Telling) -> list[Word]:
    """The words behind a verb up to the first comma."""
    words = rest_of(telling)
    comma = telling.scene.text.find(",", telling.told.end, telling.span.end)
    return [word for word in words if comma < 0 or word.end <= comma]


def _about(one: Telling, other: Telling) -> str:
    """What is told both ways; with its subject on both sides where only that says no."""
    told = [each.told.of(each.scene.text) for each in (one, other)]
    if told[0] == told[1] and one.denied == other.denied:
        told = [Span(each.told.start, _shown(each)).of(each.scene.text) for each in (one, other)]
    if told[0] == told[1]:
        told = [Span(each.named.start, each.told.end).of(each.scene.text) for each in (one, other)]
    return f"{one.named.of(one.scene.text)}: “{told[0]}” or “{told[1]}”"


def _shown(telling: Telling) -> int:
    """Where what a telling says ends: behind its place, else with its clause."""
    place = _place(telling)
    return place[-1].end if place else telling.span.end
