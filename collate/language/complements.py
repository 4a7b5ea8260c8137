"""What a reporting verb takes: where its content opens, who hears it, and whether it stands beside its content."""

from collections.abc import Callable

from collate.frozen import Frozen
from collate.language import adjuncts
from collate.language.cues import Cue, is_adverb
from collate.language.lexicon import sections
from collate.language.passage import Passage, Range, word_class
from collate.language.phrases import is_clause, is_phrase

_TOLD = 6
"""Words from which what follows a neutral verb is a clause."""
_ENDING = frozenset((",", ".", ";", "—", "–", "--", ":", "?", "!"))
_TITLE = 5
"""Words of a programme's or a paper's name."""
_OWN = frozenset(("quote", "that-clause", "clause"))
"""What a verb may take though a quotation inside a longer clause stands before it."""
_LED_IN = 2
"""Words from which what leads to a quotation is a phrase of its own."""
_LIGHT = 5
"""Words of a noun phrase that a light verb takes."""
_FINISHED = frozenset((",", "?", "!", "—", "–", "-", "--", "…", "..."))
"""Marks with which a quotation ends that goes on with its cue."""


class Complement(Frozen):
    """Content opens at token `start` (None: none follows), by `rule`; `hearer` and `venue` are ranges."""

    start: int | None
    rule: str
    hearer: Range | None = None
    venue: Range | None = None


def complement(passage: Passage, unit: Range, cue: Cue, start: int, begins: int) -> Complement | None:
    """What follows a verb group whose subject is settled; `start` is the token after verb and inverted subject.

    `begins` is where its clause opens. None where the verb's frame is not filled.
    """
    at = _past_adverbs(passage, unit, _past_brackets(passage, unit, start))
    quoted = cue.voice != "participle" and _after_quotation(passage, unit, begins)
    quoted = quoted and not _after_title(passage, unit, begins) and not _sets_scene(passage, unit, begins)
    stands_beside = "beside" in cue.verb.takes and quoted
    if stands_beside and not _takes_its_own(passage, unit, cue, at):
        return _beside(passage, unit, cue, at)
    hearer: Range | None = None
    if "hearer" in cue.verb.takes and cue.voice != "passive":
        hearer = adjuncts.hearer(passage, unit, at)
        at = hearer[1] if hearer else at
    opened = _opens(passage, unit, cue, at, hearer)
    if opened:
        return Complement(opened[0], opened[1], hearer)
    return (
        None
        if "quoted" in cue.verb.takes and "clause" not in cue.verb.takes
        else _remote(passage, unit, cue, at, hearer)
    )


def _takes_its_own(passage: Passage, unit: Range, cue: Cue, at: int) -> bool:
    """Whether a verb after a quotation inside a phrase takes what follows: `To shouts of “…,” Ito said it was`."""
    led_in = all(quoted == -1 for quoted in passage.quoted[unit[0] : unit[0] + _LED_IN])
    if not led_in or at >= unit[1] or passage.low[at] == ",":
        return False
    opened = _opens(passage, unit, cue, at, None)
    return opened is not None and opened[1] in _OWN


def _remote(passage: Passage, unit: Range, cue: Cue, at: int, hearer: Range | None) -> Complement | None:
    """Content that place, time or an aside parts from its verb; none but what stands beside the verb."""
    aside = adjuncts.past_clause_on_hearer(passage, unit, at) if hearer else at
    if aside > at and passage.low[aside] == "to":
        return Complement(aside, "infinitive", hearer)
    reach = adjuncts.past_venue(passage, unit, at, stop_at="to" if "infinitive" in cue.verb.takes else "")
    opened = _opens(passage, unit, cue, reach, hearer, placed=True) if reach > at else None
    if opened:
        return Complement(opened[0], opened[1], hearer, (at, reach))
    after = adjuncts.past_aside(passage, unit, reach) if "clause" in cue.verb.takes else None
    if after is not None:
        return Complement(after, "after-aside", hearer, (at, after - 1))
    ends = reach >= unit[1] - 1 or passage.low[reach] in _ENDING
    if "beside" in cue.verb.takes and ends:
        return Complement(None, "beside", hearer, (at, reach) if reach > at else None)
    return None


