"""Main text out of pages of HTML: how much of the article is kept, how much that is none comes with it.

`python -m bench.clipping` builds pages of invented articles in the shapes that outlets use, clips
each as `add` does, and prints precision and recall of words a shape. Headlines count as the article's.
"""

import sys
from collections import Counter
from collections.abc import Callable

from collate.clipping import NoArticleError
from collate.clipping.page import clip

Article = tuple[str, tuple[str, ...]]

ARTICLES: tuple[Article, ...] = (
    (
        "Ferry crews walk off across the Vell islands",
        (
            "Ferry crews across the Vell islands stopped work on Saturday at six in the morning.",
            "About 4,300 passengers were left on the quays of six harbours, the harbour authority said.",
            "“We will not sail one more mile,” said Ilka Brandt, secretary of the crews’ union.",
            "Vell Lines called the strike unlawful and said that it was ready to meet a mediator.",
            "The island council has not said whether it will step in before the holiday on Thursday.",
        ),
    ),
    (
        "Late frost takes half of the Telbach apple harvest",
        (
            "Late frost has destroyed half of the apple harvest in the Telbach valley, growers said on Friday.",
            "Their union asked the province for 12 million crowns in aid; the province has not answered yet.",
            "It was the third spring in a row in which temperatures fell below minus four degrees in May.",
            "Some orchards were saved by sprinklers that had been lent by the fire brigade of Lindmar.",
        ),
    ),
    (
        "Court orders Corvine Bank to open its books",
        (
            "A court in Tessmark ordered Corvine Bank on Tuesday to open its books to the liquidator within ten days.",
            "The bank had argued that its records of 2029 were lost in a move; the judge did not believe it.",
            "Simon Drale, who led the bank until last year, denied any wrongdoing through his lawyer.",
            "Creditors are owed at least 310 million crowns, according to the liquidator’s second report.",
            "Lawyers for the bank said that they would appeal. A hearing is expected in the autumn.",
            "Depositors queued outside two branches in the morning, and left when police asked them to.",
        ),
    ),
)

_NAV = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/s'>Sport</a></li><li><a href='/w'>Sky</a></li></ul></nav>"
_FOOT = "<footer><p>Copyright 2031 The Outlet. All rights reserved.</p><a href='/terms'>Terms of use</a></footer>"
_RELATED = (
    "<aside class='related'><h3>More on this</h3><ul><li><a href='/1'>Ten walks for a rainy day</a></li>"
    "<li><a href='/2'>What the budget means for you</a></li></ul></aside>"
)
_COOKIES = "<div id='cookie-banner'>We use cookies to make this site better. <button>Accept all</button></div>"
_COMMENTS = (
    "<section id='comments'><h2>3 comments</h2><div class='comment'><p>About time, I say, and well done.</p></div>"
    "<div class='comment'><p>Who pays for all of this in the end? Always us.</p></div></section>"
)
_SHARE = "<div class='share'>Share on Facebook Share by mail Print this page</div>"
_NEWSLETTER = "<div class='newsletter'><p>Sign up for our newsletter and miss nothing.</p><form><input></form></div>"


def _paragraphs(article: Article) -> str:
    return "".join(f"<p>{each}</p>" for each in article[1])


def _page(body: str, title: str) -> str:
    head = f"<title>{title} | The Outlet</title><meta property='og:title' content='{title}'>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"


def _clean(article: Article) -> str:
    return _page(f"{_NAV}<article><h1>{article[0]}</h1>{_paragraphs(article)}</article>{_FOOT}", article[0])


def _busy(article: Article) -> str:
    inner = f"<h1>{article[0]}</h1>{_SHARE}{_paragraphs(article)}{_NEWSLETTER}{_RELATED}"
    return _page(f"{_COOKIES}{_NAV}<main><article>{inner}</article></main>{_COMMENTS}{_FOOT}", article[0])


