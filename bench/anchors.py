"""Random changes of true citations: none may ever anchor on words the article does not have.

`python -m bench.anchors [CHANGES] [SEED]` takes passages of the project's articles and of invented
ones, makes sure that each cites back to its own span, then changes one digit, one letter of a name
or one “not”, and looks the changed words up. What anchors must stand in the article as it was looked up.
"""

import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from collate import anchor
from collate.folding import fold
from collate.model import Document, RawSource
from collate.text import Span
from collate.witnesses import witness

ROOT = Path(__file__).parent.parent
_WORD = re.compile(r"\w(?:\S*\w)?")
_NOT = re.compile(r"\b(?:not|never|no)\b ?|n['’]t\b", re.IGNORECASE)
_LONGEST = 24


def articles() -> list[Document]:
    """The project's articles, and the invented ones of the tests."""
    paths = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "tests" / "cases").rglob("*.txt"))]
    found = [witness(RawSource(f"seeds/{path.name}", path.read_bytes()))[0] for path in paths]
    return [each.document for each in found if each]


def passage(document: Document, chance: random.Random) -> Span:
    """A random run of whole words inside one paragraph."""
    paragraph = chance.choice(document.paragraphs)
    words = list(_WORD.finditer(document.text, paragraph.start, paragraph.end))
    first = chance.randrange(len(words))
    last = min(len(words) - 1, first + chance.randrange(1, _LONGEST))
    return Span(words[first].start(), words[last].end())


def changed(words: str, chance: random.Random) -> tuple[str, str]:
    """`words` with one digit, one letter of a name, or one negation changed, and which of these it was."""
    digits = [at for at, char in enumerate(words) if char.isdigit()]
    letters = [at for name in re.finditer(r"\b[A-Z]\w+", words) for at in range(*name.span()) if words[at].isalpha()]
    ways = ["not", *(["digit"] if digits else []), *(["name"] if letters else [])]
    way = chance.choice(ways)
    if way == "not":
        return way, _negated(words, chance)
    at = chance.choice(digits if way == "digit" else letters)
    others = "0123456789" if way == "digit" else "abcdefghijklmnopqrstuvwxyz"
    other = chance.choice([each for each in others if each != words[at].lower()])
    return way, words[:at] + (other.upper() if words[at].isupper() else other) + words[at + 1 :]


def _negated(words: str, chance: random.Random) -> str:
    found = list(_NOT.finditer(words))
    if found:
        gone = chance.choice(found)
        return words[: gone.start()] + words[gone.end() :]
    parts = words.split(" ")
    parts.insert(chance.randrange(1, len(parts) + 1), "not")
    return " ".join(parts)


def run(changes: int, seed: int) -> Counter[str]:
    """How many changes of each kind were made; what anchored wrongly is listed under `wrong`."""
    chance = random.Random(seed)  # noqa: S311 - a bench is repeatable
    known = [each for each in articles() if each.paragraphs]
    counts: Counter[str] = Counter()
    while sum(counts[way] for way in ("digit", "name", "not")) < changes:
        document = chance.choice(known)
        span = passage(document, chance)
        words = span.of(document.text)
        if not _cites_back(document, span, counts):
            counts["passages that cannot be cited back"] += 1
            continue
        way, wrong = changed(words, chance)
        counts[way] += 1
        for place in anchor.find(document, wrong).places:
            true = fold(place.exact) == fold(wrong) and document.text[place.start : place.end] == place.exact
            counts["stood elsewhere as changed" if true else "wrong"] += 1
    return counts


def _cites_back(document: Document, span: Span, counts: Counter[str]) -> bool:
    """Whether the passage, with more words around it if need be, cites its own span."""
    place = anchor.at(document, span)
    words = anchor.citable(document, place)
    if words is None:
        return False
    (cited,) = anchor.find(document, words).places
    counts["needed words around it"] += cited != place
    return cited.start <= place.start and place.end <= cited.end


def main() -> int:
    """Run and print; 1 if anything anchored that should not, or could not be cited back."""
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1  # noqa: PLR2004 - the second word
    began = time.perf_counter()
    counts = run(changes, seed)
    for name in ("digit", "name", "not", "needed words around it", "stood elsewhere as changed"):
        print(f"{counts[name]:>8}  {name}")
    print(f"{counts['passages that cannot be cited back']:>8}  passages that cannot be cited back")
    print(f"{counts['wrong']:>8}  anchored wrongly, in {time.perf_counter() - began:.0f} s")
    return int(counts["wrong"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
