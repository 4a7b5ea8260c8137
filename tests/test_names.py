"""Whom the capitalised words of an article name, and whom a surname means where articles have namesakes."""

import pytest

from collate.collation.cast import cast
from collate.collation.scene import scene
from collate.extractors import extract
from collate.formats import read
from collate.model import RawSource, Witness
from collate.segment import segment


def witness(name: str, text: str) -> Witness:
    article, _ = read(RawSource(f"seeds/{name}.txt", f"What the report tells\n\n{text}\n".encode()))
    assert article is not None
    document = segment(article)
    return Witness(document, extract(document))


@pytest.mark.parametrize("verb", ["told reporters", "said", "warned of ice", "insists on it"])
def test_a_name_that_ends_like_an_adjective_is_one_before_a_verb_of_saying(verb: str) -> None:
    told = witness("herald", f"The commander, Ruth Adeyi, was there.\n\nThe ice held, and Adeyi {verb}.")
    (actor,) = told.findings.actors
    assert (actor.name, len(actor.mentions)) == ("Ruth Adeyi", 2)


def test_an_adjective_before_its_noun_is_no_name() -> None:
    assert not witness("herald", "The envoy met Adeyi troops and Adeyi officers.").findings.actors


def test_a_surname_is_its_own_articles_person() -> None:
    texts = {"herald": "The commander, Ruth Adeyi, spoke. Then Adeyi said no.", "mail": "Commander Robin Adeyi spoke."}
    scenes = [scene(witness(*each)) for each in texts.items()]
    named = cast(scenes, ()).places["herald"]
    assert [who.name for _, who in named] == ["Ruth Adeyi", "Ruth Adeyi"]
