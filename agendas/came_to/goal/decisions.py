"""What is decided about a goal (method.md §2.4)."""

import re
from collections.abc import Sequence
from typing import get_args

import msgspec

from agendas.came_to.counting import TalkLines, beside_choice
from agendas.came_to.goal.consents import apart, behind, left, spoke
from agendas.lines.talk import Line, number
from agendas.parsing.choices import agrees_with, says_why
from agendas.records.said import Decision, DecisionChoice
from agendas.records.vocabulary import DECISION

GOES_ON = re.compile(r"(?:en|and|ook|also|maar|but)\b", re.I)  # "2, and shorter"
DECISIONS = get_args(DecisionChoice)


def decisions(lines: TalkLines, place: int) -> tuple[Decision, ...]:
    """All that was chosen of the goal, each with its words and who stands behind it.

    Its wording is the last that was put; consent counts for that one, and for the change as a whole.
    Who makes the same choice once more tells more of the first one.
    """
    again = made_again(lines, place)
    return tuple(
        _decision(lines, line, place)
        for line in lines.choices("decision", DECISIONS, place)
        if line.id not in again
    )


def made_again(lines: TalkLines, place: int) -> dict[str, str]:
    """By its line each choice on the goal that its people had made, none of them otherwise since: the first of it."""
    first: dict[str, str] = {}
    last: dict[str, Line] = {}
    for line in lines.choices("decision", DECISIONS, place):
        names = {name.casefold() for name in line.by}
        before = {one.id: one for name in names if (one := last.get(name))}
        same = [o for o in before.values() if {n.casefold() for n in o.by} == names]
        if len(before) == 1 and same and same[0].choice == line.choice:
            first[line.id] = first.get(same[0].id, same[0].id)
        last |= dict.fromkeys(names, line)
    return first


def each_time(lines: TalkLines, decision_id: str, place: int) -> tuple[str, ...]:
    """The line of a choice on the goal, and those by which the same people made it once more."""
    again = made_again(lines, place)
    return (decision_id, *(key for key, one in again.items() if one == decision_id))


def worded(lines: TalkLines, decision_id: str, place: int) -> list[Line]:
    """The words that were proposed under a choice on the goal, in turn."""
    found = each_time(lines, decision_id, place)
    return [one for one in lines.of("wording", place) if one.about in found]


