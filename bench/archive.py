"""An invented archive of any size, the same for the same seed: what speed is measured on.

Events that never were, at places that are nowhere, told by about four outlets each: with what all of
them carry, figures on which one of them differs, quotations that one of them cuts or changes, and
background that is each outlet's own.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from collate.frozen import Frozen
from collate.model import USUAL

FIRST_DAY = date(2031, 1, 6)
EVENTS_A_DAY = 8
SERIES = 80
"""Events that have their open issues in common."""
WORDS = 480
"""Words of an article, about."""

_POOL = 14
"""Words of a kind that an event's background keeps to."""


def _words() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("words.txt").read_text("utf-8").splitlines()
    return {kind: tuple(words) for kind, *words in map(str.split, lines)}


_WORDS = _words()
_OFFICES = ("mayor", "harbour master", "police chief", "union leader", "transport minister", "chief engineer")
_BODIES = ("Port Authority", "Water Board", "Rail Agency", "Builders Union", "Health Service", "Power Company")

_KINDS = (
    ("ferry", "ran aground", "passengers", "were brought ashore", "stranding"),
    ("factory", "caught fire", "workers", "were led outside", "fire"),
    ("tunnel", "was flooded", "travellers", "were rescued", "flood"),
    ("bridge", "was closed", "commuters", "had to turn back", "closure"),
    ("dam", "began to leak", "residents", "were told to leave", "leak"),
    ("market hall", "collapsed", "traders", "were treated", "collapse"),
    ("refinery", "was struck", "labourers", "walked out", "strike"),
    ("city hall", "lost its power", "guests", "spent the night there", "outage"),
)


class Told(Frozen):
    """An article: its name without ending, its day, and its text as Markdown with front matter."""

    name: str
    day: date
    text: str


class Pool(Frozen):
    """The words that an event's background and its people's sentences are made of."""

    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    deeds: tuple[str, ...]

    def utterance(self, chance: random.Random) -> str:
        """A sentence that somebody is quoted with."""
        first, second = chance.sample(self.nouns, 2)
        done, hoped = chance.sample(self.deeds, 2)
        adjective = chance.choice(self.adjectives)
        return chance.choice(
            (
                f"We will not accept that the {adjective} {first} was {done} before the {second} could be {hoped}",
                f"Nobody told us that the {first} had been {done}, and now the {adjective} {second} must be {hoped}",
                f"The {adjective} {first} should never have been {done} without a {second}",
                f"I asked for the {second} to be {hoped} years ago, and they {done} the {adjective} {first} instead",
                f"It is too early to say why the {first} was {done}, let alone the {adjective} {second}",
                f"Our {adjective} {first} can be {hoped} within weeks if the {second} is {done} first",
            )
        )


class Event(Frozen):
    """What happened, as all outlets but one have it; `odd` is the outlet that differs, by its place in order."""

    number: int
    day: date
    series: str
    place: str
    body: str
    kind: tuple[str, str, str, str, str]
    people: tuple[tuple[str, str], ...]
    figures: tuple[int, int, int]
    quotes: tuple[str, ...]
    odd: int
    pool: Pool


def articles(total: int, seed: int = 1) -> Iterator[Told]:
    """`total` articles, event after event."""
    made = 0
    for number in count():
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 - an archive, not a secret
        event = _event(number, _series(seed, number), chance)
        for place, outlet in enumerate(chance.sample(_WORDS["outlets"], chance.choice((3, 4, 4, 5)))):
            if made == total:
                return
            made += 1
            yield _article(event, place, outlet, chance)


def lay(total: int, root: Path, seed: int = 1) -> None:
    """A project of `total` articles below `root`, a briefing's YAML for each fiftieth event."""
    seeds, briefings = root / "seeds", root / "briefings"
    for folder in (seeds, briefings):
        folder.mkdir(parents=True)
    grouped: dict[str, list[Told]] = {}
    for told in articles(total, seed):
        (seeds / f"{told.name}.md").write_text(told.text, "utf-8")
        grouped.setdefault(told.name.partition("-")[0], []).append(told)
    (root / "config.yaml").write_text(_config(seed, len(grouped)) + _limits(total), "utf-8")
    for event in list(grouped)[::50]:
        (briefings / f"{event}.yaml").write_text(_briefing(event, grouped[event]), "utf-8")


_CONFIG = """title: An invented archive
description: Events that never were.
base_url: https://example.org/archive/
issues:
"""


def _config(seed: int, events: int) -> str:
    """The configuration, with the two issues of each series."""
    listed = [
        f"  - {{id: {name.lower()}-{what.lower()}, title: {name} {what}, question: {question}, "
        f"aliases: [{name} {what}]}}\n"
        for name in dict.fromkeys(_series(seed, number) for number in range(0, events, SERIES))
        for what, question in (("Fund", "Who will pay for the damage?"), ("Plan", "Who will look into it?"))
    ]
    return _CONFIG + "".join(listed)


def _limits(total: int) -> str:
    """What a larger archive than usual asks of its configuration."""
    return f"limits: {{articles: {total}, yaml_values: {total}}}\n" if total > USUAL.articles else ""


def _series(seed: int, number: int) -> str:
    """What the events of a series have in common: a fund that may pay, and a plan that may be looked into."""
    return _name(random.Random(f"{seed}:series:{number // SERIES}"))  # noqa: S311 - as above


