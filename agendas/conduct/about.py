"""What a line is about: what its lamp is about, one's own sign or initiative, or what was said before."""

import re
from collections.abc import Mapping
from itertools import takewhile

import msgspec

from agendas.came_to.agreed import agreement_of
from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import in_hand
from agendas.came_to.indicators import earlier_signs
from agendas.came_to.requests import (
    is_imposed,
    is_nobodys,
    is_refused,
    still_to_answer,
    taken_by,
)
from agendas.conduct.earlier_steps import at_table, own_steps, told_earlier
from agendas.conduct.lamps import Lamp, is_under
from agendas.conduct.of_initiatives import NUMBERED
from agendas.conduct.which_sign import last_spoken_of, signs_for
from agendas.lines.talk import Figure, Line, Talk
from agendas.named_sign import NamedSign, by_a_word, named
from agendas.parsing.asked_of import asks_to_join
from agendas.parsing.dates import beyond_day, tells_time
from agendas.parsing.said_figure import in_numerals, numbers_told_of
from agendas.slots.slots import Slot

TABLED = ("expectation", "ground")  # who comes back to the ladder goes on where that was left
_ASKING = ("request", "request answer")
FEW = 4  # of which "those two" may be any two
_WORD = re.compile(r"[^\W\d_]{4,}")
TAKEN = ("initiative", "request")  # what somebody takes up, or is asked to


def about_of(lines: TalkLines, lamp: Lamp, slot: Slot, by: tuple[str, ...], words: str = "") -> str:
    """What a line is about: what the lamp is about, one's own sign or initiative, otherwise the latest.

    Of several signs the one that its words name, else the one last spoken of, one's own first. What was
    expected is of the figure last spoken of, where it is said among figures.
    """
    talk = lines.talk
    if slot.name == "reading":
        goal = in_hand(lines, talk.place)
        return f"{goal.id}:{goal.now.n}"
    back = "looked back"  # what came of it and whether it goes on are both about one initiative
    if lamp.about and (slot is lamp.slot or slot.becomes == lamp.slot.becomes == back):
        return figure_named(lines, lamp, slot, words) or lamp.about
    if not slot.of:
        return ""
    if lamp.slot.name == "initiative" and slot.name == "request_answer":
        return just_asked(lines, lamp, by)
    lit = lines.by_id.get(lamp.about)
    if lit and _is_of(lit, slot):
        return lit.id
    if _asks_when_again(talk, lamp, slot):
        return ""
    found = _each(lines, lamp, slot, by)
    if slot.of == "account agreement" and found:
        return agreement_of(lines, found, by)
    signs = signs_for(lines, slot)
    if sign := named(words, signs):
        return sign
    said = ""
    if slot.of == "initiative":
        mine = [line for line in found if {*own_takers(lines, line)} & {*by}]
        told = beyond_day(words) if slot.line == "appointment" else words
        said = by_a_word(told, [NamedSign(one.id, one.text) for one in mine or found])
    if slot.name == "expectation" and (figure := _figure_spoken_of(lines, lamp)):
        return figure
    ids = {sign.id for sign in signs}
    but = () if slot.name == "expectation" else TABLED
    asks_giver = bool(by) and slot.name == "expectation"  # of her sign, where one has none
    asks_giver &= not any(one.about in ids for one in lines.counting if is_under(one, lamp))
    for who in (by, (talk.account_giver,)) if asks_giver else (by,):
        own = [line for line in found if who and {*own_takers(lines, line)} & {*who}]
        with_sign = not own and slot.line in ("remark", "expectation")
        earlier = _earlier_sign(lines, who) if with_sign else ""
        if earlier or own:
            spoken = last_spoken_of(lines, [o.id for o in own], but) if slot.of == "sign" else ""
            return said or earlier or spoken or own[-1].id
    asked = day_asked(lines, lamp) if slot.line == "appointment" else None
    if asked:
        return asked.about
    if slot.of == "initiative":
        ids = {line.id for line in found}
    spoken = said or last_spoken_of(lines, ids, but)
    if slot.line == "appointment" and _has_its_day(lines, spoken):
        return ""  # this is no day of theirs: it takes away none that was said
    return spoken or (found[-1].id if found else "")


def _asks_when_again(talk: Talk, lamp: Lamp, slot: Slot) -> bool:
    """Whether it is asked when one talks again: that is the day of no initiative."""
    kinds = {phase.id: phase.kind for phase in talk.phases}
    return slot.line == "appointment" and kinds.get(lamp.phase) != "initiative"


