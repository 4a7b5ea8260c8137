"""`fix`: the nearest passage, or one of several places, for a citation that does not hold; nothing else is touched."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from collate import save
from collate.annotations import Annotations
from collate.commands.closing import FAULTY, FINE, MISUSED, count
from collate.frozen import Frozen
from collate.load import load
from collate.located import Loaded, near
from collate.mending import Choice, Mend, choices, mended, mends
from collate.model import Document
from collate.pipeline import cited
from collate.report import FORMS
from collate.text import Lines, Span

_QUESTION = "put it in? [y]es, [n]o, [a]ll, [q]uit: "
_WHICH = "which is meant? {} or [n]one, [q]uit: "
_BOM = b"\xef\xbb\xbf"


class _Place(Frozen):
    """What of the project is meant: all of it, a briefing, or one line of it, which needs no question."""

    name: str = ""
    line: int = 0

    def names(self, loaded: Loaded[Annotations]) -> bool:
        file = loaded.sheet.file
        stem = file.rpartition("/")[2].rpartition(".")[0]
        return self.name in ("", file, stem, loaded.value.slug)

    def holds(self, loaded: Loaded[Annotations], span: Span) -> bool:
        first = loaded.sheet.lines.position(span.start).line
        return self.line in (0, *range(first, loaded.sheet.lines.position(span.end).line + 1))


def run(options: argparse.Namespace) -> int:
    """Ask for each exchange, unless told not to; 1 if a citation that does not match is left."""
    place = _place(options.place or "")
    if options.number is not None and not place.line:
        sys.stderr.write("--place answers for one citation: name its line, as in `fix SLUG:LINE --place N`\n")
        return MISUSED
    inputs, _ = load(options.root)
    read, faults = cited(inputs)
    sys.stderr.write(FORMS["text"](faults))
    meant = [each for each in read if place.names(each[0])]
    if place.name and not meant:
        return _unknown(place.name, [each.sheet.file for each, _ in read], mended=not faults)
    answers = _Answers(always=options.yes or bool(place.line), number=options.number)
    fixed = [_fixed(options.root, each, place, answers) for each in meant]
    if not any(found for found, _ in fixed):
        where = f" on line {place.line}" if place.line else ""
        sys.stdout.write(f"nothing to mend{where}: every citation matches, or has no passage near enough\n")
    return FAULTY if faults or any(found > taken for found, taken in fixed) else FINE


class _Answers:
    """What the editor says to each exchange, until all or none is said; `number` answers every choice of a place."""

    def __init__(self, *, always: bool, number: int | None = None) -> None:
        self.always = always
        self.never = False
        self.number = number

    def wanted(self) -> bool:
        if self.always or self.never:
            return self.always
        said = self._asked(_QUESTION)
        self.always = said in ("a", "all")
        return self.always or said in ("y", "yes")

    def which(self, choice: Choice, where: str) -> Mend | None:
        """The place that is meant; nobody is asked where all are answered beforehand and no terminal is there."""
        number = self.number
        if number is None and not self.never and (sys.stdin.isatty() or not self.always):
            said = self._asked(_WHICH.format(", ".join(str(each + 1) for each in range(len(choice.ways)))))
            number = int(said) if said.isdecimal() else None
        elif number is None:
            sys.stdout.write(f"`python build.py fix {where} --place N` puts the N-th in\n")
        if number is not None and not 1 <= number <= len(choice.ways):
            sys.stdout.write(f"there is no place {number} among these\n")
            return None
        return choice.ways[number - 1] if number else None

    def _asked(self, question: str) -> str:
        sys.stdout.write(question)
        sys.stdout.flush()
        said = sys.stdin.readline()
        if not sys.stdin.isatty():
            sys.stdout.write(said if said.endswith("\n") else said + "\n")
        self.never = not said or said.strip().casefold() in ("q", "quit")
        return said.strip().casefold()


def _fixed(
    root: Path, read: tuple[Loaded[Annotations], dict[str, Document]], place: _Place, answers: _Answers
) -> tuple[int, int]:
    """Mend one file; how many exchanges there are, and how many were made."""
    loaded, documents = read
    slips: list[Mend | Choice] = [*mends(loaded, documents), *choices(loaded, documents)]
    found = [each for each in sorted(slips, key=lambda slip: slip.span) if place.holds(loaded, each.span)]
    taken = [mend for each in found if (mend := _answered(each, loaded, documents, answers))]
    made = len(taken) if taken and _written(root / loaded.sheet.file, loaded, taken) else 0
    if found:
        left = f", {len(found) - made} left as written" if made < len(found) else ""
        sys.stdout.write(f"{loaded.sheet.file}: {count(made, 'citation')} mended{left}\n")
    return len(found), made


def _answered(
    slip: Mend | Choice, loaded: Loaded[Annotations], documents: dict[str, Document], answers: _Answers
) -> Mend | None:
    if isinstance(slip, Mend):
        _show(loaded, slip, documents)
        return slip if answers.wanted() else None
    line = loaded.sheet.lines.position(slip.span.start).line
    sys.stdout.write(f"{loaded.sheet.file}:{line}: these words stand in several places\n")
    for number, each in enumerate(slip.ways, 1):
        article = documents[each.source]
        at = Lines(article.text).position(each.place.start).line
        sys.stdout.write(f"  {number}  “{each.now}” ({article.article.file}:{at})\n")
    stem = loaded.sheet.file.rpartition("/")[2].rpartition(".")[0]
    meant = answers.which(slip, f"{stem}:{line}")
    if meant:
        _show(loaded, meant, documents)
    return meant


def _show(loaded: Loaded[Annotations], mend: Mend, documents: dict[str, Document]) -> None:
    """The exchange as a diff of the lines it touches."""
    text, line = loaded.sheet.text, loaded.sheet.lines.position(mend.span.start).line
    article = documents[mend.source]
    at = Lines(article.text).position(mend.place.start).line
    if mend.grave or mend.was not in mend.now:
        sys.stdout.write(f"{loaded.sheet.file}:{line}: nearest in {article.article.file}:{at}\n")
    before = _lines(text, mend.span.start, mend.span.end)
    after = _lines(mended(text, mend), mend.span.start, mend.span.start + len(mend.instead))
    sys.stdout.writelines([*(f"- {each}\n" for each in before), *(f"+ {each}\n" for each in after)])
    if mend.grave:
        words = ", ".join(f"“{each}”" for each in mend.grave)
        sys.stdout.write(f"! {words}: does what you say above it still hold?\n")


def _lines(text: str, start: int, end: int) -> Iterator[str]:
    lines = Lines(text)
    for number in range(lines.position(start).line, lines.position(max(start, end - 1)).line + 1):
        yield lines.line(number)


def _written(path: Path, loaded: Loaded[Annotations], taken: list[Mend]) -> bool:
    text, before = loaded.sheet.text, path.read_bytes()
    mark = _BOM if before.startswith(_BOM) else b""
    if before != mark + text.encode():
        sys.stderr.write(f"{loaded.sheet.file} was changed meanwhile; nothing is put in\n")
        return False
    for each in reversed(taken):
        text = mended(text, each)
    save.replace(path, mark + text.encode())
    return True


def _place(words: str) -> _Place:
    name, _, line = words.rpartition(":")
    return _Place(name, int(line)) if name and line.isdecimal() else _Place(words)


def _unknown(name: str, files: list[str], *, mended: bool) -> int:
    """No briefing is so called; one whose YAML cannot be read has been complained of above."""
    stems = tuple(file.rpartition("/")[2].rpartition(".")[0] for file in files)
    hints = near(name, stems)
    sys.stderr.write(f"no briefing that can be read is called {name}{f'; {hints[0]}' if hints and mended else ''}\n")
    return FAULTY
