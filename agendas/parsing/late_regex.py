"""Patterns that are compiled when text is first laid beside them: a large one takes ten milliseconds."""

import re
from typing import Any, cast


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._told), name)
        setattr(self, name, value)  # asked for once
        return value


def late_regex(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """A pattern as `re.compile` gives it, which is compiled at its first use.

    >>> words = late_regex("[a-z]+", re.I)
    >>> words.findall("Two voices"), words.sub("…", "Two")
    (['Two', 'voices'], '…')
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
