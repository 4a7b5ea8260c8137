"""A briefing in schema.org's terms: what it reports, what it cites, what it has corrected."""

from collate.model import Briefing
from collate.outputs.addresses import Addresses
from collate.pages.briefing import BriefingView
from collate.pages.dossier import first_day
from collate.pages.notes import Card

Terms = dict[str, object]


def linked(view: BriefingView, title: str, site: str, language: str, to: Addresses) -> Terms:
    """The page's JSON-LD; what is unknown is left out."""
    briefing = view.briefing
    first = first_day(briefing)
    publisher = {"@type": "Organization", "name": site}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Report",
            "headline": title,
            "description": " ".join(view.dossier.summary(briefing)),
            "url": to.public(),
            "inLanguage": language,
            "datePublished": first,
            "dateModified": briefing.updated or first,
            "author": publisher,
            "publisher": publisher,
            "isBasedOn": [card.url for card in view.notes.cards if card.url],
            "citation": [_article(card) for card in view.notes.cards],
            "correction": _corrections(briefing),
        }
    )


def _article(card: Card) -> Terms:
    author = card.source.about.author
    return _known(
        {
            "@type": "CreativeWork",
            "headline": card.title,
            "url": card.url,
            "datePublished": card.published.date if not (card.published.date or "-").startswith("-") else None,
            "author": {"@type": "Person", "name": author} if author else None,
            "publisher": {"@type": "Organization", "name": card.publisher} if card.publisher else None,
        }
    )


def _corrections(briefing: Briefing) -> list[Terms]:
    return [
        {"@type": "CorrectionComment", "text": change.note.text, "datePublished": change.on}
        for change in briefing.changes
        if change.kind == "correction"
    ]


def _known(terms: Terms) -> Terms:
    return {name: value for name, value in terms.items() if value not in (None, [], "")}
