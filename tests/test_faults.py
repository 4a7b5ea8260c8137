"""Whatever fails or dies while a site is published: the old one stands, or the new, whole; and nothing is silent."""

import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from needed import program
from writer import named, site, tree

from collate import write as writing
from collate.cli import main
from collate.write import CannotPublishError, write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and faults as POSIX has them")

ROOT = Path(__file__).parent.parent
WRITER = (sys.executable, str(Path(__file__).parent / "writer.py"))
FOREVER = "1000000"
CALLS = ("mkdir", "open", "link", "chmod", "fsync", "rename", "lstat", "unlink", "rmdir", "walk")
CHANGING = (
    *("openat", "write", "mkdir", "chmod", "link", "linkat", "fsync", "syncfs"),
    *("rename", "renameat2", "flock", "unlink", "rmdir", "ftruncate"),
)
FAULTS = ("error=ENOSPC", "error=EIO", "error=EACCES", "signal=KILL")


def litter(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"site", ".site.lock", ".site.twin"}


def settled(folder: Path) -> None:
    """The next build is right, and leaves nothing else behind."""
    write(site("a"), folder / "site")
    assert named(folder / "site") == "a"
    assert litter(folder) == set()


@pytest.mark.parametrize("times", [8, pytest.param(1_000, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])])
def test_killed_at_any_moment(tmp_path: Path, times: int) -> None:
    chance = random.Random(20310503)  # noqa: S311 - moments, no secret
    write(site("a"), tmp_path / "site")
    for _ in range(times):
        with subprocess.Popen((*WRITER, str(tmp_path / "site"), FOREVER), stderr=subprocess.PIPE) as running:
            before = (tmp_path / "site").stat().st_ino
            while (tmp_path / "site").stat().st_ino == before:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.03)
            running.send_signal(signal.SIGKILL)
        assert named(tmp_path / "site")
        if chance.random() < 0.2:
            settled(tmp_path)
    settled(tmp_path)


def test_a_reader_never_meets_half_a_site(tmp_path: Path) -> None:
    write(site("a"), tmp_path / "site")
    met: set[bytes] = set()
    paths = ("index.html", "briefings/x/index.html")
    with subprocess.Popen((*WRITER, str(tmp_path / "site"), FOREVER)) as running:
        for looks in count():
            met |= {(tmp_path / "site" / path).read_bytes() for path in paths}
            if looks > 2_000 and len(met) == 4:
                break
        running.kill()
    assert met <= {file.data for name in "ab" for file in site(name) if file.path in paths}


@pytest.mark.parametrize("call", CALLS)
def test_each_call_failing_in_turn_leaves_a_whole_site(
    tmp_path: Path, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = getattr(os, call)
    for fails_at in range(60):
        write(site("a"), tmp_path / "site")
        count = iter(range(1_000))

        def failing(*given: object, count: object = count, fails_at: int = fails_at, **named: object) -> object:
            if next(count) == fails_at:  # type: ignore[call-overload]
                raise OSError(28, "No space left on device")
            return true(*given, **named)

        with monkeypatch.context() as broken:
            broken.setattr(os, call, failing)
            try:
                write(site("b"), tmp_path / "site")
            except CannotPublishError as fault:
                assert "No space left" in str(fault)
                assert named(tmp_path / "site") == "a"
        assert named(tmp_path / "site")
        settled(tmp_path)
        if next(count) <= fails_at:
            return
    pytest.fail("it never came to an end")


def test_a_file_size_limit_leaves_the_old_site_and_says_so(tmp_path: Path) -> None:
    write(site("a"), tmp_path / "site")
    before = tree(tmp_path / "site")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))  # noqa: E731 - run in the child
    done = subprocess.run(
        (*WRITER, str(tmp_path / "site"), "1"), preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, "site/ is as it was: File too large\n")
    assert tree(tmp_path / "site") == before
    assert litter(tmp_path) == set()


