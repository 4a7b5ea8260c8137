"""Every limit has its key in config.yaml, names it when it is met, and is an editor's to raise."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import CITING, GOOD
from msgspec.structs import asdict

from collate.cli import main
from collate.commands.desk import edited
from collate.config import LimitsKey, read
from collate.model import USUAL, RawFile

ROOT = Path(__file__).parent.parent
MORE = 'key_points:\n  - say: y\n    cite: [{good: "the board said"}]\n'

MET: dict[str, tuple[int, str, str, str]] = {
    "articles": (1, "seeds/odd.txt", GOOD + "More.\n", "too-many-articles"),
    "article_bytes": (len(GOOD.encode()), "seeds/odd.txt", GOOD + "More.\n", "source-too-large"),
    "article_characters": (len(GOOD), "seeds/odd.txt", GOOD + "More.\n", "article-too-long"),
    "article_brackets": (9, "seeds/odd.md", GOOD + "[x](https://x.example) " * 10, "too-many-brackets"),
    "article_findings": (
        3,
        "seeds/odd.txt",
        GOOD + "About 300 left on 3 May.\nAbout 400 left.\n" * 2,
        "too-many-findings",
    ),
    "yaml_characters": (len(CITING), "briefings/odd.yaml", CITING + "title: x\n", "too-large"),
    "yaml_values": (7, "briefings/odd.yaml", CITING + "title: x\nslug: x\nlead: x\n", "too-many-values"),
    "yaml_depth": (4, "briefings/odd.yaml", CITING, "too-deep"),
    "prose_characters": (9, "briefings/odd.yaml", f"body: {'x' * 10}\n{CITING}", "too-long"),
    "prose_brackets": (
        2,
        "briefings/odd.yaml",
        f"body: {'[x]' * 3}\n{CITING}".replace("body: ", "body: x "),
        "too-many-brackets",
    ),
    "page_characters": (
        5_000,
        "templates/index.html",
        "{{ 'x' * 4000 }}{{ site.title }}{{ 'x' * 4000 }}",
        "faulty-template",
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("seeds", "briefings", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def test_every_limit_stands_in_the_configuration_with_its_default() -> None:
    text = (ROOT / "config.yaml").read_text("utf-8").partition("# limits:\n")[2]
    block = "".join(line.removeprefix("#") for line in text.splitlines(keepends=True) if line.startswith("#   "))
    assert yaml.safe_load(block) == asdict(USUAL)
    assert LimitsKey.model_fields.keys() == asdict(USUAL).keys() == MET.keys()


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    main(["build", "--root", str(project), "--format", "json"])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().err)["diagnostics"]
    return found


@pytest.mark.parametrize("key", MET)
def test_a_limit_names_its_key_and_can_be_raised(project: Path, capsys: pytest.CaptureFixture[str], key: str) -> None:
    limit, file, text, code = MET[key]
    (project / file).write_text(text, "utf-8")
    assert [each["code"] for each in told(project, capsys) if each["code"] == code] == []
    (project / "config.yaml").write_text(f"limits: {{{key}: {limit}}}\n", "utf-8")
    found = [each for each in told(project, capsys) if each["code"] == code]
    assert found
    assert all(f"limits: {{{key}: " in "".join((each["message"], *each["hints"])) for each in found)


MANY = "issues:\n" + "".join(f"  - {{id: issue-{number}, title: x}}\n" for number in range(700))


@pytest.mark.parametrize(
    ("long", "raised"),
    [(MANY, "yaml_values: 2200"), ("# x\n" * 250_001, "yaml_characters: 2000000")],
    ids=("many", "long"),
)
def test_the_configuration_raises_its_own_limits_even_at_its_end(long: str, raised: str) -> None:
    assert read(RawFile("config.yaml", long.encode()))[0] is None
    value, faults = read(RawFile("config.yaml", f"{long}limits: {{{raised}}}\n".encode()))
    assert (value is not None, faults) == (True, ())


@pytest.mark.parametrize("key", [key for key in MET if key != "page_characters"])
def test_the_bare_ribbon_keeps_to_it_too(project: Path, key: str) -> None:
    limit, file, text, code = MET[key]
    (project / file).write_text(text, "utf-8")
    (project / "config.yaml").write_text(f"limits: {{{key}: {limit}}}\n", "utf-8")

    class Options:
        root = project
        base_url = None

    assert code in {each.code for each in edited(Options())[2]}  # type: ignore[arg-type]
