"""A published page → the same page in the preview: with the preview's script and style, which no site carries."""

import re

FOLDER = "-"
"""Where the preview's own addresses lie; no page of a site begins with a hyphen."""

_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)"')
_NEEDS = ("script-src", "style-src", "connect-src")


def previewed(page: bytes, version: str, host: str) -> bytes:
    """`page` with the preview in its head; `version` tells this state of the page from a later one."""
    page = _POLICY.sub(lambda found: found[1] + _allowed(found[2].decode(), host).encode() + b'"', page, count=1)
    head, end, rest = page.partition(b"</head>")
    return head + _additions(version) + end + rest


def _additions(version: str) -> bytes:
    style = f'<link rel="stylesheet" href="/{FOLDER}/preview.css">\n'
    return f'{style}<script src="/{FOLDER}/preview.js" data-version="{version}" defer></script>\n'.encode()


def _allowed(policy: str, host: str) -> str:
    """`policy` with this server added to where script and style come from and what may be asked."""
    rules = {name: rest for name, _, rest in (each.strip().partition(" ") for each in policy.split(";")) if name}
    for name in _NEEDS:
        sources = [each for each in rules.get(name, "").split() if each != "'none'"]
        rules[name] = " ".join(dict.fromkeys([*sources, "'self'"]))
    if "[" not in host:  # a policy has no way to write such an address; 'self' covers it where browsers are new
        rules["connect-src"] += f" ws://{host}"
    return "; ".join(f"{name} {rest}".strip() for name, rest in rules.items())
