"""Support of the figures: numbers that differ and are both right, since what they tell of moved or is yet to come."""

from collate.collation.counts import Count
from collate.collation.moods import is_foretold
from collate.collation.scene import keys, words
from collate.collation.wholes import is_left, is_summed, moved


def moved_on(one: Count, other: Count) -> bool:
    """Whether one is what a number has been raised or lowered to, and the other may be what it was before."""
    before, now = other.finding.value, one.finding.value
    if before is None or now is None or before == now or moved(other.scene.text, other.finding):
        return False
    return ("up" if before < now else "down") in moved(one.scene.text, one.finding)


def other_forecast(one: Count, other: Count) -> bool:
    """Whether two parties each foretell a number: it may be that neither is misreported."""
    foretold = is_foretold(one.said) and is_foretold(other.said)
    tellers = [each.finding.attributed_to for each in (one, other)] if foretold else []
    told = [keys(words(each.scene.text, by.span)) for each, by in zip((one, other), tellers, strict=False) if by]
    return len(told) > 1 and all(told) and not told[0] & told[1]


def summed(one: Count, other: Count) -> bool:
    """Whether one is only a part of a sum of persons that the other may count whole."""
    parts = [is_summed(each.scene.text, each.finding) for each in (one, other)]
    return parts[0] != parts[1]


def is_rest(one: Count) -> bool:
    """Whether a number is what is left of another."""
    return is_left(one.scene.text, one.finding)
