"""`explain` and `diff`: why a statement is there, and what a change does to it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from bench import anchors
from collate import differing
from collate.cli import main
from collate.differing import FORMS, differences
from collate.load import load
from collate.model import Briefing
from collate.outputs.briefing_json import published
from collate.pipeline import edit

ROOT = Path(__file__).parent.parent
BRIEFING = "gaza-truce-phase-two"


def git(folder: Path, *words: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def committed(project: Path) -> Path:
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "first")
    return project


def briefing(project: Path) -> Briefing:
    return edit(load(project)[0])[0].briefings[0]


def test_every_statement_can_be_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = briefing(project)
    texts = {path.name: path.read_bytes().decode() for path in (project / "seeds").glob("*.txt")}
    for section in ("key_points", "quotes", "terms", "figures", "issues", "timeline", "discrepancies"):
        name = getattr(made, section)[0].id
        assert main(["explain", name, "--format", "json", "--root", str(project)]) == 0
        (told,) = json.loads(capsys.readouterr().out)["statements"]
        assert told["id"] == name
        assert told["rests"]
        for rest in told["rests"]:
            text = texts[Path(rest["file"]).name]
            assert text[rest["start"] : rest["end"]] == rest["exact"]
            assert all(text[each["start"] : each["end"]] == each["words"] for each in rest["found"])
            assert all(each["rule"] for each in rest["found"])


def test_an_explanation_shows_rules_places_and_what_was_joined(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "briefings" / f"{BRIEFING}.yaml").unlink()
    points = [each for each in briefing(project).key_points if any("same-statement" in why for why in each.why)]
    assert main(["explain", points[0].id, "--root", str(project)]) == 0
    shown = capsys.readouterr().out
    assert f"{points[0].id} · key point · extracted" in shown
    assert all(why in shown for why in points[0].why)
    assert f"[{points[0].citations[0].start}:{points[0].citations[0].end}]" in shown


def test_a_hidden_statement_is_explained_as_hidden(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = briefing(project)
    name = next(each.id for each in made.quotes if each.by == "auto")
    path = project / "briefings" / f"{BRIEFING}.yaml"
    path.write_text(path.read_text("utf-8") + f"\noverrides: {{{name}: hide}}\n", "utf-8")
    assert main(["explain", name, "--root", str(project)]) == 0
    assert "kept off the page" in capsys.readouterr().out


def test_an_unknown_id_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = briefing(project).quotes[0].id
    assert main(["explain", name[:-1] + "~", "--root", str(project)]) == 1
    assert f"did you mean `{name}`?" in capsys.readouterr().err
    assert main(["explain", "foo", "--root", str(project)]) == 1
    assert "an id looks like" in capsys.readouterr().err


def diff(project: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["diff", *words, "--root", str(project)]) == 0
    return capsys.readouterr().out


def test_nothing_changed_changes_nothing(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert diff(committed, capsys) == "every briefing says what it said at HEAD\n"
    assert json.loads(diff(committed, capsys, "--format", "json")) == {"against": "HEAD", "briefings": []}


def test_what_appears_vanishes_and_changes(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = committed / "briefings" / f"{BRIEFING}.yaml"
    text = path.read_text("utf-8").replace("say: Israel refuses safe", "say: Israel denies safe", 1)
    quote = next(each for each in briefing(committed).quotes if each.by == "auto")
    path.write_text(f"{text}\noverrides: {{{quote.id}: hide}}\n", "utf-8")
    (told,) = json.loads(diff(committed, capsys, "HEAD", "--format", "json"))["briefings"]
    found = {(each["how"], each["kind"]) for each in told["changes"]}
    assert found == {("changes", "key point"), ("vanishes", "quote")}
    shown = diff(committed, capsys)
    assert f"- quote {quote.id}" in shown
    assert "Israel refuses safe passage" in shown
    assert diff(committed, capsys, "--format", "markdown").startswith("## What this changes")
    assert path.read_text("utf-8").endswith("hide}\n")
    git(committed, "commit", "-qam", "second")
    assert "says what it said" in diff(committed, capsys)
    assert "statement vanishes" in diff(committed, capsys, "HEAD~1")


def test_a_new_and_a_lost_briefing(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (committed / "briefings" / f"{BRIEFING}.yaml").unlink()
    states = {each["state"] for each in json.loads(diff(committed, capsys, "--format", "json"))["briefings"]}
    assert states == {"new", "gone"}
    assert "<details><summary>Statements</summary>\n\n- **" in diff(committed, capsys, "--format", "markdown")


def test_an_article_that_only_grows_at_its_start_changes_no_citation(
    committed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next((committed / "seeds").glob("002_*.txt"))
    path.write_bytes(b"\n\n" + path.read_bytes())
    assert "says what it said" in diff(committed, capsys)


@pytest.mark.parametrize("ref", ["nope", "--help", "HEAD; rm -rf x", ""])
def test_a_commit_that_is_not_there(committed: Path, capsys: pytest.CaptureFixture[str], ref: str) -> None:
    assert main(["diff", "--root", str(committed), "--", ref]) == 1
    assert "there is no commit" in capsys.readouterr().err


def test_no_repository_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--root", str(project)]) == 1
    assert capsys.readouterr().err.startswith("this project is in no git repository")


def test_the_rules_of_a_commit_make_its_briefings(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("collate", "templates"):
        shutil.copytree(ROOT / name, committed / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", committed)
    old = committed / "collate" / "comparers" / "keypoints.py"
    text = old.read_text("utf-8")
    old.write_text(text.replace("MOST = 12", "MOST = 2"), "utf-8")
    git(committed, "add", "-A")
    git(committed, "commit", "-qm", "older rules")
    old.write_text(text, "utf-8")
    assert "+ key point" in diff(committed, capsys)


def test_no_source_can_write_markup_into_a_pull_request(project: Path) -> None:
    made = json.loads(published(briefing(project)))
    hostile = "<img src=x onerror=1> [a](http://x.example) @somebody ![](y) `z` | # **b**"
    changed = {**made, "title": hostile, "key_points": [{**made["key_points"][0], "text": hostile}]}
    shown = differing.markdown(differing.differences({"a": made}, {"a": changed}), "HEAD")
    for mark in ("<img", "[a](", "@somebody", "![", "**b**"):
        assert mark not in shown.replace("\\", "\0")


def test_no_single_change_ever_anchors() -> None:
    """The short run of `python -m bench.anchors`, which makes 100,000 changes."""
    counts = anchors.run(400, 5)
    assert counts["wrong"] == 0
    assert counts["passages that cannot be cited back"] == 0
    assert min(counts[way] for way in ("digit", "name", "not")) > 0


def test_a_change_shows_what_differs_and_a_number_as_it_is_counted() -> None:
    def reading(number: int) -> dict[str, object]:
        cited = {"source": "s", "start": 0, "end": 9, "exact": f"some {number} ships", "prefix": "", "suffix": ""}
        bounds = {"value": number, "low": number, "high": number, "unit": "ships", "qualifier": "about"}
        return {**bounds, "attributed_to": "the port", "as_of": None, "citation": cited}

    def edition(number: int) -> dict[str, dict[str, object]]:
        told = f"On the first morning of the strike some {number} ships lay in the old harbour of the town"
        figure = {"id": "f-1", "what": "ships", "readings": [reading(number)]}
        changes = [{"on": "2031-05-03", "kind": "correction", "note": {"text": f"It was {number}."}}]
        sources = [{"id": "s", "name": "herald"}]
        points = [{"id": "k-1", "text": told}]
        return {"x": {"sources": sources, "key_points": points, "figures": [figure], "changes": changes}}

    (found,) = differences(edition(38), edition(42))
    shown = FORMS["text"]((found,), "HEAD")
    assert "text: … of the strike some 38 ships lay in the … → … of the strike some 42 ships lay in the …\n" in shown
    assert "readings: about 38 ships, by the port in herald: “some 38 ships” → about 42 ships, by the port in" in shown
    assert "changes: 2031-05-03 correction: It was 38. → 2031-05-03 correction: It was 42.\n" in shown


def test_a_summary_of_very_many_changes_ends() -> None:
    many = {"x": {"key_points": [{"id": f"k-{number}", "text": f"Ship {number} sailed."} for number in range(400)]}}
    shown = FORMS["markdown"](differences({}, many), "HEAD")
    assert shown.count("**appears**") == 300
    assert "- … and 100 statements more\n" in shown
