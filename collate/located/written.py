"""Words → the YAML that means just them: what a file gets when it is written for a person.

Plain where YAML takes them as they are, since an editor reads plain words best.
"""

import re
from unicodedata import category

_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f-\x9f]*|[“‘«„][^\x00-\x1f\x7f-\x9f]*")
_TAKEN = re.compile(r"[-+.,:_/0-9eExoTZ]+|true|false|yes|no|on|off|null|y|n|\.nan|\.inf", re.IGNORECASE)
_CUT = re.compile(r":(\s|$)|\s#|\s$")
_DATED = re.compile(r"\d{4}-\d\d-\d\d")
_FLOW = re.compile(r"[\[\]{},]")


def scalar(words: str, *, flow: bool = False) -> str:
    """`words` as a scalar on one line; inside brackets or braces (`flow`) more must be in quote marks."""
    plain = _PLAIN.fullmatch(words) and not _CUT.search(words) and not _TAKEN.fullmatch(words)
    if plain and not (flow and _FLOW.search(words)) and not any(map(_unseen, words)):
        return words
    return quoted(words)


def flow(value: object) -> str:
    """Words, and lists and mappings of them, as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, str) and not _DATED.fullmatch(value):
        return scalar(value, flow=True)
    return str(value).lower() if isinstance(value, bool) else str(value)


def quoted(words: str) -> str:
    """`words` as a scalar in quote marks."""
    if any(map(_unseen, words)):
        return '"' + "".join(map(_escaped, words)) + '"'
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    doubled = words.replace("'", "''")
    return f"'{doubled}'"


def _unseen(char: str) -> bool:
    return category(char) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return f"\\U{ord(char):08X}" if _unseen(char) else char