def standing(lines: TalkLines, decided: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """What stands of what was chosen: of each person the last, of nobody known the last.

    One person's choice does not take another's place (conversation.md §5). Where several choose what
    all are to be behind, it is asked of those that `asked_about` tells.
    """
    last = {name.casefold(): one.id for one in decided for name in lines.by_id[one.id].by or ("",)}
    found = [one for one in decided if one.id in last.values()]
    asked = asked_about(found, lines.talk.names)
    return tuple(one for one in found if one.choice in ("keep", "reword") or one in asked)


def asked_about(found: Sequence[Decision], names: tuple[str, ...]) -> tuple[Decision, ...]:
    """Of each choice the last, and those with a wording or parts of their own.

    Who says no more than that one of these `names` is right does not come after that one.
    """
    final = {one.choice: one for one in found}
    final |= {o.choice: o for o in found if o.wording or o.parts or not agrees_with(o.text, names)}
    return tuple(one for one in found if one is final[one.choice] or one.wording or one.parts)


def stays(found: tuple[Decision, ...]) -> bool:
    """Whether a goal stays as it is by these: all who chose want that."""
    return bool(found) and all(one.choice == "keep" for one in found)


def heard(lines: TalkLines, decision_id: str, place: int) -> list[Line]:
    """What each said of a choice on the goal or of its words; who keeps the goal after that is not behind it."""
    words = [one.id for one in worded(lines, decision_id, place)]
    about = (*each_time(lines, decision_id, place), *words[-1:])
    said = [one for part in about for one in lines.about(part, "consent")]
    given = max((number(one.id) for one in said), default=None)
    if given is None:
        return said
    chose = lines.choices("decision", DECISIONS, place)
    last = {name.casefold(): one for one in chose for name in one.by}
    kept = {one.id: one for one in last.values() if one.choice == "keep" and number(one.id) > given}
    who = {key: tuple(n for n in one.by if last[n.casefold()] is one) for key, one in kept.items()}
    return [
        *said,
        *(msgspec.structs.replace(o, choice="not", who=who[key]) for key, o in kept.items()),
    ]


def as_words(lines: TalkLines, line: Line) -> str:
    """What was said with a choice on the goal as its new words: without the name of that choice.

    Nor with the number before words that stood open, where a later digit says that it was the choice.
    """
    own = lines.by_id.get(line.id, line)
    added = () if own.choice else lines.about(line.id, line.kind)
    if not added:
        return beside_choice(line)
    text = beside_choice(msgspec.structs.replace(line, choice=added[-1].choice))
    told, _space, rest = text.partition(" ")
    numbers = {key: str(number) for number, key in enumerate(DECISION, 1)}
    return rest.lstrip() if told == numbers.get(added[-1].choice) else text


def whose(lines: TalkLines, said: Decision, place: int) -> tuple[str, ...]:
    """Whose a change is: who said the new words, with a choice of their own or where these were asked.

    One of an earlier talk is whose it was there.
    """
    line = lines.by_id.get(said.id)
    mine = line.by if line else (said.by,) if said.by else ()
    words = worded(lines, said.id, place)
    chose = lines.choices("decision", DECISIONS, place) if said.wording else ()
    own = [o.by for o in chose if o.by and as_words(lines, o) == said.wording]
    own = own or [one.by for one in words[-1:] if one.by]
    return mine if not own or mine in own else own[0]


def proposal(lines: TalkLines, line: Line) -> Decision:
    """Words that were proposed by themselves, as the change of a goal that they ask for."""
    said = lines.about(line.id, "consent")
    return Decision(
        **{**lines.said(line), "text": lines.voices(line, "why")}, choice="reword", wording=line.text,
        consented_by=behind(said), left=left(lines, (line, *said)), apart=apart(said), spoke=spoke(said),
    )  # fmt: skip


def put_forward(lines: TalkLines, decision_id: str, place: int) -> list[Line]:
    """Of the words under a choice those that stand as a proposal: the last, and what was spoken of before.

    Words of the same person about which nobody said anything only gave way to theirs.
    """
    words = worded(lines, decision_id, place)

    def stands(line: Line) -> bool:
        heard = lines.about(line.id, "consent") or lines.about(line.id, "remark")
        return line.text != words[-1].text and bool(line.by != words[-1].by or heard)

    return [*filter(stands, words[:-1]), *words[-1:]]


def reasons(lines: TalkLines, decision_id: str, place: int) -> dict[str, list[Line]]:
    """Why a choice on the goal was made, by the words that it led to: the next ones that were proposed.

    What was said once there were words goes with those of its speaker, else with the last; under "" where
    there are none. Of a choice that was made more than once only what says why, or goes on, is a reason: else
    it was other words for the goal.
    """
    put = {one.text for one in lines.of("wording", place)}  # these are no reason, but the new words
    words = put_forward(lines, decision_id, place)
    found: dict[str, list[Line]] = {}
    times = [lines.by_id[key] for key in each_time(lines, decision_id, place)]
    for line in times:
        if not line.text or as_words(lines, line) in put:
            continue
        if len(times) > 1 and not (says_why(line.text) or GOES_ON.match(line.text)):
            continue
        later = [one for one in words if number(one.id) > number(line.id)]
        own = [one for one in words if one.by == line.by]
        led = next(iter((*later, *own[-1:], *words[-1:])), None)
        found.setdefault(led.id if led else "", []).append(line)
    return found


def told(lines: TalkLines, why: Sequence[Line]) -> str:
    """Why a choice was made, each time that it was, as one text."""
    chosen = lines.choices("decision", DECISIONS)
    choice = {one.id: one for one in chosen}
    return "; ".join(beside_choice(choice.get(one.id, one)) for one in why)


def of_others(lines: TalkLines, said: Decision, place: int) -> list[Line]:
    """What others than whose words they are said why these were asked for, without the name of their choice."""
    line = lines.by_id.get(said.id)
    chose = lines.by_id.get(line.about) if line and line.kind == "wording" else line
    if line is None or chose is None or chose.kind != "decision":
        return []
    first = made_again(lines, place).get(chose.id, chose.id)
    words = [line] if line.kind == "wording" else put_forward(lines, first, place)[-1:]
    why = reasons(lines, first, place).get(words[0].id if words else "", [])
    mine = whose(lines, said, place)
    return [msgspec.structs.replace(o, text=told(lines, [o])) for o in why if o.by != mine]


def own_reasons(lines: TalkLines, said: Decision, place: int) -> list[Line]:
    """Why they whose words these are chose such words themselves, where no words of their own came of that.

    Others' choice was asked for words, and they gave them. Only what says why is a reason: else it may be
    words of their own for the goal.
    """
    line, mine = lines.by_id.get(said.id), whose(lines, said, place)
    if line is None or not mine or line.kind != "decision" or line.by == mine:
        return []
    found = []
    for one in lines.choices("decision", (said.choice,), place):
        is_first = one.id not in made_again(lines, place)
        if is_first and one.by == mine and not worded(lines, one.id, place):
            found += reasons(lines, one.id, place).get("", [])
    return [why for why in found if says_why(told(lines, [why]))]


def own_reason(lines: TalkLines, said: Decision, place: int) -> str:
    """Why these words, as they say whose they are; "" where they say nothing of it."""
    if ", ".join(whose(lines, said, place)) == said.by:
        return said.text
    return told(lines, own_reasons(lines, said, place))


def _decision(lines: TalkLines, line: Line, place: int) -> Decision:
    times = [lines.by_id[key] for key in each_time(lines, line.id, place)]
    words = worded(lines, line.id, place)[-1:]
    said = heard(lines, line.id, place)
    why = reasons(lines, line.id, place).get(words[0].id if words else "", [])
    return Decision(
        **{**lines.said(line), "text": told(lines, why)},
        choice=line.choice,  # type: ignore[arg-type]
        wording=words[0].text if words else "",
        parts=tuple(part.text for one in times for part in lines.about(one.id, "part")),
        consented_by=behind(said), left=left(lines, (*times, *words, *said)), apart=apart(said), spoke=spoke(said),
    )  # fmt: skip
