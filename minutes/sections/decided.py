"""What was decided and what was proposed of each goal, each as a sentence.

The lock of the minutes: a change without all who share the goal is a proposal, never a decision.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from agendas.came_to.counting import ELSEWHERE, beside_choice
from agendas.came_to.goal.changes import Change, changes, is_behind
from agendas.came_to.goal.consents import BEHIND, BESIDE, DROPPED
from agendas.came_to.goal.decisions import (
    DECISIONS,
    as_words,
    each_time,
    of_others,
    own_reason,
    own_reasons,
    put_forward,
    reasons,
    whose,
    worded,
)
from agendas.came_to.indicators import last_words, let_go
from agendas.came_to.standings import said_of_it
from agendas.lines.talk import Line, number
from agendas.parsing.choices import agrees_with
from agendas.records import vocabulary
from agendas.records.said import Decision, Stance
from minutes.blocks import Item, Section
from minutes.sections.goal_section import first_words
from minutes.sections.phrases import Telling, Writing, capital
from minutes.sections.reasons import behind, sentence, word_onward


def decisions(w: Writing) -> Section:
    """What was decided of the goals, and of the signs that are looked at no longer."""
    items = by_goal(w, _decided)
    return Section(heading=w.say("Decisions"), items=items)


def proposals(w: Writing) -> Section:
    """Changes that wait for somebody who shares the goal, with where each stands."""

    def told(of: Writing) -> list[Item]:
        found = [one for one in _changes(of) if not one.agreed]
        kept = [one for one in found if one.said.choice == "keep" and not one.dropped]
        items = [_proposed(of, one, last=one in kept[-1:]) for one in found]
        return _with_words(of, found, items)

    return Section(heading=w.say("Proposals"), items=by_goal(w, told))


def by_goal(w: Writing, told: Callable[[Writing], list[Item]]) -> tuple[Item, ...]:
    """What is told of each goal; under its words where the talk is on several."""
    several = len(w.chosen) > 1
    found: list[Item] = []
    for of_this in map(w.at, w.chosen):
        items = told(of_this)
        if several and items:
            rows = tuple(row for item in items for row in (item.text, *item.below))
            items = [Item(text=of_this.called, below=rows)]
        found += items
    return tuple(found)


def _changes(w: Writing) -> tuple[Change, ...]:
    found = changes(w.lines, w.place)
    ids = {line.id for line in w.choices("decision", DECISIONS, w.place)}
    w.seen(line for line in w.lines.of("part", w.place) if line.about in ids)
    w.seen(
        line
        for line in w.lines.of("wording", w.place)
        if line.about not in w.lines.by_id or line.about in ids
    )
    reasons = {one.said.id: one.said.text for one in found}
    w.seen(
        why
        for line in w.lines.of("wording", w.place)
        for why in w.lines.about(line.id, "why")
        if why.text == reasons.get(line.id)
    )
    told = {
        (s.name.casefold(), part)
        for one in found
        for s in one.stances
        if not is_behind(s)
        for part in (s.because, *s.because.split(BESIDE))
    }
    for line in w.lines.of("consent", w.place):  # a reason to stand behind it is told further on
        names = [name.casefold() for name in line.who or line.by]
        named = line.who and not line.choice  # the words are the names
        if not line.text or named or any((name, line.text) in told for name in names):
            w.seen([line])
    worded = [one.said for one in found if one.said.wording]
    return tuple(
        one
        for one in found
        if one.said.wording or one.said.choice != "reword" or not _is_with(w, one.said, worded)
    )


def _is_with(w: Writing, said: Decision, worded: list[Decision]) -> bool:
    """Whether a choice of other words asks for those of another: it stands once, with these.

    They are what was said with it, or its speaker said them; or it says that somebody is right.
    """
    line = w.lines.by_id.get(said.id)  # of an earlier talk it is none here
    same = line is not None and any(
        one.wording == as_words(w.lines, line)
        or (line.by and whose(w.lines, one, w.place) == line.by)
        for one in worded
    )
    return same or (bool(worded) and agrees_with(said.text, w.talk.names))


def _decided(w: Writing) -> list[Item]:
    agreed = [one for one in _changes(w) if one.agreed]
    others = [one for one in agreed if one.said.choice != "keep"]
    items = _with_words(w, agreed, [Item(text=_told(w, one, others)) for one in agreed])
    found = _in_one(w, agreed, items)
    if first := first_words(w):
        told = w.say("“{text}” becomes the goal “{words}”.")
        words = Item(text=told.format(text=w.line(first), words=w.line(w.then.text)))
        found.insert(0, words)
    return found + [Item(text=text) for text in _signs_left(w)]


def _in_one(w: Writing, agreed: list[Change], told: list[Item]) -> list[Item]:
    """The items of changes; that the goal stays in its new words is told below those."""
    found: list[Item] = []
    worded = None
    for one, item in zip(agreed, told, strict=True):
        if (
            one.said.choice == "keep"
            and worded is not None
            and item.text.startswith(_so_it_stays(w))
        ):
            first = found[worded]
            found[worded] = Item(text=first.text, below=(*first.below, item.text, *item.below))
            continue
        worded = len(found) if one.said.choice == "reword" else worded
        found.append(item)
    return found


def _so_it_stays(w: Writing) -> str:
    return w.say("It stays in these words")


def _with_words(w: Writing, found: list[Change], items: list[Item]) -> list[Item]:
    """The items of changes, and below each what was said of its words, in the order of the talk.

    What was said where the new words were asked for is below those that were there already, and what
    was said at a question alone below the last change there.
    """
    lines, changed = w.lines, [one.said.id for one in _changes(w)]
    known = {*changed, *_said_with(w, changed)}
    known |= {why.id for one in found for why in own_reasons(lines, one.said, w.place)}
    worded = {line.id for line in lines.of("wording", w.place)} | known
    last = {}
    for place, one in enumerate(found):
        line = lines.by_id.get(one.said.id)
        if line and (line.kind == "decision" or _asked(line) == "itch"):
            last[line.phase, _asked(line)] = place
    for place, one in enumerate(found):
        own = _about(w, one)
        said = [
            o
            for o in lines.counting
            if o.text and _is_beside(w, o, known)
            and (_of_words(w, o) in own or (o.about not in worded
                                    and last.get((o.phase, _asked(o))) == place))
        ]  # fmt: skip
        w.seen(said)
        below = (*_anothers_reason(w, one), *_asked_and_said(w, said))
        items[place] = msgspec.structs.replace(items[place], below=below)
    return items


def _asked(line: Line) -> str:
    """Which question a line answers, in whichever words it was put."""
    return line.question.partition("-")[0]


def _said_with(w: Writing, changed: Sequence[str]) -> Iterator[str]:
    """The lines of choices that are told with what was decided or proposed: as why, or as its words."""
    put = {one.text for one in w.lines.of("wording", w.place)}
    for one in changed:
        line = w.lines.by_id.get(one)
        first = line.about if line and line.kind == "wording" else one
        for why in reasons(w.lines, first, w.place).values() if first in w.lines.by_id else ():
            yield from (line.id for line in why)
        for key in each_time(w.lines, first, w.place):
            line = w.lines.by_id.get(key)
            if line and (not line.text or as_words(w.lines, line) in put):
                yield key


def _of_words(w: Writing, line: Line) -> str:
    """About which change a line is: of a choice on the goal the words that had been proposed by then."""
    if line.kind != "remark" or not line.about:
        return line.about
    found = put_forward(w.lines, line.about, w.place)
    before = [one.id for one in found if number(one.id) < number(line.id)]
    first = before[-1:] or [one.id for one in found[:1]]
    return first[0] if first else line.about


def _about(w: Writing, one: Change) -> set[str]:
    """The ids by which lines are about a change: its own, in another talk too, and that of its words."""
    words = [line.id for line in worded(w.lines, one.said.id, w.place)]
    own = each_time(w.lines, one.said.id, w.place)
    return {*own, ELSEWHERE + one.said.id, *words[-1:]}


def _anothers_reason(w: Writing, one: Change) -> Iterator[str]:
    """Why others chose these words than those whose they are."""
    word = capital(vocabulary.DECISION[one.said.choice][w.language])
    for line in of_others(w.lines, one.said, w.place):
        yield sentence(w, word, line.text, line.by or (w.say("someone"),))


def _is_beside(w: Writing, line: Line, known: set[str]) -> bool:
    """Whether words are told by no change of the goal and by nothing else: beside these they stand."""
    if line.kind == "decision":
        return line.id not in known and line.id not in w.lines.earlier
    return line.kind in ("remark", "consent") and line.id not in w.shown and line.choice != DROPPED


def _asked_and_said(w: Writing, said: list[Line]) -> Iterator[str]:
    """What was said beside a change, a row a question: its answers stand behind it."""
    for question, lines in groupby(said, w.question):
        answers = w.row_of(lines, lambda line: _beside(w, line))
        yield " ".join(filter(None, (question, answers)))


def _beside(w: Writing, line: Line) -> str:
    """What was said beside a change; why somebody did not stand behind it before they chose anew as such."""
    if (line.kind, line.choice) != ("consent", "not"):
        return w.said_on_a_line(line).rstrip(".")
    at_first = w.say("not behind it at first")
    told = behind(w, at_first, w.line(line.text).rstrip(". "))
    names = line.by or line.who
    return f"{told} ({w.names(names)})" if names else told


def _signs_left(w: Writing) -> list[str]:
    """The earlier signs that are looked at no longer, and why."""
    last, gone = last_words(w.lines, w.place), let_go(w.lines, w.place)
    found = []
    for sign in w.began.began.brought.indicators:
        if sign.id not in gone:
            continue
        against = [one for one in last[sign.id] if one.choice == "replace"]
        what = w.say("“{sign}” is looked at no longer").format(sign=w.line(sign.text))
        told = [sentence(w, what, beside_choice(against[0]), against[0].by)]
        rest = [one for one in last[sign.id] if one is not against[0]]
        told += [word_onward(w, one.choice, beside_choice(one), one.by, True) for one in rest]
        found.append(" ".join(told))
    return found


def _told(w: Writing, one: Change, others: Sequence[Change] = ()) -> str:
    """A change as a sentence, and where everyone stands; `others` are what was decided beside it."""
    said = one.said
    because = said.text
    by = whose(w.lines, said, w.place)
    if said.id in w.lines.by_id and by != w.lines.by_id[said.id].by:
        because = own_reason(w.lines, said, w.place)  # what another said is told as that one's
    if said.choice == "keep" and not one.agreed and not by:
        by = (w.say("someone"),)  # without a name it would read as what was decided
    what = _what(w, said)
    if others and said.choice == "keep":
        what = _stays_beside(w, said, others)
    told = [sentence(w, what, because, by), *_standing(w, one)]
    return " ".join(told)


def _stays_beside(w: Writing, said: Decision, others: Sequence[Change]) -> str:
    """That a goal stays which was changed too: in its new words, or as it was until these."""
    words = [one.said.id for one in others if one.said.choice == "reword"]
    if not words:
        return w.say("For the rest the goal stays as it is")
    later = (key for key in words if key in w.lines.by_id and number(key) > number(said.id))
    if next(later, ""):
        return w.say("Until then the goal stayed as it was")
    return _so_it_stays(w)


def _what(w: Writing, said: Decision) -> str:
    """What happens with the goal, as a sentence without its end."""
    _ = w.say
    words, parts = w.line(said.wording), [f"“{w.line(part)}”" for part in said.parts]
    match said.choice:
        case "keep":
            return _("The goal stays as it is")
        case "reword":
            return (
                _("The goal becomes “{words}”").format(words=words)
                if words
                else _("The goal is put in other words")
            )
        case "replace":
            return (
                _("The goal makes way for “{words}”").format(words=words)
                if words
                else _("The goal is replaced")
            )
        case "split":
            told = _("The goal is split into {parts}")
            return told.format(parts=w.names(parts)) if parts else _("The goal is split")
        case "set-aside":
            return _("The goal is set aside")
        case _:
            return _("The goal is let go, it is within reach")


def _standing(w: Writing, one: Change) -> list[str]:
    """Who stands behind a change, who does not and why, and who has not said."""
    _, ngettext = w.say, w.ngettext
    told = []
    before = {n.casefold() for n in one.said.consented_by} if one.earlier else set()
    names = [s.name for s in one.stances if is_behind(s)]
    now = [name for name in names if one.earlier and name.casefold() not in before]
    names = [name for name in names if name not in now] or names
    if names:
        sentence = ngettext("{names} stands behind it", "{names} stand behind it", len(names))
        told.append(sentence.format(names=w.names(names)))
    if now and now != names:
        told[-1] += ", " + _("and now {names} too").format(names=w.names(now))
    for stance in one.stances:
        if is_behind(stance) or stance.choice in ("absent", DROPPED):
            continue
        told.append(_stands_not(w, stance))
    told += _nameless(w, (o for o in w.lines.of("consent") if o.about in _about(w, one)))
    away = [s for s in one.stances if s.choice == "absent"]
    silent = [s.name for s in away if not s.because]
    for names, why in [(silent, "")] * bool(silent) + [
        ([s.name], s.because) for s in away if s.because
    ]:
        sentence = ngettext("{names} was not there", "{names} were not there", len(names))
        told.append(behind(w, sentence.format(names=w.names(names)), w.line(why).rstrip(". ")))
    if left := one.said.left:
        sentence = ngettext("{names} no longer shares this goal", "{names} no longer share this goal",
                        len(left))  # fmt: skip
        told.append(sentence.format(names=w.names(left)))
    if not one.agreed:
        own = _about(w, one)
        said = [o for o in w.lines.of("consent") if o.about in own]
        heard = (*one.said.spoke, *(name for line in said for name in line.by))
        spoke = {name.casefold() for name in heard}
        if open_still := [name for name in one.waiting if name.casefold() in spoke]:
            told.append(_("still open for {names}").format(names=w.names(open_still)))
        if waiting := [name for name in one.waiting if name.casefold() not in spoke]:
            told.append(_("{names} not heard yet").format(names=w.names(waiting)))
    return [f"{capital('; '.join(told))}."] if told else []


def _nameless(w: Writing, votes: Iterable[Line]) -> list[str]:
    """That somebody, of whom no name is known, stands behind it or does not, and why not."""
    said = [o for o in votes if o.choice and not (o.who or o.by)]
    told = [w.say("somebody stands behind it")] * any(o.choice in BEHIND for o in said)
    against = [o for o in said if o.choice == "not"]
    w.seen(against)
    stands_not = w.say("somebody does not stand behind it")
    told += [behind(w, stands_not, w.line(o.text).rstrip(". ")) for o in against]
    return list(dict.fromkeys(told))


def who_stands_where(w: Telling, stances: Sequence[Stance], more: Sequence[str] = ()) -> list[str]:
    """Who stands behind words that were proposed, and who does not and why, in one sentence.

    `more` is told with it.
    """
    told = []
    if names := [one.name for one in stances if is_behind(one)]:
        said = w.ngettext("{names} stands behind it", "{names} stand behind it", len(names))
        told.append(said.format(names=w.names(names)))
    told += [
        _stands_not(w, one)
        for one in stances
        if not is_behind(one) and one.choice not in ("absent", DROPPED)
    ]
    told += [_lets_drop(w, one) for one in stances if one.choice == DROPPED]
    told += more
    return [f"{capital('; '.join(told))}."] if told else []


def _stands_not(w: Telling, one: Stance) -> str:
    told = w.say("{name} does not").format(name=w.line(one.name))
    return behind(w, told, w.line(one.because).rstrip(". "))


def _lets_drop(w: Telling, one: Stance) -> str:
    told = w.say("{name} lets the proposal drop").format(name=w.line(one.name))
    told = told if one.name else w.say("the proposal was let drop")
    return behind(w, told, w.line(one.because).rstrip(". "))


def _taken_back(w: Writing, stances: Sequence[Stance]) -> list[str]:
    """Who lets a proposal drop, and why, a sentence each."""
    told = [f"{capital(_lets_drop(w, one))}." for one in stances if one.choice == DROPPED]
    return told or [w.say("The proposal was let drop.")]


def _proposed(w: Writing, one: Change, last: bool) -> Item:
    """A change that waits; of those who would keep the goal the `last` tells that nothing was decided."""
    _ = w.say
    told = [_told(w, one)]
    if one.dropped:
        told += _taken_back(w, one.stances)
    elif one.overtaken:
        told.append(_("Other words were agreed on since."))
    elif one.said.choice == "keep":
        if w.talk.ended is not None and last:
            told.append(_("Nothing was decided here: not everyone chose the same."))
    elif one.said.choice == "reword" and not one.said.wording:
        told.append(_("In which words was not said yet."))
    elif w.talk.ended is not None or w.talk.private:
        told.append(_("Until all stand behind it, the goal stays as it is."))
    if one.earlier and one.said.at:
        told.append(_("Proposed on {date}.").format(date=w.day(one.said.at.date())))
    return Item(text=" ".join(told))


def said_earlier(w: Writing) -> Section:
    """What somebody chose earlier in the talk and chose otherwise since; it stays to be read."""
    from agendas.came_to.goal.decisions import decisions as chosen
    from agendas.came_to.goal.decisions import standing

    items = []
    said = chosen(w.lines, w.place)
    stands = {one.id for one in standing(w.lines, said)}
    for item in reversed([one for one in said if one.id not in stands]):
        by = w.lines.by_id[item.id].by
        items.append(Item(text=sentence(w, _what(w, item), item.text, by)))
    for line in said_of_it(w.lines, w.place):
        if line.id in w.lines.earlier:
            told = capital(vocabulary.STANDING[line.choice][w.language])
            items.append(Item(text=sentence(w, told, beside_choice(line), line.by)))
    return Section(heading=w.say("Said earlier in the talk"), items=tuple(items))
