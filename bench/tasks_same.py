"""The tasks on same statements, answered by the functions the build itself calls."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from collate.collation.copying import reuse as reused
from collate.collation.gist import gist_of
from collate.collation.points import kin, points
from collate.collation.salience import Statement
from collate.collation.similarity import likeness, parted, wording
from collate.collation.weights import Weights
from collate.language.roots import key
from collate.language.tokens import tokenise

Document = Mapping[str, Any]


def align(document: Document) -> dict[str, Any]:
    """How alike every two sentences of different articles are, by the weights of the event."""
    sentences = document["sentences"]
    weights = Weights(tuple(gist_of(sentence["text"]) for sentence in sentences))
    pairs = (
        (one, other)
        for one, vector in enumerate(weights.vectors)
        for other in sorted(weights.near(vector))
        if one < other and sentences[one]["doc"] != sentences[other]["doc"]
    )
    return {"pairs": [[sentences[a]["sid"], sentences[b]["sid"], _alike(weights, a, b)] for a, b in pairs]}


def _alike(weights: Weights, one: int, other: int) -> float:
    gists, weighed = weights.gists, weights.weighed
    return round(wording(weighed[one], weighed[other]) * (1 - parted(gists[one], gists[other])), 5)


def keypoints(document: Document) -> dict[str, Any]:
    """Points best first, each a list of sentence ids, its clearest sentence first."""
    sentences = document["sentences"]
    place: Counter[str] = Counter()
    statements = []
    for sentence in sentences:
        statements.append(
            Statement(sentence["doc"], place[sentence["doc"]], sentence["text"], gist_of(sentence["text"]))
        )
        place[sentence["doc"]] += 1
    found = points(statements, Weights(tuple(one.gist for one in statements)))
    members = ((point.lead, *(at for at, _ in (*point.carriers, *kin(point, statements)))) for point in found)
    return {"points": [[sentences[at]["sid"] for at in places] for places in members]}


def sts(document: Document) -> dict[str, Any]:
    """How alike two sentences are."""
    return {"score": round(likeness(gist_of(document["a"]), gist_of(document["b"])), 5)}


def reuse(document: Document) -> dict[str, Any]:
    """How much of one text stands in the other."""
    return {"score": round(reused(_keys(document["a"]), _keys(document["b"])), 5)}


def _keys(text: str) -> list[str]:
    return [known for token in tokenise(text, 0, len(text)) if (known := key(token.text))]


TASKS: dict[str, Callable[[Document], dict[str, Any]]] = {
    "align": align,
    "keypoints": keypoints,
    "sts": sts,
    "reuse": reuse,
}
