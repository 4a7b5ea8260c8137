"""What may be written into a YAML field: one type a shape, each telling an editor what it wants."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, LiteralString, NoReturn
from unicodedata import category
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from collate.ids import is_device
from collate.located import Words
from collate.model import Limits, raising
from collate.text import blank

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_NAME = r"[^\W_][\w-]*"
_DATE = r"([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|--[0-9]{2}-[0-9]{2})"
_TIME = r"T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z"
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_LONGEST_SLUG = 80
_LONGEST_LINE = 500
_LEAP_YEAR = "2000"
_JOINERS = "\u200c\u200d"
"""They are spelling in Persian, in Indic scripts and in emoji."""

_DAY = re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})")
_DAY_IN_WORDS = (
    re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})"),
    re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})"),
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class Entry(BaseModel):
    """A mapping with these keys and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _nothing_written(cls, written: object) -> object:
        """A key with nothing after it counts as left out."""
        if not isinstance(written, Mapping):
            return written
        return {key: value for key, value in written.items() if value is not None or key not in cls.model_fields}


def refuse(kind: LiteralString, message: str, hint: str = "", part: str = "") -> NoReturn:
    """Raise a fault for pydantic to collect; `kind` becomes its code, `part` of the words is what it is about."""
    context: dict[str, Any] = {"message": message, "hint": hint, "part": part}
    raise PydanticCustomError(kind, "{message}", context)


def _line(words: Words) -> Words:
    if not words.strip():
        refuse("empty", "words are expected here")
    if len(words) > _LONGEST_LINE:
        refuse("too_long", f"this is longer than {_LONGEST_LINE} characters")
    formal = (char for char in words if category(char) in ("Cc", "Cf", "Zl", "Zp") and char not in _JOINERS)
    unseen = next(formal, blank(words))
    if unseen:
        message = f"the invisible character U+{ord(unseen):04X} cannot be shown here"
        refuse("invisible", message, "delete it, or type the words again", unseen)
    return words


def _prose(words: Words, info: ValidationInfo) -> Words:
    """Each square bracket may begin a link, which Markdown looks for to the text's end."""
    limits = info.context or Limits()
    if not words.strip():
        refuse("empty", "words are expected here")
    if len(words) > limits.prose_characters:
        hint = raising("prose_characters", len(words))
        refuse("too_long", f"this is longer than {limits.prose_characters:,} characters", hint)
    if words.count("[") > limits.prose_brackets:
        hint = raising("prose_brackets", words.count("["))
        refuse("too_many_brackets", f"there are more than {limits.prose_brackets} square brackets here", hint)
    return words


def _slug(words: Words) -> Words:
    if not is_slug(words):
        message = f"small letters, digits and single hyphens only, at most {_LONGEST_SLUG}"
        wanted = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
        refuse("not_a_slug", message, f"such as `{wanted[:_LONGEST_SLUG].strip('-') or 'river-flood'}`")
    _not_a_device(words)
    return words


def _not_a_device(words: Words) -> None:
    if is_device(words):
        refuse("reserved", "Windows has no folder of this name", f"such as `{words}-1`")


def _name(words: Words) -> Words:
    if not re.fullmatch(_NAME, words) or len(words) > _LONGEST_SLUG:
        refuse("not_a_name", "a short name is letters, digits and hyphens, without spaces", "such as `herald`")
    return words


def _id(words: Words) -> Words:
    if not re.fullmatch(_SLUG, words):
        meant = words.strip().removeprefix("#").lower()
        hint = f"write `{meant}`" if re.fullmatch(_SLUG, meant) else "copy it from the preview"
        refuse("not_an_id", "an id looks like `k-5f3a1c`", hint)
    return words


def _date(words: Words) -> Words:
    if not re.fullmatch(_DATE, words):
        meant = _meant(words)
        hint = f"write {meant}" if meant and is_date(meant) else ""
        refuse("not_a_date", "a date looks like 2031-05-03, 2031-05 or 2031", hint)
    year, *rest = (_LEAP_YEAR + words[1:] if words.startswith("--") else words).split("-")
    try:
        date(int(year), *map(int, rest), *[1] * (2 - len(rest)))
    except ValueError:
        refuse("not_a_date", f"there is no {words} in the calendar")
    return words


