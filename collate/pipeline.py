"""The ribbon itself: bytes in, files out, every stage a pure function of the one before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from collate import about, annotations, config
from collate.annotations import Annotations
from collate.check import check
from collate.comparers import compare
from collate.comparers.grouping import group
from collate.compose import compose
from collate.diagnostics import Checked, Diagnostic
from collate.extractors import extract
from collate.formats import read
from collate.located import Loaded
from collate.model import About, Article, Briefing, Config, File, Inputs, RawFile, RawSource, Witness
from collate.outputs import assets, render, templates
from collate.pages import paginate
from collate.segment import segment


@dataclass(frozen=True, slots=True)
class Edition:
    """All briefings of a project, with the articles they were made from."""

    config: Config
    witnesses: tuple[Witness, ...]
    briefings: tuple[Briefing, ...]


def edit(inputs: Inputs) -> Checked[Edition]:
    """Every stage but the last: what `check` looks at and `build` renders."""
    settings, complaints = config.read(inputs.config)
    settings = settings or Config()
    witnesses, unread = _witnesses(inputs)
    notes, unclear = _each(map(annotations.read, inputs.briefings))
    briefings, faults = _each(_brief(each, chosen, settings) for each, chosen in _events(notes, witnesses))
    return Edition(settings, witnesses, briefings), complaints + unread + unclear + faults


def publish(edition: Edition, files: tuple[RawFile, ...]) -> tuple[File, ...]:
    """The site's files, in order of path; `files` are the templates."""
    held = templates(files)
    pages = paginate(edition.briefings, edition.witnesses, edition.config)
    rendered = (file for page in pages for file in render(page, held))
    return tuple(sorted((*rendered, *assets(held)), key=lambda file: file.path))


def witness(raw: RawSource) -> Checked[Witness | None]:
    """One article, read and searched for all that it alone says."""
    article, complaints = read(raw)
    if article is None:
        return None, complaints
    return testify(article), complaints


def testify(article: Article) -> Witness:
    """An article laid out, and what is found in it."""
    document = segment(article)
    return Witness(document, extract(document))


def _witnesses(inputs: Inputs) -> Checked[tuple[Witness, ...]]:
    beside, complaints = _beside(inputs)
    raws = (RawSource(each.file, each.data, beside.get(_stem(each.file), About())) for each in inputs.articles)
    read_, unread = _each(map(witness, raws))
    return _distinct(read_), complaints + unread


def _beside(inputs: Inputs) -> Checked[dict[str, About]]:
    """What the YAML beside each article states, by the article's name without its ending."""
    articles = {_stem(each.file) for each in inputs.articles}
    found: dict[str, About] = {}
    complaints: list[Diagnostic] = []
    for each in inputs.abouts:
        if _stem(each.file) in articles:
            stated, faults = about.read(each)
            found[_stem(each.file)] = stated or About()
            complaints += faults
        else:
            complaints.append(Diagnostic("warning", "nothing-beside", "no article lies beside this file", each.file))
    return found, tuple(complaints)


def _stem(file: str) -> str:
    folder, _, name = file.rpartition("/")
    return f"{folder}/{name.rpartition('.')[0] or name}"


def _distinct(witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    """Articles whose names make the same id are told apart by their content, then by their place in order."""
    seen: set[str] = set()
    kept = []
    for each in witnesses:
        candidates = (each.id, f"{each.id}-{each.document.article.sha256[:8]}", f"{each.id}-{len(seen)}")
        chosen = next(name for name in candidates if name not in seen)
        seen.add(chosen)
        kept.append(each if chosen == each.id else _renamed(each, chosen))
    return tuple(kept)


def _renamed(each: Witness, name: str) -> Witness:
    article = replace(each.document.article, id=name)
    return Witness(replace(each.document, article=article), replace(each.findings, source=name))


def _events(
    notes: tuple[Loaded[Annotations], ...], witnesses: tuple[Witness, ...]
) -> Iterable[tuple[Loaded[Annotations] | None, tuple[Witness, ...]]]:
    """A briefing for each annotation, and one for each event among the articles that none of them names."""
    named: set[str] = set()
    for each in notes:
        chosen = _chosen(each, witnesses)
        named |= {witness.id for witness in chosen}
        yield each, chosen
    rest = {each.id: each for each in witnesses if each.id not in named}
    for event in group(tuple(rest.values())):
        yield None, tuple(rest[source] for source in event)


def _chosen(notes: Loaded[Annotations], witnesses: tuple[Witness, ...]) -> tuple[Witness, ...]:
    by_file = {each.document.article.file: each for each in witnesses}
    files = (f"seeds/{file}" for file in notes.value.sources.values())
    return tuple(by_file[file] for file in files if file in by_file)


def _brief(notes: Loaded[Annotations] | None, chosen: tuple[Witness, ...], settings: Config) -> Checked[Briefing | None]:
    briefing, complaints = compose(notes, chosen, compare(chosen, settings), settings)
    if briefing is None:
        return None, complaints
    return briefing, complaints + check(briefing, tuple(each.document for each in chosen))


def _each(checked: Iterable[Checked[object]]) -> Checked[tuple]:
    """The results that there are, and all complaints."""
    results, complaints = [], []
    for result, faults in checked:
        complaints += faults
        if result is not None:
            results.append(result)
    return tuple(results), tuple(complaints)
