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
from hostile import (
    BESIDE,
    BYTES,
    CITING,
    CONFIGURATION,
    GOOD,
    MARKDOWN,
    MILLION,
    NAMES,
    PLACES,
    SHAPES,
    SPECIAL,
    SPELLING,
    TEMPLATES,
    UNSEEN,
    YAML,
    over,
)

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


@pytest.mark.parametrize("kind", MARKDOWN)
def test_markdown_of_any_kind_is_shown_in_bounded_time(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    (project / "seeds/odd.md").write_bytes(MARKDOWN[kind])
    began = time.process_time()
    code, found = told(project, capsys)
    assert time.process_time() - began < SECONDS
    assert (code, [each for each in found if each["severity"] == "error"]) == (0, [])
    assert not (project / "ran").exists()


@pytest.mark.parametrize("char", UNSEEN)
def test_what_shows_nothing_is_named_in_a_text_and_refused_in_a_title(
    project: Path, capsys: pytest.CaptureFixture[str], char: str
) -> None:
    (project / "seeds/odd.txt").write_text(GOOD.replace("dam", f"d{char}am"), "utf-8")
    (project / "briefings/odd.yaml").write_text(f'title: "a\\U{ord(char):08X}b"\n{CITING}', "utf-8")
    code, found = told(project, capsys)
    assert code == 1
    assert {(each["code"], each["line"]) for each in found if each["file"] == "briefings/odd.yaml"} == {
        ("invisible", 1)
    }
    (named,) = [each for each in found if each["code"].endswith(("-character", "-separator"))]
    assert f"U+{ord(char):04X}" in named["message"]


@pytest.mark.parametrize("words", SPELLING)
def test_spelling_is_not_taken_for_something_hidden(
    project: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (project / "seeds/odd.txt").write_text(GOOD.replace("dam", words), "utf-8")
    (project / "briefings/odd.yaml").write_text(f"title: {words}\n{CITING}", "utf-8")
    assert told(project, capsys) == (0, [])


def test_names_of_any_kind_have_pages_of_their_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number, name in enumerate(NAMES):
        path = project / "seeds" / (os.fsdecode(name) if isinstance(name, bytes) else name)
        path.write_text(f"{GOOD}Number {number} was added on Monday.\n", "utf-8")
    code, found = told(project, capsys, "build")
    assert (code, found) == (0, [])
    assert len([*(project / "site/sources").glob("*/index.html")]) == len(NAMES) + 1
    made = [path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*")]
    assert len({path.casefold() for path in made}) == len(made)
    assert not [path for path in made if set(path.split("/")) & {"con", "nul", "aux", "com1", "lpt1"}]
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


@pytest.mark.parametrize("kind", BESIDE)
def test_what_stands_beside_an_article_is_refused_at_a_line(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    (project / "seeds/good.yaml").write_bytes(BESIDE[kind])
    code, found = told(project, capsys)
    assert (code, [each["line"] for each in found]) == (1, [1])


@pytest.mark.parametrize("kind", CONFIGURATION)
def test_a_configuration_is_refused_or_left_out_by_name(
    project: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    written = CONFIGURATION[kind]
    if written is None:
        (project / "config.yaml").mkdir()
    else:
        (project / "config.yaml").write_bytes(written)
    code, found = told(project, capsys)
    assert {each["file"] for each in found} == {"config.yaml"}
    assert (code, {bool(each["line"]) for each in found}) == ((0, {False}) if written is None else (1, {True}))


@pytest.mark.parametrize("kind", TEMPLATES)
def test_a_template_is_refused_by_name(project: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    (project / "templates").mkdir()
    (project / "templates/index.html").write_text(TEMPLATES[kind], "utf-8")
    code, found = told(project, capsys, "build")
    assert code == 1
    assert ("templates/index.html", "faulty-template") in {(each["file"], each["code"]) for each in found}
    assert not (project / "site").exists()


@pytest.mark.parametrize("kind", PLACES)
def test_what_stands_in_its_way_is_told_and_what_it_leads_to_stays(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    there = tmp_path_factory.mktemp("there")
    (there / "mine").write_text("mine", "utf-8")
    stands, code = PLACES[kind]
    stands(project, there)
    assert main(["build", "-q", "--root", str(project)]) == code
    assert "Traceback" not in capsys.readouterr().err
    assert {path.name: path.read_text("utf-8") for path in there.iterdir()} == {"mine": "mine"}


def test_a_root_is_no_site_and_a_name_without_end_no_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-q", "--root", str(project), "--out", "/"]) == 1
    assert capsys.readouterr().err == "/ cannot be a site: choose a folder below it\n"
    with pytest.raises(SystemExit):
        main(["build", "--root", str(project / ("x" * 300))])


def test_nobody_has_to_listen(project: Path) -> None:
    command = f"{sys.executable} {ROOT / 'build.py'} build --root {project} <&- >&- 2>&-"
    assert subprocess.run(command, shell=True, check=False).returncode == 0  # noqa: S602 - the shell closes streams
    assert (project / "site/index.html").exists()


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
