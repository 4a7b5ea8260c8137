"""Whom the preview answers: a browser that was sent to it, and no page of another site.

A site that an editor visits can send requests here, and can let its own name lead here; what it cannot
do is to name this host in them.
"""

import re
from collections.abc import Mapping
from ipaddress import ip_address

_HOST = re.compile(r"(?P<name>[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")
_OURS = ("same-origin", "none", "")
_ANY = ("0.0.0.0", "::", "")  # noqa: S104 - named to be told apart, not listened on


def is_ours(host: str, told: str) -> bool:
    """Whether a request's `Host` names this machine, or the address it was `told` to listen on."""
    found = _HOST.fullmatch(host)
    if not found:
        return False
    name = found["name"].strip("[]").lower().rstrip(".")
    if name in ("localhost", told.strip("[]").lower()):
        return True
    try:
        address = ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or told in _ANY


def is_foreign(headers: Mapping[str, str]) -> bool:
    """Whether a page of another site sent the request; following a link from there is no such request."""
    origin = headers.get("Origin")
    if origin is not None and origin.partition("://")[2].lower() != headers.get("Host", "").lower():
        return True
    return headers.get("Sec-Fetch-Site", "") not in _OURS and headers.get("Sec-Fetch-Mode") != "navigate"