def _after_quotation(passage: Passage, unit: Range, begins: int) -> bool:
    """Whether a clause opens directly after a quotation that a comma, a question or an exclamation ends."""
    at = begins - 1
    if at < unit[0]:
        return False
    if passage.low[at] in (",", "—", "–", "--", "-") and passage.quoted[at] == -1:
        return at > unit[0] and passage.quoted[at - 1] != -1
    if passage.quoted[at] == -1:
        return False
    quotation = passage.quotations[passage.quoted[at]]
    return any(
        passage.low[each] in _FINISHED for each in range(max(quotation.first, quotation.last - 2), quotation.last)
    )


def _after_title(passage: Passage, unit: Range, begins: int) -> bool:
    """Whether the quotation before a clause is a name inside an opening phrase: `On “Talk of the Day,” Ms Ito said`."""
    index = passage.quoted[begins - 1]
    if index == -1:
        return False
    quotation = passage.quotations[index]
    words = [passage.tokens[at].text for at in range(quotation.first, quotation.last - 1)]
    named = all(word[0].isupper() or word in word_class("preposition", "determiner") for word in words)
    return named and len(words) <= _TITLE and quotation.first > unit[0] + 1


def _sets_scene(passage: Passage, unit: Range, begins: int) -> bool:
    """Whether the quotation before a clause lies inside one of time: `After a talk on “…”, Ms Ito wrote a post`."""
    at = begins - 1
    index = passage.quoted[at] if passage.quoted[at] != -1 else passage.quoted[at - 1]
    opening = passage.quotations[index].first - 1
    return (
        passage.low[unit[0]] in word_class("setting")
        and passage.quoted[unit[0]] == -1
        and opening > unit[0]
        and passage.low[opening - 1] not in _ENDING
    )


def _beside(passage: Passage, unit: Range, cue: Cue, at: int) -> Complement:
    """A cue beside a finished quotation: what follows is hearer, place and time."""
    hearer = adjuncts.hearer(passage, unit, at) if "hearer" in cue.verb.takes else None
    at = hearer[1] if hearer else at
    reach = adjuncts.past_venue(passage, unit, at)
    return Complement(None, "beside", hearer, (at, reach) if reach > at else None)


def _past_brackets(passage: Passage, unit: Range, at: int) -> int:
    """A party or an age in brackets after an inverted subject."""
    if at < unit[1] and passage.low[at] == "(":
        closing = next(
            (each for each in range(at, min(unit[1], at + adjuncts.HEARER_REACH)) if passage.low[each] == ")"), None
        )
        return closing + 1 if closing else at
    return at


def _past_adverbs(passage: Passage, unit: Range, at: int) -> int:
    while (
        at < unit[1]
        and passage.quoted[at] == -1
        and (is_adverb(passage.low[at]) and passage.low[at] not in ("there", "here", "all", "both", "so"))
    ):
        at += 1
    return at


class _Spot(Frozen):
    """Where content may open: token `at` after a verb, its hearer, and place or time where `placed`."""

    passage: Passage
    unit: Range
    cue: Cue
    at: int
    hearer: Range | None
    placed: bool

    @property
    def word(self) -> str:
        """The token in lower case."""
        return self.passage.low[self.at]

    @property
    def after(self) -> str:
        """The token after it, empty at the end of the unit."""
        return self.passage.low[self.at + 1] if self.at + 1 < self.unit[1] else ""

    def takes(self, what: str) -> bool:
        """Whether the verb takes a clause, an infinitive, a thing."""
        return what in self.cue.verb.takes

    @property
    def barred(self) -> bool:
        """Whether a preposition or a mark stands where a phrase would."""
        barring = word_class("preposition", "break")
        return self.word in barring and not adjuncts.counts(self.passage, self.unit, self.at)


def _quote(spot: _Spot) -> int | None:
    return spot.at if spot.passage.quoted[spot.at] != -1 else None


def _quote_after_mark(spot: _Spot) -> int | None:
    following = spot.word in (":", ",") and spot.after and spot.passage.quoted[spot.at + 1] != -1
    return spot.at + 1 if following else None


def _that_clause(spot: _Spot) -> int | None:
    if not spot.takes("clause"):
        return None
    if spot.word == "that":
        return spot.at
    return spot.at + 1 if spot.word == "," and spot.after == "that" else None


