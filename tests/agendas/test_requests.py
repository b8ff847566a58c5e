"""What is asked of somebody: who takes it up, and whose it is until then."""

import pytest
from made_talk import GOAL, closed, line, lines

from agendas.came_to.initiatives import asked_still, initiatives
from agendas.came_to.requests import (
    NOBODYS,
    is_imposed,
    is_nobodys,
    is_refused,
    not_taken_up,
    still_to_answer,
    taken_by,
)
from agendas.folding.fold import state_of
from agendas.lines.talk import Began, Line, Pass
from agendas.records.said import LookedBack, Person, key_of
from agendas.records.segment import Brought


@pytest.mark.parametrize(
    ("who", "answers", "taken", "imposed", "refused", "nobodys"),
    [
        ((), (), (), False, False, True),
        (("Joost",), (), (), False, False, False),
        (("Joost",), (("joost", "yes"),), ("joost",), False, False, False),
        (("Joost",), (("Ruth", "yes"),), ("Ruth",), False, False, False),
        (("Joost",), (("Joost", "no"), ("Ruth", "yes")), ("Ruth",), False, False, False),
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


def asked_of(*answers: tuple[str, str, str]) -> tuple[Line, ...]:
    """The lines of a request of Ana to Joost and Ruth, and their answers: who, choice, words."""
    return (
        line("1", "request", "count the bells", "Ana", who=("Joost", "Ruth")),
        *(
            line(str(n), "request answer", text, by, about="1", choice=choice)
            for n, (by, choice, text) in enumerate(answers, 2)
        ),
    )


@pytest.mark.parametrize(
    ("words", "answers", "by", "asker"),
    [
        ("Joost en Ruth, zullen we afspreken dat wij bellen?", (("Joost", "yes"), ("Ruth", "no")), "Ana, Joost", ""),
        ("Joost, let's agree that we tell them together", (("Joost", "yes"),), "Ana, Joost", ""),
        ("Joost, shall we call?", (("Joost", "yes"), ("Ana", "no")), "Joost", "Ana"),
        ("Joost, zullen we afspreken dat jij belt?", (("Joost", "yes"),), "Joost", "Ana"),
        ("Joost, zullen we bellen?", (("Joost", "no"), ("Ruth", "no")), None, ""),
        ("Joost, zullen we bellen?", (), None, ""),
    ],
)  # fmt: skip
def test_who_proposes_what_they_do_together_is_with_whoever_says_yes(
    words: str, answers: tuple[tuple[str, str], ...], by: str | None, asker: str
) -> None:
    asked = line("q1", "request", words, "Ana", who=("Joost", "Ruth") if "Ruth" in words else ("Joost",))  # fmt: skip
    said = (
        line(f"q1.a{n}", "request answer", "words", who, about="q1", choice=choice)
        for n, (who, choice) in enumerate(answers)
    )
    found = initiatives(lines(asked, *said), 0)
    assert [(one.by, one.at_request_of) for one in found] == ([(by, asker)] if by else [])


@pytest.mark.parametrize(
    ("answers", "still"),
    [
        ((), ("Joost", "Ruth")),
        ((("joost", "", "not in the first week"),), ("Joost", "Ruth")),
        ((("Joost", "", "perhaps"), ("Ruth", "no", "")), ("Joost",)),
        ((("Joost", "", "perhaps"), ("Ruth", "", "me too")), ("Joost", "Ruth")),
        ((("Joost", "", "perhaps"), ("Ruth", "yes", "")), ("Joost",)),
        ((("Ruth", "yes", ""),), ("Joost",)),
        ((("Noor", "yes", ""),), ("Joost", "Ruth")),
        ((("Joost", "", "perhaps"), ("Joost", "no", "")), ("Ruth",)),
        ((("Joost", "", "perhaps"), ("Ana", "imposed", "")), ()),
        ((("Ana", "", "he is busy"),), ("Joost", "Ruth")),
        ((("Joost", "no", ""), ("Ruth", "no", "")), ()),
    ],
)
def test_an_answer_that_neither_takes_up_nor_declines_is_open(
    answers: tuple[tuple[str, str, str], ...], still: tuple[str, ...]
) -> None:
    request, *said = asked_of(*answers)
    found = lines(request, *said)
    assert still_to_answer(found, request) == still
    open_ones = [(one.by, one.asked, one.at_request_of) for one in asked_still(found, 0)]
    assert open_ones == ([("", ", ".join(still), "Ana")] if still else [])


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("", [("", "Joost")]),
        ("did-not-happen", [("", "Joost")]),
        ("carried-on", [("Joost", "")]),
        ("changed", [("Joost", "")]),
        ("let-go", []),
    ],
)
def test_what_was_left_open_waits_and_is_theirs_once_they_go_on_with_it(
    choice: str, left: list[tuple[str, str]]
) -> None:
    first = closed(
        "first", 0, *asked_of(("Joost", "", "not in the first week"), ("Ruth", "no", ""))
    )
    waiting = state_of((first,)).goals["g-first"].waiting
    assert [(one.initiative.by, one.initiative.asked) for one in waiting] == [("", "Joost")]
    back = LookedBack(initiative=waiting[0].initiative, meeting="first")
    began = Began(goal=GOAL, brought=Brought(), looked_back=(back,))
    about = "talk:" + key_of("first", waiting[0].initiative.id)
    now = line("1", "onward", "words", "Joost", about=about, choice=choice)
    second = closed(
        "second", 14, now, passes=(Pass(goal="g-first", began=began, account_giver="Ana"),)
    )
    after = state_of((first, second)).goals["g-first"].waiting
    assert [(one.initiative.by, one.initiative.asked) for one in after] == left


@pytest.mark.parametrize(
    ("answers", "left"),
    [
        ((("Joost", "taken-up"),), [("Joost", ""), ("", "Ruth")]),
        ((("Joost", "declined"),), [("", "Ruth")]),
        ((("Joost", "declined"), ("Ruth", "taken-up")), [("Ruth", "")]),
        ((("Joost", "declined"), ("Ruth", "declined")), []),
        ((("Joost, Ruth", "taken-up"),), [("Joost, Ruth", "")]),
        ((("Ana", "taken-up"),), [("Ana", ""), ("", "Joost, Ruth")]),
        ((("Joost", "declined"), ("Ana", "taken-up")), [("Ana", ""), ("", "Ruth")]),
        ((), [("", "Joost, Ruth")]),
    ],
)
def test_of_several_who_were_asked_each_answers_for_themselves_at_the_look_back(
    answers: tuple[tuple[str, str], ...], left: list[tuple[str, str]]
) -> None:
    there = {"people": (Person(name="Ana"), Person(name="Joost"), Person(name="Ruth"))}
    first = closed("first", 0, *asked_of(), **there)
    (waits,) = state_of((first,)).goals["g-first"].waiting
    back = LookedBack(initiative=waits.initiative, meeting="first")
    began = Began(goal=GOAL, brought=Brought(), looked_back=(back,))
    about = "talk:" + key_of("first", waits.initiative.id)
    said = (
        line(str(n), "onward", "words", by, about=about, choice=choice)
        for n, (by, choice) in enumerate(answers, 1)
    )
    one = Pass(goal="g-first", began=began, account_giver="Ana")
    second = closed("second", 14, *said, passes=(one,), **there)
    after = state_of((first, second)).goals["g-first"].waiting
    assert [(one.initiative.by, one.initiative.asked) for one in after] == left
    assert len({one.initiative.id for one in after}) == len(after), "each is known by its own id"
