"""As what a line is on record, in a word or two, in the language of its talk."""

from agendas.conduct.shown import chosen_word, kind_of
from agendas.lines.talk import Day, Line
from agendas.records.said import Language
from agendas.records.vocabulary import LINE_KIND, MEANING_OPEN, WHOEVER
from agendas.text import one_line
from locales import weekday_date


def kind_word(line: Line, language: Language) -> str:
    """What a line is: seen, heard, a reading; the word that was chosen where it is a choice.

    A line that somebody is asked to take up tells whom, or that nobody in particular is; a later kind of line is told by its own name.
    """
    if word := chosen_word(line, language):
        return word
    kind = kind_of(line)
    if (kind, line.choice) == ("meaning", "open"):
        return MEANING_OPEN[language]
    told = LINE_KIND[kind][language] if kind in LINE_KIND else kind
    if line.kind != "request":
        return told
    asked = ", ".join(map(one_line, line.who)) or WHOEVER[language]
    return f"{told} {asked}"


def day_words(line: Line, language: Language) -> str:
    """The day that a line tells, read back with weekday, hour and place; "" for none."""
    day = line.value
    if not isinstance(day, Day) or day.on is None:
        return ""
    return ", ".join(
        filter(None, (weekday_date(day.on, language), one_line(day.hour), one_line(day.place)))
    )
