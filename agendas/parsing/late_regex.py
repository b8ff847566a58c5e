"""Patterns that are compiled when text is first laid beside them: a large one takes ten milliseconds."""

import re
from functools import cached_property
from typing import Any, cast

_late: list["_Late"] = []


class _Late:
    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags
        _late.append(self)

    @cached_property
    def compiled(self) -> "re.Pattern[str]":
        return re.compile(*self._told)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiled, name)


def compile_all() -> None:
    """Compile every pattern there is by now, so that nobody who types waits for one."""
    for pattern in _late:
        _ = pattern.compiled


def late_regex(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """A pattern as `re.compile` gives it, which is compiled at its first use.

    >>> words = late_regex("[a-z]+", re.I)
    >>> words.findall("Two voices"), words.sub("…", "Two")
    (['Two', 'voices'], '…')
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
