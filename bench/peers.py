"""Other generators, given as many pages as Collate makes, to stand beside it in the same run."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.archive import articles

_LAYOUTS = {
    "_default/baseof.html": "<!doctype html><html lang=en><head><meta charset=utf-8><title>{{ .Title }}</title>"
    '<link rel=stylesheet href="/style.css"></head><body><header><a href="/">{{ .Site.Title }}</a></header>'
    '<main>{{ block "main" . }}{{ end }}</main></body></html>',
    "_default/single.html": '{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}'
    "</time>{{ .Content }}</article>{{ end }}",
    "_default/list.html": '{{ define "main" }}<ul>{{ range .Pages }}<li><a href="{{ .Permalink }}">{{ .Title }}</a>'
    "</li>{{ end }}</ul>{{ end }}",
    "index.html": '{{ define "main" }}<ul>{{ range .Site.RegularPages }}<li><a href="{{ .Permalink }}">{{ .Title }}'
    "</a></li>{{ end }}</ul>{{ end }}",
}
_PELICAN = """SITENAME = "An invented archive"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_PAGINATION = 20
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = None
AUTHOR = "x"
SLUGIFY_SOURCE = "basename"
"""


def hugo(root: Path, pages: int, program: str) -> Sequence[str]:
    """A Hugo site of that many articles; the command that builds it."""
    _written(root / "content/posts", pages)
    for name, text in _LAYOUTS.items():
        path = root / "layouts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "config.toml").write_text('baseURL = "https://example.org/"\ntitle = "An invented archive"\n', "utf-8")
    return (program, "--quiet", "--buildFuture")


def pelican(root: Path, pages: int, program: str) -> Sequence[str]:
    """A Pelican site of that many articles; the command that builds it."""
    _written(root / "content", pages)
    (root / "pelicanconf.py").write_text(_PELICAN, "utf-8")
    return (program, "-q", "content", "-o", "output", "-s", "pelicanconf.py")


def cleared(root: Path) -> None:
    """Nothing built before."""
    for name in ("public", "resources", "output", "__pycache__", "cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def _written(folder: Path, pages: int) -> None:
    folder.mkdir(parents=True)
    for told in articles(pages, seed=2):
        (folder / f"{told.name}.md").write_text(told.text, "utf-8")
