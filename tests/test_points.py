"""What is skipped to save time is what could not have counted: the same is found by looking at all."""

from collections.abc import Sequence

import pytest
from invented import FERRY, ORCHARD, event

from collate.collation.gist import gist_of
from collate.collation.material import Material
from collate.collation.points import KIN, MEET, Point, kin, points
from collate.collation.salience import Statement
from collate.collation.similarity import likeness, parted, weighed, wording
from collate.collation.unsettled import ground
from collate.collation.weights import Weights
from collate.language import lexicon
from collate.model import Config


def statements(*events: dict[str, str]) -> list[Statement]:
    texts = [(source, text) for articles in events for source, text in articles.items()]
    return [
        Statement(source, place, line, gist_of(line))
        for source, text in texts
        for place, line in enumerate(text.splitlines())
    ]


def nearest(point: Point, said: Sequence[Statement], weights: Weights) -> dict[str, float]:
    """The likeness of each article's nearest sentence, by the likeness of every sentence that is met."""
    told = {said[at].source for at in (point.lead, *(place for place, _ in point.carriers))}
    found: dict[str, float] = {}
    for at, cosine in weights.near(weights.vectors[point.lead]).items():
        like = round(likeness(said[point.lead].gist, said[at].gist, weights.weigh), 4)
        if said[at].source not in told and cosine >= MEET and like >= KIN:
            found[said[at].source] = max(like, found.get(said[at].source, 0.0))
    return found


def test_kin_are_the_nearest_sentences_of_all() -> None:
    said = statements(FERRY, ORCHARD)
    weights = Weights(tuple(one.gist for one in said))
    found = [(point, {said[at].source: like for at, like in kin(point, said)}) for point in points(said, weights)]
    assert any(near for _, near in found)
    assert all(near == nearest(point, said, weights) for point, near in found)


def test_the_likeness_of_words_bounds_likeness() -> None:
    gists = [one.gist for one in statements(FERRY, ORCHARD)]
    for one in gists:
        for other in gists:
            assert likeness(one, other) <= wording(weighed(one), weighed(other))
            assert parted(one, other) >= 0


CUES = sorted(cue for cues in lexicon.entries("unsettled").values() for cue in cues)


@pytest.mark.parametrize("cue", CUES)
def test_every_cue_of_an_open_question_is_looked_for(cue: str) -> None:
    articles = event({"gazette": f"The mayor of Norvik spoke to the council on Friday.\nThe plan will {cue} now.\n"})
    assert ("gazette", 1) in ground(Material(articles, Config())).cues
