"""The whole site before two checkers of HTML: neither has a finding."""

import json
import re
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
DATA = r".*Inline script violates Content Security Policy.*"
"""A complaint that is none: JSON-LD is a block of data, which no browser runs and no policy blocks."""
INLINE = re.compile(r"<script(?![^>]* src=)[^>]*>")
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"


def pages(*sites: Served) -> list[Path]:
    return [path for site in sites for path in sorted(site.site.rglob("*.html"))]


def addresses(*sites: Served) -> list[str]:
    return [site.root + path.relative_to(site.site).as_posix() for site in sites for path in pages(site)]


def test_nu_html_checker(own: Served, rich: Served, arabic: Served, tools: Path, tmp_path: Path) -> None:
    if not shutil.which("java"):
        missing("java")
    (tmp_path / "filter").write_text(DATA + "\n", "utf-8")
    checker = str(tools / "vnu-jar/build/dist/vnu.jar")
    java = (
        "java",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xss2m",
        LOCAL,
        "-jar",
        checker,
        "--filterfile",
        str(tmp_path / "filter"),
    )
    done = subprocess.run((*java, *addresses(own, rich, arabic)), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    style = str(own.site / "assets/style.css")
    done = subprocess.run((*java, "--css", style), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_inline_is_a_script(own: Served, rich: Served) -> None:
    found = {tag for path in pages(own, rich) for tag in INLINE.findall(path.read_text("utf-8"))}
    assert found == {'<script type="application/ld+json">'}


def test_html_validate(own: Served, rich: Served, arabic: Served, tools: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules.json"
    rules.write_text(json.dumps(RULES), "utf-8")
    command = (str(tools / ".bin/html-validate"), "-c", str(rules), *map(str, pages(own, rich, arabic)))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
