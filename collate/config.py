"""`config.yaml`: the site, and the issues and actors that come back from briefing to briefing."""

from msgspec.structs import replace
from pydantic import Field

from collate.diagnostics import Checked, Diagnostic
from collate.fields import Entry, Language, Line, Slug, Url
from collate.located import Loaded, Words, load
from collate.model import USUAL, Config, Executor, KnownActor, KnownIssue, Limits, Publish, RawFile


class IssueKey(Entry):
    """A question that many briefings touch."""

    id: Slug = Field(description="Its id in every briefing.", examples=["dam-repair"])
    title: Line = Field(description="Its short name.", examples=["Dam repair"])
    question: Line | None = Field(
        None, description="The question as readers ask it.", examples=["Who will pay for the dam?"]
    )
    aliases: tuple[Line, ...] = Field(
        (), description="The words articles use for it.", examples=[["dam repair", "rebuilding the dam"]]
    )


class ActorKey(Entry):
    """Somebody or something that acts in many briefings."""

    id: Slug = Field(description="Its id in every briefing.", examples=["river-board"])
    name: Line = Field(description="The name shown.", examples=["River Board"])
    aliases: tuple[Line, ...] = Field((), description="Other names of the same actor.", examples=[["the Board", "RB"]])


class LimitsKey(Entry):
    """How much of anything is taken; what is left out keeps its default."""

    articles: int | None = Field(None, ge=1, description="Articles in seeds/.", examples=[50_000])
    article_bytes: int | None = Field(None, ge=1, description="Bytes of an article's file.", examples=[8_000_000])
    article_characters: int | None = Field(
        None, ge=1, description="Characters of an article that are read.", examples=[200_000]
    )
    article_brackets: int | None = Field(
        None,
        ge=1,
        description="Square brackets of a Markdown article up to which links are looked for.",
        examples=[5_000],
    )
    article_findings: int | None = Field(None, ge=1, description="Findings of a kind in an article.", examples=[1_000])
    yaml_characters: int | None = Field(None, ge=1, description="Characters of a YAML file.", examples=[2_000_000])
    yaml_values: int | None = Field(None, ge=1, description="Values in a YAML file.", examples=[5_000])
    yaml_depth: int | None = Field(None, ge=1, le=100, description="Levels that YAML is nested.", examples=[30])
    prose_characters: int | None = Field(None, ge=1, description="Characters of a text in YAML.", examples=[40_000])
    prose_brackets: int | None = Field(None, ge=1, description="Square brackets of a text in YAML.", examples=[800])
    page_characters: int | None = Field(
        None, ge=1, description="Characters that a template may write.", examples=[50_000_000]
    )


class ConfigFile(Entry):
    """The site's configuration."""

    title: Line | None = Field(None, description="The site's name.", examples=["Collate"])
    description: Line | None = Field(
        None, description="What the site is, in a sentence.", examples=["Floods, from every side."]
    )
    language: Language | None = Field(None, description="The language of the site's own words.", examples=["en"])
    base_url: Url | None = Field(
        None, description="The address it is published at.", examples=["https://example.org/briefings/"]
    )
    publish: Publish = Field(
        "excerpt",
        description="How much of an article is published: what is cited and its neighbours, all, or none.",
        examples=["excerpt"],
    )
    issues: tuple[IssueKey, ...] = Field(
        (), description="Recurring open issues.", examples=[[{"id": "dam-repair", "title": "Dam repair"}]]
    )
    actors: tuple[ActorKey, ...] = Field(
        (), description="Recurring actors.", examples=[[{"id": "river-board", "name": "River Board"}]]
    )
    executor: Executor = Field(
        "processes",
        description="What does the work: processes of this machine, or a Dask cluster (`collate[dask]`).",
        examples=["dask"],
    )
    scheduler: Line | None = Field(
        None, description="The address of the Dask cluster's scheduler.", examples=["tcp://192.0.2.1:8786"]
    )
    limits: LimitsKey | None = Field(
        None, description="How much of anything is taken.", examples=[{"article_characters": 200_000}]
    )


def read(file: RawFile | None) -> Checked[Config | None]:
    """The configuration, checked; what is left out, or the whole file missing, takes its default."""
    if file is None:
        return Config(), ()
    loaded, faults = load(file, ConfigFile)
    if any(each.code in _RAISED for each in faults):
        loaded, faults = load(replace(file, limits=_own(file)), ConfigFile)
    if loaded is None:
        return None, faults
    wrong = _twice(loaded) + _nowhere(loaded) + _asking(loaded)
    return (None if wrong else _config(loaded.value)), (*faults, *wrong)


_RAISED = frozenset({"too-large", "too-many-values"})
_AMPLE = replace(USUAL, yaml_characters=10 * USUAL.yaml_characters, yaml_values=100 * USUAL.yaml_values)


def _own(file: RawFile) -> Limits:
    """The limits that the file itself states, which may stand beyond the usual ones."""
    loaded, _ = load(replace(file, limits=_AMPLE), ConfigFile)
    return _limits(loaded.value) if loaded else file.limits


def _limits(value: ConfigFile) -> Limits:
    return Limits(**(value.limits.model_dump(exclude_none=True) if value.limits else {}))


def _config(value: ConfigFile) -> Config:
    base = value.base_url or ""
    return Config(
        title=value.title or Config().title,
        description=value.description or "",
        language=value.language or Config().language,
        base_url=base if base.endswith("/") or not base else f"{base}/",
        publish=value.publish,
        issues=tuple(KnownIssue(each.id, each.title, each.question or "", each.aliases) for each in value.issues),
        actors=tuple(KnownActor(each.id, each.name, each.aliases) for each in value.actors),
        executor=value.executor,
        scheduler=value.scheduler or "",
        limits=_limits(value),
    )


def _asking(loaded: Loaded[ConfigFile]) -> tuple[Diagnostic, ...]:
    """An address that ends in a question or a place in a page is no address to put paths below."""
    base = loaded.value.base_url
    if not base or not {"?", "#"} & set(base):
        return ()
    return (loaded.sheet.fault(base.span, "not-an-address", "paths are put below this address: ? and # have no place"),)


def _nowhere(loaded: Loaded[ConfigFile]) -> tuple[Diagnostic, ...]:
    """A cluster without an address."""
    if loaded.value.executor != "dask" or loaded.value.scheduler:
        return ()
    message, hint = "`executor: dask` needs the address of a scheduler", "scheduler: tcp://192.0.2.1:8786"
    return (Diagnostic("error", "no-scheduler", message, loaded.sheet.file, 1, 1, hints=(hint,)),)


def _twice(loaded: Loaded[ConfigFile]) -> tuple[Diagnostic, ...]:
    """An id or a name that two entries claim would make one of them of no effect."""
    issues, actors = loaded.value.issues, loaded.value.actors
    claims = [
        [each.id for each in issues],
        [each.id for each in actors],
        [words for each in actors for words in {name.casefold(): name for name in (each.name, *each.aliases)}.values()],
    ]
    return tuple(
        loaded.sheet.fault(words.span, "given-twice", f"`{words}` is already given above")
        for claimed in claims
        for words in _repeated(claimed)
    )


def _repeated(words: list[Words]) -> list[Words]:
    seen: set[str] = set()
    return [each for each in words if each.casefold() in seen or seen.add(each.casefold())]  # type: ignore[func-returns-value]
