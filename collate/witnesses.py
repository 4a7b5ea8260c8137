"""The articles of a project, each with what is known of it and found in it."""

from collections.abc import Callable, Iterable

from collate.diagnostics import Checked, Diagnostic
from collate.extractors import crowded, extract
from collate.formats import read
from collate.ids import distinct, renamed, stem
from collate.model import About, Article, Inputs, RawFile, RawSource, Witness, raising
from collate.segment import segment

Testimony = Callable[[RawSource], Checked[Witness | None]]


def witness(raw: RawSource) -> Checked[Witness | None]:
    """One article, read, laid out and searched for all that it alone says."""
    article, complaints = read(raw)
    if article is None:
        return None, complaints
    most = raw.limits.article_findings
    found = testify(article, most)
    return found, (*complaints, *(_crowded(raw.file, kind, most) for kind in crowded(found.findings, most)))


def _crowded(file: str, kind: str, most: int) -> Diagnostic:
    message = f"this article has {most:,} {kind} or more; the first {most:,} are kept"
    return Diagnostic("warning", "too-many-findings", message, file, hints=(raising("article_findings", 2 * most),))


def testify(article: Article, most: int) -> Witness:
    """An article laid out, and what is found in it, at most so much of a kind."""
    document = segment(article)
    return Witness(document, extract(document, most))


def witnesses(inputs: Inputs, testimony: Testimony = witness) -> Checked[tuple[Witness, ...]]:
    """Every article that can be read, in order of file name; complaints name the others.

    `testimony` reads one article; a caller may have it recall what it read before.
    """
    beside, complaints = _abouts(inputs.articles, inputs.abouts)
    found = []
    for each in inputs.articles:
        one, faults = testimony(RawSource(each.file, each.data, beside.get(stem(each.file), About()), each.limits))
        complaints += faults
        found += [one] if one else []
    return _distinct(found), complaints


def _abouts(articles: Iterable[RawFile], files: Iterable[RawFile]) -> Checked[dict[str, About]]:
    """What the YAML beside each article states, by the article's name without its ending."""
    from collate import about  # noqa: PLC0415 - most articles have no YAML beside them, and what reads it takes long to import

    stems = {stem(each.file) for each in articles}
    found: dict[str, About] = {}
    complaints: tuple[Diagnostic, ...] = ()
    for each in files:
        stated, faults = about.read(each)
        complaints += faults if stem(each.file) in stems else (*faults, unaccompanied(each))
        found[stem(each.file)] = stated or About()
    return found, complaints


def unaccompanied(file: RawFile) -> Diagnostic:
    """The complaint about a YAML file that describes no article."""
    return Diagnostic("warning", "no-article", "no article of this name lies beside this file", file.file)


def _distinct(found: Iterable[Witness]) -> tuple[Witness, ...]:
    held = tuple(found)
    names = distinct((each.id, each.document.article.sha256) for each in held)
    return tuple(renamed(each, name) for each, name in zip(held, names, strict=True))
