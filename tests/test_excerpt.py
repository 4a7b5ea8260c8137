"""What pages across briefings show of each: no less than they need, and nothing that they do not show."""

from msgspec.structs import replace

from collate.model import Site
from collate.pages import Dossier, dossier
from collate.pages.excerpt import documents, excerpts
from collate.pages.notes import cards, notes
from collate.pages.statements import statements
from tests import example


def whole(more: str = "") -> Dossier:
    """The example, whose articles may go on."""
    held = [each.document for each in example.witnesses()]
    longer = [replace(each, article=replace(each.article, text=each.text + more)) for each in held]
    return dossier((example.briefing(),), longer, example.config(), Site())


def test_an_excerpt_shows_its_citations_as_the_whole_article_does() -> None:
    known = whole()
    for name, found in excerpts(example.briefing(), known).items():
        cut = {document.id: document for document in documents(found.scraps)}
        cited = statements(found.briefing)
        used = {anchor.source for statement in cited for anchor in statement.citations}
        listed = [card for card in cards(example.briefing().sources, known.documents) if card.id in used]
        assert notes(cited, tuple(listed), cut) == notes(cited, tuple(listed), known.documents), name


def test_words_that_no_page_shows_change_no_excerpt() -> None:
    unlinked = [name for name, each in whole().documents.items() if not each.article.about.url]
    before, after = (excerpts(example.briefing(), whole(more)) for more in ("", "\n\nIt rained."))
    assert before.keys() == after.keys()
    for name, found in before.items():
        assert found.briefing == after[name].briefing
        pairs = zip(found.scraps, after[name].scraps, strict=True)
        assert all(one == other for one, other in pairs if one.id in unlinked)