def _soup(article: Article) -> str:
    lines = "".join(f"<div class='x7'><div><span>{each}</span></div></div>" for each in article[1])
    inner = f"<div class='b2'><h2>{article[0]}</h2>{lines}</div>"
    return _page(f"{_COOKIES}<div class='a1'>{_NAV}{inner}</div>{_FOOT}", article[0])


def _breaks(article: Article) -> str:
    return _page(f"{_NAV}<div><h1>{article[0]}</h1>{'<br><br>'.join(article[1])}</div>{_FOOT}", article[0])


def _unclosed(article: Article) -> str:
    lines = "".join(f"<p>{each}" for each in article[1])
    return _page(f"{_NAV}<div id=content><h1>{article[0]}</h1>{lines}</div>{_FOOT}", article[0])


def _pulled(article: Article) -> str:
    first, *rest = [f"<p>{each}</p>" for each in article[1]]
    inside = f"<figure><img src='a.jpg'><figcaption>A picture. Photo: Agency</figcaption></figure>{_RELATED}"
    return _page(f"{_NAV}<article><h1>{article[0]}</h1>{first}{inside}{''.join(rest)}</article>{_FOOT}", article[0])


def _quoted(article: Article) -> str:
    first, *rest = article[1]
    lines = f"<p>{first}</p><blockquote><p>{rest[0]}</p></blockquote>" + "".join(f"<p>{each}</p>" for each in rest[1:])
    return _page(f"{_NAV}<main><h1>{article[0]}</h1>{lines}</main>{_COMMENTS}{_FOOT}", article[0])


def _linked(article: Article) -> str:
    lines = "".join(f"<p>{each.replace(' the ', ' <a href=/t>the</a> ')}</p>" for each in article[1])
    return _page(f"{_NAV}<article><h1>{article[0]}</h1>{lines}</article>{_RELATED}{_FOOT}", article[0])


def _table(article: Article) -> str:
    inner = f"<tr><td>{_NAV}</td><td><h1>{article[0]}</h1>{_paragraphs(article)}</td></tr>"
    return _page(f"<table>{inner}</table>{_FOOT}", article[0])


def _deep(article: Article) -> str:
    return _page(f"{'<div>' * 400}<main><h1>{article[0]}</h1>{_paragraphs(article)}</main>{'</div>' * 400}", article[0])


def _listed(article: Article) -> str:
    first, *rest = article[1]
    lines = "".join(f"<li>{each}</li>" for each in rest)
    return _page(f"{_NAV}<article><h1>{article[0]}</h1><p>{first}</p><ul>{lines}</ul></article>{_FOOT}", article[0])


SHAPES: dict[str, Callable[[Article], str]] = {
    "clean": _clean,
    "busy": _busy,
    "div soup": _soup,
    "line breaks": _breaks,
    "unclosed": _unclosed,
    "pulled out": _pulled,
    "block quote": _quoted,
    "links inside": _linked,
    "table layout": _table,
    "400 deep": _deep,
    "list": _listed,
}


def measured(shape: Callable[[Article], str]) -> tuple[float, float]:
    """Precision and recall of words over the articles in one shape."""
    kept = found = wanted = 0
    for article in ARTICLES:
        true = Counter(" ".join((article[0], *article[1])).split())
        got = Counter(_text(shape(article)).split())
        kept += sum((true & got).values())
        found += sum(got.values())
        wanted += sum(true.values())
    return (kept / found if found else 1.0), kept / wanted


def _text(page: str) -> str:
    try:
        return clip(page.encode()).text
    except NoArticleError:
        return ""


def main() -> int:
    """Print a line a shape and the mean."""
    rows = {name: measured(shape) for name, shape in SHAPES.items()}
    for name, (precision, recall) in rows.items():
        print(f"{name:14} precision {precision:.3f}  recall {recall:.3f}")
    means = [sum(column) / len(rows) for column in zip(*rows.values(), strict=True)]
    print(f"{'mean':14} precision {means[0]:.3f}  recall {means[1]:.3f}  ({len(SHAPES) * len(ARTICLES)} pages)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
