"""Support of the figures: what a slot is called, in the source's own words and without the number.

A counted noun is called with what became of it, a measure by the noun it is of, else by the words it stands among.
"""

from collections.abc import Sequence

from collate.collation.clauses import CLASSES, is_aux, is_past
from collate.collation.counts import Count
from collate.collation.scene import Word
from collate.language import lexicon
from collate.language.meaning import is_bent, spelling
from collate.language.numbers import number_phrases
from collate.language.verbs import is_finite
from collate.text import Span

_WORDS = 5
_GAP = "…"
_STANDS = frozenset(word.strip(",") for word in lexicon.words("changes")) | CLASSES["standing"]
"""Verbs between a measure and what it is of; another verb's object is measured, not its subject."""
_ING = "ing"


def called(lead: Count) -> str:
    """What `lead` counts or measures, as its sentence says it."""
    found = _noun(lead) if lead.finding.what else _measure(lead)
    owned = found.removesuffix("'s").removesuffix("’s")
    return owned if owned and owned.casefold() not in _SHARE else lead.finding.unit or _beside(lead)


def _beside(lead: Count) -> str:
    """The words around a number that is of nothing named, a gap in its place; never empty."""
    span, line = lead.finding.span, lead.line
    before, after = line.before(span.start)[-_WORDS:], line.after(span.end)[:_WORDS]
    return " ".join(each for each in (_shown(lead, before), _GAP, _shown(lead, after)) if each)


_SHARE = frozenset({"percent", "cent", "per", "per cent"})


def _noun(lead: Count) -> str:
    """The noun phrase counted without the number in it, and what became of it."""
    finding, text = lead.finding, lead.scene.text
    if not finding.what:
        return ""
    words = _without(finding.what, finding.number, text)
    if finding.rule == "part-of" and any(each.span.start == 0 for each in number_phrases(words, Span(0, len(words)))):
        words = f"of {words}"
    verb = finding.verb.of(text) if finding.verb and lead.outcomes else ""
    return f"{words} {_done(verb)}".strip()


def _without(wide: Span, number: Span, text: str) -> str:
    """The words of `wide` without those of the number, where it stands among them."""
    if not wide.holds(number):
        return wide.of(text)
    return " ".join(f"{text[wide.start : number.start]} {text[number.end : wide.end]}".split())


def _done(verb: str) -> str:
    """A verb as it is said of those counted: `killing nine people` are people killed."""
    if not verb.endswith(_ING):
        return verb
    return "" if is_bent(verb) else f"{verb.removesuffix(_ING)}ed"


def _measure(lead: Count) -> str:
    """The noun phrase a measure is of, else the words after it as far as they belong to it, else those before it."""
    before = lead.line.within(Span(lead.said[0].start, lead.finding.span.start)) if lead.said else ()
    for words in (before, lead.said) if lead.measured else ():
        end = next((at for at in range(len(words), 0, -1) if words[at - 1].key == lead.measured), 0)
        if end:
            phrase, rest = _phrase(lead, words[:end]), words[end:]
            if words is not before or not (any(map(_acts, rest)) or _is_verb(before, end - 1)):
                return _shown(lead, phrase)
            break
    after = lead.line.within(Span(lead.finding.span.end, lead.said[-1].end)) if lead.said else ()
    until, behind = _until(lead, _before(before)), _after(lead, after)
    while behind and not behind[-1].key:
        behind = behind[:-1]
    if until.endswith(_GAP) and behind and behind[0].text in CLASSES["preposition"] - {"of"}:
        return f"{until} {_shown(lead, behind)}"
    return _unit(lead, behind) or until or _shown(lead, _subject(lead))


def _until(lead: Count, words: Sequence[Word]) -> str:
    """The words that lead up to a measure; a gap stands for it where they need it, as in `appeal within …`."""
    bare = _bare(words)
    if not bare:
        return ""
    first, last = words.index(bare[0]), words[-1]
    if last is bare[-1] and not (is_past(last) or is_finite(last.text) or _is_verb(words, len(words) - 1)):
        return _shown(lead, bare)
    return f"{_shown(lead, words[first:])} {_GAP}"


def _acts(word: Word) -> bool:
    """Whether a verb has an object, so that its subject is not what is measured: `thieves stole`."""
    return is_past(word) and not is_aux(word) and spelling(word.text) not in _STANDS


def _is_verb(words: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is what somebody does: `to cough up`, `would now seek`."""
    near = [word for word in words[max(0, at - 2) : at] if not word.text.endswith("ly") and word.text != "now"]
    return bool(near) and near[-1].text in _BARE


_BARE = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "shall", "should"})


def _before(before: Sequence[Word]) -> Sequence[Word]:
    """The words right before a measure, back to a conjunction and up to `who`; none where a number is among them."""
    near = before[-_WORDS:]
    if any(word.text[0].isdigit() for word in near):
        return ()
    start = max((at + 1 for at, word in enumerate(near) if word.text in _APART), default=0)
    kept = near[start:] if start < len(near) else near
    return kept[: next((at for at, word in enumerate(kept) if word.text in _WHO), len(kept))]


_ASIDE = frozenset({"to", "at"})
_APART = frozenset({"and", "but", "or", "against", "while"})
_WHO = frozenset({"who", "which", "whose", "where"})


def _subject(lead: Count) -> Sequence[Word]:
    """The words that open the clause, up to its verb."""
    end = next((at for at, word in enumerate(lead.said) if is_past(word) or is_aux(word)), 0)
    told = lead.said[:end] if end <= _WORDS else ()
    return () if any(word.text[0].isdigit() for word in told) else told


def _unit(lead: Count, after: Sequence[Word]) -> str:
    """The unit as printed behind the number and the words after it; those alone where the unit stands before it."""
    unit = lead.scene.text[lead.finding.number.end : lead.finding.span.end].strip(" -–")
    if after and ((after[0].text in _ASIDE and unit.casefold() in _SHARE) or (len(unit) == 1 and is_past(after[0]))):
        return ""
    shown = _shown(lead, after if unit else _bare(after))
    return f"{unit} {shown}".strip() if shown else ""


def _phrase(lead: Count, words: Sequence[Word]) -> Sequence[Word]:
    """The telling words at the end of a run that touch each other and are no verbs."""
    start = len(words) - 1
    while start and _joins(lead, words[start - 1], words[start]):
        start -= 1
    return words[start:]


def _joins(lead: Count, word: Word, following: Word) -> bool:
    return bool(word.key) and not is_past(word) and lead.scene.text[word.end : following.start] == " "


def _after(lead: Count, after: Sequence[Word]) -> Sequence[Word]:
    """The words right after a measure that say what it is of, up to a mark, a conjunction, a time or a number."""
    taken: list[Word] = []
    for word in after[:_WORDS]:
        beside = taken[-1].end if taken else lead.finding.span.end
        ends = word.text.casefold() in CLASSES["break"] | lexicon.words("numerals") or word.text[0].isdigit()
        if ends or lead.scene.text[beside : word.start].strip():
            break
        taken.append(word)
    return taken


def _bare(words: Sequence[Word]) -> Sequence[Word]:
    """Words without small words at either end."""
    kept = list(words)
    while kept and (not kept[-1].key or is_aux(kept[-1])):
        kept.pop()
    while kept and not kept[0].key:
        kept.pop(0)
    return kept


def _shown(lead: Count, words: Sequence[Word]) -> str:
    return lead.scene.text[words[0].start : words[-1].end] if words else ""
