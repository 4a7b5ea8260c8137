from invented import witness

from collate.anchor import at
from collate.collation.material import Material
from collate.collation.standing import Ladder, Standing
from collate.comparers import origins
from collate.model import Comparison, Config, KnownActor, Witness

SAID = "The health office said that 31 people fell ill after the fair."


def ladder(*witnesses: Witness, config: Config | None = None) -> Standing:
    material = Material(witnesses, config or Config())
    links = origins.compare(material, Comparison()).origins
    citations = [at(each.document, each.document.sentences[0].span) for each in witnesses]
    return Ladder(material, links).standing(citations)


def test_two_articles_of_one_publisher_are_one_outlet_and_unknown_ones_none() -> None:
    found = ladder(
        witness("one", f"{SAID}\nStalls closed.\n", publisher="The Orrin Post"),
        witness("two", "31 people fell ill after the fair, said the health office.\n", publisher="the Orrin Post"),
        witness("three", "After the fair 31 people fell ill.\n"),
        witness("four", "There were 31 who fell ill after it.\n"),
    )
    assert (found.articles, found.outlets) == (4, 1)


def test_a_copied_line_counts_once_where_a_link_shows_the_words() -> None:
    line = "Engineers had warned in March that the spillway was cracked and needed urgent repair."
    found = ladder(
        witness("one", f"{line}\nStalls closed early and the market was cleared.\n", publisher="Post"),
        witness("two", f"{line}\nDoctors were called from the next valley.\n", publisher="Courier"),
        witness("three", "The spillway was cracked, engineers said in spring.\n", publisher="Mail"),
    )
    assert (found.articles, found.outlets) == (2, 2)
    assert found.origins.possible


def test_a_copied_quotation_is_no_copied_line() -> None:
    line = "“We had warned that the spillway was cracked and needed urgent repair,” said Ada Fenn."
    found = ladder(
        witness("one", f"{line}\nStalls closed early.\n", publisher="Post"),
        witness("two", f"{line}\nDoctors were called.\n", publisher="Courier"),
    )
    assert (found.articles, found.outlets) == (2, 2)


def test_a_copy_adds_nothing() -> None:
    text = f"{SAID}\n" + "Doctors from three towns came with tents, beds and clean water before noon.\n" * 3
    found = ladder(witness("one", text, publisher="Post"), witness("two", text, publisher="Courier"))
    assert (found.articles, found.outlets) == (1, 1)
    assert found.origins.possible


def test_credits_are_declared_once_and_never_the_outlet_itself() -> None:
    found = ladder(
        witness("one", f"{SAID}\nSo it was, according to Reuters.\n", publisher="Reuters"),
        witness("two", f"{SAID}\nSo it was, according to Reuters.\n", publisher="Post"),
    )
    assert found.origins.declared == ("Reuters",)


def test_the_authority_is_who_is_said_to_have_said_it() -> None:
    found = ladder(witness("one", SAID), witness("two", "The Health Office reported 31 ill people after the fair."))
    assert len(found.authorities) == 1
    assert found.authorities[0].casefold().endswith("health office")


def test_an_actor_goes_by_the_configured_name() -> None:
    config = Config(actors=(KnownActor("quill", "Ada Quill", ("Mayor Quill",)),))
    found = ladder(witness("one", "Ada Quill said the fair would be closed for a week."), config=config)
    assert found.authorities == ("Ada Quill",)


def test_nothing_cited_nothing_stands() -> None:
    assert ladder() == Ladder(Material((), Config()), ()).standing([])
    assert ladder().articles == 0


def test_a_credited_outlet_is_no_authority() -> None:
    found = ladder(witness("one", "Two boats sank off Norvik on Tuesday, according to Reuters."))
    assert found.origins.declared == ("Reuters",)
    assert found.authorities == ()


def test_who_is_told_of_in_a_statement_has_not_said_it() -> None:
    found = ladder(witness("one", "A clerk said Ada Quill and Bram Orde also discussed the new bridge tolls."))
    assert [name.casefold().removeprefix("a ") for name in found.authorities] == ["clerk"]


def test_an_accusation_told_of_has_no_authority() -> None:
    assert ladder(witness("one", "Both unions accuse each other of breaking the pay deal.")).authorities == ()


def test_who_said_a_lesser_part_of_the_sentence_does_not_stand_behind_it() -> None:
    text = "The harbour will close for a month while cranes are replaced, and Ada Quill said she was sorry."
    assert ladder(witness("one", text)).authorities == ()
