"""The site is replaced whole or not at all."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collate import write as writing
from collate.model import File
from collate.write import CannotPublishError, write

SIGN = File(writing.SIGN, b"{}")
OLD = (SIGN, File("index.html", b"old"), File("gone/index.html", b"gone"))
NEW = (SIGN, File("index.html", b"new"), File("briefings/x/index.html", b"x"))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def expected(files: tuple[File, ...]) -> dict[str, bytes]:
    return {file.path: file.data for file in files}


def test_a_site_is_replaced_whole(tmp_path: Path) -> None:
    assert write(OLD, tmp_path / "site") == 3
    assert write(NEW, tmp_path / "site") == 3
    assert tree(tmp_path / "site") == expected(NEW)
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock", ".site.twin"}


def test_two_renames_serve_where_folders_cannot_be_exchanged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_exchanged", lambda *_: False)
    write(OLD, tmp_path / "site")
    write(NEW, tmp_path / "site")
    assert tree(tmp_path / "site") == expected(NEW)


@pytest.mark.parametrize("fails_at", range(5))
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int) -> None:
    write(OLD, tmp_path / "site")
    calls = iter(range(100))

    def failing_sync(_: int) -> None:
        if next(calls) == fails_at:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing_sync)
    try:
        write(NEW, tmp_path / "site")
    except CannotPublishError as fault:
        assert "No space left" in str(fault)
    assert tree(tmp_path / "site") in (expected(OLD), expected(NEW))
    assert (tree(tmp_path / "site") == expected(OLD)) == (fails_at < 3)


def test_a_build_cut_off_between_two_renames_is_completed(tmp_path: Path) -> None:
    write(OLD, tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    (tmp_path / ".site.new").mkdir()
    write(NEW, tmp_path / "site")
    assert tree(tmp_path / "site") == expected(NEW)
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".site.lock", ".site.twin"}


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_linked_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotPublishError, match="it is a link"):
        write(NEW, tmp_path / "site")


def test_modes_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(NEW, tmp_path / "site")
    finally:
        os.umask(before)
    assert (tmp_path / "site/index.html").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / "site/briefings/x").stat().st_mode & 0o777 == 0o755


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]{1,3}(/[a-z]{4,5}){0,2}\.x", fullmatch=True), st.binary(), max_size=5))
def test_what_is_written_is_what_was_given(tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes]) -> None:
    given_ = (SIGN, *(File(path, data) for path, data in sorted(files.items())))
    into = tmp_path_factory.mktemp("written") / "site"
    write(given_, into)
    assert tree(into) == expected(given_)


def test_what_did_not_change_is_kept_and_what_was_touched_is_not(tmp_path: Path) -> None:
    site = tmp_path / "site"
    files = [SIGN, File("a/same.txt", b"same"), File("a/other.txt", b"was"), File("touched.txt", b"mine")]
    write(files, site)
    before = (site / "a/same.txt").stat().st_ino
    (site / "touched.txt").write_bytes(b"your")
    (site / writing.SIGN).chmod(0o600)
    write([*files[:2], File("a/other.txt", b"now"), files[3]], site)
    assert (site / "a/same.txt").stat().st_ino == before
    assert (site / "a/same.txt").stat().st_nlink == 2
    assert [(site / name).read_bytes() for name in ("a/other.txt", "touched.txt")] == [b"now", b"mine"]
    assert (site / writing.SIGN).stat().st_mode & 0o777 == 0o644
