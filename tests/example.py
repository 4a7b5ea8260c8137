"""A rich briefing of an invented event, made by hand: what the pages are tried on before and beside the real ribbon.

Every outlet, person, place and number here is invented.
"""

import hashlib
import re
from functools import cache

from collate.model import (
    About,
    Amendment,
    Anchor,
    Article,
    Briefing,
    Change,
    Config,
    Discrepancy,
    Document,
    Drift,
    Excluded,
    Figure,
    FigureReading,
    Findings,
    Issue,
    KeyPoint,
    KnownIssue,
    Matrix,
    MatrixRow,
    Moment,
    OriginLink,
    Origins,
    Position,
    Prose,
    Published,
    Quote,
    Reading,
    Sentence,
    Side,
    Source,
    SummaryLine,
    Term,
    Witness,
)
from collate.text import Span

POST = """Ferry crews walk out across the Vell islands

Share this article

Tamsin Orrell, Port Vell, 12 May 2031 | Harbour Post

Ferry crews across the Vell islands stopped work on Monday, leaving about 4,300 passengers stranded at six harbours. \
The walkout began at 5 a.m. after talks between the crews' union and Vell Lines broke down on Sunday night.

"We will not sail one more mile on a roster that puts tired people at the wheel, and we have said so since January," \
union secretary Ilka Brandt told reporters at the North Quay. She said the action would last 72 hours.

Vell Lines called the strike unlawful. "The roster meets every rule of the maritime code," said its director, \
Osric Hale, who refused to restore the old roster.

At least 38 sailings were cancelled by noon, the harbour authority said. The island council has not said \
whether it will step in. Officials speak of an “orderly standstill”.

Recent Posts
Seven walks for a rainy weekend
"""

RADIO = """Strike strands thousands on Vell islands

More than 5,000 people were unable to leave the Vell islands on Monday as ferry crews struck over working hours, \
the harbour authority said.

Union secretary Ilka Brandt said crews would not sail “on a roster that puts tired people at the wheel”. \
Some 38 sailings were cancelled, according to the harbour authority.

Vell Lines said it was ready to meet a mediator. The union wants the old roster back before any talks.

A hospital boat kept running, Coast Radio reported earlier.
"""

WIRE = """Ferry crews across the Vell islands stopped work on Monday, leaving hundreds of passengers stranded. \
The walkout began at 5 a.m. after talks with the company broke down. Osric Hale told islanders he would not sail \
on a roster that puts tired people at the wheel either.

By evening 4,300 travellers had been found beds in schools. \
The Verwaltungsgerichtszuständigkeitsfeststellungsverfahren now decides which court may hear the company's complaint.

Credited from: Northwire
"""

HEBREW = """שביתת הצוותים באיי ול

מזכירת האיגוד אילקה ברנדט אמרה: "לא נפליג מייל אחד נוסף עם לוח משמרות כזה". \
רשות הנמל מסרה כי 38 הפלגות בוטלו ביום שני.
"""

FILES = {"post": POST, "radio": RADIO, "wire": WIRE, "hof": HEBREW}


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def cite(source: str, words: str) -> Anchor:
    """The one place of `words` in an article; `words` may give both ends around ` ... `."""
    text = FILES[source]
    first, _, last = words.partition(" ... ")
    start = text.index(first)
    end = text.index(last, start) + len(last) if last else start + len(first)
    exact = text[start:end]
    assert text.count(first) == 1, first
    return Anchor(source, start, end, exact, text[max(0, start - 32) : start], text[end : end + 32])


ABOUTS = {
    "post": About(
        publisher="Harbour Post",
        title="Ferry crews walk out across the Vell islands",
        author="Tamsin Orrell",
        url="https://harbour-post.example/2031/05/ferry-crews-walk-out",
        published=Published("2031-05-12", "dateline"),
        retrieved="2031-05-13",
        language="en",
    ),
    "radio": About(
        publisher="Coast Radio",
        title="Strike strands thousands on Vell islands",
        url="https://coast-radio.example/news/8841",
        published=Published("2031-05-12", "stated"),
        language="en",
        licence="CC BY 4.0",
        publish="full",
    ),
    "wire": About(credits=("Northwire",)),
    "hof": About(
        publisher="קול החוף", title="שביתת הצוותים באיי ול", language="he", published=Published("--05-12", "stated")
    ),
}
EXCLUDED = {
    "post": (("Share this article", "share-button"), ("Recent Posts\nSeven walks for a rainy weekend", "recent-posts"))
}
LANGUAGES = {"post": "en", "radio": "en", "wire": "und", "hof": "he"}


