"""The command line as a person meets it: exit codes, faults at their place, and a site that is whole or as it was."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from collate.cli import main

ROOT = Path(__file__).parent.parent
BRIEFING = "gaza-truce-phase-two"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def break_citation(project: Path, right: str, wrong: str) -> tuple[Path, int]:
    path = project / "briefings" / f"{BRIEFING}.yaml"
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    return path, text[: text.index(right)].count("\n") + 1


def test_build_alone_builds(project: Path) -> None:
    assert main(["--root", str(project), "-q"]) == 0
    assert (project / "site/briefings" / BRIEFING / "index.html").is_file()
    assert (project / "site/briefings" / BRIEFING / "briefing.json").is_file()


def test_articles_alone_become_one_briefing(bare_site: Path) -> None:
    (briefing,) = (bare_site / "briefings").iterdir()
    data = json.loads((briefing / "briefing.json").read_text("utf-8"))
    assert len(data["sources"]) == 4
    for section in ("summary", "key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies"):
        assert data[section], section


def test_misquoted_word_stops_the_build_at_its_place(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(project), "-q"]) == 0
    before = tree(project / "site")
    path, line = break_citation(project, "it sees no clear framework", "it sees no clean framework")
    assert main(["--root", str(project), "-q"]) == 1
    shown = capsys.readouterr().err
    assert f"briefings/{path.name}:{line}:" in shown
    assert "error[quote-not-found]" in shown
    assert "^^^^" in shown
    assert "nearest: “it sees no clear framework" in shown
    assert tree(project / "site") == before


def test_faults_as_json_and_for_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, line = break_citation(project, "it sees no clear framework", "it sees a clear framework")
    assert main(["check", "--root", str(project), "--format", "json"]) == 1
    faults = json.loads(capsys.readouterr().err)["diagnostics"]
    (fault,) = (each for each in faults if each["severity"] == "error")
    assert (fault["code"], fault["line"]) == ("quote-not-found", line)
    assert main(["check", "--root", str(project), "--format", "github"]) == 1
    assert f"::error file=briefings/{BRIEFING}.yaml,line={line}," in capsys.readouterr().err


def test_wrong_use_ends_with_two(tmp_path: Path) -> None:
    for words in (["build", "--nonsense"], ["--root", str(tmp_path / "nowhere")], ["extract"]):
        with pytest.raises(SystemExit) as stopped:
            main(words)
        assert stopped.value.code == 2


def test_no_article_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(tmp_path)]) == 1
    assert "error[no-articles]" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_extract_gives_words_at_their_offsets(capsys: pytest.CaptureFixture[str]) -> None:
    path = next((ROOT / "seeds").glob("002_*.txt"))
    assert main(["extract", str(path)]) == 0
    text = path.read_bytes().decode("utf-8")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"actor", "quote", "term", "statement", "figure", "moment"} <= {line["finding"] for line in lines}
    spans = [line["span"] for line in lines if "span" in line]
    assert spans
    assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)


def test_schema_writes_one_a_shape(tmp_path: Path) -> None:
    assert main(["schema", "--root", str(ROOT), "--out", str(tmp_path)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"about.json", "briefing.json", "config.json"}


def test_a_folder_that_is_no_site_is_not_replaced(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "precious").mkdir()
    (project / "precious/diary.txt").write_text("mine", "utf-8")
    assert main(["--root", str(project), "--out", str(project / "precious")]) == 1
    assert "choose another --out" in capsys.readouterr().err
    assert (project / "precious/diary.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Asia/Kolkata", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
        {"TZ": "America/Lima", "LC_ALL": "C", "PYTHONHASHSEED": "4242", "HOME": "/nowhere"},
    ],
)
def test_same_bytes_wherever_it_is_built(site: Path, project: Path, surroundings: dict[str, str]) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "-q", "--root", "."]
    done = subprocess.run(command, cwd=project, env={**os.environ, **surroundings}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert tree(project / "site") == tree(site)


def _never(*_: object, **__: object) -> None:
    message = "this was done already"
    raise AssertionError(message)


def test_an_edited_line_compares_no_articles_anew(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["--root", str(project), "-q"]) == 0
    monkeypatch.setattr("collate.comparers.compare", _never)
    break_citation(project, "it sees no clear framework", "sees no clear framework")
    assert main(["check", "--root", str(project), "-q"]) == 0
    break_citation(project, "sees no clear framework", "sees no clean framework")
    assert main(["check", "--root", str(project), "-q"]) == 1


def test_check_tells_again_what_the_build_told(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "seeds/stray.yaml").write_text("publisher: Nobody\n", "utf-8")
    assert main(["--root", str(project)]) == 0
    built = capsys.readouterr().err.splitlines()
    monkeypatch.setattr("collate.commands.making.check", _never)
    assert main(["check", "--root", str(project)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert "warning[no-article]" in told[0]
    assert told[:-1] == built[:-1]
    assert told[-1].split(" · ")[:-1] == built[-1].split(" · ")[:-2]


def test_two_briefings_with_one_address_are_told_at_the_second(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (project / "briefings" / f"{BRIEFING}.yaml").read_text("utf-8")
    (project / "briefings/zz.yaml").write_text(text, "utf-8")
    line = text[: text.index("slug:")].count("\n") + 1
    for _ in range(2):
        assert main(["check", "--root", str(project)]) == 1
        assert f"briefings/zz.yaml:{line}:7: error[given-twice]" in capsys.readouterr().err


def test_an_article_that_is_left_out_is_not_said_to_be_absent(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "seeds/001_256731d8ef87dd74.txt").write_bytes(b"")
    assert main(["check", "--root", str(project)]) == 1
    told = capsys.readouterr().err
    assert "warning[source-empty]" in told
    assert "error[unknown-file]: 001_256731d8ef87dd74.txt is left out of seeds/" in told
    assert "there is no article" not in told


def test_readers_see_whom_the_articles_name_where_the_editor_names_another(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefings").mkdir()
    text = "Ferries stop\n\n“We will not sail one more mile,” said Ilka Brandt, who leads the union, on Saturday.\n"
    (tmp_path / "seeds/herald.txt").write_text(text, "utf-8")
    notes = "sources: {herald: herald.txt}\nquotes: [{who: Tomas Reyl, cite: [{herald: not sail one more mile}]}]\n"
    (tmp_path / "briefings/ferry.yaml").write_text(notes, "utf-8")
    assert main(["--root", str(tmp_path), "-q"]) == 0
    told = (tmp_path / "site/briefings/ferry/index.html").read_text("utf-8")
    quotes = told[told.index('id="q-') :]
    assert quotes.index("Tomas Reyl") < quotes.index("as 1 article has it") < quotes.index("Ilka Brandt")


def test_place_answers_for_one_line_only(project: Path) -> None:
    assert main(["fix", "--root", str(project), "--place", "1"]) == 2
