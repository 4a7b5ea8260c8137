"""The whole site before two checkers of HTML: neither has a finding."""

import json
import shutil
import subprocess
from pathlib import Path

from conftest import missing

from bench.serving import Served

RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {
        "prefer-native-element": ["error", {"exclude": ["region", "dialog"]}],
        "require-sri": "off",
        "valid-id": ["error", {"relaxed": True}],
        "long-title": "off",
    },
}
NO_FAULTS = r".*Content Security Policy.*"
"""Complaints that are none: a page read from a disk has no origin that its own policy could name."""


def pages(*sites: Served) -> list[str]:
    return [str(path) for site in sites for path in sorted(site.site.rglob("*.html"))]


def test_nu_html_checker(own: Served, rich: Served, arabic: Served, tools: Path, tmp_path: Path) -> None:
    if not shutil.which("java"):
        missing("java")
    (tmp_path / "filter").write_text(NO_FAULTS + "\n", "utf-8")
    checker = str(tools / "vnu-jar/build/dist/vnu.jar")
    java = ("java", "-Xss2m", "-jar", checker, "--filterfile", str(tmp_path / "filter"))
    done = subprocess.run((*java, *pages(own, rich, arabic)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    style = str(own.site / "assets/style.css")
    done = subprocess.run((*java, "--css", style), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_html_validate(own: Served, rich: Served, arabic: Served, tools: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    command = (str(tools / ".bin/html-validate"), "-c", str(rules), *pages(own, rich, arabic))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
