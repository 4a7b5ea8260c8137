"""Where an editor's citations are looked up, and what is wrong with them is gathered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol, TypeVar
from unicodedata import category

from msgspec import field

from collate import anchor
from collate.compose.doubts import unborne
from collate.diagnostics import Diagnostic, Severity
from collate.frozen import Frozen
from collate.model import Anchor, Document, Prose, SummaryLine
from collate.prose import Reference, blocks, plain, references
from collate.text import Lines, Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.entries import Citation
    from collate.located import Sheet, Words

_SHOWN = 160
_OPENED = re.compile(r"\[([^\W_][\w-]{0,79}):")
_QUOTED = re.compile(r"""\s{0,3}["'“‘„«]([^\]]{0,2000}["'”’“»]\s{0,3}\])?""")
_TWO = re.compile(r"""["'”’][\s,;]{1,3}\[?([^\W_][\w-]{0,79}):\s{0,3}["'“‘]""")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


S = TypeVar("S", bound=_Named)


class Desk(Frozen):
    """A briefing's YAML and its articles by short name; `faults` grows while the briefing is composed.

    `absent` are short names whose article is missing, which has been complained of once for all.
    """

    sheet: Sheet
    documents: Mapping[str, Document]
    absent: frozenset[str] = frozenset()
    faults: list[Diagnostic] = field(default_factory=list)

    def fault(self, words: Words, code: str, message: str, *hints: str, severity: Severity = "error") -> None:
        """Complain of `words` where they are written."""
        self.faults.append(self.sheet.fault(words.span, code, message, *hints, severity=severity))

    def anchors(self, citations: Iterable[Citation], among: Iterable[Anchor] = ()) -> tuple[Anchor, ...]:
        """Where the citations stand; one that stands nowhere or in several places is left out and complained of.

        `among` is what the statement that the entry names rests on: words around one of these that do
        no more than tell its place are not taken for part of it.
        """
        found = (self._anchor(each.source, each.words, each.source.span, each.words.span) for each in citations)
        rests = tuple(among)
        return tuple(dict.fromkeys(self._narrowed(each, rests) for each in found if each))

    def twin(self, name: Words | None, extracted: Iterable[S]) -> S | None:
        """The extracted statement that an entry names; a name that no longer leads to one is told, and kept."""
        known = {each.id: each for each in extracted}
        if name and name not in known:
            from collate.located import near  # noqa: PLC0415 - see above

            message = f"nothing extracted has the id {name} any longer; this entry stands alone"
            self.fault(name, "unknown-id", message, *near(name, tuple(known)), severity="warning")
        return known.get(name) if name else None

    def numbers(self, words: Words | None, cited: Iterable[Anchor]) -> None:
        """Doubt a number that an editor writes and the cited words do not have."""
        if words is None:
            return
        bare = list(words)
        for each in references(words):
            bare[each.span.start : each.span.end] = " " * (each.span.end - each.span.start)
        for span in unborne("".join(bare), [each.exact for each in cited]):
            place = words.within(*span, self.sheet.text)
            message = f"{span.of(words)} is in none of the words cited for it"
            hint = "cite the words that have it too, or mend the number"
            self.faults.append(self.sheet.fault(place, "number-uncited", message, hint, severity="warning"))

    def prose(self, words: Words | None) -> Prose | None:
        """An editor's Markdown with its citations anchored, or None where one does not hold."""
        if words is None:
            return None
        found = [self._reference(words, each) for each in references(words)]
        cited = tuple(each for each in found if each)
        whole = self._marked(words) and len(cited) == len(found)
        return Prose(words, plain(words), cited) if whole else None

    def lines(self, words: Words | None) -> tuple[SummaryLine, ...]:
        """The paragraphs of a summary; one without a citation is complained of."""
        if words is None:
            return ()
        from collate.located import Words  # noqa: PLC0415 - see above

        lines: list[SummaryLine] = []
        for block in blocks(words):
            written = Words(block.markdown, words.within(block.span.start, block.span.end, self.sheet.text))
            told = self.prose(written)
            if told and not told.citations:
                hint = 'add the words that say so: [name: "copied words"]'
                self.fault(written, "uncited", "this paragraph cites nothing", hint)
            elif told:
                self.numbers(written, told.citations)
                lines.append(SummaryLine(told.text, "editor", told.citations, told))
        return tuple(lines)

    def _address(self, span: Span) -> str:
        """The place in the file as the command line takes it."""
        stem = self.sheet.file.rpartition("/")[2].rpartition(".")[0]
        return f"{stem}:{self.sheet.lines.position(span.start).line}"

    def _narrowed(self, place: Anchor, among: tuple[Anchor, ...]) -> Anchor:
        span = Span(place.start, place.end)
        held = [each for each in among if each.source == place.source and span.holds(Span(each.start, each.end))]
        if not held or place in held:
            return place
        document = next(each for each in self.documents.values() if each.id == place.source)
        alone = [each for each in held if len(anchor.find(document, each.exact).places) != 1]
        return alone[0] if len(alone) == 1 else place

    def _reference(self, words: Words, each: Reference) -> Anchor | None:
        start = each.span.start + 1
        named = words.within(start, start + len(each.source), self.sheet.text)
        inner = words.within(*(each.inner if each.words.strip() else each.span), self.sheet.text)
        two = _TWO.search(each.words)
        if two and two[1] in self.documents:
            hint = f'end the first with "], and begin the next with [{two[1]}: "'
            self.faults.append(self.sheet.fault(inner, "citation-form", "each citation has brackets of its own", hint))
            return None
        return self._anchor(each.source, each.words, named, inner)

    def _marked(self, words: Words) -> bool:
        """Whether nothing looks like a citation but is none, and would be shown to readers as it is."""
        said = plain(words)
        alike = [each for each in _OPENED.finditer(said) if get_close_matches(each[1].casefold(), self.documents, n=1)]
        for each in alike:
            at = words.find(each[0])
            span = words.within(at, at + len(each[0]), self.sheet.text) if at != -1 else words.span
            hint = f'write [{each[1]}: "copied words"]'
            self.faults.append(self.sheet.fault(span, "citation-form", _lacking(said, each.end()), hint))
        return not alike

    def _anchor(self, source: str, words: str, named: Span, cited: Span) -> Anchor | None:
        document = self.documents.get(source)
        if source in self.absent:
            return None
        if document is None:
            from collate.located import near  # noqa: PLC0415 - see above

            message = f"`{source}` is none of this briefing's sources"
            self.faults.append(self.sheet.fault(named, "unknown-source", message, *near(source, tuple(self.documents))))
            return None
        if not any(map(str.isalnum, words)):
            hint = f"copy them out of {document.article.file}"
            self.faults.append(self.sheet.fault(cited, "citation-form", "words of the article must stand here", hint))
            return None
        found = anchor.find(document, words)
        if len(found.places) == 1:
            return found.places[0]
        if found.places:
            self._ambiguous(document, found.places, source, cited)
        else:
            self._missing(document, source, words, found.nearest, cited)
        return None

    def _ambiguous(self, document: Document, places: tuple[Anchor, ...], source: str, cited: Span) -> None:
        many = f"{len(places)}" if len(places) < anchor.MOST else f"{len(places)} or more"
        apart = zip(places, anchor.apart(document, places), strict=True)
        hints = (f"line {_line(document, place)}: “{words}”" for place, words in apart)
        message = f"these words stand in {many} places of {source}; a few more tell which is meant"
        how = f"`python build.py fix {self._address(cited)} --place N` puts the N-th in"
        self.faults.append(self.sheet.fault(cited, "quote-ambiguous", message, *hints, how))

    def _missing(self, document: Document, source: str, words: str, nearest: Anchor | None, cited: Span) -> None:
        furniture = anchor.in_furniture(document, words)
        if furniture:
            message = f"these words are in {source} only as page furniture, which is not cited"
            self.faults.append(self.sheet.fault(cited, "quote-in-furniture", message, f"rule: {furniture.rule}"))
            return
        others = [name for name, each in self.documents.items() if name != source and anchor.find(each, words).places]
        hints = [f"they are in {name}" for name in others]
        unseen = next((char for char in words if category(char) in ("Cc", "Cf")), None)
        if unseen:
            hints.append(f"the invisible character U+{ord(unseen):04X} is among them")
        if nearest:
            hints.append(f"nearest: “{_short(nearest.exact)}” ({document.article.file}:{_line(document, nearest)})")
        if nearest and not others:
            hints.append(f"`python build.py fix {self._address(cited)}` puts it in")
        if not hints:
            hints.append(f"nothing there is much like them; has {document.article.file} changed since?")
        self.faults.append(self.sheet.fault(cited, "quote-not-found", f"these words are not in {source}", *hints))


def _line(document: Document, place: Anchor) -> int:
    return Lines(document.text).position(place.start).line


def _lacking(said: str, at: int) -> str:
    """Why what opens like a citation before `at` is none."""
    quoted = _QUOTED.match(said, at)
    if quoted and quoted[1]:
        return "a citation among code is shown, not taken"
    return "this citation is never closed" if quoted else "this citation has no quote marks"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN // 2]} … {flat[-_SHOWN // 2 :]}"
