"""What earlier talks left that lines are about, and whose it is at this table."""

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.conduct.lamps import TAKES_IT_UP, Lamp
from agendas.lines.talk import Talk
from agendas.parsing.a_yes import takes_it_up
from agendas.parsing.asked_of import speaks_for_itself
from agendas.parsing.each_name import each_name
from agendas.records.said import Initiative, key_of
from agendas.slots.slots import SLOTS


def steps(talk: Talk) -> dict[str, Initiative]:
    """What is looked back on, by what lines about it are about."""
    return {
        ELSEWHERE + key_of(back.meeting, back.initiative.id): back.initiative
        for back in talk.in_hand.began.looked_back
    }


def told_earlier(talk: Talk) -> dict[str, str]:
    """The words of what an earlier talk left and lines may be about, by that: initiatives and signs."""
    signs = {sign.id: sign.text for sign in talk.in_hand.began.brought.indicators}
    return signs | {about: step.text for about, step in steps(talk).items()}


def proposed_earlier(talk: Talk) -> dict[str, str]:
    """The words that an earlier talk proposed and that wait for consent, by what lines about it are about."""
    pending = talk.in_hand.began.brought.pending
    return {ELSEWHERE + one.id: one.wording or one.text for one in pending}


def at_table(talk: Talk, name: str) -> tuple[str, ...]:
    """Whom an earlier record names, as they are called at the table; several may have said it."""
    mine = {one.casefold() for one in each_name(name, (*talk.names, *talk.goal.sharers))}
    return tuple(one for one in talk.names if one.casefold() in mine)


def takers(talk: Talk, lamp: Lamp) -> tuple[str, ...]:
    """Who took what a lamp looks back on, or was asked to, where they are at the table."""
    step = steps(talk).get(lamp.about)
    return at_table(talk, step.by or step.asked) if step else ()


def is_asked_still(lines: TalkLines, about: str) -> bool:
    """Whether somebody who was asked in an earlier talk has neither taken it up nor declined it so far."""
    step = steps(lines.talk).get(about)
    known = (*lines.talk.names, *lines.talk.goal.sharers)
    asked = {name.casefold() for name in each_name(step.asked, known)} if step else set()
    said = [line for line in lines.about(about, "onward") if line.choice]
    answered = {name.casefold() for line in said for name in line.by}
    by_nobody_known = len(asked) == 1 and any(not line.by for line in said)
    return bool(asked - answered) and not by_nobody_known


def whose_sign(talk: Talk, lamp: Lamp) -> str:
    """Whose the earlier sign is that a lamp asks about, where they are at the table."""
    signs = talk.in_hand.began.brought.indicators
    owners = at_table(talk, next((sign.by for sign in signs if sign.id == lamp.about), ""))
    return owners[0] if len(owners) == 1 else ""


def of_whom(lines: TalkLines, lamp: Lamp) -> tuple[str, ...]:
    """Whom a lamp asks who are at the table: of their own step or sign, or whether they take something up."""
    owner = whose_sign(lines.talk, lamp) if lamp.slot.name == "indicator_onward" else ""
    asked = lines.by_id.get(lamp.about) if lamp.slot.of == "request" else None
    names = asked.who if asked else (owner,) if owner else takers(lines.talk, lamp)
    return tuple(name for name in names if name in lines.talk.names)


def asked_of_them(talk: Talk, lamp: Lamp, by: tuple[str, ...], words: str) -> str:
    """What somebody was asked earlier and takes up while another's step is asked about; "" for none.

    They say so with a yes, and of themselves ("yes, I translate it").
    """
    waits = [about for about, step in steps(talk).items() if {*at_table(talk, step.asked)} & {*by}]
    if not is_step(talk, lamp) or lamp.about in waits or len(waits) != 1:
        return ""
    return waits[0] if takes_it_up(words) and speaks_for_itself(words) else ""


def is_step(talk: Talk, lamp: Lamp) -> bool:
    """Whether a lamp looks back on what was taken up, by whomever."""
    return lamp.about in steps(talk)


def own_steps(talk: Talk, by: tuple[str, ...]) -> tuple[str, ...]:
    """What somebody took up earlier, or was asked to, of all that is looked back on."""
    each = steps(talk).items()
    return tuple(about for about, o in each if {*at_table(talk, o.by or o.asked)} & {*by})


def with_step(talk: Talk, lamp: Lamp, about: str) -> Lamp:
    """The same question about another step: what was asked of somebody has other choices than what was taken up."""
    asked = steps(talk)[about].asked
    choices = TAKES_IT_UP if asked else SLOTS["onward"].choices
    return msgspec.structs.replace(lamp, about=about, choices=choices if lamp.choices else {})
