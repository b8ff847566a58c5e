"""Days and names are written as babel writes them, in both languages; babel itself is not needed."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from babel.lists import format_list

from locales import Language, in_one_breath, long_date, short_date, weekday_date

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_days_are_written_as_babel_writes_them(language: Language) -> None:
    for day in DAYS:
        assert long_date(day, language) == format_date(day, "d MMMM y", locale=language)
        assert weekday_date(day, language) == format_date(day, "EEEE d MMMM y", locale=language)
        short = format_date(day, "d MMM", locale=language).replace(".", "")
        assert short_date(day, date(2026, 6, 1), language) == short
        assert short_date(day, date(2025, 6, 1), language) == f"{short} 2026"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_names_are_said_after_one_another_as_babel_says_them(language: Language) -> None:
    names = ["Ana", "Joost", "Fatima", "Ines"]
    for many in range(5):
        assert in_one_breath(names[:many], language) == format_list(names[:many], locale=language)