def _each(lines: TalkLines, lamp: Lamp, slot: Slot, by: tuple[str, ...]) -> list[Line]:
    """The lines of this pass that an answer may be about, in order."""
    talk = lines.talk
    phases = {phase.id: phase.segment for phase in talk.phases}
    found = [
        line
        for line in (lines.counting if slot.of == "initiative" else lines.of(slot.of))
        if _is_of(line, slot) and min(phases.get(line.phase, 0), len(talk.passes) - 1) == talk.place
        and not (line.kind == "request" and slot.of == "initiative" and is_refused(lines, line))
    ]  # fmt: skip
    if slot.name == "why_done":
        found = [line for line in found if is_under(line, lamp)]
    if slot.line == "appointment":  # the day of what nobody took up so far is the goal's
        up = [line for line in found if line.kind != "request" or _is_taken(lines, line)]
        found = [one for one in found if one in up or {*_asked(one)} & {*by}]
    return found


def figure_named(lines: TalkLines, lamp: Lamp, slot: Slot, words: str) -> str:
    """The id of the one other figure that words about the lit one speak of by its number; "" for none.

    "The 11 who phoned" are those of "11 phoned". A few goes by a word of that figure, too: "those two" may be
    any. The lit one is meant where it has that number itself.
    """
    told = numbers_told_of(words) if slot.name == "meaning" else set()
    if not told:
        return ""
    place = lines.talk.place
    counted = {one.id: one for one in lines.of("ground", place) if isinstance(one.value, Figure)}
    numbers = {key: numbers_of(one) for key, one in counted.items()}
    if lamp.about not in counted or told & {*numbers[lamp.about]}:
        return ""
    found = [key for key, its in numbers.items() if told & {*its}]
    if len(found) != 1:
        return ""
    said = {*_WORD.findall(words.casefold())}
    shares = said & {*_WORD.findall(counted[found[0]].text.casefold())}
    return found[0] if shares or max(told & {*numbers[found[0]]}) > FEW else ""


def numbers_of(line: Line) -> list[int]:
    """The numbers of the figure in a line, in digits, in turn."""
    return numbers_said(line.value.said) if isinstance(line.value, Figure) else []


def numbers_said(figure: str) -> list[int]:
    """The numbers in a figure, in turn; those above twelve in words are none.

    >>> numbers_said("four of the 27"), numbers_said("11")
    ([4, 27], [11])
    """
    return [int(one) for one in re.findall(r"\d{1,9}", in_numerals(figure) or figure)]


def may_be_about(
    lines: TalkLines, lamp: Lamp, slot: Slot, by: tuple[str, ...] = (), on_record: bool = False
) -> tuple[str, ...]:
    """The ids of what F6 puts an answer with, in turn; none where there is no other.

    What is tied to none by itself may be of none, too. What somebody expected is of a sign, or of a
    figure: their own, or the one last spoken of. What is about an initiative is of one of their own, at a
    look-back beside the one that is lit; what they will notice, once it is `on_record`, of any.
    """
    if slot.becomes == "looked back":
        return own_steps(lines.talk, by)
    if slot.of == "account agreement":
        found = tuple(one.id for one in _each(lines, lamp, slot, by))
        return found if len(found) > 1 else ()
    if slot.of == "initiative":
        may = [] if _asks_when_again(lines.talk, lamp, slot) else _each(lines, lamp, slot, by)
        mine = tuple(one.id for one in may if {*own_takers(lines, one)} & {*by})
        if on_record and slot.line in NUMBERED:
            mine += tuple(one.id for one in may if one.id not in mine)
        return mine if len(mine) > 1 else ()
    signs = tuple(sign.id for sign in signs_for(lines, slot))
    if slot.tied:
        return ("", *signs) if signs else ()
    if slot.name == "expectation":
        figures = [one for one in lines.of("ground", lines.talk.place) if one.value]
        last = last_spoken_of(lines, [one.id for one in figures])
        signs += tuple(one.id for one in figures if one.id == last or (by and one.by == by))
    return signs if len(signs) > 1 else ()


def other_steps(lines: TalkLines, lamp: Lamp, slot: Slot, line: Line) -> dict[str, str]:
    """The words of the initiatives of its speaker that F6 puts what is meant with instead, by their ids."""
    if slot.of != "initiative" and slot.becomes != "looked back":
        return {}
    may = may_be_about(lines, lamp, slot, line.by)
    return {one: _words_of(lines, one) for one in may if one != line.about}


def step_named(lines: TalkLines, line: Line, others: Mapping[str, str]) -> str:
    """Which of other initiatives words name, by a word that the one they are about has not; "" for none."""
    each = {line.about: _words_of(lines, line.about), **others}
    return by_a_word(line.text, [NamedSign(one, words) for one, words in each.items()])


