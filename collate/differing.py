"""Two editions of the same briefings → the statements that appear, vanish or change between them.

Both are `briefing.json` value for value, so that an edition made by older code can be compared with
today's. A statement is the same while its id is; one whose id moved with its words is found again
by what it rests on. Offsets do not count: an article that only grew changes no statement.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, Literal

from msgspec import to_builtins

from collate.frozen import Frozen

Json = dict[str, Any]

_SECTIONS = {
    "key_points": "key point",
    "quotes": "quote",
    "terms": "term",
    "figures": "figure",
    "issues": "open issue",
    "timeline": "moment",
    "discrepancies": "disagreement",
}
_HEAD = ("title", "covers", "summary", "body", "sources", "changes")
_LABELS = ("what", "about", "title", "text")
_UNSAID = frozenset(("id", "why", "start", "end", "prefix", "suffix", "markdown", "sha256", "excluded"))
_ALIKE = 0.6
_SHOWN = 160
_MOST = 300
"""Changes of one briefing in a summary, which may not be longer than a megabyte."""
_AROUND = 4
_SIGNS = {"appears": "+", "vanishes": "-", "changes": "~"}
_SEVERAL = {"appears": "appear", "vanishes": "vanish", "changes": "change"}
_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")


class Step(Frozen, array_like=False):
    """One key of a statement that says something else: what it no longer says, and what it says now."""

    key: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


class Change(Frozen, array_like=False):
    """A statement that appears, vanishes or changes; `was` is the id it had if it had another."""

    how: Literal["appears", "vanishes", "changes"]
    kind: str
    id: str
    text: str
    sources: tuple[str, ...]
    was: str | None = None
    steps: tuple[Step, ...] = ()


class Difference(Frozen, array_like=False):
    """What becomes of one briefing; `head` is what changes outside its statements."""

    slug: str
    state: Literal["new", "gone", "changed"]
    head: tuple[Step, ...]
    changes: tuple[Change, ...]


def differences(before: Mapping[str, Json], after: Mapping[str, Json]) -> tuple[Difference, ...]:
    """The briefings, by slug, that are not what they were."""
    made = (_difference(slug, before.get(slug), after.get(slug)) for slug in sorted({*before, *after}))
    return tuple(each for each in made if each.state != "changed" or each.head or each.changes)


def text(found: Iterable[Difference], ref: str) -> str:
    """For people."""
    listed = tuple(found)
    lines = [line for each in listed for line in (f"briefings/{each.slug}: {_counted(each)}", *_lines(each))]
    heading = f"against {ref}:" if lines else f"every briefing says what it said at {ref}"
    return "\n".join([heading, *lines]) + "\n"


def as_json(found: Iterable[Difference], ref: str) -> str:
    """For programs: `{"against", "briefings": [{slug, state, head[], changes[{how, kind, id, text, …}]}]}`."""
    told = {"against": ref, "briefings": to_builtins(tuple(found), enc_hook=str)}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def markdown(found: Iterable[Difference], ref: str) -> str:
    """For the summary of a pull request; nothing that a source says can become markup."""
    listed = tuple(found)
    if not listed:
        return f"No statement changes against `{_code(ref)}`.\n"
    lines = [f"## What this changes in the briefings, against `{_code(ref)}`"]
    for each in listed:
        lines += ["", f"### `{_code(each.slug)}`: {_counted(each)}", ""]
        told = [f"- {step.key}: {_moved(step, _plain)}" for step in each.head]
        told += [line for change in each.changes[:_MOST] for line in _listed(change)]
        if len(each.changes) > _MOST:
            told.append(f"- … and {_statements(len(each.changes) - _MOST)} more")
        folded = each.state != "changed"
        lines += ["<details><summary>Statements</summary>", "", *told, "", "</details>"] if folded else told
    return "\n".join(lines) + "\n"


def _listed(change: Change) -> Iterator[str]:
    sources = f" ({', '.join(map(_plain, change.sources))})" if change.sources else ""
    yield f"- **{change.how}**: {change.kind} `{_code(change.id)}` “{_plain(_short(change.text))}”{sources}"
    yield from (f"  - {step.key}: {_moved(step, _plain)}" for step in change.steps)


FORMS: dict[str, Callable[[Iterable[Difference], str], str]] = {"text": text, "json": as_json, "markdown": markdown}


def _difference(slug: str, before: Json | None, after: Json | None) -> Difference:
    state: Literal["new", "gone", "changed"] = "new" if before is None else "gone" if after is None else "changed"
    names = _names(before) | _names(after)
    pairs = ((kind, _held(before, section), _held(after, section)) for section, kind in _SECTIONS.items())
    changes = [change for kind, was, now in pairs for change in _section(kind, was, now, names)]
    head = _steps(_head(before), _head(after), names) if before and after else ()
    return Difference(slug, state, head, tuple(changes))


def _names(briefing: Json | None) -> dict[str, str]:
    return {each["id"]: each.get("name") or each["id"] for each in (briefing or {}).get("sources", [])}


def _held(briefing: Json | None, section: str) -> dict[str, Json]:
    return {each["id"]: each for each in (briefing or {}).get(section, [])}


def _head(briefing: Json) -> Json:
    return {name: briefing.get(name) for name in _HEAD}


def _section(kind: str, before: dict[str, Json], after: dict[str, Json], names: Mapping[str, str]) -> Iterator[Change]:
    gone = {each: before[each] for each in before if each not in after}
    for name, now in after.items():
        old = name if name in before else _again(now, gone, names)
        if old is None:
            yield Change("appears", kind, name, _label(now), _sources(now, names))
            continue
        gone.pop(old, None)
        steps = _steps(before[old], now, names)
        if steps:
            yield Change("changes", kind, name, _label(now), _sources(now, names), old if old != name else None, steps)
    for name, was in gone.items():
        yield Change("vanishes", kind, name, _label(was), _sources(was, names))


def _again(now: Json, gone: Mapping[str, Json], names: Mapping[str, str]) -> str | None:
    """The statement that vanished under one id and came back, in other words, under another."""
    rests = set(_rests(now, names))
    for name, was in gone.items():
        alike = SequenceMatcher(None, _label(was), _label(now), autojunk=False).ratio()
        if rests & set(_rests(was, names)) or alike >= _ALIKE:
            return name
    return None


def _steps(before: Json, after: Json, names: Mapping[str, str]) -> tuple[Step, ...]:
    made = []
    for key in dict.fromkeys((*before, *after)):
        was, now = _said(before.get(key), names), _said(after.get(key), names)
        if key not in _UNSAID and was != now:
            gone, come = [each for each in was if each not in now], [each for each in now if each not in was]
            if gone or come:
                made.append(Step(key, tuple(gone), tuple(come)))
    return tuple(made)


def _said(value: Any, names: Mapping[str, str]) -> tuple[str, ...]:  # noqa: ANN401 - any JSON
    """What a value says, a line a thing; numbers that only place words in a text are left out."""
    if value is None or value in ("", [], {}):
        return ()
    if isinstance(value, list):
        return tuple(dict.fromkeys(line for each in value for line in _said(each, names)))
    if isinstance(value, dict):
        return (_line(value, names),)
    return (" ".join(str(value).split()),)


def _line(value: Json, names: Mapping[str, str]) -> str:
    if "exact" in value and "citation" not in value:
        return f"{names.get(value.get('source', ''), value.get('source'))}: “{' '.join(value['exact'].split())}”"
    if {"value", "low", "high", "unit"} <= value.keys():
        return _counted_as(value, names)
    if {"on", "kind", "note"} <= value.keys():
        return f"{value['on']} {value['kind']}: {', '.join(_said((value['note'] or {}).get('text'), names))}"
    told = {key: _said(each, names) for key, each in value.items() if key not in _UNSAID and key != "source"}
    cited = {line.partition(": ")[2] for key in ("citation", "citations") for line in told.get(key, ())}
    told = {key: each for key, each in told.items() if not cited.issuperset(f"“{line}”" for line in each)}
    return "; ".join(f"{key} {', '.join(each)}" for key, each in told.items() if each)


def _counted_as(reading: Json, names: Mapping[str, str]) -> str:
    """A source's number as it counts it, and the words it stands in."""
    bounds = [reading[key] for key in ("low", "high") if reading[key] is not None]
    number = reading["value"] if reading["value"] is not None else " to ".join(map(str, bounds))
    given = (reading.get("qualifier"), number, reading["unit"])
    by = f", by {reading['attributed_to']}" if reading.get("attributed_to") else ""
    day = f", as of {reading['as_of']}" if reading.get("as_of") else ""
    said = " ".join(str(each) for each in given if each not in (None, ""))
    return f"{said}{by}{day} in {_line(reading['citation'], names)}"


