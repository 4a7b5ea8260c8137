"""Templates' code is kept beside the package's own: used again, never in a project, and never for another source."""

import sys
from pathlib import Path

import pytest

from collate import survey
from collate.cli import main
from collate.model import RawFile
from collate.outputs import compiling
from collate.outputs import templates as made_of
from collate.press.compiled import templates_code


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Python is told to keep compiled code, so that none of a test's stays."""
    folder = tmp_path_factory.mktemp("kept") / "code"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def filled(text: str, language: str = "en") -> str:
    held, faults = made_of([RawFile("own.html", text.encode())], language, compiled=templates_code())
    assert not faults
    return held.fill("own.html", {"name": "<Vell>"})


def kept(place: Path) -> list[Path]:
    return sorted(place.rglob("template-*"))


def test_a_template_is_compiled_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert filled("{{ name }} sails") == "&lt;Vell&gt; sails"
    assert len(kept(place)) == 1
    monkeypatch.setattr(compiling.Generator, "visit_Template", None)
    assert filled("{{ name }} sails") == "&lt;Vell&gt; sails"


def test_another_source_is_compiled_anew_and_takes_its_place(place: Path) -> None:
    filled("{{ name }} sails")
    assert filled("{{ name }} rests") == "&lt;Vell&gt; rests"
    assert len(kept(place)) == 1


@pytest.mark.parametrize(("head", "cut"), [(b"", 0), (b"", -1), (b"\0" * 16, None)])
def test_what_is_damaged_is_compiled_anew(place: Path, head: bytes, cut: int | None) -> None:
    filled("{{ name }} sails")
    (file,) = kept(place)
    whole = file.read_bytes()
    file.write_bytes(head + whole[len(head) : cut])
    assert filled("{{ name }} sails") == "&lt;Vell&gt; sails"
    assert file.read_bytes() == whole


def test_code_that_another_version_made_is_not_run(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled("{{ name }} sails")
    whole = kept(place)[0].read_bytes()
    monkeypatch.setattr(survey, "versions", lambda: "another")
    filled("{{ name }} sails")
    assert kept(place)[0].read_bytes() != whole


def test_code_depends_on_no_language(place: Path) -> None:
    text = '{{ "2031-05-12"|day }}'
    assert filled(text) == "12 May 2031"
    before = kept(place)[0].read_bytes()
    assert filled(text, "de") == "12. Mai 2031"
    assert kept(place)[0].read_bytes() == before


def test_where_nothing_can_be_written_nothing_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write_text("no folder", "utf-8")
    assert filled("{{ name }} sails") == "&lt;Vell&gt; sails"
    monkeypatch.setattr(sys, "pycache_prefix", str(place.parent / "other"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled("{{ name }} sails") == "&lt;Vell&gt; sails"
    assert not (place.parent / "other").exists()


def test_a_project_and_its_store_hold_no_code(project: Path, place: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates/index.html").write_text('{% extends "collate/index.html" %}', "utf-8")
    assert main(["build", "-q", "--root", str(project)]) == 0
    assert kept(place)
    assert not [path for path in project.rglob("*") if path.suffix == ".pyc"]
    store = b"".join(path.read_bytes() for path in (project / ".collate").iterdir() if path.is_file())
    assert not [path for path in kept(place) if path.read_bytes()[16:] in store]
