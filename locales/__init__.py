"""The words people see, in Dutch and in English: gettext catalogues, dates and plurals.

The English original stands in the code; `nl/LC_MESSAGES/vertel.po` holds the Dutch. `make words`
brings the catalogue up to date and compiles it. English needs no catalogue of its own.
"""

import gettext
import os
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, Protocol

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")
DOMAIN = "vertel"
HERE = os.path.dirname(__file__)
_spoken: Language = "en"


@cache
def words(language: Language) -> gettext.NullTranslations:
    """The catalogue of a language: its `gettext` and `ngettext` put sentences in that language."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, HERE, [language], fallback=True)


def use(language: Language) -> None:
    """Speak this language from here on, click's own sentences too."""
    global _spoken
    _spoken = language
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, HERE)
    gettext.textdomain(DOMAIN)


def spoken() -> Language:
    """The language that is spoken now."""
    return _spoken


def _(message: str) -> str:
    """A sentence in the language that is spoken."""
    return words(_spoken).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """A sentence that goes with a number, in the language that is spoken."""
    return words(_spoken).ngettext(one, many, count)


def say(message: str, **values: object) -> str:
    """A marked sentence with its values, in the language that is spoken.

    A value that is itself a `SpokenError` is said in the same language, and so is a `reason` that
    the system gives.
    """
    return _(message).format(**{name: _value(name, value) for name, value in values.items()})


class Spoken(Protocol):
    """What has a marked sentence and its values, as a `SpokenError` has."""

    message: str
    values: dict[str, Any]


def error_text(error: Spoken) -> str:
    """What went wrong, as a sentence in the language that is spoken."""
    return say(error.message, **error.values)


def _value(name: str, value: object) -> object:
    message, values = getattr(value, "message", None), getattr(value, "values", None)
    if isinstance(message, str) and isinstance(values, dict):
        return say(message, **values)
    return _(str(value)) if name == "reason" and value else value


def language_of(wish: str | None) -> Language | None:
    """The language that a wish such as "nl", "nl_BE.UTF-8" or "en-GB" asks for; None if neither."""
    low = (wish or "").strip().lower()[:2]
    return low if low in LANGUAGES else None


def chosen_language(wish: str | None, configured: str | None = None) -> Language:
    """The language by --lang, then VERTEL_LANG, the config, then the locale; English if none."""
    env = os.environ
    places = (wish, env.get("VERTEL_LANG"), configured, env.get("LC_ALL"), env.get("LC_MESSAGES"))
    for place in (*places, env.get("LANG")):
        if language := language_of(place):
            return language
    return "en"


# A test holds these beside babel's, whose import would take a tenth of the time to the first screen.
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
}
_SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    "nl": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
}


def long_date(day: date, language: Language | None = None) -> str:
    """A day as it is written out: "24 November 2026"."""
    return f"{day.day} {_MONTHS[language or _spoken].split()[day.month - 1]} {day.year}"


def day_and_month(day: date, today: date, language: Language | None = None) -> str:
    """A day as it is written out, with its year only when it is another: "24 November"."""
    whole = long_date(day, language)
    return whole.removesuffix(f" {day.year}") if day.year == today.year else whole


def weekday_date(day: date, language: Language | None = None) -> str:
    """A day with its weekday: "Tuesday 24 November 2026"."""
    return f"{_DAYS[language or _spoken].split()[day.weekday()]} {long_date(day, language)}"


def short_date(day: date, today: date, language: Language | None = None) -> str:
    """A day in few letters, with its year only when it is another: "24 Nov", "24 Nov 2025"."""
    short = f"{day.day} {_SHORT[language or _spoken].split()[day.month - 1]}"
    return short if day.year == today.year else f"{short} {day.year}"


def short_month(month: int) -> str:
    """A month in few letters, by its number from 1: "Nov"."""
    return _SHORT[_spoken].split()[month - 1]


def in_one_breath(names: Sequence[str], language: Language | None = None) -> str:
    """Names as they are said one after the other: "Ana, Joost, and Fatima"."""
    *first, last = names or [""]
    if not first:
        return last
    if (language or _spoken) == "nl":
        return f"{', '.join(first)} en {last}"
    return f"{', '.join(first)}{',' if len(first) > 1 else ''} and {last}"


def clock_time(moment: datetime) -> str:
    """The time of day, in the machine's own time zone: "15:31:07"."""
    return moment.astimezone().strftime("%H:%M:%S")
