"""Days are written as babel writes them, in both languages; babel itself is not needed for it."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from locales import Language, long_date, short_date, weekday_date

DAYS = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_days_are_written_as_babel_writes_them(language: Language) -> None:
    for day in DAYS:
        assert long_date(day, language) == format_date(day, "d MMMM y", locale=language)
        assert weekday_date(day, language) == format_date(day, "EEEE d MMMM y", locale=language)
        short = format_date(day, "d MMM", locale=language).replace(".", "")
        assert short_date(day, date(2026, 6, 1), language) == short
        assert short_date(day, date(2025, 6, 1), language) == f"{short} 2026"