def test_a_place_that_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CannotPublishError, match="site/ is as it was"):
        write(site("a"), tmp_path / "file/site")


def test_rivals_end_with_the_site_of_a_lone_build(tmp_path: Path, project: Path, site: Path) -> None:  # noqa: ARG001
    command = (sys.executable, str(ROOT / "build.py"), "build", "-q", "--root", str(project))
    rivals = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [each.communicate()[1] for each in rivals]
    assert [each.returncode for each in rivals] == [0, 0], said
    first = tree(project / "site")
    shutil.rmtree(project / ".collate", ignore_errors=True)
    assert main(["build", "-q", "--root", str(project)]) == 0
    assert tree(project / "site") == first
    assert {path.name for path in project.glob(".site.*")} == {".site.lock", ".site.twin"}


def test_input_that_vanishes_leaves_a_whole_site(project: Path) -> None:
    assert main(["build", "-q", "--root", str(project)]) == 0
    before = tree(project / "site")
    command = (sys.executable, str(ROOT / "build.py"), "build", "-q", "--root", str(project))
    (project / "config.yaml").write_text("title: Another\n", "utf-8")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        time.sleep(0.1)
        shutil.rmtree(project / "seeds")
        said = running.communicate()[1]
    assert "Traceback" not in said
    assert running.returncode == 0 or (tree(project / "site") == before and said)


@pytest.mark.long
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("fault", FAULTS)
def test_every_system_call_failing_in_turn(tmp_path: Path, fault: str) -> None:
    """By strace, which lets the n-th call of a name fail or kills the process in it."""
    strace = (program("strace", ("strace",), "install Debian's package strace"), "-f", "-qq", "-o")
    place = tmp_path / "site"
    write(site("a"), place)
    log = tmp_path / "log"
    shown = ",".join(CHANGING)
    subprocess.run((*strace, str(log), "-y", "-e", f"trace={shown}", *WRITER, str(place), "1"), check=True)
    tried = 0
    for name in CHANGING:
        lines = [line for line in log.read_text("utf-8", "replace").splitlines() if re.match(rf"\d+ +{name}\(", line)]
        for number, line in enumerate(lines, 1):
            if str(tmp_path) not in line:
                continue
            write(site("a"), place)
            inject = f"inject={name}:{fault}:when={number}"
            command = (*strace, str(tmp_path / "out"), "-e", f"trace={name}", "-e", inject, *WRITER, str(place), "1")
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            found = named(place)
            assert found, (name, line)
            assert "Traceback" not in done.stderr, (name, line, done.stderr)
            assert found == "b" or done.returncode, (name, line)
            write(site("a"), place)
            assert litter(tmp_path) == {"log", "out"}, (name, line)
            tried += 1
    assert tried > 20


@pytest.mark.long
def test_a_full_disk_and_one_that_may_only_be_read(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ("mount", "-t", "tmpfs", "-o", "size=96k", "none", str(disk))
    if subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    try:
        write(site("a"), disk / "site")
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 4096):
                pass
        with pytest.raises(CannotPublishError, match="No space left"):
            write(site("b"), disk / "site")
        assert named(disk / "site") == "a"
        subprocess.run(("mount", "-o", "remount,ro", str(disk)), check=True)
        with pytest.raises(CannotPublishError, match="Read-only"):
            write(site("b"), disk / "site")
        assert named(disk / "site") == "a"
    finally:
        subprocess.run(("umount", str(disk)), check=True)


def test_one_waits_while_another_writes(tmp_path: Path) -> None:
    done: list[str] = []
    with writing._alone(tmp_path / "site"):  # noqa: SLF001 - the lock itself
        waiting = threading.Thread(target=lambda: (write(site("b"), tmp_path / "site"), done.append("written")))
        waiting.start()
        waiting.join(0.2)
        assert done == []
    waiting.join(10)
    assert done == ["written"]