def _sentences(text: str, paragraphs: tuple[Span, ...]) -> tuple[Sentence, ...]:
    found = []
    for number, paragraph in enumerate(paragraphs):
        for match in re.finditer(r"\S(?:[^.]|\.(?!\s|$|[”\"]\s[A-Z]))*\.?", paragraph.of(text)):
            start = paragraph.start + match.start()
            found.append(Sentence(Span(start, paragraph.start + match.end()), number, ()))
    return tuple(found)


@cache
def document(source: str) -> Document:
    text = FILES[source]
    excluded = tuple(
        Excluded(Span(text.index(words), text.index(words) + len(words)), rule)
        for words, rule in EXCLUDED.get(source, ())
    )
    blocks = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    blocks = [b for b in blocks if not any(e.span.holds(b) for e in excluded)]
    title = ABOUTS[source].title
    headings = tuple(b for b in blocks if b.of(text) == title)
    paragraphs = tuple(b for b in blocks if b not in headings)
    article = Article(
        id=source,
        file=f"seeds/{source}.txt",
        sha256=digest(text),
        text=text,
        format="text",
        about=ABOUTS[source],
        body=Span(0, len(text)),
    )
    return Document(
        article,
        LANGUAGES[source],
        paragraphs,
        _sentences(text, paragraphs),
        headings,
        excluded,
        None,
        ABOUTS[source].published,
    )


def witnesses() -> tuple[Witness, ...]:
    return tuple(Witness(document(name), Findings(name)) for name in FILES)


def sources(*names: str) -> tuple[Source, ...]:
    return tuple(
        Source(
            id=name,
            name=name,
            letter="ABCDEFGH"[number],
            file=f"seeds/{name}.txt",
            sha256=digest(FILES[name]),
            about=ABOUTS[name],
            language=LANGUAGES[name],
            credits=ABOUTS[name].credits,
            origins=Origins(declared=ABOUTS[name].credits),
            excluded=tuple((e.span.start, e.span.end) for e in document(name).excluded),
            publish=ABOUTS[name].publish or "excerpt",
        )
        for number, name in enumerate(names)
    )


STOPPED = cite("post", "Ferry crews across the Vell islands stopped work on Monday ... harbours.")
STOPPED_WIRE = cite("wire", "Ferry crews across the Vell islands stopped work on Monday ... stranded.")
STOPPED_RADIO = cite("radio", "ferry crews struck over working hours")
BEGAN = cite("post", "The walkout began at 5 a.m. ... Sunday night.")
BEGAN_WIRE = cite("wire", "The walkout began at 5 a.m. ... broke down.")
CANCELLED = cite("post", "At least 38 sailings were cancelled by noon")
CANCELLED_RADIO = cite("radio", "Some 38 sailings were cancelled")
CANCELLED_HEBREW = cite("hof", "38 הפלגות בוטלו ביום שני")
ROSTER = cite("post", "We will not sail one more mile ... since January")
ROSTER_RADIO = cite("radio", "on a roster that puts tired people at the wheel")
ROSTER_WIRE = cite("wire", "on a roster that puts tired people at the wheel")
ROSTER_HEBREW = cite("hof", "לא נפליג מייל אחד נוסף עם לוח משמרות כזה")
CODE = cite("post", "The roster meets every rule of the maritime code")
UNLAWFUL = cite("post", "called the strike unlawful")
REFUSED = cite("post", "refused to restore the old roster")
READY = cite("radio", "Vell Lines said it was ready to meet a mediator.")
WANTS = cite("radio", "The union wants the old roster back before any talks.")
STRANDED = cite("post", "about 4,300 passengers stranded")
STRANDED_RADIO = cite("radio", "More than 5,000 people were unable to leave")
STRANDED_WIRE = cite("wire", "hundreds of passengers stranded")
BEDS_WIRE = cite("wire", "4,300 travellers had been found beds in schools")
LASTS = cite("post", "the action would last 72 hours")
COURT = cite("wire", "The Verwaltungsgerichtszuständigkeitsfeststellungsverfahren now decides which court may hear")
STANDSTILL = cite("post", "orderly standstill")

