"""Whether what is told of all, some or none of several is at odds: `all the works were insured`, `none of them was`."""

from collate.collation.clauses import ARTICLES, plain
from collate.collation.tellings import Telling
from collate.language import lexicon
from collate.language.senses import contraries


def all_or_not(one: Telling, other: Telling) -> bool:
    """Whether one tells of all what the other denies of some or of all, or the contrary of it."""
    return _all_and_some(one, other) or _all_and_none(one, other) or _all_and_none(other, one)


def none_or_some(one: Telling, other: Telling) -> bool:
    """`no brewery would be closed` and `two of the breweries will be closed`."""
    none, some = (one, other) if one.none else (other, one)
    alike = none.subject and some.subject and some.subject <= none.subject
    named = [_plainly(each) for each in (none, some)]
    alike = alike and (named[0] <= named[1] or named[1] <= named[0])
    return bool(none.none and some.some and alike) and none.verb == some.verb and none.denied != some.denied


def _all_and_some(one: Telling, other: Telling) -> bool:
    """`all exits were open` and `two of the exits were locked`: what is told of all, and its contrary of some."""
    if not (one.some and other.some and one.subject == other.subject and one.mood == other.mood):
        return False
    whole = [plain(each.line.within(each.named)[0]) in _WHOLE for each in (one, other)]
    same = one.verb == other.verb and one.denied != other.denied
    against = other.verb in contraries(one.verb) and one.denied == other.denied
    named = [_plainly(each) for each in (one, other)]
    return whole[0] != whole[1] and (named[0] <= named[1] or named[1] <= named[0]) and (same or against)


def _all_and_none(whole: Telling, none: Telling) -> bool:
    """`all the works were insured` and `none of the stolen works was insured`."""
    counted = whole.some and none.none and plain(whole.line.within(whole.named)[0]) in _WHOLE
    if not counted or (whole.verb, whole.mood) != (none.verb, none.mood) or whole.denied == none.denied:
        return False
    named = [_plainly(each) for each in (whole, none)]
    return bool(named[0]) and (named[0] <= named[1] or named[1] <= named[0])


def _plainly(telling: Telling) -> frozenset[str]:
    """The words of a subject without those that count."""
    said = frozenset(plain(word) for word in telling.line.within(telling.named) if not word.text[0].isdigit())
    return (
        said
        - _WHOLE
        - ARTICLES
        - lexicon.words("numerals")
        - {"of", "none", "no", "some", "several", "many", "most", "few"}
    )


_WHOLE = frozenset({"all", "every", "each", "both"})
