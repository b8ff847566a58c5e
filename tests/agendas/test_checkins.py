from datetime import timedelta

import pytest
from conftest import NOW

from agendas.folding.checkins import Moment, alone_in_a_row, asks_to_share


def moments(kinds: str) -> list[Moment]:
    """"c" is a check-in, "t" a talk, the oldest first."""  # fmt: skip
    return [
        Moment(id=str(n), started=NOW + timedelta(days=n), alone=kind == "c")
        for n, kind in enumerate(kinds)
    ]


@pytest.mark.parametrize(
    ("before", "count"), [("", 1), ("c", 2), ("cc", 3), ("cct", 1), ("ctcc", 3), ("ccccc", 6)]
)
def test_check_ins_are_counted_since_the_last_talk(before: str, count: int) -> None:
    assert alone_in_a_row(moments(before)) == count
    assert alone_in_a_row(reversed(moments(before))) == count
    assert asks_to_share(moments(before)) == (count >= 3)


def test_the_check_in_of_now_counts_once() -> None:
    assert alone_in_a_row(moments("tcc"), now="2") == 2