QUOTES = (
    Quote(
        id="q-4be1",
        text=ROSTER.exact,
        speaker="Ilka Brandt",
        kind="direct",
        by="auto",
        citations=(ROSTER, ROSTER_RADIO, ROSTER_WIRE),
        readings=(
            Reading("post", ROSTER.exact, "Ilka Brandt", ROSTER, venue="to reporters at the North Quay"),
            Reading(
                "radio",
                ROSTER_RADIO.exact,
                "Ilka Brandt",
                ROSTER_RADIO,
                (
                    Change("cut", "We will not sail one more mile"),
                    Change("same", "on a roster that puts tired people at the wheel"),
                    Change("cut", ", and we have said so since January"),
                ),
            ),
            Reading(
                "wire",
                ROSTER_WIRE.exact,
                "Osric Hale",
                ROSTER_WIRE,
                (
                    Change("cut", "We will not sail one more mile"),
                    Change("same", "on a roster that puts tired people at the wheel"),
                    Change("changed", "either", ", and we have said so since January"),
                ),
                paraphrase=True,
            ),
        ),
        drift=(
            Drift("cut-before", "info", "radio", "leaves out that crews “will not sail one more mile”"),
            Drift("speaker", "hard", "wire", "gives the words to Osric Hale"),
        ),
        why=("shared-wording",),
    ),
    Quote(
        "q-77a0",
        CODE.exact,
        "Osric Hale",
        "direct",
        "auto",
        (CODE,),
        (Reading("post", CODE.exact, "Osric Hale", CODE),),
    ),
    Quote(
        "q-90c2",
        ROSTER_HEBREW.exact,
        "אילקה ברנדט",
        "direct",
        "editor",
        (ROSTER_HEBREW,),
        (Reading("hof", ROSTER_HEBREW.exact, "אילקה ברנדט", ROSTER_HEBREW),),
    ),
)

FIGURES = (
    Figure(
        "f-12aa",
        "people stranded on Monday",
        "auto",
        (
            FigureReading(4300, 4300, 4300, "passengers", "about", None, "2031-05-12", STRANDED),
            FigureReading(
                5000, 5000, None, "people", "more than", "the harbour authority", "2031-05-12", STRANDED_RADIO
            ),
            FigureReading(None, 200, 900, "passengers", "", None, None, STRANDED_WIRE),
        ),
        "differ",
        "One counts passengers at six harbours, another everyone unable to leave.",
    ),
    Figure(
        "f-30d1",
        "sailings cancelled",
        "auto",
        (
            FigureReading(38, 38, None, "sailings", "at least", "the harbour authority", "2031-05-12", CANCELLED),
            FigureReading(38, 38, 38, "sailings", "about", "the harbour authority", None, CANCELLED_RADIO),
            FigureReading(38, 38, 38, "הפלגות", "", "רשות הנמל", None, CANCELLED_HEBREW),
        ),
        "agree",
    ),
    Figure(
        "f-8c55",
        "hours the strike is to last",
        "editor",
        (FigureReading(72, 72, 72, "hours", "", "Ilka Brandt", None, LASTS),),
        "agree",
    ),
)

ISSUES = (
    Issue(
        "old-roster",
        "The old roster",
        "Will the company restore the old roster?",
        "stuck",
        "editor",
        (WANTS,),
        (
            Position("Ferry crews' union", "demand", WANTS.exact, "2031-05-12", (WANTS,), "editor"),
            Position("Vell Lines", "refuse", REFUSED.exact, "2031-05-12", (REFUSED,)),
            Position("Vell Lines", "say", CODE.exact, "2031-05-12", (CODE,)),
        ),
        ("Island council", "Harbour authority"),
        "2031-01",
        Prose(
            "Both sides moved once, in **March**, and moved back.", "Both sides moved once, in March, and moved back."
        ),
    ),
    Issue(
        "i-mediation",
        "Mediation",
        "Will the two sides meet a mediator?",
        "moving",
        "auto",
        (READY,),
        (Position("Vell Lines", "offer", READY.exact, None, (READY,)),),
        ("Ferry crews' union",),
    ),
)

DISCREPANCIES = (
    Discrepancy(
        "d-5e0f",
        "figure",
        "hard",
        "How many people were stranded",
        (
            Side(STRANDED.exact, (STRANDED,)),
            Side(STRANDED_RADIO.exact, (STRANDED_RADIO,)),
            Side(STRANDED_WIRE.exact, (STRANDED_WIRE,)),
        ),
        "auto",
    ),
    Discrepancy(
        "d-21bb",
        "attribution",
        "hard",
        "Who spoke of “tired people at the wheel”",
        (Side("Ilka Brandt", (ROSTER, ROSTER_RADIO)), Side("Osric Hale", (ROSTER_WIRE,))),
        "editor",
        note=Prose(
            "The company's director is quoted with the union's words.",
            "The company's director is quoted with the union's words.",
        ),
    ),
    Discrepancy(
        "d-88c4",
        "figure",
        "soft",
        "hundreds, or 4,300",
        (Side(STRANDED_WIRE.exact, (STRANDED_WIRE,)), Side(BEDS_WIRE.exact, (BEDS_WIRE,))),
        "auto",
        within="wire",
    ),
)

