"""What is meant, on record: lines put, changed, moved, withdrawn, released, covered; and undone.

Each exists once, for every kind of line (conversation.md §1, §4).
"""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from agendas.came_to.counting import TalkLines
from agendas.came_to.goal.wordings import in_hand
from agendas.came_to.limits import became
from agendas.came_to.requests import NOBODYS
from agendas.conduct.about import about_of, may_be_about
from agendas.conduct.early_vote import VOTES, chose_by
from agendas.conduct.lamps import Lamp, is_under
from agendas.conduct.meant import NUMBER, NUMBERS, Meant, meant, whom
from agendas.conduct.shown import chosen_word, is_left_open
from agendas.errors import N_, TalkError, UnfinishedError
from agendas.lines.edit import change, mend, with_goals, with_line, with_person
from agendas.lines.talk import Day, Figure, Line, Talk, leads, number
from agendas.parsing.asked_of import speaks_for_itself
from agendas.parsing.choices import chosen, says_why
from agendas.parsing.said_figure import any_number, figure_in
from agendas.parsing.utterance import read
from agendas.parsing.whose import given_words, is_name_alone, may_walk, stands_before, whose
from agendas.records.said import Audience, Person, Words
from agendas.slots.slots import SLOTS, Slot
from agendas.text import kept, number_in

MOST_GOALS = 3
MOST_LINES = 40  # a longer text that is pasted is a document, and stays one
READ = 2000
_MONEY = re.compile(
    r"€|\b(?:euro|geld|budget|kosten|uitgav\w*|bezuinig\w*|money|cost\w*|spend\w*|saving\w*|cut\w*)\b",
    re.I,
)


def each_line(text: str) -> tuple[str, ...]:
    """The lines of what was typed or pasted, to be on record one by one; a document stays one."""
    rows = tuple(row for line in kept(text).split("\n") if (row := line.strip()))
    return rows if len(rows) <= MOST_LINES else (kept(text),)


def put(talk: Talk, lamp: Lamp, found: Meant, at: datetime, mark: str) -> Talk:
    """The talk with one more line, and with what follows from it where it is a choice that says so.

    Raises `UnfinishedError` where new words were announced and none were said.
    """
    line = found.line
    if line.kind == "exit" and line.choice == "reword" and not line.text:
        raise UnfinishedError(N_("In which words? Type them after the number."))
    if found.joins:
        talk = with_person(talk, Person(name=found.joins))
    talk = change(talk, counter=talk.counter + 1)
    talk, question = _asked(talk, lamp)
    line = msgspec.structs.replace(line, id=f"{talk.counter}.{mark}", at=at, question=question)
    talk = with_line(talk, line)
    hoped = next((one for one in talk.lines if one.id == found.expected), None)
    if hoped and not hoped.about:  # of a sign it stays with that
        talk = mend(talk, hoped.id, about=line.id)
    if line.kind == "exit" and line.choice:
        talk = _placed(talk, lamp, line)
    if found.tells_on:
        told = msgspec.structs.replace(line, text="", choice="", value=Day(on=found.tells_on))
        talk = _beside(talk, line, told, kind="appointment")
    if line.kind == "limit" and not line.choice and _MONEY.search(line.text):
        talk = mend(talk, line.id, choice="money")
    return talk


def _asked(talk: Talk, lamp: Lamp) -> tuple[Talk, str]:
    """The talk with the words of what was asked, and the id they go by: one of its own where they differ."""
    question = lamp.id
    for n in range(2, len(talk.questions) + 3):
        known = talk.questions.get(question)
        if known is None:
            return change(talk, questions={**talk.questions, question: lamp.question}), question
        if known == lamp.question:
            return talk, question
        question = f"{lamp.id}-{n}"
    raise AssertionError


