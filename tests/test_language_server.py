"""Editors complete and explain every key, by the schemas and the lines at the head of the committed files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, copied
from language_server import LanguageServer, language_server

from collate.cli import main
from collate.load import load
from collate.pipeline import settings
from collate.schema import schemas

FILES = {"briefing": "briefings/gaza-truce-phase-two.yaml", "config": "config.yaml"}
SCHEMAS = schemas(*settings(load(ROOT)[0]))
Shape = dict[str, Any]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("written"))
    assert main(["schema", "--root", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def server(project: Path) -> Iterator[LanguageServer]:
    with language_server(project) as found:
        yield found


def modeline(project: Path, kind: str) -> str:
    """The committed first line, by which the server finds the schema."""
    return (project / FILES[kind]).read_text("utf-8").splitlines()[0]


def resolved(kind: str, shape: Shape) -> Shape:
    """A shape itself, where it stands in for one."""
    while True:
        inner = shape.get("allOf", [shape])[0]
        if inner is shape and "$ref" not in shape:
            return shape
        shape = SCHEMAS[kind]["$defs"][inner["$ref"].rpartition("/")[2]] if "$ref" in inner else inner


def mapping(kind: str, shape: Shape) -> Shape | None:
    """The mapping that a shape is, or that its list, its values or one of its forms is made of."""
    shape = resolved(kind, shape)
    if shape.get("properties"):
        return shape
    inner = [*shape.get("anyOf", ()), shape.get("items"), shape.get("additionalProperties")]
    return next((found for each in inner if isinstance(each, dict) and (found := mapping(kind, each))), None)


def places(kind: str) -> Iterator[tuple[str, Shape, list[str]]]:
    """Every place where keys stand: its name, its mapping, and the YAML that leads there."""
    yield "top", SCHEMAS[kind], []
    for name, shape in SCHEMAS[kind]["properties"].items():
        forms = resolved(kind, shape)
        found = mapping(kind, shape)
        if not found or name == "sources":
            continue
        if name == "limits":
            yield name, found, [f"{name}:"]
            continue
        listed = "items" in forms or any("items" in resolved(kind, each) for each in forms.get("anyOf", ()))
        yield name, found, [f"{name}:", "  - " if listed else "  k-5f3a1c:"]


KEYS = [pytest.param(kind, shape, lead, id=f"{kind}-{name}") for kind in FILES for name, shape, lead in places(kind)]


def test_the_committed_files_have_no_fault(server: LanguageServer, project: Path) -> None:
    for name in [*FILES.values(), *(f"seeds/{path.name}" for path in (project / "seeds").glob("*.yaml"))]:
        path = project / name
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=")
        assert server.open(path, path.read_text("utf-8")) == []


@pytest.mark.parametrize(("kind", "shape", "lead"), KEYS)
def test_every_key_is_offered_and_explained(
    server: LanguageServer, project: Path, kind: str, shape: Shape, lead: list[str]
) -> None:
    path, head = project / FILES[kind], [modeline(project, kind), *lead]
    item = bool(lead) and lead[-1].endswith("- ")
    before = head.pop() if item else "    " if lead else ""
    server.open(path, "\n".join([*head, before]))
    assert set(shape["properties"]) <= set(server.completions(len(head), len(before)))
    for key, about in shape["properties"].items():
        server.open(path, "\n".join([*head, f"{before}{key}: x"]))
        told = server.hover(len(head), len(before))
        assert " ".join(about["description"].split()) in " ".join(told.replace("\\", "").split()), key


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["key_points:", "  - cite:", "      - "], "names"),
        (["open_issues:", "  - positions:", "      Nobody:", "        - "], "names"),
        (["open_issues:", "  - id: "], "issues"),
        (["open_issues:", "  - positions:", "      "], "actors"),
        (["open_issues:", "  - status: "], ["open", "moving", "stuck", "settled"]),
        (["differ:", "  - severity: "], ["hard", "soft", "info"]),
        (["differ:", "  - kind: "], ["figure", "quote", "attribution", "date", "actor", "name", "framing"]),
        (["changes:", "  - kind: "], ["correction", "update"]),
        (["sources:", "  herald: "], "articles"),
        (["overrides:", "  k-5f3a1c: "], ["hide"]),
        (["overrides:", "  k-5f3a1c:", "    split:", "      - "], "names"),
    ],
)
def test_values_are_offered(server: LanguageServer, project: Path, lines: list[str], wanted: str | list[str]) -> None:
    config = yaml.safe_load((project / "config.yaml").read_text("utf-8"))
    briefing = yaml.safe_load((project / FILES["briefing"]).read_text("utf-8"))
    known = {
        "names": list(briefing["sources"]),
        "articles": sorted(path.name for path in (project / "seeds").glob("*.txt")),
        "issues": [each["id"] for each in config["issues"]],
        "actors": [name for each in config["actors"] for name in (each["name"], *each.get("aliases", []))],
    }
    path = project / FILES["briefing"]
    written = [modeline(project, "briefing"), *lines]
    server.open(path, "\n".join(written))
    offered = server.completions(len(written) - 1, len(written[-1]))
    assert set(known[wanted] if isinstance(wanted, str) else wanted) <= set(offered)


def test_a_wrong_key_is_underlined(server: LanguageServer, project: Path) -> None:
    path = project / FILES["briefing"]
    faults = server.open(path, path.read_text("utf-8").replace("\nquotes:", "\nquots:", 1))
    assert any("quots" in fault["message"] for fault in faults)
