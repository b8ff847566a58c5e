"""What stands around a question: the words of that time, for whom, and what it is about."""

import re
from collections.abc import Iterable

from textual.content import Content

from agendas.came_to.goal.consents import DROPPED, behind, stances
from agendas.conduct.conductor import LADDER, Conductor, Lamp, Line, Put, UndoStep
from agendas.conduct.early_vote import VOTES, choice_behind, chose_by, is_for_vote, vote_behind
from agendas.conduct.lamp_words import NOT_BEHIND, NOT_THERE, SAID_OF_US
from agendas.conduct.meant import may_stay_open
from agendas.conduct.shown import NOTHING_UNDONE, chosen_word
from agendas.conduct.which_sign import above, signs_for
from agendas.parsing.choices import is_vote, leaves_open, number_before_words, says_why
from agendas.parsing.whose import whose
from agendas.records.said import Initiative
from agendas.text import in_short, one_line
from locales import _, in_one_breath, ngettext, say
from tui.widgets.fitted import fitted
from tui.widgets.lines.said_line import sign_of_ladder
from tui.widgets.lines.shown_line import BelowGoal
from tui.words.open_answer import answer_open
from tui.words.signs import Roster

IN_MARGIN = 10  # letters that stand beside a question, apart from it
FEW = 28  # letters of a line that tell which it is
FEW_OF_A_SIGN = 10  # letters of a sign beside others
MOST_ROWS = 4  # of what a question is about, where rows are few


def below_goal(talk: Conductor, roster: Roster) -> tuple[BelowGoal, ...]:
    """For whom the goal is, who gives account, and its wording of that time if it was another."""
    now, began = talk.goal.now, talk.talk.in_hand.began
    then = began.goal.wording(began.agreed)
    giver = talk.talk.account_giver
    parts = [_below(_("for {group}"), now.target_group)] if now.target_group else []
    if giver:
        parts.append(_below(_("account given by {name}"), giver)._replace(mark=roster.mark(giver)))
    if then.n != now.n:
        parts.append(_below(_("then: {goal}"), then.text))
    return tuple(parts)


def _below(told: str, words: str) -> BelowGoal:
    before, _hole, rest = told.partition("{")
    after = rest.partition("}")[2]
    return BelowGoal(before, one_line(words), after)


def which_words(talk: Conductor) -> str:
    """Which question of the talk shines, with which it belongs, or which rung of the ladder it is.

    Of a plan it is which of its lines.
    """
    if rung := talk.rung_of:
        return _("rung {n}/{all}").format(n=rung[0], all=rung[1])
    if talk.lamp and talk.lamp.slot.put == "each line" and talk.lamp.about:
        of_lines = [lamp.about for lamp in talk.lamps if lamp.slot is talk.lamp.slot]
        n = of_lines.index(talk.lamp.about) + 1
        return _("line {n}/{all}").format(n=n, all=len(of_lines))
    n, count = talk.question_of
    if talk.lamp and talk.lamp.part:  # another question bears that number
        return _("with {n}/{all}").format(n=n, all=count)
    ways = _("question {n}/{all}"), _("q. {n}/{all}")
    told = next((one for one in ways if len(one.format(n=n, all=count)) <= IN_MARGIN), ways[-1])
    return told.format(n=n, all=count)


def rungs_of(talk: Conductor) -> tuple[str, ...]:
    """The questions of the ladder that lie in this phase, by their ids."""
    return tuple(lamp.slot.name for lamp in talk.lamps if lamp.slot.name in LADDER)


def sign_climbed(talk: Conductor) -> str | None:
    """The one sign that the ladder of this phase is about, by its id; None where there are several."""
    answers = [line for line in talk.here if line.question.partition("-")[0] in LADDER]
    return sign_of_ladder(talk.lines, answers)


def as_asked(talk: Conductor) -> frozenset[str]:
    """The lines that are what the question above them asks for, by their ids: it tells as what they stand.

    What was seen, heard, read or counted is told of each line of evidence. Readings, and what is about
    another line, stand below the question that is put, and no other.
    """
    lit = talk.lamp.key if talk.lamp else None
    alone, every = talk.phase.kind == "interpretation", talk.lines.by_id
    lamps: dict[str, list[Lamp]] = {}
    for lamp in talk.lamps:
        if lamp.slot.line != "ground":
            lamps.setdefault(lamp.slot.line, []).append(lamp)
    return frozenset(
        line.id
        for line in talk.here
        for lamp in lamps.get(line.kind, ())
        if (lamp.key == lit or not (alone or line.about in every)) and talk.is_under(line, lamp)
    )