def _placed(talk: Talk, lamp: Lamp, line: Line) -> Talk:
    """The talk with what became of a sentence that came in as something else than a goal (§5).

    New words are words of the goal or a proposal; a limit is in force from here on; a sign keeps
    its former figure in words. What was said first stands.
    """
    lines = TalkLines(talk)
    was = lines.by_id.get(line.about)
    original = lamp.subject if was is None else was.text
    words = became(line) or original
    came = _came_in(lines, original) if was is None else None
    if came:  # the same sentence, as a line of what came in: it is asked once
        out = msgspec.structs.replace(line, text=line.text or words, about=came.id)
        talk = _beside(talk, line, out)
    made = Line(id="", text=words, by=line.by, at=line.at, phase=line.phase, question=line.question)
    if line.choice == "reword" and was is None:
        return _beside(talk, line, made, kind="wording")
    if (
        line.choice == "reword" and was and was.kind == "wording"
    ):  # another proposal, where that was made
        return _beside(talk, line, made, kind="wording", about=was.about, phase=was.phase,
                       question=was.question)  # fmt: skip
    if line.choice == "to-frame":
        money = "money" if _MONEY.search(words) else ""
        return _beside(talk, line, made, kind="limit", choice=money)
    if line.choice == "to-indicator" and not talk.about_team:
        talk = _beside(talk, line, made, kind="sign")
        sign = talk.lines[-1]
        if figure_in(original)[0]:
            target = msgspec.structs.replace(made, text=original, by=())
            talk = _beside(talk, line, target, kind="former target", about=sign.id)
        return talk
    if line.choice == "to-initiative" and was is None and came is None:
        talk = _beside(talk, line, msgspec.structs.replace(made, text=original), kind="plan line")
        return _beside(
            talk, line, made, kind="exit", choice="to-initiative", about=talk.lines[-1].id
        )
    return talk


def _came_in(lines: TalkLines, original: str) -> Line | None:
    """The line of what came in that says this, and has no place yet."""
    known = {original, in_hand(lines, lines.talk.place).now.original}
    found = (o for o in lines.of("plan line") if o.text in known and not lines.about(o.id, "exit"))
    return next(found, None)


def _beside(talk: Talk, line: Line, made: Line, **more: Any) -> Talk:
    """The talk with a line that came of another one: it has its number, and is undone with it."""
    count = sum(one.id.startswith(f"{line.id}.") for one in talk.lines)
    return with_line(talk, msgspec.structs.replace(made, id=f"{line.id}.{count + 1}", **more))


# -- a line on record


def reword(talk: Talk, line_id: str, text: str, lamp: Lamp | None = None) -> Talk:
    """The talk with other words for a line, and whose they are where a prefix says so.

    Under a `lamp` with choices words that begin with a number choose by it, as when they are typed. A name and a colon alone give the line to somebody. A figure is read anew from the words. Raises
    `TalkError` for no words at all, and where somebody stands behind these.
    """
    lines = TalkLines(talk)
    line = lines.by_id[line_id]
    text = kept(text)
    if not text:
        raise TalkError(N_("An empty line keeps nothing. Withdraw it instead."))
    if is_name_alone(text, talk.names):
        return given(talk, line_id, whose(f"{text} …", talk.names).by, lamp)
    said = whose(text, talk.names)
    by = said.by or line.by
    if said.text != line.text and line.kind == "wording" and lines.about(line_id, "consent"):
        raise TalkError(
            N_("Somebody stands behind these words already. Other words are another proposal: F6.")
        )
    changes: dict[str, Any] = {"text": said.text, "by": by, "maybe": "" if by else said.maybe}
    if lamp and said.text != line.text:
        changes |= _chosen_anew(line, lamp, said.text, by)
    if line.kind == "ground" and said.text != line.text:
        changes |= _read_anew(talk, line, said.text, by)
    changes |= _own_step(lines, line, said.text, by)
    changes |= _about_their_own(talk, line, lamp, by)
    return _chosen(_acted(talk, line_id, **changes), lamp, line)


def _chosen(talk: Talk, lamp: Lamp | None, was: Line) -> Talk:
    """The talk with what follows from a place in the plan that a line `was` without till now."""
    line = next(one for one in talk.lines if one.id == was.id)
    if lamp and line.kind == "exit" and line.choice and not was.choice:
        return _placed(talk, lamp, line)
    if line.kind == "exit" and was.choice and not line.choice:
        left = (one for one in talk.lines if not one.id.startswith(f"{line.id}."))
        return change(talk, lines=tuple(left))
    return talk


def _chosen_behind_name(line: Line, lamp: Lamp, text: str, by: tuple[str, ...]) -> dict[str, Any]:
    """The choice behind a misspelled name once that is gone; none once it is back."""
    if not line.choice:
        return _chosen_anew(line, lamp, text, by)
    number = chose_by(line)
    if not number or not lamp.slot.choices:
        return {}
    head = text.removesuffix(line.text)
    words = ", ".join(filter(None, (str(number), line.text)))
    return {"choice": "", "who": (), "text": f"{head}{words}"}


