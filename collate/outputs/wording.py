"""Fixed terms in words, and dates as machines read them."""

import re

from collate.pages.plain import msg

_MACHINE = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?)?)?"
    r"|(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])|\d{4}-W[0-5]\d"
)

SEVERITIES = {"hard": msg("Clear conflict"), "soft": msg("Slight difference"), "info": msg("Worth noting")}
KINDS = {
    "figure": msg("numbers"),
    "quote": msg("wording"),
    "attribution": msg("who said it"),
    "date": msg("when"),
    "actor": msg("who did it"),
    "name": msg("names"),
    "framing": msg("framing"),
}
STATUSES = {"open": msg("Open"), "moving": msg("Moving"), "stuck": msg("Stuck"), "settled": msg("Settled")}
VERDICTS = {
    "agree": msg("Sources agree"),
    "differ": msg("Sources differ"),
    "consistent": msg("No contradiction"),
}
DRIFTS = {
    "cut-before": msg("Opening cut"),
    "cut-after": msg("End cut"),
    "changed": msg("Words changed"),
    "speaker": msg("Another speaker"),
    "venue": msg("Another occasion"),
    "paraphrase": msg("Paraphrased"),
}
CREDITS = {
    "credited": msg("credited by name"),
    "according-to": msg("cited in the text"),
    "agency-tag": msg("named as agency"),
    "told": msg("was told something"),
    "reported": msg("reported it first"),
}
"""How an article owes something to another outlet, by the kind of credit."""
FURNITURE = {
    "ornament": msg("ornament"),
    "repeated-title": msg("the title again"),
    "site-title": msg("the title with the site’s name"),
    "date-line": msg("a date"),
    "masthead": msg("the outlet’s name"),
    "byline": msg("who wrote it"),
    "sign-off": msg("who worked on it"),
    "element-label": msg("a label of the page"),
    "navigation": msg("navigation"),
    "invitation": msg("an invitation"),
    "publish-line": msg("when it was published"),
    "age": msg("how old it was"),
    "link": msg("a link"),
}
"""Why words of a page are no part of its article, by the rule that says so."""
AMENDMENTS = {"correction": msg("correction"), "update": msg("update")}


def machine_date(date: str | None) -> str | None:
    """The value of a `datetime` attribute, None where HTML has no form for it."""
    text = (date or "").removeprefix("--")
    return text if _MACHINE.fullmatch(text) else None
