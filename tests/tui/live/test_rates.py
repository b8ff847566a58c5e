"""What the door takes and what not, minute by minute; each of its numbers."""

from random import Random

import pytest

from tui.live.entry_code import LENGTH, SIGNS, code_in, code_of
from tui.live.rates import (
    BURST,
    EVERY,
    MINUTE,
    MOST_A_SECOND,
    MOST_PHONES,
    MOST_REFUSALS,
    WRONG_OF_ALL,
    WRONG_OF_ONE,
    LetIn,
    Rates,
)


def phone(rates: Rates, name: str = "a", now: float = 0.0) -> LetIn:
    found = rates.let_in(name, now)
    assert found
    return found


def test_a_code_is_forty_bits_in_eight_letters_that_are_not_taken_for_others() -> None:
    assert len(SIGNS) ** LENGTH == 2**40
    assert not set("OILU") & set(SIGNS)
    chance = Random(5)
    for _turn in range(200):
        code = code_of(chance.randbytes(5))
        assert code_in(code.lower()) == code_in(f" {code[:4]} {code[4:]}") == code
    assert code_of(b"\x00\x00\x00\x00\x01") == "00000001"
    assert code_in("oOiIlLuU") == "001111VV"
    for wrong in ("", "ABC", "ABCDEFGHJ", "ABCDEFG!", "é" * 8, "A" * 10**6):
        assert code_in(wrong) == ""


def test_after_so_many_wrong_codes_an_address_waits_a_minute_and_others_do_not() -> None:
    rates = Rates(0)
    for n in range(WRONG_OF_ONE):
        assert rates.may_try("10.0.0.7", n)
        rates.wrong("10.0.0.7", n)
    assert not rates.may_try("10.0.0.7", WRONG_OF_ONE)
    assert rates.may_try("10.0.0.8", WRONG_OF_ONE)
    assert not rates.may_try("10.0.0.7", MINUTE - 0.1)
    assert rates.may_try("10.0.0.7", MINUTE)


def test_so_many_of_all_shut_the_door_for_a_minute_and_then_it_opens() -> None:
    rates = Rates(0)
    for n in range(WRONG_OF_ALL):
        assert rates.may_try("10.0.0.9", 1)
        rates.wrong(f"10.0.1.{n}", 1)
    assert not rates.may_try("10.0.0.9", 1 + MINUTE - 0.1)
    assert rates.may_try("10.0.0.9", 1 + MINUTE)


def test_wrong_codes_from_everywhere_take_no_room_for_ever() -> None:
    rates = Rates(0)
    for n in range(5_000):
        rates.wrong(f"address {n}", n / 1000)
    assert len(rates._wrong) <= 4096


def test_a_phone_has_its_burst_and_then_one_line_every_two_seconds() -> None:
    rates = Rates(0)
    one, other = phone(rates), phone(rates, "b")
    assert [rates.wait(one, 0) for _ in range(BURST)] == [0] * BURST
    assert rates.wait(one, 0) == pytest.approx(EVERY)
    assert rates.wait(other, 0) == 0
    assert rates.wait(one, EVERY - 0.01) > 0
    assert rates.wait(one, EVERY) == 0
    assert rates.wait(one, EVERY) > 0
    assert rates.wait(one, 0) > 0, "a clock that goes back gives nothing"


def test_the_room_has_its_own_measure() -> None:
    rates = Rates(0)
    room = [phone(rates, f"{n}") for n in range(MOST_PHONES)]
    assert all(rates.wait(one, 0) == 0 for one in room), "each has a line, after a silent minute"
    assert rates.wait(room[0], 0) > 0, "and then there is a measure, whoever it is"
    assert sum(rates.wait(one, 1) == 0 for one in room) == MOST_A_SECOND


def test_a_phone_that_is_refused_too_often_is_out_for_a_minute_and_comes_back() -> None:
    rates = Rates(0)
    one = phone(rates)
    for _turn in range(MOST_REFUSALS - 1):
        rates.refuse(one, 1)
    assert not rates.is_out(one, 1)
    rates.refuse(one, 2)
    assert rates.is_out(one, 2)
    assert rates.is_out(one, 2 + MINUTE - 0.1)
    assert not rates.is_out(one, 2 + MINUTE)
    slow = phone(rates, "slow")
    for n in range(10 * MOST_REFUSALS):
        rates.refuse(slow, 4.0 * n)
        assert not rates.is_out(slow, 4.0 * n)


def test_a_full_room_takes_one_more_only_for_one_that_left() -> None:
    rates = Rates(0)
    for n in range(MOST_PHONES):
        phone(rates, f"{n}", 1.0 * n / MOST_PHONES).listening = 1
    assert rates.let_in("late", MINUTE * 3) is None
    assert rates.let_in("7", MINUTE * 3), "who is in stays in"
    rates.phones["9"].listening = 0
    assert rates.let_in("late", 30.0) is None, "who is gone for a moment keeps the place"
    assert rates.let_in("late", MINUTE * 3)
    assert "9" not in rates.phones
    assert len(rates.phones) == MOST_PHONES