def _chosen_anew(line: Line, lamp: Lamp, text: str, by: tuple[str, ...]) -> dict[str, Any]:
    """The choice that changed words begin with, and what they then say."""
    onward = lamp.slot.name == "happened"  # whether it goes on is asked along
    slot = SLOTS["onward"] if onward and lamp.choices else lamp.slot
    same = line.kind in (lamp.slot.line, slot.line)
    if not slot.choices or not same or not re.match(r"\s*\d(?!\w)", text):
        return {}
    choice, words = chosen(text, lamp.choices or slot.choices)
    in_words = slot.line == "exit" and choice == "reword"
    if not choice or (in_words and (not words or says_why(text.lstrip(NUMBER)))):
        return {}
    bound = {"who": by} if line.kind == "consent" else {}
    return {"choice": choice, "text": words, "kind": slot.line, **bound}


def _read_anew(talk: Talk, line: Line, text: str, by: tuple[str, ...]) -> dict[str, Any]:
    put_as_one = line.choice == "figure" and not figure_in(line.text[:READ])[0]
    figure, unit = (any_number if put_as_one else figure_in)(text[:READ])
    choice = line.choice
    if figure and choice == "observation":
        choice = "figure"
    elif not figure and choice == "figure":
        choice = read(text[:READ]).kind
    if choice == "voice" and any(leads(talk, name) for name in by):
        choice = "observation"
    shown = choice == "figure" and bool(figure)
    return {"choice": choice, "value": Figure(said=figure, unit=unit) if shown else None,
            "covered": line.covered and shown}  # fmt: skip


def _own_step(lines: TalkLines, line: Line, text: str, by: tuple[str, ...]) -> dict[str, Any]:
    """What was taken for a question to somebody, and is its speaker's own step by these words."""
    asked = line.kind == "request" and not lines.about(line.id, "request answer")
    if not asked or not by or whom(lines, text, by) is not None:
        return {}
    return {"kind": "initiative", "who": ()}


def _about_their_own(
    talk: Talk, line: Line, lamp: Lamp | None, by: tuple[str, ...]
) -> dict[str, Any]:
    """What a line is about that is somebody else's now; what was said to be so on its card stays."""
    if lamp is None or lamp.about or by == line.by:
        return {}
    slots = (lamp.slot, *(SLOTS[name] for name in lamp.slot.also))
    slot = next((one for one in slots if one.line == line.kind and one.of), None)
    if slot is None:
        return {}
    if line.about != about_then(talk, line, lamp, slot, line.by):
        return {}
    return {"about": about_then(talk, line, lamp, slot, by)}


def about_then(talk: Talk, line: Line, lamp: Lamp, slot: Slot, by: tuple[str, ...]) -> str:
    """What a line was about when it was said under a lamp as this, had it been theirs."""
    earlier = tuple(one for one in talk.lines if number(one.id) < number(line.id))
    then = TalkLines(change(talk, lines=earlier, at=_at(talk, lamp)))
    return about_of(then, lamp, slot, by, line.text)


def given(talk: Talk, line_id: str, by: tuple[str, ...], lamp: Lamp | None = None) -> Talk:
    """The talk with a line as somebody's; () leaves it open whose it is. What it binds goes along.

    Said under a `lamp` that leaves open what it is about, it is about their own sign or initiative.
    """
    line = next(one for one in talk.lines if one.id == line_id)
    text = given_words(line.text, line.maybe, by, talk.names)
    open_still = not by or may_walk(line.maybe, talk.names) or stands_before(line.maybe, text)
    changes: dict[str, Any] = {"by": by, "maybe": line.maybe if open_still else "", "text": text}
    if line.kind == "consent" and line.choice:
        changes["who"] = by
    if lamp and text != line.text and line.maybe:
        changes |= _chosen_behind_name(line, lamp, text, by)
    changes |= _own_step(TalkLines(talk), line, text, by)
    changes |= _about_their_own(talk, line, lamp, by)
    if line.kind == "ground" and line.choice == "voice" and any(leads(talk, n) for n in by):
        changes["choice"] = "observation"
    at_close = talk.phase.kind == "close" and line.phase != talk.phase.id
    told_there = line.kind == "initiative" and by and not line.by and not line.maybe and at_close
    if told_there and not speaks_for_itself(text):
        changes["choice"] = NOBODYS  # who said it is told, and takes it not up by that
    talk = _acted(talk, line_id, **changes)
    # what came of the place, or the day that was said along, is whose that is
    came = line.id if line.kind in ("exit", "request answer") else ""
    for one in talk.lines:
        if came and one.id.rpartition(".")[0] == came and one.by == line.by:
            talk = mend(talk, one.id, by=by)
    return _chosen(talk, lamp, line)


