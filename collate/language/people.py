"""Which names are one actor: the full form, its surname, its acronym; namesakes of another kind kept apart."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from collate.language.lexicon import sections
from collate.language.names import Name, names
from collate.language.slugs import slug
from collate.model import Actor, Document

_PARTS = 4
"""Words of a person's name at most."""
_LONG = 5
"""Letters of a word that a slip of the pen leaves to be known."""
_NAMESAKES = 4
"""Actors that a short form is tried on."""
Kind = Literal["person", "organisation", "place", "group"]


def actors(document: Document) -> tuple[Actor, ...]:
    """The actors of an article, in order of their first mention."""
    found = names(document.text, document.sentences)
    groups = _grouped(found)
    made = [_actor(held) for held in groups]
    made.sort(key=lambda actor: actor.mentions[0])
    return _with_own_ids(made)


def _grouped(found: Sequence[Name]) -> list[list[Name]]:
    """Names that are forms of one actor, the fullest form deciding; a surname that fits two persons is nobody's."""
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        forms[name.text].append(name)
    order = sorted(forms, key=lambda form: (-len(form.split()), forms[form][0].span))
    heads: dict[str, list[Name]] = {}
    short: dict[str, list[str]] = defaultdict(list)
    for wrong, right in _misspelt(forms):
        forms[right] += forms.pop(wrong)
    for form in filter(forms.__contains__, order):
        fits = [head for head in short.get(form, ())[:_NAMESAKES] if _may_be(heads[head], form, forms[form])]
        if sum(kind(heads[head]) == "person" for head in fits) > 1:
            continue
        if len(fits) == 1:
            heads[fits[0]] += forms[form]
            continue
        heads[form] = list(forms[form])
        for each in _short_forms(form):
            short[each].append(form)
    return list(heads.values())


def _misspelt(forms: Mapping[str, Sequence[Name]]) -> list[tuple[str, str]]:
    """Full names written once that differ by a letter of one long word from another, written before or oftener."""
    beside: dict[tuple[int, str], list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for form in sorted(forms, key=lambda form: (-len(forms[form]), forms[form][0].span)):
        parts = form.split()
        for at, part in enumerate(parts if 1 < len(parts) <= _PARTS else ()):
            rest = (at, " ".join((*parts[:at], "", *parts[at + 1 :])))
            near = (each for each in beside[rest][:_NAMESAKES] if _one_letter_apart(each.split()[at], part))
            right = next(near, None) if len(forms[form]) == 1 else None
            if right and form not in found and right not in found:
                found[form] = right
            beside[rest].append(form)
    return list(found.items())


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter of a long word was changed, left out, added, or exchanged with the next."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LONG or len(long) - len(short) > 1 or short[0] != long[0] or short == long:
        return False
    at = next((at for at in range(len(short)) if short[at] != long[at]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    exchanged = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (exchanged and short[at + 2 :] == long[at + 2 :])


def _short_forms(full: str) -> Iterator[str]:
    """What may stand for `full` later: its last words, its acronym, a body's name without the body's word."""
    parts = full.split()
    for first in range(1, len(parts)):
        yield " ".join(parts[first:])
    if len(parts) > 1:
        acronym = "".join(word[0] for word in parts if word[0].isupper())
        yield acronym
        yield "".join(f"{letter}." for letter in acronym)
        if parts[-1].lower() in _bodies():
            yield " ".join(parts[:-1])


def _may_be(one: Sequence[Name], form: str, other: Sequence[Name]) -> bool:
    """Whether a short form may stand for an actor: last words only for a person, and no single place's name."""
    if one[0].text.split()[-len(form.split()) :] != form.split():
        return True
    return kind(one) == "person" and (kind(other) != "place" or " " in form)


def _bodies() -> frozenset[str]:
    return sections("names")["organisation"]


def kind(held: Sequence[Name]) -> Kind:
    """What a name names, by its own words, the title before it and the words around it."""
    known = sections("names")
    lower = {word.lower() for name in held for word in name.words}
    if any(name.title for name in held):
        return "person"
    if lower & known["organisation"] or held[0].words[0].lower() in known["opening"]:
        return "organisation"
    if lower & known["place"] or _placed(held):
        return "place"
    return _by_form(max(held, key=lambda name: len(name.words)).words)


def _by_form(parts: Sequence[str]) -> Kind:
    """A lone plural is a people; two to four words without an acronym are a person; all else is a body."""
    if len(parts) == 1:
        return "group" if parts[0].lower().endswith(tuple(sections("names")["group"])) else "organisation"
    acronym = any(word.isupper() and len(word) > 1 for word in parts)
    return "person" if len(parts) <= _PARTS and not acronym else "organisation"


def _placed(held: Sequence[Name]) -> bool:
    before = Counter(name.before in sections("names")["place_before"] for name in held)
    return before[True] * 2 > len(held)


def _actor(held: Sequence[Name]) -> Actor:
    ordered = sorted(held, key=lambda name: name.span)
    full = max(ordered, key=lambda name: (len(name.words), -name.span.start))
    aliases = dict.fromkeys(name.text for name in ordered if name.text != full.text)
    role = next((name.title for name in ordered if name.title), None)
    return Actor(
        slug(full.text) or "actor", full.text, kind(ordered), tuple(name.span for name in ordered), tuple(aliases), role
    )


def _with_own_ids(made: Sequence[Actor]) -> tuple[Actor, ...]:
    seen: Counter[str] = Counter()
    out = []
    for actor in made:
        seen[actor.id] += 1
        out.append(actor if seen[actor.id] == 1 else replace(actor, id=f"{actor.id}-{seen[actor.id]}"))
    return tuple(out)