def _question_clause(spot: _Spot) -> int | None:
    return spot.at if spot.takes("clause") and spot.word in word_class("question") else None


def _light(spot: _Spot) -> int | None:
    """`made the point that …`, `issued a warning that …`: a verb that says what its noun says."""
    if not spot.takes("light") or spot.placed:
        return None
    known = sections("reporting_nouns")
    plain = spot.at + (spot.word == "it")
    if spot.cue.verb.base == "make" and spot.passage.low[plain : plain + 2] == ("clear", "that"):
        return plain + 1
    for at in range(spot.at, min(spot.unit[1] - 2, spot.at + _LIGHT)):
        word, after = spot.passage.low[at], spot.passage.low[at + 1]
        if spot.passage.quoted[at] != -1 or word in word_class("break", "preposition", "conjunction"):
            return None
        if (word in known["that"] or word in known["made"]) and after == "that":
            return at + 1
    return None


def _gap(spot: _Spot) -> int | None:
    """`a plan that, some say, …`; `which Ms Ito says could fail`: the verb of a clause whose subject stands before."""
    plain = spot.takes("clause") and not spot.placed and spot.word in word_class("modal", "be", "have", "do")
    return spot.at if plain else None


def _infinitive(spot: _Spot) -> int | None:
    told = spot.hearer is not None and not spot.placed
    negated = spot.word == "not" and spot.after == "to"
    return spot.at if (spot.word == "to" and (told or spot.takes("infinitive"))) or (told and negated) else None


def _preposition(spot: _Spot) -> int | None:
    opens = spot.word in spot.cue.verb.prepositions and spot.after and not spot.placed
    return spot.at + 1 if opens and not adjuncts.counts(spot.passage, spot.unit, spot.at) else None


def _clause(spot: _Spot) -> int | None:
    if not spot.takes("clause") or "that" in spot.cue.verb.prepositions or spot.barred or (spot.placed and spot.hearer):
        return None
    return spot.at if is_clause(spot.passage, spot.unit, spot.at) or _is_told(spot) else None


def _is_told(spot: _Spot) -> bool:
    """A neutral verb that takes no thing is followed by a clause, however far its verb: `says his … record … helps`."""
    end = min(spot.unit[1], spot.at + _TOLD)
    plain = spot.takes("plain") and not spot.takes("thing") and not spot.placed
    return plain and end - spot.at == _TOLD and is_phrase(spot.passage, spot.at)


def _thing(spot: _Spot) -> int | None:
    if not spot.takes("thing") or spot.placed or spot.barred or (spot.hearer and spot.takes("clause")):
        return None
    if spot.takes("judged") and not _is_judged(spot):
        return None
    return spot.at if spot.word == "that" or is_phrase(spot.passage, spot.at) else None


def _is_judged(spot: _Spot) -> bool:
    """Whether a preposition of the verb or a quotation judges the thing: `hit the firm for its delay`."""
    for at in range(spot.at + 1, min(spot.unit[1] - 1, spot.at + adjuncts.VENUE_REACH)):
        if spot.passage.quoted[at] != -1:
            return True
        if spot.passage.low[at] in spot.cue.verb.prepositions:
            after = spot.passage.low[at + 1]
            return spot.passage.low[at] != "for" or after.endswith("ing") or after in word_class("possessive")
        if spot.passage.low[at] in word_class("break"):
            return False
    return False


_OPENINGS: tuple[tuple[str, Callable[[_Spot], int | None]], ...] = (
    ("quote", _quote),
    ("quote-after-mark", _quote_after_mark),
    ("that-clause", _that_clause),
    ("question-clause", _question_clause),
    ("light", _light),
    ("gap", _gap),
    ("infinitive", _infinitive),
    ("preposition", _preposition),
    ("clause", _clause),
    ("thing", _thing),
)


def _opens(
    passage: Passage, unit: Range, cue: Cue, at: int, hearer: Range | None, *, placed: bool = False
) -> tuple[int, str] | None:
    """Where content opens at token `at`, and by which rule."""
    if at >= unit[1]:
        return None
    spot = _Spot(passage, unit, cue, at, hearer, placed)
    found = ((rule(spot), name) for name, rule in _OPENINGS)
    return next(((start, name) for start, name in found if start is not None), None)