def _briefing(name: str, told: list[Told]) -> str:
    listed = "".join(f"  s{number}: {each.name}.md\n" for number, each in enumerate(told, 1))
    return f"title: Event {name}\ncovers: {told[0].day}\nsources:\n{listed}"


def _event(number: int, series: str, chance: random.Random) -> Event:
    pool = Pool(*(tuple(chance.sample(_WORDS[kind], _POOL)) for kind in ("nouns", "adjectives", "deeds")))
    people = tuple(
        (f"{chance.choice(_WORDS['first'])} {_name(chance)}", office) for office in chance.sample(_OFFICES, 3)
    )
    return Event(
        number=number,
        day=FIRST_DAY + timedelta(days=number // EVENTS_A_DAY),
        series=series,
        place=_name(chance),
        body=f"{_name(chance)} {chance.choice(_BODIES)}",
        kind=chance.choice(_KINDS),
        people=people,
        figures=(chance.randint(20, 900), chance.randint(2, 19), chance.randint(21, 400)),
        quotes=tuple(pool.utterance(chance) for _ in range(4)),
        odd=chance.randrange(4),
        pool=pool,
    )


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_WORDS[part]) for part in ("heads", "middles", "tails"))


def _article(event: Event, place: int, outlet: str, chance: random.Random) -> Told:
    told = list(_facts(event, place, chance))
    paragraphs = [" ".join(told[at : at + 2]) for at in range(0, len(told), 2)]
    while sum(len(each.split()) for each in paragraphs) < WORDS:
        filler = " ".join(_background(event, chance) for _ in range(chance.randint(1, 3)))
        paragraphs.insert(chance.randint(2, len(paragraphs)), filler)
    thing, did, *_ = event.kind
    heading = f"{thing.capitalize()} {did} near {event.place}"
    stated = f"---\ntitle: {heading}\npublisher: {event.place[:3]} {outlet}\ndate: {event.day}\n---\n"
    return Told(f"e{event.number:06}-{outlet.lower()}", event.day, stated + "\n\n".join(paragraphs) + "\n")


def _facts(event: Event, place: int, chance: random.Random) -> Iterator[str]:
    """The event's own sentences, each in one of its wordings; the odd outlet differs in a number and in words."""
    thing, did, who, fate, noun = event.kind
    odd = place == event.odd
    counted, hurt, cost = event.figures
    counted += 7 if odd else 0
    weekday = f"{event.day:%A}"
    yield chance.choice(
        (
            f"A {thing} near {event.place} {did} on {weekday}, and at least {counted} {who} {fate}.",
            f"At least {counted} {who} {fate} after a {thing} {did} near {event.place} on {weekday}.",
        )
    )
    yield chance.choice(
        (
            f"{hurt} people were injured, the {event.body} said.",
            f"The {event.body} said that {hurt} people had been injured in the {noun}.",
        )
    )
    for (name, office), words in zip(event.people, event.quotes, strict=False):
        yield _said(f"{name}, the {office}", words.rpartition(" before ")[0] if odd else words, chance)
    yield f"The {noun} will cost {cost} million crowns, according to the {event.body}."
    (first, _), (second, office), *_ = event.people
    answer = "welcomed" if odd else "rejected"
    yield f"{first} demanded an inquiry into the {event.series} Plan, but {second} {answer} it."
    yield f"Who will pay compensation from the {event.series} Fund to the {who} of {event.place} remains unclear."
    yield _said(f"The {event.place} {office}", event.quotes[3], chance)


def _said(who: str, words: str, chance: random.Random) -> str:
    return chance.choice(
        (f"“{words},” said {who[0].lower() + who[1:] if who.startswith('The') else who}.", f"{who} said: “{words}.”")
    )


def _a(words: str) -> str:
    return f"{'an' if words[0].lower() in 'aeiou' else 'a'} {words}"


def _background(event: Event, chance: random.Random) -> str:
    one, two, three = chance.sample(event.pool.nouns, 3)
    adjective, other = chance.sample(event.pool.adjectives, 2)
    deed, done = chance.sample(event.pool.deeds, 2)
    year = event.day.year - chance.randint(1, 9)
    return chance.choice(
        (
            f"In {year} the {adjective} {one} of {event.place} was {deed} after {_a(other)} {two} had been {done}.",
            f"The {event.body} {deed} the {one} and {done} {_a(adjective)} {two} for the {three}.",
            f"{_a(adjective).capitalize()} {one} was {deed} last year, and the {two} has been {other} ever since.",
            f"Residents of {event.place} had {deed} the {adjective} {one} next to the {two} and the {three}.",
            f"The {one} cost {chance.randint(2, 90)} million crowns when it was {done} in {year}.",
            f"No {adjective} {one} near {event.place} has been {deed} since the {two} was {done}.",
            f"Some {chance.randint(3, 60)} families keep a {one} beside the {adjective} {two}.",
            f"Whoever {deed} the {one} left the {two} as {adjective} as before.",
            f"The {adjective} {one} and the {other} {two} share a {three}.",
            f"Neighbours remember how the {one} was {deed} overnight and the {two} {done} within a week.",
            f"Between the {one} and the {two} runs a {adjective} lane, {deed} in {year}.",
            f"Plans for a {other} {three} were {done}, then {deed}, then forgotten.",
            f"On most days the {one} is {adjective}, and the {two} even more so.",
            f"Inside the {adjective} {one} stands a {two} that {_name(chance)} College {deed}.",
        )
    )
