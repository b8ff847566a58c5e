"""The signs by which people want to notice the result: indicators (method.md §2.2)."""

from typing import get_args

from agendas.came_to.counting import TalkLines, chosen
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
    """The signs of earlier talks on the goal, but for those that were replaced here."""
    gone = {one.about for one in onward(lines, place) if one.choice == "replace"}
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


def is_kept(lines: TalkLines, place: int) -> bool:
    """Whether somebody said that a sign of an earlier talk stays: by what to notice it came up by that."""
    return any(one.choice != "replace" for one in onward(lines, place))
