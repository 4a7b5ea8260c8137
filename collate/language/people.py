"""Which names are one actor: the full form, its surname, its acronym; namesakes of another kind kept apart."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from collate.language.lexicon import sections
from collate.language.names import Name, names
from collate.language.slugs import slug
from collate.model import Actor, Document

Kind = Literal["person", "organisation", "place", "group"]


def actors(document: Document) -> tuple[Actor, ...]:
    """The actors of an article, in order of their first mention."""
    found = names(document.text, document.sentences)
    groups = _grouped(found)
    made = [_actor(held) for held in groups]
    made.sort(key=lambda actor: actor.mentions[0])
    return _with_own_ids(made)


def _grouped(found: Sequence[Name]) -> list[list[Name]]:
    """Names that are forms of one actor, the fullest form deciding."""
    forms: dict[str, list[Name]] = defaultdict(list)
    for name in found:
        forms[name.text].append(name)
    order = sorted(forms, key=lambda form: (-len(form.split()), forms[form][0].span))
    heads: dict[str, list[Name]] = {}
    for form in order:
        head = next((each for each in heads if _same(each, form, heads[each], forms[form])), None)
        if head is None:
            heads[form] = list(forms[form])
        else:
            heads[head] += forms[form]
    return list(heads.values())


def _same(full: str, form: str, one: Sequence[Name], other: Sequence[Name]) -> bool:
    """Whether `form` is a shorter form of `full`: a person's surname or an organisation's acronym."""
    longer, shorter = full.split(), form.split()
    if len(longer) <= len(shorter):
        return False
    if form.replace(".", "").isupper() and form.replace(".", "") == "".join(
        word[0] for word in longer if word[0].isupper()
    ):
        return True
    if longer[-len(shorter) :] != shorter:
        return len(longer) == len(shorter) + 1 and longer[: len(shorter)] == shorter and longer[-1].lower() in _bodies()
    return kind(one) == "person" and (kind(other) != "place" or len(shorter) > 1)


def _bodies() -> frozenset[str]:
    return sections("names")["organisation"]


def kind(held: Sequence[Name]) -> Kind:
    """What a name names, by its own words, the title before it and the words around it."""
    known = sections("names")
    lower = {word.lower() for name in held for word in name.words}
    if any(name.title for name in held):
        return "person"
    if lower & known["organisation"]:
        return "organisation"
    if lower & known["particle"] and held[0].words[0].lower() in known["particle"]:
        return "organisation"
    if lower & known["place"] or _placed(held):
        return "place"
    word = held[0].words[-1]
    if len(held[0].words) == 1 and word.lower().endswith(tuple(known["group"])):
        return "group"
    full = max(held, key=lambda name: len(name.words))
    if 1 < len(full.words) <= 4 and not any(word.isupper() and len(word) > 1 for word in full.words):
        return "person"
    return "organisation"


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
