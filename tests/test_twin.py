"""The site before the standing one becomes the next: what is published is the same as if it were laid anew."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writer import tree

from collate import write as writing
from collate.model import File
from collate.write import Seen, publish, write
from collate.write.twin import Record, keep, recall

SIGN = File(writing.SIGN, b"{}")
PATHS = ("a", "b", "a/x", "a/y", "b/x/y", "c/d/e", "c/d/f", "index.html")
Site = dict[str, bytes]


def grown(files: Site) -> tuple[File, ...]:
    """A site of those files, of which none lies where another needs a folder."""
    kept = {path: data for path, data in files.items() if not any(f"{path}/" == one[: len(path) + 1] for one in files)}
    return (SIGN, *(File(path, data) for path, data in kept.items()))


def meddle(place: Path, path: str, way: str) -> None:
    """Change what stands in a folder of ours behind our back."""
    target = place / path
    if way == "add" and target.parent.is_dir() and not target.exists():
        target.write_bytes(b"stray")
    elif way == "remove" and target.is_file():
        target.unlink()
    elif way == "replace" and target.is_file():
        (place / "other").write_bytes(b"mine")
        (place / "other").rename(target)
    elif way == "write" and target.is_file():
        target.write_bytes(b"mine!")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(PATHS), st.sampled_from((b"1", b"2", b"")), max_size=5),
            st.sampled_from(("site", ".site.twin")),
            st.sampled_from(PATHS),
            st.sampled_from(("", "add", "remove", "replace", "write")),
        ),
        min_size=3,
        max_size=6,
    )
)
def test_whatever_stood_there_before_the_new_site_is_what_was_given(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Site, str, str, str]]
) -> None:
    root = tmp_path_factory.mktemp("twins")
    for files, place, path, way in steps:
        given_ = grown(files)
        write(given_, root / "site")
        assert tree(root / "site") == {file.path: file.data for file in given_}
        meddle(root / place, path, way)


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are taken over by a link."""
    made: list[str] = []
    link = os.link

    def counted(old: str, new: str, **named: bool) -> None:
        made.append(new)
        link(old, new, **named)

    monkeypatch.setattr(os, "link", counted)
    return made


def large(changed: bytes) -> dict[str, bytes]:
    return {SIGN.path: SIGN.data, **{f"pages/{n}/index.html": b"same" for n in range(50)}, "index.html": changed}


def renew(into: Path, files: Site, changed: set[str]) -> None:
    """Publish as a build does that knows what stands there."""
    seen = Seen(into.stat().st_ino, frozenset(tree(into))) if into.exists() else writing.NOTHING
    new = {path: path in changed or path not in seen.files for path in files}
    publish(new, lambda paths: [File(path, files[path]) for path in paths], into, seen)
    assert tree(into) == files


def test_a_change_of_one_page_lays_no_other(tmp_path: Path, links: list[str]) -> None:
    into = tmp_path / "site"
    renew(into, large(b"0"), set())
    for number in range(1, 5):
        links.clear()
        renew(into, large(b"%d" % number), {"index.html"})
        assert links == []
    both = {**large(b"4"), "pages/7/index.html": b"other"}
    renew(into, both, {"pages/7/index.html"})
    assert [Path(link).name for link in links] == ["index.html"]
    del both["pages/8/index.html"]
    renew(into, both, set())
    assert not (into / "pages/8").exists()
    renew(into, large(b"5"), {"index.html", "pages/7/index.html"})


BREAKS: dict[str, Callable[[Path], object]] = {
    "no record": lambda root: (root / ".site.lock").write_bytes(b""),
    "half a record": lambda root: (root / ".site.lock").write_bytes((root / ".site.lock").read_bytes()[:40]),
    "no twin": lambda root: shutil.rmtree(root / ".site.twin"),
    "another twin": lambda root: (
        shutil.rmtree(root / ".site.twin"),
        shutil.copytree(root / "site", root / ".site.twin"),
    ),
    "a stray": lambda root: (root / ".site.twin/pages/7/stray").write_bytes(b"x"),
    "a page replaced": lambda root: meddle(root / ".site.twin", "pages/7/index.html", "replace"),
    "half an update": lambda root: (root / ".site.twin").rename(root / ".site.new"),
    "a copy of the site": lambda root: (
        shutil.copytree(root / "site", root / "copy"),
        shutil.rmtree(root / "site"),
        (root / "copy").rename(root / "site"),
    ),
}


@pytest.mark.parametrize("how", BREAKS)
def test_a_twin_that_cannot_be_relied_on_is_done_without(tmp_path: Path, how: str) -> None:
    into = tmp_path / "site"
    for number in range(3):
        renew(into, large(b"%d" % number), {"index.html"})
    BREAKS[how](tmp_path)
    for number in range(3, 6):
        renew(into, large(b"%d" % number), {"index.html"})
    assert {path.name for path in tmp_path.iterdir()} <= {"site", ".site.lock", ".site.twin"}


def test_what_another_build_published_meanwhile_is_not_taken_for_what_was_seen(tmp_path: Path) -> None:
    into = tmp_path / "site"
    write((SIGN, File("index.html", b"seen")), into)
    seen = Seen(into.stat().st_ino, frozenset(tree(into)))
    write((SIGN, File("index.html", b"rival"), File("more.html", b"rival")), into)
    ours = {SIGN.path: SIGN.data, "index.html": b"seen"}
    publish(dict.fromkeys(ours, False), lambda paths: [File(path, ours[path]) for path in paths], into, seen)
    assert tree(into) == ours


def test_a_record_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """The disk is full by then: the new site stands all the same, and nobody is told that the old one does."""
    into = tmp_path / "site"
    renew(into, large(b"0"), set())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("collate.write.twin.keep", full)
        for number in range(1, 3):
            renew(into, large(b"%d" % number), {"index.html"})
    renew(into, large(b"3"), {"index.html"})


def test_without_links_the_site_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refusing)
    for number in range(3):
        renew(tmp_path / "site", large(b"%d" % number), {"index.html"})


@given(
    st.dictionaries(st.text("ab/é", max_size=4), st.tuples(st.integers(1, 2**63), st.integers(1, 2**63))),
    st.frozensets(st.sampled_from(PATHS)),
)
def test_a_record_comes_back(
    tmp_path_factory: pytest.TempPathFactory, folders: dict[str, tuple[int, int]], differing: frozenset[str]
) -> None:
    record = Record({"": (1, 2), **folders}, {"": (3, 4), "only": (5, 6)}, differing)
    with (tmp_path_factory.mktemp("record") / "lock").open("a+b") as file:
        keep(file, Record({}, {"": (1, 1)}, frozenset("longer than what comes after")))
        keep(file, record)
        assert recall(file) == record


def test_a_record_leads_nowhere_outside(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("a+b") as file:
        keep(file, Record({"": (1, 2)}, {"": (3, 4)}, frozenset(("a/../../b",))))
        assert recall(file) is None