def _label(statement: Json) -> str:
    return next((" ".join(statement[name].split()) for name in _LABELS if statement.get(name)), "")


def _rests(value: Any, names: Mapping[str, str]) -> Iterator[str]:  # noqa: ANN401 - any JSON
    """Every citation in a value."""
    if isinstance(value, list):
        for each in value:
            yield from _rests(each, names)
    elif isinstance(value, dict):
        if "exact" in value and "prefix" in value:
            yield _line(value, names)
        for each in value.values():
            yield from _rests(each, names)


def _sources(statement: Json, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.partition(": “")[0] for each in _rests(statement, names)))


def _counted(each: Difference) -> str:
    if each.state != "changed":
        return f"{'is new' if each.state == 'new' else 'is gone'}: {_statements(len(each.changes))}"
    counted = [(how, sum(one.how == how for one in each.changes)) for how in _SIGNS]
    told = [f"{_statements(number)} {how if number == 1 else _SEVERAL[how]}" for how, number in counted if number]
    return ", ".join(told) or "says the same under another head"


def _statements(number: int) -> str:
    return f"{number} statement{'' if number == 1 else 's'}"


def _lines(each: Difference) -> Iterator[str]:
    yield from (f"  {step.key}: {_moved(step, str)}" for step in each.head)
    for change in each.changes:
        was = f" (was {change.was})" if change.was else ""
        sources = f"  [{', '.join(change.sources)}]" if change.sources else ""
        yield f"{_SIGNS[change.how]} {change.kind} {change.id}{was} “{_short(change.text)}”{sources}"
        yield from (f"    {step.key}: {_moved(step, str)}" for step in change.steps)