TIMELINE = (
    Moment("m-01aa", "2031-01", "month", "stated", "since January", "auto", (cite("post", "since January"),)),
    Moment("m-02bb", "2031-05-12T05:00", "time", "resolved", BEGAN.exact, "auto", (BEGAN, BEGAN_WIRE)),
    Moment("m-03cc", "2031-05-12", "day", "resolved", CANCELLED.exact, "auto", (CANCELLED,)),
    Moment("m-04dd", None, "other", "unresolved", COURT.exact, "auto", (COURT,)),
)


def briefing() -> Briefing:
    """The ferry strike, with every section filled."""
    return Briefing(
        slug="vell-ferry-strike",
        title="Ferry strike: who stopped the boats, and for how long",
        summary=(
            SummaryLine(
                "Crews in the Vell islands stopped work over a new roster and say for three days.",
                "editor",
                (STOPPED, STOPPED_RADIO),
                Prose(
                    "Crews in the Vell islands stopped work over a **new roster** "
                    '[post: "stopped work"] and say for three days [post: "72 hours"].',
                    "Crews in the Vell islands stopped work over a new roster and say for three days.",
                    (STOPPED, LASTS),
                ),
            ),
            SummaryLine(READY.exact, "auto", (READY,)),
        ),
        covers="2031-05-12",
        updated="2031-05-14",
        sources=sources("post", "radio", "wire", "hof"),
        key_points=(
            KeyPoint(
                "k-5f3a",
                STOPPED.exact,
                "auto",
                (STOPPED, STOPPED_RADIO, STOPPED_WIRE),
                3,
                2,
                Origins(declared=("Northwire",), possible=("post",)),
                ("the harbour authority",),
            ),
            KeyPoint("k-77d2", BEGAN.exact, "auto", (BEGAN, BEGAN_WIRE), 2, 1, Origins(possible=("post",))),
            KeyPoint(
                "k-0c19",
                CANCELLED.exact,
                "auto",
                (CANCELLED, CANCELLED_RADIO, CANCELLED_HEBREW),
                3,
                3,
                Origins(),
                ("the harbour authority",),
            ),
            KeyPoint(
                "k-e0e0",
                "The company calls the strike unlawful and stands by its roster.",
                "editor",
                (UNLAWFUL, CODE),
                1,
                1,
            ),
        ),
        quotes=QUOTES,
        terms=(Term("t-aa01", STANDSTILL.exact, (STANDSTILL,)),),
        figures=FIGURES,
        issues=ISSUES,
        timeline=TIMELINE,
        discrepancies=DISCREPANCIES,
        origins=(
            OriginLink("wire", "Northwire", "declared", (cite("wire", "Credited from: Northwire"),)),
            OriginLink("wire", "post", "possible", (STOPPED_WIRE, STOPPED), "24 words in the same order"),
        ),
        matrix=Matrix(
            ("post", "radio", "wire", "hof"),
            (
                MatrixRow("k-5f3a", STOPPED.exact, ("post", "radio", "wire")),
                MatrixRow("k-77d2", BEGAN.exact, ("post", "wire")),
                MatrixRow("k-0c19", CANCELLED.exact, ("post", "radio", "hof")),
                MatrixRow("f-12aa", "people stranded on Monday", ("post", "radio", "wire")),
            ),
        ),
        changes=(
            Amendment(
                "2031-05-14",
                "correction",
                Prose(
                    'An earlier version gave the strike 48 hours [post: "72 hours"].',
                    "An earlier version gave the strike 48 hours.",
                    (LASTS,),
                ),
            ),
        ),
        body=Prose(
            "The company put the roster in place after two boats were sold. See the [code](https://code.example/rules).",
            "The company put the roster in place after two boats were sold. See the code.",
        ),
    )


def earlier() -> Briefing:
    """An older, bare briefing that shares an issue and a source."""
    return Briefing(
        slug="vell-talks",
        title=cite("radio", "Strike strands thousands on Vell islands").exact,
        summary=(SummaryLine(WANTS.exact, "auto", (WANTS,)),),
        covers="2031-05-02",
        updated=None,
        sources=sources("radio"),
        issues=(
            Issue(
                "old-roster",
                "The old roster",
                "Will the company restore the old roster?",
                "open",
                "editor",
                (WANTS,),
                (Position("Ferry crews' union", "demand", WANTS.exact, None, (WANTS,)),),
                ("Vell Lines",),
            ),
        ),
        title_citation=cite("radio", "Strike strands thousands on Vell islands"),
    )


def config() -> Config:
    return Config(
        title="Collate",
        description="Several reports, one briefing, every word at its source.",
        base_url="https://collate.example/briefings/",
        issues=(KnownIssue("old-roster", "The old roster", "Will the company restore the old roster?", ("roster",)),),
    )
