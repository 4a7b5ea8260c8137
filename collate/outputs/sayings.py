"""What `_`, `gettext`, `ngettext` and `{% trans %}` say in a template, as Jinja2's own do, each text looked up once."""

from collections.abc import Callable
from functools import cache

from markupsafe import Markup

from collate.outputs.voice import Voice


def sayings(voice: Voice) -> dict[str, Callable[..., Markup]]:
    """The functions by name. What is filled in is escaped; what is said stands in a template or a catalogue."""
    look_up, counted = cache(voice.messages.gettext), voice.messages.ngettext

    @cache
    def bare(text: str) -> Markup:
        return Markup(look_up(text)) % {}  # noqa: S704 - a template's own words

    def gettext(text: str, /, **filled: object) -> Markup:
        return Markup(look_up(text)) % filled if filled else bare(text)  # noqa: S704 - likewise

    def ngettext(one: str, many: str, num: int, /, **filled: object) -> Markup:
        return Markup(counted(one, many, num)) % {"num": num, **filled}  # noqa: S704 - likewise

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}
