"""Lighthouse on each kind of page, on a phone and on a desktop: `python -m bench.lighthouse [SITE]`.

A kind that the site has not, and the page for unknown addresses, are those of a site of invented events.
Needs `npm --prefix tests/web ci` and a Chromium. Prints a row a page; fails below 100 in any category.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.serving import Served
from bench.showcase import showcase

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tests/web/node_modules/.bin/lighthouse"
KINDS = {
    "index": "index.html",
    "briefing": "briefings/*/index.html",
    "source": "sources/*/index.html",
    "issues": "issues/index.html",
    "issue": "issues/*/index.html",
    "actors": "actors/index.html",
    "actor": "actors/*/index.html",
    "search": "search/index.html",
    "changes": "changes/index.html",
    "about": "about/index.html",
    "404": "404.html",
}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking"
FULL = 100
AUDITS = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time", "total-byte-weight")


def pages(site: Path, other: Path) -> dict[str, tuple[Path, str]]:
    """The first page of each kind and the site it is of: `other` where `site` has none, or not at this address."""
    found: dict[str, tuple[Path, str]] = {}
    for kind, pattern in KINDS.items():
        here = site if kind != "404" and any(site.glob(pattern)) else other
        found[kind] = here, min(here.glob(pattern)).relative_to(here).as_posix()
    return found


def measure(address: str, *, desktop: bool) -> tuple[dict[str, int], list[str]]:
    """The score of each category, and what it was made of."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with tempfile.TemporaryDirectory() as profile:
        out = Path(profile) / "report.json"
        command = [str(TOOL), address, "--quiet", "--output=json", f"--output-path={out}"]
        command += ["--preset=desktop"] if desktop else []
        command += [f"--chrome-flags={FLAGS} --user-data-dir={profile}/chrome"]
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser}, capture_output=True)
        report = json.loads(out.read_text("utf-8"))
    scores = {name: round(100 * (one["score"] or 0)) for name, one in report["categories"].items()}
    return scores, [report["audits"][name]["displayValue"].replace("\xa0", " ") for name in AUDITS]


def main() -> int:
    """A row a page and form; 1 if any score is below 100."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "site")
    print(
        "| page | form | performance, accessibility, best practices, SEO | LCP, CLS, TBT, weight |\n|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        found = pages(site, showcase(Path(folder)))
        return 1 if sum(row(kind, *page, form) for kind, page in found.items() for form in ("phone", "desktop")) else 0


def row(kind: str, site: Path, path: str, form: str) -> bool:
    """Print what a page scores; whether any score is below 100."""
    served = Served(site)
    scores, told = measure(served.root + path, desktop=form == "desktop")
    served.close()
    print(f"| {kind} | {form} | {' / '.join(map(str, scores.values()))} | {', '.join(told)} |", flush=True)
    return any(score < FULL for score in scores.values())


if __name__ == "__main__":
    raise SystemExit(main())
