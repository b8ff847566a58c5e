"""How many examples a test over any text tries: so many when checking, fifty times that exploring.

Checking tries the same ones each time, so that what is green is green again. Exploring
(`sh vertel.sh check --explore`) tries others each time, and keeps what went red in .hypothesis.
"""

from collections.abc import Iterable
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
