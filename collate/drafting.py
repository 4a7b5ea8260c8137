"""What was extracted, written as the YAML that an editor would have written.

Reading a draft back gives the same statements under the same ids: each entry names the statement
it stands for, and `only: true` makes the file the whole truth, so that deleting an entry deletes
the statement. A statement whose words cannot be cited from YAML is left to extraction, and named.
"""

from collections.abc import Iterable, Iterator, Mapping

from collate import anchor
from collate.fields import is_date
from collate.frozen import Frozen
from collate.located import scalar
from collate.model import (
    Anchor,
    Briefing,
    Config,
    Discrepancy,
    Document,
    Figure,
    Issue,
    KeyPoint,
    KnownIssue,
    Moment,
    Quote,
)

MODELINE = "# yaml-language-server: $schema=../.schema/briefing.json\n"

_LONGEST = 500


class Pen(Frozen):
    """Writes citations of one briefing's articles under their short names."""

    documents: Mapping[str, Document]
    names: Mapping[str, str]

    def cite(self, places: Iterable[Anchor]) -> list[str] | None:
        """The citations as lines of a list, or None where one cannot be written."""
        lines = [self._line(each) for each in places]
        return [line for line in lines if line] if lines and all(lines) else None

    def _line(self, place: Anchor) -> str | None:
        words = anchor.citable(self.documents[place.source], place)
        return f"- {self.names[place.source]}: {scalar(words)}" if words else None


def head(briefing: Briefing) -> str:
    """The file up to its first section: modeline, title, address, day and sources."""
    lines = [
        _title(briefing),
        f"slug: {briefing.slug}  # address and feed id: never changes",
        *([f"covers: {briefing.covers}"] if briefing.covers else []),
        "",
        "sources:  # a short name for each article",
        *(f"  {each.name}: {scalar(_base(each.file))}" for each in briefing.sources),
    ]
    return MODELINE + "\n".join(lines) + "\n"


def _title(briefing: Briefing) -> str:
    """The title; one that is no headline but a sentence of a source is for the editor to better."""
    title = _flat(briefing.title)
    return "# title: …" if title.endswith("…") else f"title: {scalar(title)}"


def sections(
    briefing: Briefing, documents: Iterable[Document], config: Config, written: Iterable[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """The sections that are not yet `written` as YAML, and the ids of statements that had to be left to extraction."""
    pen = Pen({each.id: each for each in documents}, {each.id: each.name for each in briefing.sources})
    made, left = "", list[str]()
    for name, why, entries in _sections(briefing, pen, config):
        if name not in written and entries:
            missing = [each for each, lines in entries.items() if lines is None]
            made += _section(name, why, [lines for lines in entries.values() if lines], whole=not missing)
            left += missing
    return made, tuple(left)


Entries = dict[str, list[str] | None]


def _sections(briefing: Briefing, pen: Pen, config: Config) -> Iterator[tuple[str, str, Entries]]:
    known = {each.id: each for each in config.issues}
    yield "key_points", "What is known.", {each.id: _point(pen, each) for each in briefing.key_points}
    yield "quotes", "Who said what.", {each.id: _quote(pen, each) for each in briefing.quotes}
    yield "figures", "What was counted or measured.", {each.id: _figure(pen, each) for each in briefing.figures}
    yield "open_issues", "What is not settled.", {each.id: _issue(pen, each, known) for each in briefing.issues}
    yield "differ", "Where the sources differ.", {each.id: _difference(pen, each) for each in briefing.discrepancies}
    yield "timeline", "What happened when.", {each.id: _moment(pen, each) for each in briefing.timeline}


def _section(name: str, why: str, entries: list[list[str]], *, whole: bool) -> str:
    """A section with its entries; not `only` where some of its statements could not be written."""
    only = "  only: true  # nothing else is shown; delete an entry, and it is gone"
    rest = "  only: false  # some of what is extracted cannot be cited here, and is shown too"
    lines = [f"    {line}" for entry in entries for line in entry]
    items = ["  items:", *lines] if lines else []
    return "\n".join(["", f"# {why}", f"{name}:", only if whole else rest, *items]) + "\n"


def _point(pen: Pen, point: KeyPoint) -> list[str] | None:
    return _entry(_named(point.id, "say", point.text, point.citations), cite=pen.cite(point.citations))


def _quote(pen: Pen, quote: Quote) -> list[str] | None:
    head = [f"id: {quote.id}", *_given("who", quote.speaker)]
    return _entry(head, cite=pen.cite(quote.citations))


def _figure(pen: Pen, figure: Figure) -> list[str] | None:
    head = [f"id: {figure.id}", *_given("what", figure.what), *_given("note", figure.note)]
    return _entry(head, cite=pen.cite(dict.fromkeys(each.citation for each in figure.readings)))


def _moment(pen: Pen, moment: Moment) -> list[str] | None:
    head = _named(moment.id, "what", moment.text, moment.citations)
    if moment.date and is_date(moment.date):
        head.insert(1, f"on: {moment.date}")
    return _entry(head, cite=pen.cite(moment.citations))


def _difference(pen: Pen, differ: Discrepancy) -> list[str] | None:
    head = [f"id: {differ.id}", *_given("about", differ.about), f"kind: {differ.kind}", f"severity: {differ.severity}"]
    return _entry(head, cite=pen.cite(dict.fromkeys(one for side in differ.sides for one in side.citations)))


def _issue(pen: Pen, issue: Issue, known: Mapping[str, KnownIssue]) -> list[str] | None:
    configured = known.get(issue.id)
    ask = "" if configured and configured.question == issue.question else issue.question
    title = "" if configured and configured.title == issue.title else issue.title
    head = [f"id: {issue.id}", *_given("title", title), *_given("ask", ask), f"status: {issue.status}"]
    head += _given("since", issue.since)
    cited, stands = pen.cite(issue.citations), _positions(pen, issue)
    if cited is None or stands is None:
        return None
    silent = ["silent:", *(f"  - {scalar(_flat(each))}" for each in issue.silent)] if issue.silent else []
    return _entry(head, cite=cited, more=[*stands, *silent])


def _positions(pen: Pen, issue: Issue) -> list[str] | None:
    """Who stands where, an actor once with all that is cited of it; None where a citation cannot be written."""
    places: dict[str, list[Anchor]] = {}
    for each in issue.positions:
        places.setdefault(_flat(each.actor), []).extend(each.citations)
    lines = ["positions:"] if places else []
    for actor, cited in places.items():
        held = pen.cite(dict.fromkeys(cited))
        if held is None:
            return None
        lines += [f"  {scalar(actor)}:", *(f"    {line}" for line in held)]
    return lines


def _named(name: str, key: str, text: str, places: tuple[Anchor, ...]) -> list[str]:
    """The id, and the text unless it is just the first citation's words."""
    own = bool(places) and _flat(places[0].exact) == _flat(text)
    return [f"id: {name}", *([] if own else _given(key, text))]


def _given(key: str, words: str | None) -> list[str]:
    return [f"{key}: {scalar(_flat(words))}"] if words and words.strip() and len(words) <= _LONGEST else []


def _entry(head: list[str], cite: list[str] | None, more: Iterable[str] = ()) -> list[str] | None:
    if cite is None:
        return None
    lines = [*head, "cite:", *(f"  {line}" for line in cite), *more]
    return [f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)]


def _flat(words: str) -> str:
    return " ".join(words.split())


def _base(file: str) -> str:
    return file.rpartition("/")[2]
