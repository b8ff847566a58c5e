"""What is meant by what was typed: whose it is, as what, about what, with which choice.

It is read from the words and told before Enter (conversation.md §3, §4, §10); nothing that is open
stops the typist, and nothing is given to somebody who did not say it.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.consents import DROPPED, said_apart
from agendas.came_to.goal.decisions import as_words
from agendas.came_to.grounds import told as told_of
from agendas.came_to.grounds import waits_for
from agendas.came_to.requests import still_to_answer
from agendas.conduct.about import (
    about_of,
    day_asked,
    just_asked,
    numbers_of,
    numbers_said,
    on_ones_own,
    step_before,
)
from agendas.conduct.earlier_steps import (
    asked_of_them,
    is_asked_still,
    is_step,
    steps,
    takers,
    whose_sign,
    with_step,
)
from agendas.conduct.early_vote import votes_early
from agendas.conduct.lamps import TAKES_IT_UP, Lamp, is_under
from agendas.conduct.limits_in_force import limits_in_force
from agendas.conduct.of_initiatives import NUMBERED, taken_here, taker
from agendas.conduct.which_sign import (
    behind_number,
    in_list,
    is_numbered_reason,
    reason_of,
    signs_for,
)
from agendas.errors import TalkError
from agendas.lines.talk import AgainstLimits, Day, Figure, Line, Talk, leads
from agendas.parsing.a_yes import (
    is_approval,
    is_half,
    is_held_back,
    is_unsure,
    is_yes,
    joins_in,
    plainly,
    takes_it_up,
    takes_up_nothing,
    tells_on,
    yes_or_no,
)
from agendas.parsing.appointment import beyond_hour_and_place, hours_in, place_in
from agendas.parsing.asked_of import asked_of, asks_somebody, speaks_for_itself
from agendas.parsing.choices import (
    chosen,
    chosen_last,
    is_none,
    leaves_open,
    says_why,
    tells_more,
    wanted,
    when_again,
    without_because,
)
from agendas.parsing.dates import beyond_day, date_in, weeks_in
from agendas.parsing.said_figure import figure_in, numbers_told_of
from agendas.parsing.utterance import read
from agendas.parsing.what_one_watches import watches
from agendas.parsing.whose import (
    fits,
    joining,
    means,
    names_who_said,
    near,
    offered_words,
    surely,
    tells_who_left,
    whose,
)
from agendas.records.said import FrameRef, Record, Words
from agendas.slots.slots import SLOTS, Slot

NUMBER = " \t0123456789,.:;–—-"  # what may stand before a reason
_NAME_BEHIND = re.compile(r"\A\s*(\d)\s+(?=[^\W\d])")
_LETTERS = re.compile(r"\s*([a-z](?:\s*(?:,|and|en|&)\s*[a-z])*)\b(?![’'])", re.I)
_SOMEBODY = re.compile(
    r"\s*(?:iemand|someone|somebody)\b", re.I
)  # said it: whose it is nobody told
NUMBERS = re.compile(r"\s*\d+(?:\s*(?:,|&|and|en|\s)\s*\d+)*[\s.]*", re.I)
_DAYS = ("appointment", "review day", "last day")
READ = 2000  # letters of a line in which figures and the like are looked for


class Meant(Record, frozen=True, kw_only=True):
    """A line as it will be put on record, told beforehand.

    `slot` is as what; `refused` the sentence for a day that is not clear, which is then left open.
    `joins` is the name of who comes to the table with this line, "" for nobody. `expected` is the id of
    what its speaker expected of this figure. Words that choose nothing and say so have it that what is
    asked `stays_open`. `tells_on` is the day on which who takes up what was asked says to tell about it.
    """

    line: Line
    slot: Slot
    expected: str = ""
    refused: TalkError | None = None
    joins: str = ""
    stays_open: bool = False
    tells_on: date | None = None

    @property
    def open(self) -> bool:
        """Whether nobody can tell yet whose words these are."""
        return not self.line.by

    def fits(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Whom an open beginning of a name may mean."""
        return fits(self.line.maybe, names) if self.line.maybe else ()

    def near(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Whose name an open beginning misses by a letter or two."""
        return near(self.line.maybe, names)


def walked(lamp: Lamp, others: tuple[Lamp, ...]) -> tuple[Slot, ...]:
    """As what a line under this lamp may be put: as it is asked, its neighbours, the phase's others."""
    found = [lamp.slot, *(SLOTS[name] for name in lamp.slot.also)]
    phase = [o.slot for o in others if o.about in ("", lamp.about) and o.slot.becomes != "goals"]
    beside = (
        SLOTS[name] for slot in phase for name in slot.also
    )  # what is about a line has its own
    found += [*phase, *(slot for slot in beside if not slot.of)]
    found += [SLOTS["due"]] * (lamp.slot.name == "learned")  # when one talks again, asked or not
    each: dict[tuple[str, str], Slot] = {}
    for slot in found:
        each.setdefault((slot.line, slot.of), slot)
    return tuple(each.values())


def meant(
    lines: TalkLines,
    lamp: Lamp,
    text: str,
    today: date,
    by: tuple[str, ...] | None = None,
    slot: Slot | None = None,
    covered: bool = False,
    prefixed: bool = True,
    sign: str = "",
) -> Meant:
    """What is meant by what was typed under a lamp; `by` and `slot` where somebody has said so.

    `sign` is the one of several that it is about, where somebody has said so. `by` empty leaves it open; words that are not `prefixed` are a line's already. The line has no id
    and no place in the talk yet; its question goes by the id of the lamp.
    """
    talk = lines.talk
    names = talk.names if prefixed else ()
    text, first = _number_first(text, lamp, names)
    said = whose(text, names)
    words = said.text
    is_part = by == () and not fits(
        said.maybe, names
    )  # what stands before the words, as Tab has it
    by = by if by is not None else surely(said.maybe, names) or None
    joins = joining(text, by, names) if by and prefixed else ""
    if joins or (by and means(said.maybe, by, names)):
        words = text[text.index(":") + 1 :].strip()
    elif by:
        words = offered_words(text, said.maybe, by, names) or words
    if by and prefixed:  # Tab had them join, and the name before the words is gone since
        joins = joins or next((one for one in by if one not in names), "")
    taken = _of_its_number(lines, lamp, words) if lamp.slot.name == "new_wording" else None
    if by is None:
        answered = () if said.told else day_asked_of(lines, lamp, words, today)
        by = said.by or answered
        if not by and not said.maybe:
            heard = _SOMEBODY.match(words) or names_who_said(words, names)
            heard = heard and not talk.private
            by = taken.by if taken else () if heard else nameless(lines, lamp)
        if not said.by and lamp.slot.name == "initiative" and _answers(lines, lamp, words):
            by = ()  # nobody says yes to another in somebody else's name
    maybe = said.maybe if not by and not is_part else ""
    stays_open = False
    if prefixed and slot is None and (waits := asked_of_them(talk, lamp, by, words)):
        lamp = msgspec.structs.replace(lamp, about=waits, choices=TAKES_IT_UP)
    if sign in steps(talk):
        lamp = with_step(talk, lamp, sign)
    asks = lamp.choices == TAKES_IT_UP
    if slot is None:
        slot = _as_what(lines, lamp, words, by)
        if slot.name == "learned" and _is_next_talk(talk, words, today):
            slot = SLOTS["due"]
        stays_open = may_stay_open(lamp, slot) and leaves_open(words)
    words = as_words(lines, taken) if taken else f"{first}{words}"
    if not sign and slot is lamp.slot:
        sign, words = behind_number(words, slot, signs_for(lines, slot))
    if slot.line in NUMBERED:
        numbered, words = _of_a_step(lines, words)
        sign = sign or numbered
    if slot.line == "why":
        numbered, words = reason_of(words, signs_for(lines, slot))
        sign = sign or numbered
    line = Line(id="", text=words, by=by, maybe=maybe, phase=lamp.phase, question=lamp.id,
                kind=slot.line)  # fmt: skip
    answers = slot.line == "request answer" or (asks and slot.line == "onward")
    if answers:
        words = plainly(words)
    own_words = slot.choices and (slot is lamp.slot or (asks and slot.line == "onward"))
    choices = lamp.choices if own_words else slot.choices
    if choices:
        choice, because = chosen(words, choices)
        if choice == "reword" and slot.line == "exit" and says_why(words.lstrip(NUMBER)):
            choice = ""  # why other words are wanted is not those words: it stays open
        words = because if choice else words
        if (
            not choice and slot.line == "consent" and not maybe
        ):  # "ja hoor, 1": the words stay as said
            choice = chosen_last(words, choices)
        if not choice and says_why(words):
            choice, words = _ones_own_choice(lines, lamp, line, words)
        line = msgspec.structs.replace(line, choice=choice, text=words)
    if answers and is_held_back(said.text):
        line = msgspec.structs.replace(line, choice="", text=said.text)
    elif answers and not line.choice:
        line = msgspec.structs.replace(line, choice=_takes_or_declines(words, choices))
    line = msgspec.structs.replace(line, about=sign or about_of(lines, lamp, slot, by, words))
    if slot.name == "answer" and _is_agreeing(lamp, words):
        line = msgspec.structs.replace(line, about=step_before(lines, lamp))
    elif slot.name == "answer" and (lamp.slot.name == "new_wording" or lamp.slot.line == "consent"):
        line = msgspec.structs.replace(line, about=lamp.about)
    if line.choice == "yes" and not first and _asked_it(lines, line, said.text):
        line = msgspec.structs.replace(line, choice="", text=said.text)
    if choices and line.choice and not words:
        line = on_ones_own(lines, lamp, line)
    if (
        stays_open
    ):  # of a figure that has none its meaning; elsewhere these are words, and no choice
        of = lines.by_id.get(line.about)
        of_figure = of if slot.line == "meaning" and of and of.kind == "ground" else None
        stays_open = of_figure is None or not told_of(lines, of_figure)
        slot = slot if of_figure and stays_open else SLOTS["answer"]
        choice = "open" if of_figure and stays_open else ""
        line = msgspec.structs.replace(line, kind=slot.line, choice=choice, text=words)
    stays_open |= slot.name == "request_answer" and slot is not lamp.slot
    told = asks and slot is lamp.slot and bool(words) and slot.line == "experience"
    stays_open |= told and is_asked_still(lines, line.about)
    found = Meant(line=line, slot=slot, joins=joins, stays_open=stays_open and not line.choice)
    return _with_more(lines, found, today, covered)


def _of_a_step(lines: TalkLines, words: str) -> tuple[str, str]:
    """The id of what is taken up whose number words begin with, as it is listed, and the words behind it."""
    number, rest = in_list(words)
    here = taken_here(lines, lines.talk.place)
    return (here[number - 1].id, rest) if 1 <= number <= len(here) else ("", words)


def _is_next_talk(talk: Talk, words: str, today: date) -> bool:
    """Whether somebody says no more than on which day, and with whom, one talks again."""
    said = when_again(words[:READ])
    try:
        on = date_in(said, today) if said else None
    except TalkError:
        return False
    return on is not None and not tells_more(beyond_hour_and_place(said), wanted(said, talk.names))


def may_stay_open(lamp: Lamp, slot: Slot) -> bool:
    """Whether something can be left open here by saying so; whoever answers for themselves does it anyhow."""
    if slot.line in ("consent", "request answer"):
        return False
    return bool(slot.choices or lamp.choices) or slot.line == "meaning"


def _of_its_number(lines: TalkLines, lamp: Lamp, words: str) -> Line | None:
    """The line whose words are taken by its number alone, of those that were said with a choice."""
    number = words.strip(" .")
    place = int(number) if number.isdecimal() and len(number) == 1 else 0
    offered = list(lamp.choices)
    return lines.by_id[offered[place - 1]] if 1 <= place <= len(offered) else None


def _number_first(text: str, lamp: Lamp, names: tuple[str, ...]) -> tuple[str, str]:
    """What was typed with a number before a name taken apart: "4 ruth: …" is Ruth's, with a 4."""
    found = _NAME_BEHIND.match(text) if lamp.choices else None
    if found and int(found[1]) <= len(lamp.choices):
        rest = text[found.end() :]
        said = whose(rest, names)
        if said.by and rest.endswith(said.text):  # its name stands before the words
            return rest, f"{found[1]}, "
    return text, ""


def nameless(lines: TalkLines, lamp: Lamp) -> tuple[str, ...]:
    """Whose words without a name are: the account-giver's at a question to "you".

    From where somebody else has spoken under the lamp nobody can tell; a question to all, or to
    somebody else, begins open.
    What somebody writes alone is theirs.
    """
    talk = lines.talk
    giver = talk.account_giver
    if len(talk.names) == 1:
        return talk.names
    if lamp.id.endswith("-another"):  # "How does somebody else here read it?"
        return ()
    if lamp.slot.name == "indicator_onward" and (owner := whose_sign(talk, lamp)):
        giver = owner if owner == giver or is_heard(lines, owner) else ""
    figure = lines.by_id.get(lamp.about) if lamp.slot.name == "meaning" else None
    if figure and figure.by != (giver,):  # another brought it
        return ()
    if talk.private:
        return (giver,) if giver and lamp.slot.you else ()
    to_you = lamp.slot.you
    if lamp.phase in _looking_back(talk) and is_step(talk, lamp):
        mine = takers(talk, lamp)  # who is on the roster and was not heard yet may be away
        known = len(mine) == 1 and (mine[0] == giver or is_heard(lines, mine[0]))
        giver = mine[0] if known else ""
    if lamp.slot.of == "initiative":  # of who took up nothing there is none to say it of
        here = taken_here(lines, talk.place)
        giver = giver if not here or giver in {taker(lines, step) for step in here} else ""
    request = lines.by_id.get(lamp.about) if lamp.slot.of == "request" else None
    if request:  # "Joost, do you want this?" is to Joost
        giver, to_you = (request.who or ("",))[0], len(request.who) == 1
    if not giver or not to_you:
        return ()
    ids = list(steps(talk))  # of a step that is asked about further on somebody told here already
    later = ids[ids.index(lamp.about) + 1 :] if lamp.about in ids else []
    said = (
        o for o in talk.lines if is_under(o, lamp) or (o.phase == lamp.phase and o.about in later)
    )
    others = any(line.by != (giver,) for line in said)
    return () if others else (giver,)


def day_asked_of(lines: TalkLines, lamp: Lamp, words: str, today: date) -> tuple[str, ...]:
    """Whose a day without a name is: theirs whose own was not clear, and who was asked for it just now."""
    asked = day_asked(lines, lamp) if lamp.slot.line == "appointment" else None
    if asked is None or not asked.by:
        return ()
    try:
        is_clear = date_in(words, today) is not None
    except TalkError:
        return ()
    return asked.by if is_clear else ()


def is_heard(lines: TalkLines, name: str) -> bool:
    """Whether somebody said something in this talk: who is on the roster alone may be away."""
    return any(name in line.by for line in lines.counting)


def _looking_back(talk: Talk) -> set[str]:
    return {phase.id for phase in talk.phases if phase.kind == "look-back"}


def _as_what(lines: TalkLines, lamp: Lamp, words: str, by: tuple[str, ...]) -> Slot:
    slot = lamp.slot
    if slot.name == "happened" and lamp.choices:
        asks = lamp.choices == TAKES_IT_UP and not is_held_back(words)
        if chosen(words, lamp.choices)[0] and (asks or lamp.choices != TAKES_IT_UP):
            return SLOTS["onward"]
        if asks and _takes_or_declines(words, lamp.choices):
            return SLOTS["onward"]
    if slot.name == "initiative" and (takes_up_nothing(words) or tells_who_left(words)):
        return SLOTS["answer"]
    if slot.name == "new_wording" and says_why(words.lstrip(NUMBER)):
        return SLOTS["answer"]  # why one is for or against words is none of them
    if votes_early(lines, lamp, words) and not _of_its_number(lines, lamp, words):
        return SLOTS["answer"]
    if slot.name == "answer" and NUMBERS.fullmatch(words) and _may_choose_goals(lines.talk, lamp):
        return SLOTS["chosen_goal"]
    if slot.name == "chosen_goal" and _counts(words):
        return SLOTS["answer"]
    if slot.name == "initiative":
        asked = just_asked(lines, lamp, by)
        if asked and (
            _answers(lines, lamp, words) if not by else _is_answer(lines, asked, words, by)
        ):
            return SLOTS["request_answer"]
        unsure = is_unsure(words, only=True)
        if yes_or_no(words) or is_approval(words) or unsure:  # takes up nothing by itself
            return SLOTS["answer"]
    asks = words.rstrip().endswith(
        "?"
    )  # "the 4 that stayed in, were they ill?" told nobody a figure
    if slot.name == "missing" and not asks and figure_in(words[:READ])[0]:
        return SLOTS["evidence"]  # what a figure means is asked, wherever it was said
    if slot.name == "notice" and watches(in_list(words)[1]):
        return SLOTS["watch"]
    if slot.line == "appointment" and _is_agreeing(lamp, words) and step_before(lines, lamp):
        return SLOTS["answer"]
    if slot.name == "initiative" and whom(lines, words, by) is not None:
        return SLOTS["request"]
    whys = (SLOTS[name] for name in slot.also if SLOTS[name].line == "why")
    why = next(whys, None)
    if why and says_why(words) and about_of(lines, lamp, why, by):
        return why
    if why and reason_of(words, signs_for(lines, why))[0]:
        return why
    if slot.line == "sign" and is_numbered_reason(words):
        return SLOTS["answer"]  # of a sign that is not there: words
    return slot


def _takes_or_declines(words: str, choices: Mapping[str, Words]) -> str:
    """The choice that a clear yes or no makes where it is asked whether somebody takes something up; else ""."""
    yes, no, *_others = choices
    said = "yes" if takes_it_up(words) or joins_in(words) else yes_or_no(words)
    return {"yes": yes, "no": no}.get(said, "")


def _asked_it(lines: TalkLines, line: Line, said: str) -> bool:
    """Whether who asks it says yes in words: they answer who asked something back, and take up nothing by that."""
    request = lines.by_id.get(line.about) if line.kind == "request answer" else None
    return request is not None and line.by == request.by and not said.lstrip()[:1].isdigit()


def _answers(lines: TalkLines, lamp: Lamp, words: str) -> bool:
    """Whether words of nobody known answer what is asked of others, as a yes and a maybe do."""
    if yes_or_no(words) or is_unsure(words, only=True):
        return True
    answers = is_held_back(words) or is_unsure(words) or joins_in(words)
    return answers and bool(just_asked(lines, lamp))


def _is_answer(lines: TalkLines, asked: str, words: str, by: tuple[str, ...]) -> bool:
    """Whether somebody answers what was asked just now: of who was asked any words that take up nothing of their own."""
    if yes_or_no(words) or is_held_back(words) or joins_in(words):
        return True
    if not {*still_to_answer(lines, lines.by_id[asked])} & {*by}:
        return False
    if is_unsure(words) or is_half(words) or takes_it_up(words):
        return True
    another = asked_of(words, by, lines.talk.names) or asks_somebody(words)
    return not another and not speaks_for_itself(words)


def _is_agreeing(lamp: Lamp, words: str) -> bool:
    """Whether words say yes to what somebody takes up, or to its day, and name no day themselves."""
    of_step = lamp.slot.name == "initiative" or lamp.slot.line == "appointment"
    agrees = is_yes(words) or is_approval(words)
    return of_step and agrees and beyond_day(words) == words.casefold()


def _counts(words: str) -> bool:
    """Whether the number that words begin with may count these: nothing parts it from them, and no because."""
    found = NUMBERS.match(words)
    rest = words[found.end() :] if found else ""
    return rest[:1].isalpha() and not (found and "." in found[0]) and not says_why(rest)


def _may_choose_goals(talk: Talk, lamp: Lamp) -> bool:
    """Whether the goals lie numbered on the table here: the numbers choose at each question then."""
    kinds = {phase.id: phase.kind for phase in talk.phases}
    return kinds.get(lamp.phase) == "choose" and len(talk.passes) > 1


def whom(lines: TalkLines, words: str, by: tuple[str, ...]) -> tuple[str, ...] | None:
    """Of whom a next step is asked, nobody in particular included; None where its speaker takes it up."""
    talk = lines.talk
    if asked := asked_of(words, by, talk.names):
        return asked
    if asks_somebody(words):
        return ()
    leader = bool(by) and all(leads(talk, name) for name in by)
    return () if leader and not speaks_for_itself(words) else None


def _ones_own_choice(lines: TalkLines, lamp: Lamp, line: Line, words: str) -> tuple[str, str]:
    """A reason alone is that of one's own choice under the lamp, where that was made without one."""
    if line.kind in ("decision", "exit"):  # what comes of these hangs on the line itself
        return "", words
    own = [
        o for o in lines.counting if is_under(o, lamp) and o.kind == line.kind and o.by == line.by
    ]
    if not own or not line.by or not own[-1].choice or own[-1].text:
        return "", words
    return own[-1].choice, words


def _with_more(lines: TalkLines, found: Meant, today: date, covered: bool) -> Meant:
    """What a line of its kind tells beside its words: a figure, a day, whom it binds."""
    line, more, refused = found.line, {}, None
    names = lines.talk.names
    match line.kind:
        case "ground":
            more = _ground(lines, found, covered)
        case "request":
            more = {"who": whom(lines, line.text, line.by) or ()}
        case "other reading" if is_none(line.text):  # somebody looked, and saw none (invariant 15)
            more = {"kind": "remark"}
        case "consent" if line.choice:
            by = counted_for(lines, line)
            more = {"by": by, "who": by}
        case "rhythm" if not found.slot.of:
            weeks = weeks_in(line.text)
            more = {"value": Figure(said=str(weeks), unit="weeks")} if weeks is not None else {}
        case "limits" if line.choice:
            more = _against_limits(lines, line)
        case kind if kind in _DAYS:
            try:
                on = date_in(line.text, today)
                begins, _ends = hours_in(line.text)
                hour = f"{begins:%H:%M}" if begins else ""
                more = {"value": Day(on=on, hour=hour, place=place_in(line.text))}
            except TalkError as error:
                refused = error
            if kind == "appointment":
                apart = fits(line.maybe, names) if line.maybe else ()  # who may tell is no company
                more |= {"who": tuple(n for n in wanted(line.text, names) if n not in apart)}
    line = msgspec.structs.replace(line, **more)
    expected = waits_for(lines, line) if line.kind == "ground" else None
    yes = line.kind == "request answer" and line.choice == "yes"
    day = tells_on(line.text, today) if yes else None
    return msgspec.structs.replace(
        found, line=line, refused=refused, expected=expected.id if expected else "", tells_on=day
    )


def _ground(lines: TalkLines, found: Meant, covered: bool) -> dict[str, Any]:
    """The kind of evidence by its words, with its figure; a leader's line is no voice of the group."""
    line = found.line
    seen = read(line.text[:READ])
    kind = "voice" if found.slot.name == "voice" and seen.kind == "observation" else seen.kind
    if kind == "voice" and any(leads(lines.talk, name) for name in line.by):
        kind = "observation"
    told = numbers_told_of(line.text[:READ])  # "the 11 who phoned" were counted before
    counted = lines.of("ground", lines.talk.place)
    if told & {*numbers_said(seen.figure)[:1]} and any(
        told & {*numbers_of(one)} for one in counted
    ):
        seen, kind = msgspec.structs.replace(seen, figure=""), "observation"
    figure = Figure(said=seen.figure, unit=seen.unit) if seen.figure else None
    return {"choice": kind, "value": figure, "covered": covered and figure is not None}


def counted_for(lines: TalkLines, line: Line) -> tuple[str, ...]:
    """For whom a choice of all counts: not for who said something else by name.

    That a proposal is dropped counts for who is not behind it, too.
    """
    names = lines.talk.names
    if len(names) < 2 or {*line.by} != {*names}:
        return line.by
    apart = ["absent"] if line.choice == DROPPED else ["not", "absent"]
    others = said_apart(lines, lines.talk.place, line.about, apart)
    return tuple(name for name in line.by if name not in others)


def _against_limits(lines: TalkLines, line: Line) -> dict[str, Any]:
    """The limits that an initiative was held against, and those that it touches, by letter or words."""
    frames = limits_in_force(lines)
    touched, more = _touched(line.text, frames) if line.choice == "touches" else ((), line.text)
    return {"value": AgainstLimits(considered=frames, touched=touched), "text": more}


def _touched(text: str, frames: tuple[FrameRef, ...]) -> tuple[tuple[str, ...], str]:
    """The ids of the limits a sentence names, by letter or by their words, and what else it says."""
    letters = _LETTERS.match(text)
    if letters:
        places = [ord(sign) - ord("a") for sign in re.findall(r"\b[a-z]\b", letters[1].lower())]
        found = tuple(frames[place].frame for place in places if place < len(frames))
        if found and len(found) == len(places):
            return found, without_because(text[letters.end() :])
    low = text.casefold()
    by_words = tuple(f.frame for f in frames if low and f.text.casefold() in low)
    return by_words or (tuple(f.frame for f in frames) if len(frames) == 1 else ()), text
