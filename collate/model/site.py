"""The site: what it is configured to be, its pages, its files."""

from typing import Literal

from collate.frozen import Frozen
from collate.model.article import Publish
from collate.model.limits import Limits


class RawFile(Frozen):
    """A file as bytes; `file` is relative to the project's root, with forward slashes, `limits` are what it may be."""

    file: str
    data: bytes
    limits: Limits = Limits()


class Inputs(Frozen):
    """All that a build depends on, as the shell read it; each tuple in order of file name.

    `abouts` are the YAML files beside articles; `templates` maps a template's name to its bytes,
    the project's own over the packaged ones.
    """

    config: RawFile | None = None
    articles: tuple[RawFile, ...] = ()
    abouts: tuple[RawFile, ...] = ()
    briefings: tuple[RawFile, ...] = ()
    templates: tuple[RawFile, ...] = ()


class KnownIssue(Frozen):
    """A recurring issue of `config.yaml`; `aliases` are the words by which articles speak of it."""

    id: str
    title: str
    question: str = ""
    aliases: tuple[str, ...] = ()


class KnownActor(Frozen):
    """A recurring actor of `config.yaml`; every alias is another name for the same actor, also across articles."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


Executor = Literal["processes", "dask"]
"""What does the work of a build: processes of this machine, or the Dask cluster of a scheduler."""


class Config(Frozen):
    """`config.yaml`, checked. `base_url` ends with a slash, or is empty while unknown.

    `executor` and `scheduler`, an address, say who does the work; they never change what is made.
    """

    title: str = "Collate"
    description: str = ""
    language: str = "en"
    base_url: str = ""
    publish: Publish = "excerpt"
    issues: tuple[KnownIssue, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    executor: Executor = "processes"
    scheduler: str = ""
    limits: Limits = Limits()


class Site(Frozen):
    """What every page says of the site it is part of.

    `base_url` is as in `Config`; `nav` holds titles and addresses; `feed` tells whether there are feeds.
    """

    title: str = "Collate"
    description: str = ""
    language: str = "en"
    base_url: str = ""
    nav: tuple[tuple[str, str], ...] = ()
    feed: bool = False


class Page(Frozen):
    """A page before it takes a form; `address` is relative to the site (`briefings/x/`), `body` is its kind's view."""

    kind: str
    address: str
    title: str
    description: str
    body: object
    site: Site = Site()


class File(Frozen):
    """A file of the site, `path` relative to it with forward slashes."""

    path: str
    data: bytes