def subject_of(talk: Conductor, lamp: Lamp | None, beside: bool = False) -> str:
    """What a question is about: a figure, a proposal, or an earlier initiative in the taker's words.

    Where that stands `beside` what is said now it is not told once more.
    """
    if lamp is None or not lamp.subject or (beside and asked_of_us(lamp)):
        return ""
    began = talk.talk.in_hand.began
    rows = [one_line(row) for row in lamp.subject.split("\n")]
    back = next(
        (b for b in began.looked_back if lamp.about.endswith(f"{b.meeting}:{b.initiative.id}")),
        None,
    )
    if back is None:
        return f"“{rows[0]}”" if lamp.slot.line in ("meaning", "exit") else "\n".join(rows)
    if beside:
        return ""
    step, takers = back.initiative, [one_line(name) for name in back.initiative.by.split(", ")]
    if step.asked:
        told = f"{one_line(step.text)}\n{answer_open(step)}"
    elif len(takers) > 1 and step.origin != "on-request":
        told = _("{name} together took up: {text}").format(
            name=in_one_breath(takers), text=one_line(step.text)
        )
    else:
        told = ngettext("{name} took up: {text}", "{name} took up: {text}", len(takers))
        told = told.format(name=taker_of(step), text=one_line(step.text))
    then = back.words or began.goal.wording(back.goal_wording).text
    if then == talk.goal.now.text:
        return told
    return f"{told}\n" + _("then: {goal}").format(goal=one_line(then))


