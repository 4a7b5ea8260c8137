"""The publishing workflow's own steps, run here in their order from a clean clone, for a push and for a pull request.

What GitHub's actions do is stood in for; every `run:` is run as it is written. By command: `make dry-run`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct, field

ROOT = Path(__file__).parent.parent
WORKFLOW = ROOT / ".github/workflows/publish.yml"
ADDRESS = "https://someone.example/repo"
REF = "refs/heads/main"
GIT = ("git", "-c", "user.name=A stranger", "-c", "user.email=stranger@invalid.example")

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]


class Runner(Struct):
    """A machine of GitHub's, for one event: what a step may read and what it leaves."""

    event: str
    clone: Path
    temp: Path
    outputs: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def summary(self) -> Path:
        return self.temp / "summary.md"

    def run(self, job: str) -> bool:
        """The steps of a job; whether all went well."""
        steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"][job]["steps"]
        return all(self.step(each) for each in steps if self.holds(each.get("if", "true")))

    def step(self, step: dict[str, Any]) -> bool:
        if "uses" in step:
            self.action(step["uses"].partition("@")[0], step)
            return True
        given = {name: self.filled(str(value)) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ("bash", "-e", "-c", self.filled(step["run"])),
            cwd=self.clone,
            env=self.environment() | given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.said += f"— {step['name']}\n{done.stdout}"
        return done.returncode == 0 or bool(step.get("continue-on-error"))

    def action(self, name: str, step: dict[str, Any]) -> None:
        given = step.get("with", {})
        match name:
            case "actions/setup-python":
                subprocess.run((sys.executable, "-m", "venv", str(self.temp / "python")), check=True)
            case "actions/configure-pages":
                self.outputs[f"steps.{step['id']}.outputs.base_url"] = ADDRESS
            case "actions/upload-artifact" | "actions/upload-pages-artifact":
                shutil.copytree(self.clone / given["path"], self.temp / "artifact")
            case "actions/cache/save":
                self.kept.append(given["key"])
            case _:
                assert name in ("actions/checkout", "actions/cache/restore")

    def holds(self, condition: str) -> bool:
        told = {"github.event_name": self.event, "github.ref": REF}
        for name, value in told.items():
            condition = condition.replace(name, repr(value))
        return bool(eval(condition.replace("&&", "and").replace("true", "True"), {}))  # noqa: S307 - our own workflow

    def filled(self, text: str) -> str:
        return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: self.outputs.get(found[1], ""), text)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "HOME"))}
        return kept | {
            "PATH": f"{self.temp / 'python/bin'}:{os.environ['PATH']}",
            "CI": "true",
            "GITHUB_WORKSPACE": str(self.clone),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temp),
        }


@pytest.fixture
def runner(tmp_path: Path, request: pytest.FixtureRequest) -> Runner:
    clone, temp = tmp_path / "clone", tmp_path / "temp"
    temp.mkdir()
    subprocess.run(("git", "clone", "-q", "--no-hardlinks", str(ROOT), str(clone)), check=True)
    subprocess.run((*GIT, "commit", "-q", "--allow-empty", "-m", "A base"), cwd=clone, check=True)
    return Runner(request.param, clone, temp)


push = pytest.mark.parametrize("runner", ["push"], indirect=True)
from_a_fork = pytest.mark.parametrize("runner", ["pull_request"], indirect=True)


@push
def test_a_push_publishes_what_the_browser_can_walk(runner: Runner) -> None:
    assert runner.run("build"), runner.said
    assert len(runner.kept) == 1
    assert f'href="{ADDRESS}/' in (runner.temp / "artifact/index.html").read_text("utf-8")
    walked = ("tests/web/test_walk.py", "tests/test_site.py", "-k", "not bare")
    told = os.environ | {"COLLATE_SITE": str(runner.temp / "artifact")}
    done = subprocess.run(
        (sys.executable, "-m", "pytest", *walked), cwd=ROOT, env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@from_a_fork
def test_a_pull_request_tells_what_it_changes_and_leaves_the_site_to_look_at(runner: Runner) -> None:
    (briefing,) = (runner.clone / "briefings").glob("*.yaml")
    briefing.write_text(re.sub(r'title: ".*"', 'title: "Another <b>title</b>"', briefing.read_text("utf-8")), "utf-8")
    commit(runner)
    assert runner.run("build"), runner.said
    assert "Another" in runner.summary.read_text("utf-8")
    assert "<b>" not in runner.summary.read_text("utf-8")
    assert (runner.temp / "artifact/index.html").is_file()
    assert runner.kept == []


@from_a_fork
def test_a_fault_stands_at_its_line_and_nothing_is_built(runner: Runner) -> None:
    (briefing,) = (runner.clone / "briefings").glob("*.yaml")
    briefing.write_text(briefing.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    commit(runner)
    assert not runner.run("build")
    line = len(briefing.read_text("utf-8").splitlines())
    assert f"::error file=briefings/{briefing.name},line={line}," in runner.said
    assert not (runner.temp / "artifact").exists()


def commit(runner: Runner) -> None:
    subprocess.run((*GIT, "commit", "-q", "-a", "-m", "A change"), cwd=runner.clone, check=True)
