"""The JSON Schemas by which an editor's program completes, explains and underlines YAML.

They are made from the models that check the same files, so that they can promise nothing else.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from collate.about import AboutFile
from collate.annotations import Annotations
from collate.config import ConfigFile
from collate.model import Config

_DIALECT = "http://json-schema.org/draft-07/schema#"
_MODELS: Mapping[str, type[BaseModel]] = {"briefing": Annotations, "config": ConfigFile, "about": AboutFile}


def schemas(
    config: Config | None = None, names: Iterable[str] = (), files: Iterable[str] = ()
) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file: `briefing`, `config` and `about`.

    Where given, the issues and actors of `config`, the short `names` in use and the articles' `files` are
    offered for completion; they are suggestions, so that a new one is no fault.
    """
    made = {kind: _schema(kind, model) for kind, model in _MODELS.items()}
    _suggest(made["briefing"], config or Config(), tuple(sorted(set(names))))
    _offer_files(made["briefing"], sorted(set(files)))
    return made


def _schema(kind: str, model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Plain)
    return {"$schema": _DIALECT, "title": kind, **{key: value for key, value in schema.items() if key != "title"}}


class _Plain(GenerateJsonSchema):
    """Without the titles pydantic derives from names, and with a key left empty allowed where it may be left out."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's protocol
        """The key itself is the title."""
        return False

    def dict_schema(self, schema: Any) -> dict[str, Any]:  # noqa: ANN401 - pydantic's protocol
        """With the keys' pattern apart from the values: editors' programs offer no value below a pattern."""
        made = super().dict_schema(schema)
        for pattern, value in made.pop("patternProperties", {}).items():
            made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": value}
        return made


def _suggest(schema: dict[str, Any], config: Config, names: tuple[str, ...]) -> None:
    defined = schema["$defs"]
    actors = [name for each in config.actors for name in (each.name, *each.aliases)]
    _offer(defined["Citation"], "properties", {name: {"type": "string", "minLength": 1} for name in names})
    positions = defined["IssueEntry"]["properties"]["positions"]
    _offer(positions, "properties", dict.fromkeys(actors, positions["additionalProperties"]))
    split = defined["OverrideEntry"]["anyOf"][-1]["properties"]["split"]
    if names:
        split["items"] = {"anyOf": [{"enum": list(names)}, split["items"]]}
    if config.issues:
        ids = {"anyOf": [{"enum": [each.id for each in config.issues]}, {"pattern": "^[a-z0-9-]+$"}]}
        defined["IssueEntry"]["properties"]["id"] |= ids


def _offer_files(schema: dict[str, Any], files: list[str]) -> None:
    sources = schema["properties"]["sources"]
    if files:
        sources["additionalProperties"] = {"anyOf": [{"enum": files}, sources["additionalProperties"]]}


def _offer(schema: dict[str, Any], key: str, values: Mapping[str, Any]) -> None:
    if values:
        schema[key] = dict(values)
