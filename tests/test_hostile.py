"""Whatever a stranger puts into a project gives a result or a complaint that names its place, in bounded time."""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hostile import BYTES, CITING, GOOD, MILLION, NAMES, SHAPES, SPECIAL, YAML, over

from collate.cli import main

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names, pipes and limits as POSIX has them")

ROOT = Path(__file__).parent.parent
SECONDS = 5.0
MEMORY = 512 * 2**20


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("seeds", "briefings"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def told(project: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[dict[str, Any]]]:
    """The exit code of a run, and its complaints."""
    code = main([*(words or ("check",)), "--root", str(project), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().err)["diagnostics"]
    return code, found


def test_bytes_of_any_kind_are_shown_or_left_out_by_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, data in enumerate(BYTES.values()):
        (project / f"seeds/odd{number}.txt").write_bytes(data)
    code, found = told(project, capsys, "build")
    assert code == 0
    pages = {path.parent.name for path in (project / "site/sources").glob("*/index.html")}
    named = {Path(each["file"]).stem for each in found}
    assert {f"odd{number}" for number in range(len(BYTES))} <= pages | named
    assert {"encoding-guessed", "not-text", "source-empty"} <= {each["code"] for each in found}
    unseen = {each["code"]: each["line"] for each in found if each["code"].endswith("-character")}
    assert unseen.keys() >= {"direction-character", "zero-width-character", "control-character"}
    assert all(unseen.values())


def test_names_of_any_kind_have_pages_of_their_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(NAMES):
        path = project / "seeds" / (os.fsdecode(name) if isinstance(name, bytes) else name)
        path.write_text(f"{GOOD}Number {number} was added on Monday.\n", "utf-8")
    code, found = told(project, capsys, "build")
    assert (code, found) == (0, [])
    assert len([*(project / "site/sources").glob("*/index.html")]) == len(NAMES) + 1
    made = [path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*")]
    assert len({path.casefold() for path in made}) == len(made)
    assert all(path.isascii() and path.isprintable() and not set(path) & set('<>:"\\|?* ') for path in made)


@pytest.mark.parametrize("kind", SPECIAL)
def test_only_files_are_read(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    places = ("seeds/odd.txt", "seeds/good.yaml", "briefings/odd.yaml", "config.yaml")
    try:
        for place in places:
            SPECIAL[kind](project / place)
    except PermissionError:
        pytest.skip("only root may make a device")
    _, found = told(project, capsys)
    assert {each["file"] for each in found if each["code"] == "left-out"} == set(places)
    assert "root:" not in json.dumps(found)


@pytest.mark.parametrize("kind", YAML)
def test_yaml_is_refused_at_a_line(project: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    (project / "briefings/odd.yaml").write_bytes(YAML[kind])
    began = time.process_time()
    code, found = told(project, capsys)
    assert code == 1
    assert all(each["line"] for each in found if each["severity"] == "error")
    assert time.process_time() - began < SECONDS
    assert not (project / "ran").exists()


def test_a_good_briefing_is_not_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "briefings/good.yaml").write_text(CITING, "utf-8")
    assert told(project, capsys) == (0, [])


@pytest.mark.parametrize("shape", ["nested quotes", "speeches", "no space"])
def test_a_long_article_is_read_up_to_its_limit(project: Path, capsys: pytest.CaptureFixture[str], shape: str) -> None:
    (project / "seeds/odd.txt").write_bytes(over(shape, MILLION))
    began = time.process_time()
    code, found = told(project, capsys)
    assert time.process_time() - began < SECONDS
    assert code == 0
    (limit,) = [each for each in found if each["code"] == "article-too-long"]
    assert "longest: 1000000" in limit["hints"][0]


def test_the_limit_is_an_editors_to_raise(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/odd.txt").write_bytes(b"word " * 30_000)
    (project / "seeds/odd.yaml").write_text("longest: 150000\n", "utf-8")
    assert told(project, capsys) == (0, [])


def test_a_file_of_fifty_megabytes_is_left_out_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "seeds/odd.txt").write_bytes(b"word " * 10 * MILLION)
    began = time.process_time()
    code, found = told(project, capsys)
    assert (code, [each["code"] for each in found]) == (0, ["source-too-large"])
    assert time.process_time() - began < SECONDS


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize("length", [50_000, MILLION])
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_built_in_bounded_time_and_memory(project: Path, shape: str, length: int) -> None:
    (project / "seeds/odd.txt").write_bytes(over(shape, length))
    command = (sys.executable, str(ROOT / "build.py"), "build", "--root", str(project))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert after.ru_utime - before.ru_utime < 2 * SECONDS
    assert after.ru_maxrss * 1024 < MEMORY
