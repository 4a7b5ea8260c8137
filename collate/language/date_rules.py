"""The date rules and the words that call each: a rule looks around its trigger and returns a mention or None."""

from collections.abc import Callable

from collate.language.date_abroad import day_abroad, month_abroad, year_abroad
from collate.language.date_holidays import HOLIDAY_STARTS, holiday
from collate.language.date_numeric import decade, decade_word, numeric, year, year_in_words
from collate.language.date_relative import half, quarter_sign, reference, relative_day, season, unit, weekday
from collate.language.date_stated import day_first, month
from collate.language.date_words import REFERENCE_STARTS, DateMention, Words

Rule = Callable[[Words, int], DateMention | None]

RULES: dict[str, tuple[Rule, ...]] = {
    "#digits": (numeric, day_first, decade, year),
    "#month": (month,),
    "#weekday": (weekday,),
    "#season": (season,),
    "#unit": (unit,),
    "#decade": (decade_word,),
    "q": (quarter_sign,),
    "half": (half,),
    **dict.fromkeys(("seventeen", "eighteen", "nineteen"), (year_in_words,)),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), (relative_day,)),
    **dict.fromkeys(sorted(HOLIDAY_STARTS), (holiday,)),
    **dict.fromkeys(sorted(REFERENCE_STARTS), (reference,)),
}
"""What kind of word calls which rules, in the order in which they are asked."""

RULES_ABROAD: dict[str, tuple[Rule, ...]] = {
    "#digits": (numeric, day_abroad, year_abroad),
    "#month": (month_abroad,),
}
"""The same for a language whose months are known and nothing else."""
