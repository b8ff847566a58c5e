"""The signs by which people want to notice the result: indicators (method.md §2.2)."""

from typing import get_args

from agendas.came_to.counting import ELSEWHERE, TalkLines, chosen
from agendas.lines.talk import Line, number
from agendas.parsing.each_name import each_name
from agendas.records.said import Indicator, IndicatorChoice, IndicatorKind, IndicatorOnward, Origin

ORIGINS, KINDS, ONWARD = get_args(Origin), get_args(IndicatorKind), get_args(IndicatorOnward)


def signs(lines: TalkLines, place: int) -> tuple[Indicator, ...]:
    """All of them: nobody's sign takes the place of another's unless it is said to.

    Why, what it misses: every voice, with names. Where it came from, of which kind it is: the last
    word, and none where nobody said one.
    """
    found = []
    for line in lines.of("sign", place):
        origin, kind = lines.last(line.id, "origin"), lines.last(line.id, "kind of sign")
        instead, target = lines.last(line.id, "in place of"), lines.last(line.id, "former target")
        found.append(
            Indicator(
                **lines.known(line),
                why=lines.voices(line, "why"), misses=lines.voices(line, "misses"),
                once_target=target.text if target else "",
                origin=chosen(origin, ORIGINS),
                kind=chosen(kind, KINDS),
                replaces=instead.choice if instead else "",
            )
        )  # fmt: skip
    return tuple(found)


def earlier_signs(lines: TalkLines, place: int) -> tuple[Indicator, ...]:
    """The signs of earlier talks on the goal, but for those that were let go here."""
    gone = let_go(lines, place)
    brought = lines.talk.passes[place].began.brought.indicators
    return tuple(sign for sign in brought if sign.id not in gone)


def onward(lines: TalkLines, place: int) -> tuple[IndicatorChoice, ...]:
    """What becomes of earlier signs: all that was said; of one sign the last word of each holds."""
    return tuple(
        IndicatorChoice(
            **lines.known(line),
            about=line.about,
            choice=line.choice,  # type: ignore[arg-type]
        )
        for line in lines.choices("sign onward", ONWARD, place)
    )


def last_words(lines: TalkLines, place: int) -> dict[str, list[Line]]:
    """Where each stands on an earlier sign, by its id; what nobody known said stands beside it."""
    found: dict[str, dict[str, Line]] = {}
    for line in lines.choices("sign onward", ONWARD, place):
        of_sign = found.setdefault(line.about.removeprefix(ELSEWHERE), {})
        of_sign.update({name.casefold(): line for name in line.by or (line.id,)})
    return {
        about: sorted({one.id: one for one in said.values()}.values(), key=lambda o: number(o.id))
        for about, said in found.items()
    }


def let_go(lines: TalkLines, place: int) -> frozenset[str]:
    """The ids of earlier signs that are looked at no longer: whose sign it is says so.

    Where that was not said, by who is not there or by nobody known, all who chose say so; of somebody
    who is at the table and said nothing it stays.
    """
    began = lines.talk.passes[place].began
    brought = {sign.id: sign.by for sign in began.brought.indicators}
    there = {name.casefold() for name in lines.talk.names}
    known = (*lines.talk.names, *began.goal.sharers)
    gone = set()
    for about, said in last_words(lines, place).items():
        mine = {name.casefold() for name in each_name(brought.get(about, ""), known)}
        own = [one for one in said if mine & {name.casefold() for name in one.by}]
        is_heard = own or not mine & there or any(not one.by for one in said)
        if is_heard and all(one.choice == "replace" for one in own or said):
            gone.add(about)
    return frozenset(gone)


def is_divided(said: list[Line]) -> bool:
    """Whether some would let a sign go, and others keep it."""
    return len({one.choice == "replace" for one in said}) > 1


def is_kept(lines: TalkLines, place: int) -> bool:
    """Whether somebody said that a sign of an earlier talk stays: by what to notice it came up by that."""
    return any(one.choice != "replace" for one in onward(lines, place))
