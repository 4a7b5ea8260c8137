"""The tasks on same statements, answered by the functions the build itself calls."""

from collections.abc import Callable, Mapping
from typing import Any

from collate.comparers.copying import reuse as reused
from collate.comparers.gist import gist, gist_of
from collate.comparers.points import points
from collate.comparers.salience import Statement
from collate.comparers.similarity import likeness
from collate.comparers.weights import Weights
from collate.language.roots import key
from collate.language.tokens import tokenise

Document = Mapping[str, Any]


def keypoints(document: Document) -> dict[str, Any]:
    """Points best first, each a list of sentence ids, its clearest sentence first."""
    sentences = document["sentences"]
    place: dict[str, int] = {}
    statements = []
    for sentence in sentences:
        at = place[sentence["doc"]] = place.get(sentence["doc"], -1) + 1
        statements.append(Statement(sentence["doc"], at, sentence["text"], gist_of(sentence["text"])))
    found = points(statements, Weights(tuple(one.gist for one in statements)))
    return {"points": [[sentences[at]["sid"] for at in point.members] for point in found]}


def sts(document: Document) -> dict[str, Any]:
    """How alike two sentences are."""
    return {"score": round(likeness(gist_of(document["a"]), gist_of(document["b"])), 5)}


def reuse(document: Document) -> dict[str, Any]:
    """How much of one text stands in the other."""
    return {"score": round(reused(_keys(document["a"]), _keys(document["b"])), 5)}


def _keys(text: str) -> list[str]:
    return [known for token in tokenise(text, 0, len(text)) if (known := key(token.text))]


TASKS: dict[str, Callable[[Document], dict[str, Any]]] = {"keypoints": keypoints, "sts": sts, "reuse": reuse}
