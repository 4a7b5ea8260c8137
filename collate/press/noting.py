"""Work of the press: the editor's YAML read, without all that reading articles needs. Takes and gives bytes."""

from collate import annotations
from collate.compose.sources import arranged, same_address
from collate.model import RawFile
from collate.press.values import Configured, Faults, Noted
from collate.store import codec


def configured(file: RawFile) -> bytes:
    """The configuration, None where it cannot be read, and all complaints."""
    from collate import config  # noqa: PLC0415 - its models take long to make, and it seldom changes

    return codec.dump(Configured(*config.read(file)))


def noted(file: RawFile) -> bytes:
    """The files that a briefing's YAML names as its sources, None where it cannot be read, and all complaints."""
    loaded, faults = annotations.read(file, lenient=True)
    return codec.dump(Noted(tuple(map(str, loaded.value.sources.values())) if loaded else None, faults))


def misnamed(file: RawFile, names: tuple[str, ...], there: tuple[str, ...]) -> Faults:
    """The complaints about the articles that a briefing's YAML names; `names` are those read of all `there`."""
    loaded, _ = annotations.read(file, lenient=True)
    return arranged(loaded, dict.fromkeys(names), there)[1]


def misaddressed(file: RawFile, slug: str) -> Faults:
    """The complaint about a briefing's YAML whose address another has."""
    loaded, _ = annotations.read(file, lenient=True)
    return (same_address(loaded, slug),) if loaded else ()
