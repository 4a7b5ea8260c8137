"""A build from what is kept equals one from nothing, and does no more than it must."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bench.archive import lay
from bench.incremental import tree, walked
from collate import search
from collate.cli import main
from collate.pages import Sheet
from collate.press import standing, work

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _unsearched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "available", lambda: False)


@pytest.mark.timeout(600)
def test_incremental_equals_full(tmp_path: Path) -> None:
    published = 0
    for step, code, wrong in walked(50, 7, tmp_path):
        assert not wrong, step
        published += code == 0
    assert published > 20


def project(root: Path) -> Path:
    """Two events of three articles each."""
    lay(7, root)
    return root


def marks(site: Path) -> dict[str, tuple[int, int]]:
    found = {path.relative_to(site).as_posix(): path.stat() for path in site.rglob("*") if path.is_file()}
    return {name: (each.st_ino, each.st_mtime_ns) for name, each in found.items()}


def test_files_with_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    root = project(tmp_path / "archive")
    assert main(["build", "-q", "--root", str(root)]) == 0
    before, bytes_before = marks(root / "site"), tree(root / "site")
    article = min((root / "seeds").glob("e000000-*.md"))
    article.write_text(article.read_text("utf-8") + "\nIt rained in the afternoon.\n", "utf-8")
    assert main(["build", "-q", "--root", str(root)]) == 0
    after, bytes_after = marks(root / "site"), tree(root / "site")
    same = {name for name in bytes_before if bytes_after.get(name) == bytes_before[name]}
    assert bytes_after != bytes_before
    assert len(same) > len(before) / 2
    assert {name for name in same if before[name] != after[name]} == set()


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many pieces of work each stage was given."""
    counted: Counter[str] = Counter()
    run = work.run

    def counting(stage: str, shared: tuple[object, ...], batch: tuple[object, ...]) -> list[object]:
        counted[stage] += len(batch)
        return run(stage, shared, batch)

    monkeypatch.setattr(work, "run", counting)
    return counted


def test_one_change_does_no_more_than_it_must(tmp_path: Path, done: Counter[str]) -> None:
    root = tmp_path / "archive"
    lay(30, root)
    assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    every = dict(done)
    assert every["reading:testify"] == 30
    done.clear()
    article = sorted((root / "seeds").glob("*.md"))[13]
    article.write_text(article.read_text("utf-8") + "\nAbout 17 boats were seen.\n", "utf-8")
    assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    assert (done["reading:testify"], done["telling:briefings"]) == (1, 1)
    assert done["rendering:pages"] < every["rendering:pages"] / 2
    done.clear()
    briefing = min((root / "briefings").glob("*.yaml"))
    briefing.write_text(briefing.read_text("utf-8").replace("title: ", "title: Other "), "utf-8")
    assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    assert (done["reading:testify"], done["telling:briefings"]) == (0, 1)
    assert done["rendering:pages"] < every["rendering:pages"] / 2


def test_a_page_across_briefings_is_made_again_only_for_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "archive"
    lay(30, root)
    assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
    made: list[str] = []
    run = work.run

    def telling(stage: str, shared: tuple[object, ...], batch: tuple[tuple[tuple[Sheet, ...]]]) -> list[object]:
        made.extend(sheet.kind for job in batch if stage == "rendering:pages" for sheet in job[0] if len(sheet.of) > 1)
        return run(stage, shared, batch)

    monkeypatch.setattr(work, "run", telling)
    article = sorted((root / "seeds").glob("*.md"))[13]
    text = article.read_text("utf-8")
    changed = text.replace("Who will pay compensation", "Who will ever pay compensation")
    for now, kinds in ((f"{text}\nAbout 17 boats were seen.\n", set()), (changed, {"issue"})):
        article.write_text(now, "utf-8")
        made.clear()
        assert main(["build", "-q", "--root", str(root), "--jobs", "1"]) == 0
        assert set(made) == kinds


def test_a_store_does_not_grow_with_every_build(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    lay(3, root)
    article = min((root / "seeds").glob("*.md"))
    text, entries = article.read_text("utf-8"), []
    for number in range(9):
        article.write_text(f"{text}\nAbout {number} boats were seen.\n", "utf-8")
        assert main(["build", "-q", "--root", str(root)]) == 0
        kept = standing.store(str(root))
        entries.append(kept.count())
        kept.close()
    assert max(entries) < 3 * entries[0]
    assert entries != sorted(entries)


def test_a_build_with_nothing_to_do_imports_nothing_slow(tmp_path: Path) -> None:
    root = project(tmp_path / "archive")
    assert main(["build", "-q", "--root", str(root)]) == 0
    known = "import sys; from collate.cli import main; code = main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", known, "build", "--root", str(root)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert " files · " in done.stderr
    slow = {
        "jinja2",
        "yaml",
        "pydantic",
        "markdown_it",
        "babel",
        "dataclasses",
        "json",
        "pathlib",
        "shutil",
        "typing",
        "collate.pipeline",
    }
    assert slow & set(done.stdout.split()) == set()


def test_warnings_are_told_again_by_a_build_with_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path / "archive")
    (root / "seeds/nobody.yaml").write_text("publisher: Post\n", "utf-8")
    told = []
    for _ in range(2):
        assert main(["build", "--root", str(root)]) == 0
        told.append(capsys.readouterr().err.rpartition(" · ")[0])
    assert "no-article" in told[0]
    assert told[0] == told[1]


def test_a_change_that_no_mark_shows_is_seen(tmp_path: Path) -> None:
    root = project(tmp_path / "archive")
    config = root / "config.yaml"
    config.write_text("title: Before\n", "utf-8")
    assert main(["build", "-q", "--root", str(root)]) == 0
    looked = config.stat()
    with config.open("r+") as opened:
        opened.write("title: Behind\n")
    os.utime(config, ns=(looked.st_atime_ns, looked.st_mtime_ns))
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert "Behind" in (root / "site/index.html").read_text("utf-8")


def test_a_site_that_was_meddled_with_is_laid_anew(tmp_path: Path) -> None:
    root = project(tmp_path / "archive")
    assert main(["build", "-q", "--root", str(root)]) == 0
    before = tree(root / "site")
    (root / "site/index.html").write_text("mine", "utf-8")
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert tree(root / "site") == before
    shutil.rmtree(root / "site/about")
    assert main(["build", "-q", "--root", str(root)]) == 0
    assert tree(root / "site") == before
