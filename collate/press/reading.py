"""Work of the press: articles read, each to what is found in it. Takes and gives bytes, for any process to do."""

from collections.abc import Iterable

from collate.comparers.grouping import clue
from collate.diagnostics import Checked
from collate.model import About, RawFile, RawSource
from collate.pages.dossier import lean
from collate.press.values import Complaints, Read, Shown, Testimony
from collate.store import codec
from collate.witnesses import unaccompanied, witness

Job = tuple[RawFile, RawFile | None]
"""An article and the YAML beside it."""


def testify(jobs: Iterable[Job]) -> list[Read]:
    """For each article all that is kept of it."""
    return [_testify(*job) for job in jobs]


def _testify(file: RawFile, beside: RawFile | None) -> Read:
    stated, faults = _about(beside) if beside else (None, ())
    found, more = witness(RawSource(file.file, file.data, stated or About(), file.limits))
    article = found.document.article if found else None
    return Read(
        testimony=codec.dump(Testimony(found, faults + more)),
        document=codec.dump(Shown(lean(found.document) if found else None)),
        clue=codec.dump(clue(found)) if found else b"null",
        lead=codec.dump((article.id if article else "", article.sha256 if article else "", faults + more)),
    )


def stray(file: RawFile, alone: bool) -> bytes:  # noqa: FBT001 - called by its place
    """The complaints about a YAML file that describes no article, or one that another file describes too."""
    faults = _about(file)[1]
    return codec.dump(Complaints((*faults, unaccompanied(file)) if alone else faults))


def _about(file: RawFile) -> Checked[About | None]:
    """What YAML states; most articles have none, and what reads it takes long to import."""
    from collate import about  # noqa: PLC0415 - see above

    return about.read(file)