def _words_of(lines: TalkLines, about: str) -> str:
    step = lines.by_id.get(about)
    return step.text if step else told_earlier(lines.talk).get(about, "")


def _figure_spoken_of(lines: TalkLines, lamp: Lamp) -> str:
    """The id of the figure under a lamp that was spoken of last; "" where that asks for none."""
    if lamp.slot.line != "ground":
        return ""
    here = [one.id for one in lines.of("ground") if one.value and is_under(one, lamp)]
    return last_spoken_of(lines, here)


def was_asked(talk: Talk, lamp: Lamp, by: tuple[str, ...]) -> bool:
    """Whether somebody was asked under a lamp just now, and may answer that."""
    lines = TalkLines(talk)
    request = lines.by_id.get(just_asked(lines, lamp, by))
    return request is not None and bool({*request.who} & {*by})


def day_asked(lines: TalkLines, lamp: Lamp) -> Line | None:
    """The line before under a lamp, where it told a day that was not clear: which one is asked then.

    None where its speaker told no time at all and somebody else's day is asked for still.
    """
    under = (one for one in reversed(lines.of("appointment")) if is_under(one, lamp))
    asked = list(takewhile(lambda one: one.value is None and one.text, under))
    if not asked or (any(one.by != asked[0].by for one in asked) and not tells_time(asked[0].text)):
        return None
    return asked[0]


def _has_its_day(lines: TalkLines, step: str) -> bool:
    return any(one.value for one in lines.about(step, "appointment"))


def just_asked(lines: TalkLines, lamp: Lamp, by: tuple[str, ...] = ()) -> str:
    """The id of what somebody was asked under a lamp in the line before, or in that one's answers.

    What `by` were asked and did not answer is before that, where nothing but requests and answers lies between.
    """
    last = [
        one if one.kind == "request" else lines.by_id.get(one.about)
        for one in takewhile(lambda one: one.kind in _ASKING, reversed(lines.counting))
    ]
    found = [one for one in last if one and one.kind == "request" and is_under(one, lamp)]
    mine = (one for one in found if {*still_to_answer(lines, one)} & {*by})
    asked = next(mine, found[0] if found and found[0] is last[0] else None)
    return asked.id if asked else ""


def _is_taken(lines: TalkLines, request: Line) -> bool:
    answers = taken_by(lines, request) or is_imposed(lines, request)
    return bool(answers) or is_nobodys(lines, request)


def _earlier_sign(lines: TalkLines, by: tuple[str, ...]) -> str:
    """The id of somebody's own sign of an earlier talk that stays; "" without one."""
    talk, mine = lines.talk, {*by}
    kept = [s.id for s in earlier_signs(lines, talk.place) if mine & {*at_table(talk, s.by)}]
    return kept[-1] if kept else ""


def own_takers(lines: TalkLines, line: Line) -> tuple[str, ...]:
    """Whose a sign or an initiative is: a request that was answered is its takers', or its speaker's."""
    if is_nobodys(lines, line):
        return ()
    if line.kind != "request" or not lines.about(line.id, "request answer"):
        return _asked(line) or line.by
    return line.by if is_imposed(lines, line) else taken_by(lines, line)


def _asked(line: Line) -> tuple[str, ...]:
    """Who may take something up: of what one would do together, who proposed it too."""
    return (*line.by, *line.who) if asks_to_join(line.text) else line.who


def _is_of(line: Line, slot: Slot) -> bool:
    return line.kind == slot.of or (slot.of == "initiative" and line.kind == "request")


def step_before(lines: TalkLines, lamp: Lamp) -> str:
    """The id of what somebody takes up, that the line before under this lamp said or was about; else ""."""
    last = lines.counting[-1] if lines.counting else None
    if last is None or not is_under(last, lamp):
        return ""
    step = last if last.kind in TAKEN else lines.by_id.get(last.about)
    return step.id if step and step.kind in TAKEN else ""


def on_ones_own(lines: TalkLines, lamp: Lamp, line: Line) -> Line:
    """A choice alone completes one's own open line under the lamp: it is then about that line.

    Where the question is about something already, both are about that; where each answer tells of what it is,
    the choice is about what those words were.
    """
    if not line.by or (line.about and lamp.about):
        return line
    open_ones = [
        one
        for one in lines.counting
        if is_under(one, lamp) and one.kind == line.kind and not one.choice and one.text
        and one.by == line.by and not lines.about(one.id, one.kind)
    ]  # fmt: skip
    if line.about:
        own = open_ones[-1] if open_ones else line
        return msgspec.structs.replace(line, about=own.about)
    return msgspec.structs.replace(line, about=open_ones[-1].id) if open_ones else line