def without_name(talk: Talk, line_id: str) -> Talk:
    """The talk with what stands before a line's words as a name would as a part of them."""
    return _acted(talk, line_id, maybe="")


def evidence_as(talk: Talk, line_id: str, choice: str) -> Talk:
    """The talk with another kind of evidence: a line is a figure with its number, or neither.

    So what is drawn, exported and locked goes by the same thing (invariant 13).
    """
    line = next(one for one in talk.lines if one.id == line_id)
    figure, unit = any_number(line.text[:READ]) if choice == "figure" else ("", "")
    value = Figure(said=figure, unit=unit) if figure else None
    return _acted(talk, line_id, choice=choice, value=value, covered=line.covered and bool(figure))


def as_it_stood(talk: Talk, line: Line) -> Talk:
    """The talk with a line put back as it stood, before it was put as something else."""
    talk = change(talk, counter=talk.counter + 1)
    return with_line(talk, msgspec.structs.replace(line, act=talk.counter))


def tied(talk: Talk, line_id: str, about: str) -> Talk:
    """The talk with a line about something else, under its own question; raises `TalkError` for a circle."""
    if about == line_id or _is_above(TalkLines(talk), line_id, about):
        raise TalkError(N_("A line cannot be about itself, or about what is said about it."))
    return _acted(talk, line_id, about=about)


def withdraw(talk: Talk, line_id: str) -> Talk:
    """The talk with a line struck out, or put back where it was struck out already."""
    line = next(one for one in talk.lines if one.id == line_id)
    return _acted(talk, line_id, withdrawn=not line.withdrawn)


def cover(talk: Talk, line_id: str, covered: bool) -> Talk:
    """The talk with a figure covered, or shown; what is no figure stays as it is."""
    line = next((one for one in talk.lines if one.id == line_id), None)
    if line is None or not isinstance(line.value, Figure) or line.covered == covered:
        return talk
    return _acted(talk, line_id, covered=covered)


def release(talk: Talk, line_id: str, audience: Audience) -> Talk:
    """The talk with a line for this audience."""
    return _acted(talk, line_id, audience="" if audience == "team" else audience)


def move(
    talk: Talk,
    line_id: str,
    lamp: Lamp,
    at: datetime,
    slot: Any = None,
    about: str | None = None,
    numbered: bool = False,
) -> Talk:
    """The talk with a line under another question, where it becomes what that question records.

    Its id, words, speaker, audience and what is about it stay. A number that chose at its own question
    chooses at no other, unless the line goes there `numbered`: the word that it chose stands before the
    words. A circle is refused.
    """
    lines = TalkLines(talk)
    line = lines.by_id[line_id]
    rest = TalkLines(
        change(talk, lines=tuple(o for o in talk.lines if o.id != line_id), at=_at(talk, lamp))
    )
    words = _behind_its_number(line, lamp) if numbered else ""
    walked = slot is not None and is_under(line, lamp)  # as another kind, under its own question
    if not words and walked:
        words = _as_typed(line, lamp)
    words = words or _in_words(talk, line)
    as_what = meant(rest, lamp, words, at.date(), line.by, slot, prefixed=False)
    found, found_slot = as_what.line, as_what.slot
    if walked and lamp.slot.choices and found.kind != lamp.slot.line and chose_by(found):
        told = chosen_word(found, talk.language)
        if not words.casefold().startswith(told.casefold()):  # its number is of this question
            found = msgspec.structs.replace(found, choice="", text=words)
    target = found.about if about is None else about
    stays = found_slot.becomes != "looked back" and (
        not found_slot.tied or line.phase == lamp.phase
    )
    if (
        about is None
        and stays
        and {target, line.about} <= {*may_be_about(rest, lamp, found_slot, line.by, True)}
    ):
        target = line.about  # of several signs it stays about the same
    if target == line_id or _is_above(lines, line_id, target):
        raise TalkError(N_("A line cannot be about itself, or about what is said about it."))
    talk, question = _asked(talk, lamp)
    same_kind = found.kind == line.kind
    text = line.text if same_kind and line.choice else found.text
    covered = line.covered and isinstance(found.value, Figure)
    return _acted(
        talk, line_id, phase=lamp.phase, question=question, moved=line.question, kind=found.kind,
        by=found.by,
        about=target, choice=line.choice if same_kind and line.choice else found.choice,
        text=text, value=line.value if same_kind and line.value else found.value,
        who=found.who or (line.who if same_kind else ()), covered=covered,
    )  # fmt: skip


