"""The store gives back what was put into it or nothing, whatever happens to its file."""

import os
import pickle
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import example
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate import search
from collate.cli import main
from collate.diagnostics import Diagnostic
from collate.model import Briefing, Config, Number, Witness
from collate.pages import dossier, shelve, site
from collate.pages.shelf import Shelf
from collate.store import Store, codec, digest

ROOT = Path(__file__).parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        *((witness, Witness) for witness in example.witnesses()),
        (example.briefing(), Briefing),
        (example.config(), Config),
        (Diagnostic("error", "a-code", "message", "file", 1, 2, hints=("do",)), Diagnostic),
    ],
)
def test_values_come_back_as_they_were(value: object, kind: type) -> None:
    assert codec.load(codec.dump(value), kind) == value


def test_a_shelf_comes_back_as_it_was() -> None:
    documents = [witness.document for witness in example.witnesses()]
    held = dossier((example.briefing(),), documents, example.config(), site((), example.config()))
    shelf = shelve(example.briefing(), held)
    assert codec.load(codec.dump(shelf), Shelf) == shelf


@given(st.text(), st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_number_come_back(text: str, number: Number) -> None:
    fault = Diagnostic("info", text, text, text, hints=(text, text))
    assert codec.load(codec.dump(fault), Diagnostic) == fault
    again = codec.load(codec.dump((number,)), tuple[Number])[0]
    assert (again, type(again)) == (number, type(number))


@given(st.lists(st.binary(max_size=9)), st.lists(st.binary(max_size=9)))
def test_digests_tell_where_parts_are_cut(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def filled(folder: Path) -> dict[bytes, bytes]:
    entries = {digest(str(number)): bytes([number]) * (50 * number) for number in range(60)}
    store = Store(str(folder / "store.sqlite"))
    for key, data in entries.items():
        store.put(key, data)
    store.close()
    return entries


def read(path: Path, keys: list[bytes]) -> tuple[dict[bytes, bytes], str]:
    store = Store(str(path))
    found = dict(store.gets(keys))
    store.put(b"new", b"value")
    assert store.get(b"new") == b"value"
    store.close()
    return found, store.complaint


def test_entries_come_back(tmp_path: Path) -> None:
    entries = filled(tmp_path)
    assert read(tmp_path / "store.sqlite", list(entries)) == (entries, "")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_entry_is_no_entry(tmp_path: Path, seed: int) -> None:
    entries = filled(tmp_path)
    path, chance = tmp_path / "store.sqlite", random.Random(seed)  # noqa: S311 - damage, not a secret
    data = bytearray(path.read_bytes())
    for _ in range(seed):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data[: chance.randrange(len(data))] if seed % 4 == 0 else data)
    found, _ = read(path, list(entries))
    assert found.items() <= entries.items()


def test_an_entry_under_another_key_is_no_entry(tmp_path: Path) -> None:
    one, other, *_ = filled(tmp_path)
    with sqlite3.connect(tmp_path / "store.sqlite") as file:
        (data,) = file.execute("SELECT data FROM entry WHERE key = ?", (one,)).fetchone()
        file.execute("UPDATE entry SET data = ? WHERE key = ?", (data, other))
    file.close()
    assert set(read(tmp_path / "store.sqlite", [one, other])[0]) == {one}


class Bomb:
    """Runs code when it is unpickled."""

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.unlink, ("never",)


def foreign(path: Path) -> None:
    path.unlink()
    file = sqlite3.connect(path)
    file.execute("CREATE TABLE entry (other TEXT)")
    file.execute("PRAGMA user_version = 1")
    file.commit()
    file.close()


def folder(path: Path) -> None:
    path.unlink()
    (path / "inside").mkdir(parents=True)


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(9000)),  # noqa: S311 - as above
    "pickle": lambda path: path.write_bytes(pickle.dumps(Bomb())),
    "foreign": foreign,
    "folder": folder,
    "link": linked,
    "gone": lambda path: path.unlink(),
}
UNNOTICED = ("empty", "gone")
"""A build that finds no store begins one."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its site and its store."""
    root = tmp_path_factory.mktemp("kept")
    for name in ("seeds", "briefings"):
        shutil.copytree(ROOT / name, root / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "available", lambda: False)
        assert main(["build", "-q", "--root", str(root)]) == 0
    return root


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store_costs_time_only(
    built: Path, tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(search, "available", lambda: False)
    shutil.copytree(built, tmp_path / "copy", symlinks=True)
    root = tmp_path / "copy"
    DAMAGES[damage](root / ".collate/store.sqlite")
    assert main(["build", "-q", "--root", str(root), "--out", str(tmp_path / "site")]) == 0
    assert tree(tmp_path / "site") == tree(built / "site")
    assert len(capsys.readouterr().err.splitlines()) == (damage not in UNNOTICED)


SPENT = {"read-only": "PRAGMA query_only = ON", "full": "PRAGMA max_page_count = 1"}


@pytest.mark.parametrize("how", SPENT)
def test_a_store_that_takes_nothing_costs_time_only(
    built: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    connect = sqlite3.connect

    def connected(*given: str, **options: bool) -> sqlite3.Connection:
        file = connect(*given, **options)
        file.execute(SPENT[how])
        return file

    monkeypatch.setattr(search, "available", lambda: False)
    root = tmp_path / "copy"
    shutil.copytree(built, root)
    (root / "config.yaml").write_text("description: Other.\n", "utf-8")
    monkeypatch.setattr(sqlite3, "connect", connected)
    for name in ("site", "other"):
        assert main(["build", "-q", "--root", str(root), "--out", str(tmp_path / name)]) == 0
        assert len(capsys.readouterr().err.splitlines()) == 1
    shutil.rmtree(root / ".collate")
    monkeypatch.setattr(sqlite3, "connect", connect)
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert tree(tmp_path / "site") == tree(tmp_path / "other") == tree(root / "site")


def test_entries_with_other_bytes_never_reach_the_site(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "available", lambda: False)
    root = tmp_path / "copy"
    shutil.copytree(built, root)
    file = sqlite3.connect(root / ".collate/store.sqlite")
    rows = file.execute("SELECT key, data FROM entry ORDER BY key").fetchall()
    for (key, _), (_, data) in zip(rows, [*rows[1:], rows[0]], strict=True):
        file.execute("UPDATE entry SET data = ? WHERE key = ?", (data, key))
    file.commit()
    file.close()
    assert main(["build", "-q", "--root", str(root), "--out", str(tmp_path / "site")]) == 0
    assert tree(tmp_path / "site") == tree(built / "site")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="locks a file as another process does")
def test_a_store_that_another_build_writes_is_waited_for_and_then_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("collate.store._PATIENCE", 0.05)
    entries = filled(tmp_path)
    other = sqlite3.connect(tmp_path / "store.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    found, complaint = read(tmp_path / "store.sqlite", list(entries))
    assert found == entries
    assert "locked" in complaint
    other.close()


def test_nothing_is_kept_that_no_build_asks_for(tmp_path: Path) -> None:
    entries = filled(tmp_path)
    path = tmp_path / "store.sqlite"
    wanted = set(list(entries)[:5])
    store = Store(str(path))
    size = path.stat().st_size
    store.keep(wanted)
    store.close()
    assert set(read(path, list(entries))[0]) == wanted
    assert path.stat().st_size < size
