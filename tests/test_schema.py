"""The schemas for editors agree with what is checked, and explain every key."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from editing import INVALID, complaints
from jsonschema import Draft7Validator

from collate.model import Config, KnownActor, KnownIssue
from collate.schema import schemas

KINDS = ("briefing", "config", "about")


def keys(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in (schema, *schema.get("$defs", {}).values()):
        for shape in (part, *part.get("anyOf", ())):
            yield from shape.get("properties", {}).items()


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_description_and_an_example(kind: str) -> None:
    schema = schemas()[kind]
    Draft7Validator.check_schema(schema)
    bare = [
        name for name, key in keys(schema) if not key.get("description") or not (key.get("examples") or name == "items")
    ]
    assert bare == []
    assert len(list(keys(schema))) > 5


def test_the_schema_takes_what_is_good_and_refuses_what_is_not() -> None:
    validator = Draft7Validator(schemas()["briefing"])
    good = yaml.load((INVALID / "good.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it makes strings only
    assert not list(validator.iter_errors(good))
    assert list(validator.iter_errors(good | {"titel": "x"}))
    assert list(validator.iter_errors(good | {"covers": "yesterday"}))


def test_the_examples_of_every_key_hold() -> None:
    for kind in KINDS:
        for name, key in keys(schemas()[kind]):
            for example in key.get("examples", ()):
                whole = key | {"$defs": schemas()[kind]["$defs"]}
                assert not list(Draft7Validator(whole).iter_errors(example)), (kind, name)


def test_issues_actors_and_short_names_are_offered() -> None:
    config = Config(issues=(KnownIssue("dam", "Dam"),), actors=(KnownActor("rb", "River Board", ("RB",)),))
    offered = schemas(config, ("herald",))["briefing"]["$defs"]
    assert list(offered["Citation"]["properties"]) == ["herald"]
    assert list(offered["IssueEntry"]["properties"]["positions"]["properties"]) == ["River Board", "RB"]
    assert offered["IssueEntry"]["properties"]["id"]["anyOf"][0] == {"enum": ["dam"]}


def test_about_and_config_examples_load() -> None:
    assert complaints("about", b"publisher: The River Herald\npublished: --05-03\nurl: https://example.org/a\n") == ()
    assert (
        complaints("config", b"title: Floods\nbase_url: https://example.org/x\nissues: [{id: dam, title: Dam}]\n") == ()
    )
