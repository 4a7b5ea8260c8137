"""Work of the press: articles read, each to what is found in it. Takes and gives bytes, for any process to do."""

from collections.abc import Iterable

from collate import about, annotations, config
from collate.compose.sources import arranged
from collate.model import About, RawFile, RawSource
from collate.press.values import Complaints, Configured, Faults, Noted, Testimony
from collate.store import codec
from collate.witnesses import unaccompanied, witness

Job = tuple[RawFile, RawFile | None]
"""An article and the YAML beside it."""


def testify(jobs: Iterable[Job]) -> list[bytes]:
    """For each article its witness, None where it cannot be read, and all complaints."""
    return [_testify(*job) for job in jobs]


def _testify(file: RawFile, beside: RawFile | None) -> bytes:
    stated, faults = about.read(beside) if beside else (None, ())
    found, more = witness(RawSource(file.file, file.data, stated or About()))
    return codec.dump(Testimony(found, faults + more))


def configured(file: RawFile) -> bytes:
    """The configuration, None where it cannot be read, and all complaints."""
    return codec.dump(Configured(*config.read(file)))


def stray(file: RawFile, alone: bool) -> bytes:  # noqa: FBT001 - called by its place
    """The complaints about a YAML file that describes no article, or one that another file describes too."""
    faults = about.read(file)[1]
    return codec.dump(Complaints((*faults, unaccompanied(file)) if alone else faults))


def noted(file: RawFile) -> bytes:
    """The files that a briefing's YAML names as its sources, None where it cannot be read, and all complaints."""
    loaded, faults = annotations.read(file, lenient=True)
    return codec.dump(Noted(tuple(map(str, loaded.value.sources.values())) if loaded else None, faults))


def misnamed(file: RawFile, names: tuple[str, ...]) -> Faults:
    """The complaints about the articles that a briefing's YAML names, if `names` are those there are."""
    loaded, _ = annotations.read(file, lenient=True)
    return arranged(loaded, dict.fromkeys(names))[1]
