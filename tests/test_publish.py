"""What is published of an article: no form of output holds a sentence that its licence does not allow."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from test_voice import packaged

from collate.model import Anchor, Briefing, Document, Inputs, RawFile
from collate.pages.statements import statements
from collate.pipeline import Edition, edit, publish
from collate.text import Span

EVENT = "The Norvik bridge collapsed on Tuesday and {} people were hurt, the port authority said."
BLAND = {
    "none": (
        "The river is wide at this place and slow for most of the year.",
        "Fishing boats from four villages lie along the eastern bank.",
        "Its stone piers were built by masons from the southern towns.",
        "A small chapel stands on the hill above the western landing.",
        "In spring the meadows below the road are flooded for weeks.",
        "The old toll house serves as a library for the parish.",
    ),
    "excerpt": (
        "Storks nest on the chimneys of the abandoned paper mill.",
        "Every autumn a market is held on the green beside the church.",
        "Children learn to swim in the quiet bay behind the weir.",
        "A path through the reeds leads to the ruins of the abbey.",
        "Bakers sell a flat loaf that is named after the harbour.",
        "Two painters of some fame have their houses in the lane.",
    ),
    "full": (
        "Clay from the pits nearby is fired into dark red tiles.",
        "The carpenters have a guild that is older than the town hall.",
        "On clear days the islands can be seen from the lighthouse.",
        "Cattle graze on the dunes until the first snow falls.",
        "The station clock has been slow since anyone remembers.",
        "Music is played in the pavilion on summer evenings.",
    ),
}
SHORTEST = 40
"""Code points: longer than the words that an annotation gives on either side of a citation."""


def article(hurt: int, name: str) -> bytes:
    return "\n\n".join((EVENT.format(hurt), *BLAND[name], "")).encode()


@cache
def made() -> tuple[Edition, dict[str, bytes]]:
    names = {"none": 12, "excerpt": 15, "full": 12}
    articles = tuple(RawFile(f"seeds/{name}.txt", article(hurt, name)) for name, hurt in names.items())
    abouts = tuple(
        RawFile(
            f"seeds/{name}.yaml", f"publish: {name}\npublished: 2031-05-03\nurl: https://example.org/{name}\n".encode()
        )
        for name in names
    )
    edition, _ = edit(Inputs(RawFile("config.yaml", b"base_url: https://collate.example/\n"), articles, abouts))
    files, _ = publish(edition, tuple(packaged()), search=True)
    return edition, {file.path: file.data for file in files}


def uncited(briefing: Briefing, document: Document, *, neighbours: int) -> Iterator[str]:
    """The sentences that are not cited, nor within so many of one that is."""
    cited = [Span(one.start, one.end) for one in anchors(briefing) if one.source == document.id]
    spans = [sentence.span for sentence in document.sentences]
    used = [number for number, span in enumerate(spans) if any(span.meets(one) for one in cited)]
    for number, span in enumerate(spans):
        if all(abs(number - other) > neighbours for other in used) and len(span.of(document.text)) > SHORTEST:
            yield span.of(document.text)


def anchors(briefing: Briefing) -> Iterator[Anchor]:
    for statement in statements(briefing):
        yield from statement.citations


@pytest.mark.parametrize(("publishes", "neighbours"), [("none", 0), ("excerpt", 1)])
def test_no_output_holds_what_is_not_published(publishes: str, neighbours: int) -> None:
    edition, files = made()
    (briefing,) = edition.briefings
    document = next(one.document for one in edition.witnesses if one.id == publishes)
    kept = list(uncited(briefing, document, neighbours=neighbours))
    assert kept
    for path, data in files.items():
        text = data.decode("utf-8", "replace")
        assert not [words for words in kept if words in text], path


def test_the_whole_text_is_published_where_it_may_be() -> None:
    edition, files = made()
    document = next(one.document for one in edition.witnesses if one.id == "full")
    page = re.sub("<[^>]+>", "", files["sources/full/index.html"].decode())
    assert all(sentence.span.of(document.text) in page for sentence in document.sentences[1:])


def test_a_source_that_is_not_published_leads_to_no_place_in_it() -> None:
    _, files = made()
    page = next(data for path, data in files.items() if path.startswith("briefings/") and path.endswith("index.html"))
    assert b"sources/none/index.html#w-" not in page
    assert b"sources/excerpt/index.html#w-" in page
