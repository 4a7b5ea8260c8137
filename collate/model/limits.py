"""How much of anything is taken: what a project may raise in `config.yaml`, where every limit has its key."""

from collate.frozen import Frozen


class Limits(Frozen):
    """Beyond any of these a file is left out, cut or refused, and the complaint names the key that raises it."""

    articles: int = 20_000
    article_bytes: int = 4 * 1024 * 1024
    article_characters: int = 100_000
    article_brackets: int = 2_000
    article_findings: int = 500
    yaml_characters: int = 1_000_000
    yaml_values: int = 2_000
    yaml_depth: int = 20
    prose_characters: int = 20_000
    prose_brackets: int = 400
    page_characters: int = 20_000_000


USUAL = Limits()
"""The limits of a project that says nothing of them."""


def raising(key: str, wanted: int | str) -> str:
    """The hint by which whoever meets a limit may raise it."""
    return f"`limits: {{{key}: {wanted}}}` in config.yaml takes more"
