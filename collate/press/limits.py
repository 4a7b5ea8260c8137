"""What GitHub Pages takes: a site that nears it is told of before it is refused."""

from collections.abc import Iterable

from collate.diagnostics import Diagnostic

_MOST_BYTES = 1_000_000_000
"""Of a published site, as GitHub documents it; larger ones may fail to deploy."""
_MOST_FILES = 100_000
"""GitHub names no number, but gives a deployment ten minutes; more files than this may not be done by then."""
_NEAR = 0.8
_CURE = "make a site of its own of the older articles"


def passed(sizes: Iterable[int]) -> tuple[Diagnostic, ...]:
    """The complaint about a site whose files, given by their sizes in bytes, are near or beyond the limits."""
    held = list(sizes)
    if sum(held) < _NEAR * _MOST_BYTES and len(held) < _NEAR * _MOST_FILES:
        return ()
    told = f"the site has {sum(held) / 1e6:,.0f} MB in {len(held):,} files"
    limit = (
        f"GitHub Pages takes {_MOST_BYTES // 10**6:,} MB and ten minutes, which about {_MOST_FILES:,} files may take"
    )
    return (Diagnostic("warning", "large-site", f"{told}; {limit}", "site/", hints=(_CURE,)),)