def is_why_there(line: Line, lamp: Lamp) -> bool:
    """Whether a line is a because of what it follows under a question that takes one."""
    takes = any(SLOTS[name].line == "why" for name in lamp.slot.also)
    return takes and says_why(line.text)


def with_its_why(talk: Talk, line_id: str, lamp: Lamp, at: datetime) -> Talk:
    """The talk where a because that came here before the line it stood behind is about that line."""
    why = next((SLOTS[name] for name in lamp.slot.also if SLOTS[name].line == "why"), None)
    lines = TalkLines(talk).counting
    line = next((one for one in lines if one.id == line_id), None)  # not one that is struck out
    behind = next(iter(lines[lines.index(line) + 1 :]), None) if line else None
    if (
        why is None
        or line is None
        or behind is None
        or not is_under(line, lamp)
        or not is_under(behind, lamp)
    ):
        return talk
    if behind.kind != line.kind or not behind.moved or not says_why(behind.text):
        return talk
    return move(talk, behind.id, lamp, at, why, line_id)


def _in_words(talk: Talk, line: Line) -> str:
    """The words of a line, behind the word that was chosen on it: elsewhere that may be no choice."""
    word = chosen_word(line, talk.language)
    return ": ".join(filter(None, (word, line.text)))


def _behind_its_number(line: Line, lamp: Lamp) -> str:
    """The words of a line behind the number that it chose by; "" where that is none under a lamp."""
    number = chose_by(line)
    if not 0 < number <= len(lamp.choices or lamp.slot.choices):
        return ""
    return ", ".join(filter(None, (str(number), line.text)))


def _as_typed(line: Line, lamp: Lamp) -> str:
    """The words of a line and the number that it chose by, as they were typed; "" without either.

    So no word of a list is put into anybody's mouth where only the kind of a line is walked.
    """
    number, choices = chose_by(line), lamp.choices or lamp.slot.choices
    bare = f"{number} {line.text}"
    same = chosen(bare, choices) == (line.choice, line.text)
    return (bare if same else _behind_its_number(line, lamp)) if number and line.text else ""


def take_along(talk: Talk, line_id: str, lamp: Lamp, _at: datetime) -> Talk:
    """The talk with a line under another question, as what it is and about what it is about."""
    line = next(one for one in talk.lines if one.id == line_id)
    talk, question = _asked(talk, lamp)
    return _acted(talk, line_id, phase=lamp.phase, question=question, moved=line.question)


def _at(talk: Talk, lamp: Lamp) -> int:
    return next((n for n, phase in enumerate(talk.phases) if phase.id == lamp.phase), talk.at)


def _is_above(lines: TalkLines, line_id: str, target: str) -> bool:
    """Whether a line stands somewhere above another in what is about what."""
    seen: set[str] = set()
    while target in lines.by_id and target not in seen:
        seen.add(target)
        target = lines.by_id[target].about
        if target == line_id:
            return True
    return False


def _acted(talk: Talk, line_id: str, **changes: Any) -> Talk:
    """The talk with a line changed, and the number of that act, which undo goes by."""
    talk = change(talk, counter=talk.counter + 1)
    return mend(talk, line_id, act=talk.counter, **changes)


# -- from the talk itself


def last_act(talk: Talk) -> Line | None:
    """The line that was put or acted on last; None where nothing was said.

    What the talk began with and what a close put down nobody said in it.
    """
    said = (
        line
        for line in talk.lines
        if line.act
        or not (line.kind == "passed over" or (line.kind == "plan line" and not line.at))
    )
    return max(said, key=lambda line: max(number(line.id), line.act), default=None)


def undone(
    talk: Talk, lamp_of: Callable[[str], Lamp | None], at: datetime
) -> tuple[Talk, Line] | None:
    """The talk without what was done last, read from the talk itself, and the line as it was.

    Older words are not kept, so that a name taken out is gone: words that were changed stay so.
    """
    line = last_act(talk)
    if line is None:
        return None
    if is_left_open(line):  # the close put those down together
        left = tuple(o for o in talk.lines if not (is_left_open(o) and o.at == line.at))
        return change(talk, lines=left), line
    if line.act <= number(line.id):
        gone = {
            one.id for one in talk.lines if one.id == line.id or one.id.startswith(f"{line.id}.")
        }
        left = tuple(one for one in talk.lines if one.id not in gone)
        return _without(change(talk, lines=left), gone, lamp_of), line
    if line.withdrawn:
        return mend(talk, line.id, withdrawn=False, act=0), line
    if line.moved and (lamp := lamp_of(line.moved)):
        back = move(talk, line.id, lamp, at, numbered=line.kind in VOTES)
        return mend(back, line.id, act=0, moved=""), line
    if line.maybe and line.choice and (lamp := lamp_of(line.question)):
        back = given(talk, line.id, (), lamp)  # by its name it chose, as that was misspelled
        if not next(one for one in back.lines if one.id == line.id).choice:
            return mend(back, line.id, act=0), line
    return mend(talk, line.id, act=0), line


