"""What is decided about a goal (method.md §2.4)."""

from collections.abc import Sequence
from typing import get_args

import msgspec

from agendas.came_to.counting import TalkLines, beside_choice
from agendas.came_to.goal.consents import apart, behind, left, spoke
from agendas.lines.talk import Line, number
from agendas.parsing.choices import agrees_with
from agendas.records.said import Decision, DecisionChoice
from agendas.records.vocabulary import DECISION

DECISIONS = get_args(DecisionChoice)


def decisions(lines: TalkLines, place: int) -> tuple[Decision, ...]:
    """All that was chosen of the goal, each with its words and who stands behind it.

    Its wording is the last that was put; consent counts for that one, and for the change as a whole.
    """
    return tuple(
        _decision(lines, line, place) for line in lines.choices("decision", DECISIONS, place)
    )


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
    words = lines.last(decision_id, "wording")
    about = (decision_id, *((words.id,) if words else ()))
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
    worded = lines.last(said.id, "wording")
    chose = lines.choices("decision", DECISIONS, place) if said.wording else ()
    own = [o.by for o in chose if o.by and as_words(lines, o) == said.wording]
    own = own or ([worded.by] if worded and worded.by else [])
    return mine if not own or mine in own else own[0]


def proposal(lines: TalkLines, line: Line) -> Decision:
    """Words that were proposed by themselves, as the change of a goal that they ask for."""
    said = lines.about(line.id, "consent")
    return Decision(
        **{**lines.said(line), "text": lines.voices(line, "why")}, choice="reword", wording=line.text,
        consented_by=behind(said), left=left(lines, (line, *said)), apart=apart(said), spoke=spoke(said),
    )  # fmt: skip


def _decision(lines: TalkLines, line: Line, place: int) -> Decision:
    words = lines.last(line.id, "wording")
    about = (line, words) if words else (line,)
    said = heard(lines, line.id, place)
    told = lines.said(line)
    if line.text and as_words(lines, line) in {one.text for one in lines.of("wording", place)}:
        told["text"] = ""  # it was no reason, but the new words themselves
    return Decision(
        **told,
        choice=line.choice,  # type: ignore[arg-type]
        wording=words.text if words else "",
        parts=tuple(part.text for part in lines.about(line.id, "part")),
        consented_by=behind(said), left=left(lines, (*about, *said)), apart=apart(said), spoke=spoke(said),
    )  # fmt: skip
