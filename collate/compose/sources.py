"""The articles of one briefing: which, in what order, under what names and letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from collate.diagnostics import Checked, Diagnostic
from collate.model import Comparison, Config, Origins, Source, Witness
from collate.text import Span

if TYPE_CHECKING:  # a briefing without YAML needs none of what reads it, and that takes long to import
    from collate.annotations import Annotations
    from collate.located import Loaded

T = TypeVar("T")
_HASH = re.compile(r"[-_]?[0-9a-f]{8,}$")
_LONGEST = 24
_ALPHABET = 26


def choose(
    annotations: Loaded[Annotations] | None, witnesses: Iterable[Witness], there: Iterable[str] = ()
) -> Checked[tuple[Witness, ...]]:
    """The articles of a briefing in its order: as the YAML lists them, or all by file name.

    A file that is not there, or listed twice, is complained of and left out; `there` are all files in seeds/,
    those that could not be read among them.
    """
    return arranged(annotations, {_base(each.document.article.file): each for each in witnesses}, there)


def arranged(
    annotations: Loaded[Annotations] | None, files: Mapping[str, T], there: Iterable[str] = ()
) -> Checked[tuple[T, ...]]:
    """`choose` for whatever stands for an article; `files` are by name without their folder."""
    if annotations is None:
        return tuple(files[name] for name in sorted(files)), ()
    chosen: dict[str, T] = {}
    faults: list[Diagnostic] = []
    unread = {_base(file) for file in there} - files.keys()
    for file in annotations.value.sources.values():
        if file in chosen:
            faults.append(annotations.sheet.fault(file.span, "given-twice", f"{file} is listed above already"))
        elif file in files:
            chosen[file] = files[file]
        elif file in unread:
            message, hint = f"{file} is left out of seeds/: nothing in it can be cited", "its own complaint says why"
            faults.append(annotations.sheet.fault(file.span, "unknown-file", message, hint))
        else:
            from collate.located import near  # noqa: PLC0415 - see above

            message = f"there is no article {file} in seeds/"
            faults.append(annotations.sheet.fault(file.span, "unknown-file", message, *near(file, tuple(files))))
    return tuple(chosen.values()), tuple(faults)


def named(annotations: Loaded[Annotations] | None, witnesses: Iterable[Witness]) -> dict[str, Witness]:
    """The articles by short name: the editor's, else the publisher's or the file's, numbered where they coincide.

    Of two names that an editor gives to one file the first counts.
    """
    if annotations:
        files = {_base(each.document.article.file): each for each in witnesses}
        given = {file: name for name, file in reversed(annotations.value.sources.items())}
        return {
            name: files[file]
            for name, file in annotations.value.sources.items()
            if given.get(file) == name and file in files
        }
    names: dict[str, Witness] = {}
    for each in witnesses:
        wanted = slug(each.document.article.about.publisher or "", _LONGEST) or _stem(each.document.article.file)
        numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, len(names) + 2))
        names[next(name for name in numbered if name not in names)] = each
    return names


def same_address(annotations: Loaded[Annotations], slug: str) -> Diagnostic:
    """The complaint about a briefing's YAML that gives an address which is taken, maybe by its file's name."""
    place = annotations.value.slug.span if annotations.value.slug else Span(0, 0)
    message = f"another briefing has the slug `{slug}`: each needs an address of its own"
    return annotations.sheet.fault(place, "given-twice", message)


def sources(names: Mapping[str, Witness], comparison: Comparison, config: Config) -> tuple[Source, ...]:
    """The sources as a briefing shows them."""
    return tuple(
        _source(name, _letter(number), each, _origins(each, comparison), config)
        for number, (name, each) in enumerate(names.items())
    )


def slug(words: str, longest: int) -> str:
    """`words` as an address: small letters, digits and hyphens, cut between words; empty if nothing is left."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) <= longest:
        return made
    return made[: longest + 1].rpartition("-")[0] or made[:longest]


def _source(name: str, letter: str, witness: Witness, origins: Origins, config: Config) -> Source:
    document, article = witness.document, witness.document.article
    credited = (*article.about.credits, *(each.name for each in witness.findings.credits))
    distinct = tuple({each.casefold(): each for each in reversed(credited)}.values())[::-1]
    return Source(
        id=article.id,
        name=name,
        letter=letter,
        file=article.file,
        sha256=article.sha256,
        about=replace(article.about, published=document.published, author=document.author, title=document.title),
        language=document.language,
        credits=distinct,
        origins=origins,
        excluded=tuple((each.span.start, each.span.end) for each in document.excluded),
        publish=article.about.publish or config.publish,
    )


def _origins(witness: Witness, comparison: Comparison) -> Origins:
    links = [each for each in comparison.origins if each.source == witness.id]
    declared = dict.fromkeys(each.origin for each in links if each.kind == "declared")
    return Origins(tuple(declared), tuple(dict.fromkeys(each.origin for each in links if each.kind == "possible")))


def _base(file: str) -> str:
    return file.rpartition("/")[2]


def _stem(file: str) -> str:
    """A file's name without its ending and without a hash at its end; a mere number gets a letter before it."""
    stem = _base(file).partition(".")[0]
    name = slug(_HASH.sub("", stem), _LONGEST) or slug(stem, _LONGEST) or "article"
    return f"s{name}" if name.isdigit() else name


def _letter(number: int) -> str:
    """The mark of the source: A, B … Z, AA, AB and so on."""
    above, last = divmod(number, _ALPHABET)
    return (_letter(above - 1) if above else "") + chr(ord("A") + last)
