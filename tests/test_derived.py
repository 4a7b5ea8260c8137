"""Tables that follow from the word lists are kept beside the code that made them, never in a project."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from collate.language import derived
from collate.language.derived import derived as kept_table
from collate.press.beside import Beside

MADE: list[str] = []


def likes() -> dict[str, frozenset[int]]:
    MADE.append("likes")
    return {"vell": frozenset((2, 1)), "ünst": frozenset()}


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python is told to keep compiled code, so that none of a test's stays; nobody keeps anything yet."""
    folder = tmp_path_factory.mktemp("kept") / "code"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(derived, "_KEEPER", [])
    MADE.clear()
    return folder


def kept(place: Path) -> list[Path]:
    return sorted(place.rglob("table-*"))


def test_without_a_keeper_a_table_is_made_once_a_process(place: Path) -> None:
    table = kept_table(likes)
    assert table() is table()
    assert MADE == ["likes"]
    assert not kept(place)


def test_what_is_kept_is_the_same_and_is_not_made_again(place: Path) -> None:
    derived.kept_by(Beside("table", b"code"))
    made, recalled = kept_table(likes)(), kept_table(likes)()
    assert made == recalled == likes()
    assert list(made) == list(recalled)
    assert MADE == ["likes"] * 2  # the second by this test
    assert len(kept(place)) == 1


def test_other_code_or_other_lists_make_it_anew(place: Path) -> None:
    derived.kept_by(Beside("table", b"code"))
    kept_table(likes)()
    derived.kept_by(Beside("table", b"other code"))
    kept_table(likes)()
    assert MADE == ["likes"] * 2
    assert len(kept(place)) == 1


@pytest.mark.parametrize(("head", "cut"), [(b"", 0), (b"", -1), (b"\0" * 16, None)])
def test_what_is_damaged_is_made_anew(place: Path, head: bytes, cut: int | None) -> None:
    derived.kept_by(Beside("table", b"code"))
    kept_table(likes)()
    (file,) = kept(place)
    whole = file.read_bytes()
    file.write_bytes(head + whole[len(head) : cut])
    kept_table(likes)()
    assert file.read_bytes() == whole


def test_a_build_keeps_its_tables_beside_the_package(project: Path, place: Path) -> None:
    told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = (sys.executable, str(ROOT / "build.py"), "build", "-q", "--root", str(project))
    subprocess.run(command, env=told | {"PYTHONPYCACHEPREFIX": str(place)}, check=True)
    assert kept(place)
    assert not list(project.rglob("table-*"))
