"""What is asked of somebody: who takes it up, and whose it is until then."""

import pytest
from made_talk import line, lines

from agendas.came_to.initiatives import initiatives
from agendas.came_to.requests import (
    NOBODYS,
    is_imposed,
    is_nobodys,
    is_refused,
    not_taken_up,
    taken_by,
)


@pytest.mark.parametrize(
    ("who", "answers", "taken", "imposed", "refused", "nobodys"),
    [
        ((), (), (), False, False, True),
        (("Joost",), (), (), False, False, False),
        (("Joost",), (("joost", "yes"),), ("joost",), False, False, False),
        (("Joost",), (("Ruth", "yes"),), (), False, False, False),
        (("Joost",), (("Joost", "yes"), ("Joost", "no")), (), False, True, False),
        (("Joost", "Ruth"), (("Joost", "no"),), (), False, False, False),
        (("Joost", "Ruth"), (("Joost", "no"), ("Ruth", "yes")), ("Ruth",), False, False, False),
        ((), (("Ruth", "yes"),), ("Ruth",), False, False, False),
        ((), (("", "yes"),), (), False, False, True),
        ((), (("Ruth", "no"),), (), False, True, False),
        ((), (("Ana", "imposed"),), (), True, False, False),
        (("Joost",), (("Joost", "no"), ("Ana", "imposed")), (), True, False, False),
    ],
)
def test_what_is_asked_is_whose_who_says_yes_and_nobodys_until_then(
    who: tuple[str, ...], answers: tuple[tuple[str, str], ...], taken: tuple[str, ...],
    imposed: bool, refused: bool, nobodys: bool,
) -> None:  # fmt: skip
    asked = line("q1", "request", "bring the keys", "Ana", who=who, choice="" if who else NOBODYS)
    said = (
        line(f"q1.a{n}", "request answer", "words", by, about="q1", choice=choice)
        for n, (by, choice) in enumerate(answers)
    )
    found = lines(asked, *said)
    assert taken_by(found, asked) == taken
    assert is_imposed(found, asked) == imposed
    assert is_refused(found, asked) == refused
    assert is_nobodys(found, asked) == nobodys
    assert not_taken_up(found, 0) == (() if taken or imposed or nobodys else (asked,))
    made = [(one.by, one.origin, one.at_request_of) for one in initiatives(found, 0)]
    assert made == (
        [("Ana", "imposed", "Ana")] if imposed
        else [(taken[0], "on-request", "Ana")] if taken
        else [("", None, "")] if nobodys else []
    )  # fmt: skip
