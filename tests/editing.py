"""An editor's project in small: two invented articles, and everything that is said of a YAML file beside them."""

from pathlib import Path

from collate import about, annotations, config
from collate.check import check
from collate.compose import choose, compose
from collate.diagnostics import Diagnostic
from collate.model import About, Article, Briefing, Comparison, Config, Document, Findings, RawFile, Witness
from collate.text import Span

INVALID = Path(__file__).parent / "invalid"


def document(text: str, name: str = "herald") -> Document:
    """An article laid out as one paragraph."""
    whole = Span(0, len(text))
    article = Article(name, f"seeds/{name}.txt", "0" * 64, text, "text", About(), whole)
    return Document(article, "en", (whole,), ())


def witnesses() -> tuple[Witness, ...]:
    """The two articles, without any finding."""
    texts = {path.stem: path.read_bytes().decode() for path in sorted((INVALID / "seeds").glob("*.txt"))}
    return tuple(Witness(document(text, name), Findings(name)) for name, text in texts.items())


def edited(data: bytes, comparison: Comparison | None = None) -> tuple[Briefing | None, tuple[Diagnostic, ...]]:
    """The briefing of a YAML file, and every complaint of it."""
    loaded, faults = annotations.read(RawFile("briefings/marlow-flood.yaml", data), lenient=True)
    if loaded is None:
        return None, faults
    chosen, missing = choose(loaded, witnesses())
    briefing, wrong = compose(loaded, chosen, comparison or Comparison(), Config())
    unproven = check(briefing, [each.document for each in chosen])
    return briefing, (*faults, *missing, *wrong, *unproven)


def complaints(kind: str, data: bytes) -> tuple[Diagnostic, ...]:
    """What is wrong with a file of this kind."""
    if kind == "briefing":
        return edited(data)[1]
    file = RawFile(f"{kind}.yaml", data)
    return config.read(file)[1] if kind == "config" else about.read(file)[1]