def _meant(words: str) -> str:
    """The date that words in another custom can only mean, in the form that is wanted; empty if there is none."""
    found = next((day for form in (_DAY, *_DAY_IN_WORDS) if (day := form.fullmatch(words))), None)
    if found is None:
        return ""
    said = found["month"].lower()
    named = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(said)]
    numbers = [int(said)] if said.isdigit() else named
    if not numbers:
        return ""
    return "-".join([found["year"], f"{numbers[0]:02}", *([f"{int(found['day']):02}"] if found["day"] else [])])


def is_slug(words: str) -> bool:
    """Whether `words` may be an address."""
    return re.fullmatch(_SLUG, words) is not None and len(words) <= _LONGEST_SLUG


def is_date(words: str) -> bool:
    """Whether `words` may stand where a date is expected."""
    try:
        _date(Words(words))
    except PydanticCustomError:
        return False
    return True


def _instant(words: Words) -> Words:
    day, mark, _ = words.partition("T")
    if mark and not re.fullmatch(_TIME, words[len(day) :]):
        refuse("not_a_date", "a time looks like 2031-05-03T10:20:30Z")
    _date(Words(day))
    return words


def _digest(words: Words) -> Words:
    if not re.fullmatch("[0-9a-f]{64}", words):
        refuse("not_a_digest", "a digest is 64 digits and letters from a to f")
    return words


def is_address(words: str) -> bool:
    """Whether this is an address on the web, as it may stand in a file."""
    try:
        parts = urlsplit(words)
        sound = parts.scheme in ("http", "https") and parts.hostname and not parts.username and parts.port != 0
    except ValueError:
        return False
    return bool(sound) and words.isprintable() and " " not in words


def _url(words: Words) -> Words:
    if not is_address(words):
        hint = f"write https://{words}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", words) else ""
        refuse("not_an_address", "an address begins with http:// or https:// and has no spaces", hint)
    return words


def _file(words: Words) -> Words:
    if set("/\\") & set(words) or words.startswith(".") or not words.isprintable():
        refuse(
            "not_a_file_name",
            "the name of a file in seeds/ must stand here, without any folder",
            f"write `{name}`" if (name := re.split(r"[/\\]", words)[-1]) else "such as `herald.txt`",
        )
    return words


def _language(words: Words) -> Words:
    if not re.fullmatch(_LANGUAGE, words):
        refuse("not_a_language", "a language code looks like `en`, `fr` or `pt-BR`")
    return words


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(value).casefold())
    refuse("not_a_switch", "this is either `true` or `false`", f"write `{meant}`" if meant else "")


Line = Annotated[Words, AfterValidator(_line)]
"""One line of words for a title, a name, a label."""

ProseText = Annotated[Words, AfterValidator(_prose)]
"""Markdown with citations."""

Slug = Annotated[Words, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{_SLUG}$"})]
ShortName = Annotated[Words, AfterValidator(_name), Field(json_schema_extra={"pattern": f"^{_NAME}$"})]
StatementId = Annotated[Words, AfterValidator(_id), Field(json_schema_extra={"pattern": f"^{_SLUG}$"})]
Date = Annotated[
    Words, AfterValidator(_date), Field(json_schema_extra={"pattern": f"^{_DATE}$", "type": ["string", "integer"]})
]
"""As precise as is known; a year alone is a number to an editor's program."""

Instant = Annotated[Words, AfterValidator(_instant), Field(json_schema_extra={"pattern": f"^{_DATE}({_TIME})?$"})]
"""A date, or a day with its time in UTC."""

Digest = Annotated[Words, AfterValidator(_digest), Field(json_schema_extra={"pattern": "^[0-9a-f]{64}$"})]
Url = Annotated[Words, AfterValidator(_url), Field(json_schema_extra={"pattern": "^https?://"})]
FileName = Annotated[Words, AfterValidator(_file)]
Language = Annotated[Words, AfterValidator(_language), Field(json_schema_extra={"pattern": f"^{_LANGUAGE}$"})]
Switch = Annotated[bool, BeforeValidator(_switch)]