def _moved(step: Step, shown: Callable[[str], str]) -> str:
    if len(step.gone) == len(step.come) == 1:
        return " → ".join(shown(_short(each)) for each in _apart(step.gone[0], step.come[0]))
    gone, come = [shown(_short(each)) for each in step.gone], [shown(_short(each)) for each in step.come]
    return "; ".join((*(f"no longer {each}" for each in gone), *(f"now {each}" for each in come)))


def _apart(one: str, other: str) -> tuple[str, str]:
    """Both from a few words before to a few after what differs; whole where little is left out."""
    ones, others = one.split(), other.split()
    most = min(len(ones), len(others))
    first = next((at for at in range(most) if ones[at] != others[at]), most)
    last = next((at for at in range(most - first) if ones[-1 - at] != others[-1 - at]), most - first)
    start, end = max(0, first - _AROUND), max(0, last - _AROUND)
    if start + end <= _AROUND:
        return one, other
    before, after = "… " if start else "", " …" if end else ""
    cut = [" ".join(words[start : len(words) - end]) for words in (ones, others)]
    return f"{before}{cut[0]}{after}", f"{before}{cut[1]}{after}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


def _plain(words: str) -> str:
    """`words` as Markdown that shows just them: no markup, no mention of anybody."""
    return _MARKS.sub(r"\\\1", words.replace("&", "&amp;").replace("@", "&#64;").replace("<", "&lt;"))


def _code(words: str) -> str:
    return words.replace("`", "'").replace("\n", " ")
