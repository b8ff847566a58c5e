"""How many examples a test over any text tries: so many when checking, fifty times that exploring.

Checking tries the same ones each time, so that what is green is green again. Exploring
(`sh vertel.sh check --explore`) tries others each time, and keeps what went red in .hypothesis.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_USUAL = 100


def profiles() -> None:
    """Register both, and load the one for checking."""
    held = {"deadline": None, "suppress_health_check": [*HealthCheck]}  # no test counts on speed
    settings.register_profile("check", derandomize=True, max_examples=_USUAL, **held)
    settings.register_profile("explore", max_examples=50 * _USUAL, print_blob=True, **held)
    settings.load_profile("check")


def examples(many: int) -> settings:
    """For above a test: the number when checking."""
    return settings(max_examples=many * settings().max_examples // _USUAL)


def every(many: int) -> int:
    """How many moments further a test goes that goes through all of them: one at a time exploring."""
    return many if settings().max_examples == _USUAL else 1


def further(rows: Iterable[Any]) -> list[Any]:
    """The rows of a test, of which checking takes the first and `check --long` every one."""
    first, *others = rows
    return [first, *(pytest.param(row, marks=pytest.mark.long) for row in others)]


def rows(names: str | tuple[str, ...], table: Iterable[Any]) -> Callable[[Any], Any]:
    """For above a test of one moment: tries every row within one test, and tells each that is red.

    As `parametrize` otherwise; but a row is a moment, and a test of its own four.
    """
    called = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    tried = [dict(zip(called, row if len(called) > 1 else (row,), strict=True)) for row in table]
    assert tried

    def over(test: Any) -> Any:
        @wraps(test)
        def each(**given: Any) -> None:
            red = []
            for row in tried:
                try:
                    test(**given, **row)
                except Exception as error:
                    error.add_note(f"in the row {row}")
                    red.append(error)
            if red:
                raise ExceptionGroup(f"{len(red)} of {len(tried)} rows", red)

        asked = inspect.signature(test).parameters.values()
        each.__signature__ = inspect.Signature([one for one in asked if one.name not in called])  # type: ignore[attr-defined]
        return each

    return over