def signs_in_a_row(subject: str, talk: Conductor, lamp: Lamp, width: int) -> str:
    """A subject; where it is the signs a question may be about, each cut at a word so that one row holds them."""
    signs = signs_for(talk.lines, lamp.slot)
    if len(subject) <= width or subject != above(lamp.slot, signs):
        return subject
    beside = len(above(lamp.slot, signs, 1)) - len(signs)  # numbers, quotes and what parts them
    return above(lamp.slot, signs, max(FEW_OF_A_SIGN, (width - beside) // len(signs)))


def in_few_rows(subject: str, width: int) -> str:
    r"""What is voted on in at most four rows: the words that were proposed, and behind them who stands where.

    People stand in one run: the rows that this saves are for what they say. Names go before words.

    >>> in_few_rows("Proposed: “calm”\nShared by: Ana, Bo.\nNot: Bo.", 40)
    'Proposed: “calm”\nShared by: Ana, Bo. Not: Bo.'
    """
    words, *people = subject.split("\n")
    run = "".join(row + (" " if row.endswith(".") else " · ") for row in people).rstrip(" ·")
    words = fitted(words, width, MOST_ROWS - bool(run))
    room = MOST_ROWS - len(Content(words).wrap(width))
    return f"{words}\n{fitted(run, width, room)}" if run else words


def asked_of_us(lamp: Lamp | None) -> list[str]:
    """What was said to be asked of us, where a question is about that."""
    head, *rows = lamp.subject.split("\n") if lamp else [""]
    return (
        [row.removeprefix("– ") for row in rows] if head in (SAID_OF_US.nl, SAID_OF_US.en) else []
    )


def taker_of(step: Initiative) -> str:
    """Who took something up, and at whose request where somebody asked it of them."""
    name = in_one_breath([one_line(one) for one in step.by.split(", ")]) or _("Somebody")
    asker = one_line(step.at_request_of)
    if step.origin != "on-request" or not asker or asker.casefold() == name.casefold():
        return name
    return _("{name}, at the request of {asker},").format(name=name, asker=asker)


def told_after(talk: Conductor, put: Put, moves: str = "", undo: str = "") -> str:
    """What is to be told of what was put on record; "" where it speaks for itself.

    `moves` tells what moves a line on, where it belongs to the next question; `undo` is the key that
    takes back what was said last.
    """
    if any(line.kind == "consent" and line.choice == DROPPED for line in put.lines):
        told = _("The proposal is let drop, for everybody; {undo} brings it back.")
        return told.format(undo=undo)
    further = stands_further(talk, next(iter(put.lines), None))
    early = _voted_early(talk, put, moves) or _chose_early(talk, put, moves)
    told = further or _made_first(put) or early or _only_a_number(put)
    told = told or stands_apart(talk, put.lines)
    return told or _says_more(talk, put.lines) or _counts_or_chooses(talk, put) or _left_open(put)


def stands_further(talk: Conductor, line: Line | None) -> str:
    """Where a line of evidence stands that was said before it was asked for; "" for any other."""
    if line is None or line.kind != "ground" or line.phase == talk.phase.id:
        return ""
    lamp = talk.lamp_under(line)
    told = _("It stands further on, at “{question}”.")
    return told.format(question=lamp.question[talk.language]) if lamp else ""


def now_with(talk: Conductor, line: Line | None, several: bool = False) -> str:
    """With which question a line stands now, and of what that is asked; "" for a line of none.

    With `several` what followed it stands there too.
    """
    lamp = talk.lamp_under(line) if line else None
    if line is None or lamp is None:
        return ""
    went = talk.steps[-1].went if several else (line.id,)
    moved = [one for one in talk.lines.counting if one.id in went]
    if at_vote := stands_apart(talk, (line,)) or _says_more(talk, moved):
        return at_vote
    asked, of = lamp.question[talk.language], one_line(lamp.subject.partition("\n")[0])
    told = f"{asked} – {in_short(of)}" if of and of not in asked else asked
    now = _("“{text}” is now with: {question}")
    if several:
        now = _("“{text}” and what followed it there are now with: {question}")
    return now.format(text=in_short(talk.with_word(line), FEW), question=told)


def _left_open(put: Put) -> str:
    """That words chose nothing and told no meaning: they say that it stays open."""
    open_here = may_stay_open(put.lamp, put.lamp.slot)
    open_here &= not put.lamp.id.startswith("meaning-figure") or any(o.choice for o in put.lines)
    said = (o for o in put.lines if o.kind in ("remark", "meaning") and leaves_open(o.text))
    if not open_here or not any(one.kind == "remark" or one.choice for one in said):
        return ""
    return _("It stays open; these words stand as they were said.")


def _voted_early(talk: Conductor, put: Put, moves: str) -> str:
    """That a vote or another choice came a question too early, and how it becomes one; else ""."""
    if put.lamp.choices or put.lamp.slot.choices:
        return ""
    for words in (o.text for o in put.lines if o.kind == "remark"):
        vote = vote_behind(talk.lamps, put.lamp) if is_vote(words) else None
        if behind := vote or choice_behind(talk.lamps, put.lamp, words):
            told = _("“{text}” stands as it was said. The next question is: {question}").format(
                text=in_short(one_line(words)), question=talk.not_said(behind)
            )
            return " ".join(filter(None, (told, moves)))
        if is_vote(words) and put.lamp.slot.line == "wording":
            told = _("“{text}” is no wording: first the new words, then who stands behind them.")
            return told.format(text=in_short(one_line(words)))
    return ""


def _chose_early(talk: Conductor, put: Put, moves: str) -> str:
    """That a number chose here, where the vote on a proposal is asked next; "" where it is not."""
    if put.lamp.slot.line in VOTES:
        return ""  # it is one that is asked here
    ids = {line.id for line in put.lines}
    behind = vote_behind([one for one in talk.lamps if one.about not in ids], put.lamp)
    if behind is None or any(talk.is_under(one, behind) for one in talk.lines.counting):
        return ""
    chose = (o for o in put.lines if is_for_vote(o, put.lamp, behind) and chose_by(o))
    line = next(
        (o for o in chose if chose_by(o) <= len(behind.choices or behind.slot.choices)), None
    )
    if line is None:
        return ""
    told = _("Here {number} is “{word}”. What was proposed is asked about next: {question}").format(
        number=chose_by(line), word=chosen_word(line, talk.language),
        question=behind.question[talk.language],
    )  # fmt: skip
    return " ".join(filter(None, (told, moves)))


def _only_a_number(put: Put) -> str:
    """That a digit alone chooses nothing where there is nothing to choose from."""
    if put.lamp.choices or put.lamp.slot.choices:
        return ""
    told = _("“{text}” stands as it was typed: there is nothing to choose from here.")
    alone = (o.text for o in put.lines if re.fullmatch(r"\d\W*", o.text) and not o.value)
    return next((told.format(text=text) for text in alone), "")


def _counts_or_chooses(talk: Conductor, put: Put) -> str:
    """How a number before words, which it may count, is made a choice; "" where it can be none."""
    slot, listed = put.lamp.slot, list((put.lamp.choices or put.lamp.slot.choices).values())
    asked = (o.text for o in put.lines if slot.choices and o.kind == slot.line and not o.choice)
    text, number = next(((o, n) for o in asked if (n := number_before_words(o))), ("", 0))
    if not 1 <= number <= len(listed):
        return ""
    told = _("“{text}” stands as words. Is {number} “{word}”? Then with a comma: “{number}, …”.")
    return told.format(
        text=in_short(one_line(text), FEW), number=number, word=listed[number - 1][talk.language]
    )


def _made_first(put: Put) -> str:
    """That what a peer talk rests on can be made here; "" where nobody wants to."""
    if put.lamp.slot.name != "make_first" or not any(o.choice == "make-first" for o in put.lines):
        return ""
    return _("The questions after this one make it here; Enter alone leads there.")


def _says_more(talk: Conductor, lines: Iterable[Line]) -> str:
    """That who stands behind a wording and says more does so still, or has it open again; "" where nobody does."""
    for line in lines:
        if line.kind == "consent" and not line.choice and line.by:
            said = talk.lines.about(line.about, "consent")
            at = next((n for n, one in enumerate(said) if one.id == line.id), len(said))
            was, now = behind(said[:at]), behind(said)
            names = [name for name in was if name.casefold() in {n.casefold() for n in line.by}]
            told = ""
            if any(name not in now for name in names):
                told = _(
                    "{names} stood behind it; after these words that is open again. 1 says it anew."
                )
            elif names and not says_why(line.text):
                told = _("{names} stands behind it still; 2 says otherwise.")
            if told:
                return told.format(names=", ".join(map(one_line, names)))
    return ""


def stands_apart(talk: Conductor, lines: Iterable[Line]) -> str:
    """For whom a choice of all did not count just now, as they said something else by name; "" for nobody."""
    step, names = (talk.steps[-1] if talk.steps else None), talk.talk.names
    for line in lines:
        if step is None or line.kind != "consent" or not line.choice:
            continue
        was = next((one.by for one in step.before.lines if one.id == line.id), None)
        rows = step.words.split("\n") if was is None else ()
        said = was if was is not None else tuple(n for row in rows for n in whose(row, names).by)
        out = [name for name in said if name not in line.by]
        if len(rows) > 1 or not out:
            continue
        stand = {s.name: s.choice for s in stances(talk.lines.about(line.about, "consent"))}
        absent = [one_line(name) for name in out if stand.get(name) == "absent"]
        not_behind = [one_line(name) for name in out if one_line(name) not in absent]
        told = [
            head[talk.language].format(names=", ".join(some))
            for head, some in ((NOT_BEHIND, not_behind), (NOT_THERE, absent))
            if some
        ]
        mends = _("“{name}: 1” if that has changed.").format(name=(*not_behind, *absent)[0])
        return " ".join((*told, mends))
    return ""


def did_words(step: UndoStep) -> str:
    """What a step did, as undo names it; "" where nothing was undone."""
    if step.did == NOTHING_UNDONE:
        return ""
    return step.did if step.values is None else say(step.did, **step.values)


def undone_words(step: UndoStep) -> str:
    """What undo did, as a sentence; after reopening that may be nothing."""
    words = did_words(step)
    return _("Undone: {what}").format(what=words) if words else say(step.did, **step.values or {})


def choice_rows(
    choices: Iterable[str], width: int, dim: bool = False, in_lamp: bool = False
) -> Content:
    r"""The words to choose from, numbered; none is broken off from its number at the end of a line.

    They are `dim` where a number is no key now, and stand closer where one row has room for all. Rows are
    broken evenly.
    In the lamp they have its full ink, and their numbers are bold.

    >>> choice_rows(["keep", "reword"], 12).plain
    '1 keep\n2 reword'
    """
    ink, key, no_key = "$quiet", "bold $accent", "$quiet"
    if in_lamp:
        ink, key, no_key = "$on-lamp", "bold $on-lamp", "bold $on-lamp-quiet"
    told = [
        Content.assemble((f"{number}", no_key if dim else key), (f" {words}", ink))
        for number, words in enumerate(choices, 1)
    ]
    close = bool(told) and sum(one.cell_length for one in told) + 2 * len(told) - 2 <= width
    apart = "  " if close and sum(map(len, told)) + 3 * len(told) - 3 > width else "   "
    rows = _in_rows(told, apart, width)
    for narrower in range(width - 1, 0, -1):
        other = _in_rows(told, apart, narrower)
        if len(other) > len(rows):
            break
        rows = other
    return Content("\n").join(rows)


def _in_rows(choices: list[Content], apart: str, width: int) -> list[Content]:
    rows: list[Content] = []
    for choice in choices:
        if rows and rows[-1].cell_length + len(apart) + choice.cell_length <= width:
            rows[-1] = Content.assemble(rows[-1], apart, choice)
        else:
            rows.append(choice)
    return rows
