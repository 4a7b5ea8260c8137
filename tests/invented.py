"""Invented articles, read and extracted as the build does it; no event, place or person of them exists."""

from collate.extractors import extract
from collate.formats import read
from collate.model import About, Published, RawSource, Witness
from collate.segment import segment


def witness(name: str, text: str, publisher: str | None = None, day: str | None = None) -> Witness:
    about = About(publisher=publisher, published=Published(day, "stated" if day else "unknown"))
    article, _ = read(RawSource(f"seeds/{name}.txt", text.encode(), about))
    document = segment(article)
    return Witness(document, extract(document))


FERRY = {
    "gazette": (
        "A ferry with 80 people on board ran aground off Norvik on Tuesday, and all passengers were brought ashore.\n"
        "The coast guard said that the captain had ignored a storm warning.\n"
        "Rescue boats from three villages took part in the operation.\n"
        "The shipping company Lindmar said it would cooperate with the investigation.\n"
    ),
    "courier": (
        "All passengers of a ferry that ran aground near Norvik on Tuesday are safe, with 80 people on board.\n"
        "The captain had not ignored a storm warning, the coast guard said.\n"
        "Lindmar, the shipping company, promised to cooperate with investigators.\n"
        "Schools in the town opened as usual.\n"
    ),
    "mail": (
        "The ferry that stranded off Norvik on Tuesday carried 80 people, all of whom were taken ashore.\n"
        "Two crew members were treated for broken arms in hospital.\n"
        "Lindmar shares fell by four per cent after the accident.\n"
    ),
}

ORCHARD = {
    "farmweek": (
        "Late frost has destroyed half of the apple harvest in the Telbach valley, growers said on Friday.\n"
        "The growers' union asked the province for 12 million crowns in aid.\n"
    ),
    "valleynews": (
        "Apple growers in the Telbach valley lost half of their harvest to late frost.\n"
        "Their union wants 12 million crowns in aid from the province.\n"
    ),
}


def event(articles: dict[str, str], **about: str) -> tuple[Witness, ...]:
    return tuple(witness(name, text, **about) for name, text in articles.items())
