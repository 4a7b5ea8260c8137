"""The house's rules, held by the suite: who imports whom, style, types, and no topic in code."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_rooms_import_only_downward() -> None:
    assert "broken" not in run(str(BIN / "lint-imports"), "--no-cache").lower().replace("0 broken", "")


def test_style_is_clean() -> None:
    run(str(BIN / "ruff"), "check", "--no-cache", ".")


def test_format_is_clean() -> None:
    run(str(BIN / "ruff"), "format", "--no-cache", "--check", ".")


def test_types_are_clean() -> None:
    run(str(BIN / "mypy"))


def python_files() -> list[Path]:
    return sorted((ROOT / "collate").rglob("*.py"))


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


def topics() -> set[str]:
    """Names, places and issues of every event at hand, from the project's own configuration and briefings."""
    config = yaml.safe_load((ROOT / "config.yaml").read_text("utf-8"))
    words: set[str] = set()
    for entry in config.get("issues", []) + config.get("actors", []):
        words |= {str(entry["id"]), str(entry["id"]).replace("-", " "), *map(str, entry.get("aliases", []))}
        words.add(str(entry.get("name") or entry.get("title")))
    for path in (ROOT / "briefings").glob("*.yaml"):
        briefing = yaml.safe_load(path.read_text("utf-8"))
        words |= {str(quote["who"]) for quote in listed(briefing.get("quotes", []))}
        words |= {str(issue["id"]) for issue in listed(briefing.get("open_issues", []))}
        words |= {actor for issue in listed(briefing.get("open_issues", [])) for actor in issue.get("positions", {})}
    return words


def listed(section: dict[str, Any] | list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = section.get("items", []) if isinstance(section, dict) else section
    return found


def test_no_topic_in_code() -> None:
    words = topics()
    assert len(words) > 20
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b", re.IGNORECASE)
    rooms = [*(ROOT / "collate").rglob("*"), *(ROOT / "templates").rglob("*")]
    texts = {path: path.read_text("utf-8") for path in rooms if path.is_file() and path.suffix != ".pyc"}
    assert texts
    found = {f"{path.relative_to(ROOT)}: {hit[0]}" for path, text in texts.items() for hit in pattern.finditer(text)}
    assert not found