def _without(talk: Talk, gone: set[str], lamp_of: Callable[[str], Lamp | None]) -> Talk:
    """The talk where nothing is about lines that are gone; what was expected waits for another figure."""
    lines = TalkLines(talk)
    for line in [one for one in talk.lines if one.about in gone]:
        lamp = lamp_of(line.question) if line.kind == "expectation" else None
        about = about_of(lines, lamp, lamp.slot, line.by, line.text) if lamp else ""
        talk = mend(talk, line.id, about="" if about in gone else about)
    return talk


# -- what is no line


def choose_goals(talk: Talk, text: str) -> Talk:
    """The goals that are talked through, by their numbers: at most three (method.md §3.5)."""
    count = len(talk.passes) - 1
    numbers = list(dict.fromkeys(_goal_numbers(text)))
    if count == 1 and numbers != [1]:
        raise TalkError(N_("There is one goal above: type 1 to talk it through."))
    if not numbers or not all(1 <= n <= count for n in numbers):
        raise TalkError(N_("Type the numbers of the goals above, 1 to {last}."), last=count)
    if len(numbers) > MOST_GOALS:
        raise TalkError(
            N_("Choose at most {most} goals for one talk; the others come another time."),
            most=MOST_GOALS,
        )
    lines = TalkLines(talk)
    spoken = {
        n
        for n in range(1, count + 1)
        if any(lines.of(kind, n) for kind in {o.kind for o in talk.lines})
    }
    visited = any(phase.segment and phase.visited for phase in talk.phases)
    if visited or spoken - set(numbers):  # what was moved to a goal would be seen by nobody
        raise TalkError(N_("A goal has been talked about already; the goals stay as chosen."))
    return with_goals(talk, tuple(numbers))


def goals_named(talk: Talk, text: str) -> str:
    """The words of the goals whose numbers somebody chose by; their own words where there are none."""
    numbers = _goal_numbers(text)
    goals = [talk.passes[n].began.goal.now.text for n in numbers if 0 < n < len(talk.passes)]
    return "; ".join(goals) or text


def are_numbers(text: str) -> bool:
    """Whether goals are chosen here, and no more is said."""
    return NUMBERS.fullmatch(text) is not None


def _goal_numbers(text: str) -> list[int]:
    """The numbers that words begin with, else those in them: those in a reason behind them choose nothing."""
    first = NUMBERS.match(text)
    return [number_in(n) or 0 for n in re.findall(r"\d+", first[0] if first else text)]


def brought_in(
    talk: Talk, text: str, by: str, source: str, at: datetime, mark: str, seen: bool
) -> Talk:
    """The talk with a line of somebody's own check-in, in the present phase (method.md §2.7).

    What was `seen` is evidence; a figure in it is not covered, the list that it was chosen from has
    shown it. What it means to them and what is next is no evidence: it stands as what they say.
    `source` is what it was, such as "check-in, 3 November".
    """
    phase, who = talk.phase, (by,) if by else ()
    talk = change(talk, counter=talk.counter + 1)
    line = Line(id=f"{talk.counter}.{mark}", text=text, by=who, at=at, phase=phase.id)
    if not seen:
        question = "answer-brought"
        talk = change(talk, questions={**talk.questions, question: Words(nl=source, en=source)})
        return with_line(talk, msgspec.structs.replace(line, kind="remark", question=question))
    figure, unit = figure_in(text[:READ])
    value = Figure(said=figure, unit=unit) if figure else None
    kind = read(text[:READ]).kind
    line = msgspec.structs.replace(line, kind="ground", choice=kind, value=value)
    talk = with_line(talk, line)
    told = Line(id="", text=source, by=(), at=at, phase=phase.id)
    return _beside(talk, line, told, kind="source", about=line.id)


def goal_text(talk: Talk) -> str:
    """The words of the goal in hand, as the room has them now."""
    return in_hand(TalkLines(talk), talk.place).now.text
