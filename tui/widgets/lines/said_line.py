"""What is on record, each in a line: the words, whose they are, as what; what is about it beneath.

Several voices to one thing stand beneath it, each under their own name (conversation.md §1).
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from agendas.came_to.counting import ELSEWHERE, TalkLines, beside_choice, by
from agendas.came_to.goal.consents import BEHIND
from agendas.came_to.goal.wordings import in_hand
from agendas.came_to.indicators import earlier_signs
from agendas.came_to.requests import taken_by
from agendas.conduct.at_close import is_open_whose
from agendas.conduct.shown import chosen_word, is_left_open, shown_text
from agendas.lines.talk import Figure, Line
from agendas.records import vocabulary
from agendas.records.agreements import Laid
from agendas.records.said import Language, LookedBack, Words, key_of
from agendas.text import in_short, one_line
from locales import _, long_date
from tui.widgets.lines.shown_line import ShownLine
from tui.words.kind_words import day_words, kind_word
from tui.words.open_answer import asked_by
from tui.words.signs import NOBODY, NOBODY_YET, Roster

MOST_SHOWN = 4000  # characters of one line on the screen; the whole of it is kept
TAKEN = ("initiative", "request")  # what somebody takes up, or is asked to
BOLD = (*TAKEN, "sign")  # what we go by
CALM = ("limits", "request answer", "sign onward")  # a choice beside it, that is no headline
STEP = 2  # cells that what answers a rung of the ladder stands below its question's words
MOST_ROWS = 8  # lines of its own that one line is shown in
_EXPECTED = vocabulary.LINE_KIND["expectation"]
_ANSWER, _REMARK = vocabulary.LINE_KIND["request answer"], Words(nl="opmerking", en="remark")
Shown = tuple[str | None, tuple[ShownLine, ...]]
# What a line was shown in, by all that tells.
Kept = dict[tuple[object, ...], tuple[ShownLine, ...]]
# What a line is shown in, beneath a heading ("" for none), and whether it is nested.
Tell = Callable[[Line, str, bool], tuple[ShownLine, ...]]


def lines(
    said: TalkLines,
    phase_id: str | None,
    roster: Roster | None = None,
    parked: bool = True,
    asked: str = "",
    most: int = sys.maxsize,
    kept: Kept | None = None,
    rungs: Sequence[str] = (),
    at_head: bool = False,
    about: str = "",
) -> list[Shown]:
    """Each line as its id and what it is shown in, of a phase or of all; what cannot be marked has no id.

    Whoever speaks has the mark of `roster`, or of the talk's own people. A question stands above the
    lines that answer it, but for the one that was `asked` last, `about` what it was. Without `parked` what was put aside
    is left out, and of what stands by itself all but the last `most`. What a line was shown in is
    looked up in `kept`, and put there. What was answered on the ladder stands beneath its `rungs`,
    the questions by their ids. For whom the goal is is left out where that is told `at_head`.
    """
    roster = roster or Roster(said.talk.names)
    kind = next((p.kind for p in said.talk.phases if p.id == phase_id), "close")
    here = [o for o in _of_phase(said, phase_id, kind) if parked or o.kind != "parked"]
    climbed = _climbed(said, here, rungs)
    on_ladder = {line.id for line in climbed}
    below_of = _about(line for line in said.talk.lines if line.id not in on_ladder)
    told = _remembering(said, roster, {} if kept is None else kept)
    ids = {line.id for line in here}  # what is about another line stands beneath that
    by_itself = [
        line
        for line in here
        if (line.about not in ids or line.about == line.id) and line.id not in on_ladder
    ]
    found: list[Shown] = [(None, above) for above in _above(said, phase_id, kind, roster, at_head)]
    before, is_below_other = "", False
    for line in by_itself[-most:]:
        question = _question(said, line, about)
        heading = question if question not in (before, asked) else ""
        parts = _with_all_about(said, line, below_of, heading, told)
        is_below_other |= question not in ("", asked)
        begins = len(found)
        found += parts
        if question == asked and is_below_other:  # not read as one to that
            key, (main, *further) = found[begins]
            main = main._replace(lit=True, kind=main.kind or _answer(line)[said.talk.language])
            begin = (ShownLine("", asks=True),) * (before != asked)
            found[begins] = key, (*begin, main, *further)
        before = question
    found = list(_spaced(found))
    for number, rung in enumerate(rungs, 1):
        answers = [line for line in climbed if _rung(line, (rung,))]
        for line in answers:
            heading = _question(said, line) if line is answers[0] else ""
            below = [
                (key, tuple(one if one.asks else one._replace(names=STEP) for one in parts))
                for key, parts in _with_all_about(said, line, below_of, heading, told)
            ]
            put = said.talk.questions.get(line.question)
            # before the words of an earlier sign it would read as the number of that
            if put and heading == put[said.talk.language]:
                key, (first, *more) = below[0]
                below[0] = key, (first._replace(words=f"{number} {first.words}"), *more)
            found += list(_spaced(below)) if line is answers[-1] else below
    return found


def _answer(line: Line) -> Words:
    """What an answer to the lit question is; what chafes is none."""
    return _REMARK if line.question.partition("-")[0] == "itch" else _ANSWER


def _of_phase(said: TalkLines, phase_id: str | None, kind: str) -> Iterator[Line]:
    """What is shown of a phase, or of the whole talk; interpretation has the evidence before it."""
    grounds = said.of("ground", said.talk.place) if kind == "interpretation" and phase_id else ()
    tabled = {line.id for line in grounds}
    for line in said.talk.lines:
        if (line.id in tabled or phase_id in (None, line.phase)) and _is_shown(line):
            yield line


def _climbed(said: TalkLines, here: Sequence[Line], rungs: Sequence[str]) -> list[Line]:
    """What was answered on the ladder; none where it may be about one of several signs: it stands beneath its own.

    An earlier sign of which nothing is said on it does not count.
    """
    answers = [line for line in here if _rung(line, rungs)]
    return answers if sign_of_ladder(said, answers) is not None else []


def sign_of_ladder(said: TalkLines, answers: Iterable[Line]) -> str | None:
    """The one sign that the ladder is about, by its id, "" before there is one; None where there are several."""
    new = {sign.id for sign in said.of("sign", said.talk.place)}
    earlier = {sign.id for sign in earlier_signs(said, said.talk.place)}
    signs = new | (earlier.intersection(line.about for line in answers) if new else earlier)
    return next(iter(signs), "") if len(signs) < 2 else None


def _remembering(said: TalkLines, roster: Roster, kept: Kept) -> Tell:
    """What a line is shown in, as it is `kept` from when it was shown last."""
    talk = said.talk
    if len(kept) > 2 * len(talk.lines) + 100:  # of lines that were changed since
        kept.clear()
    at_table = talk.names, talk.team, talk.language

    def told(line: Line, heading: str, nested: bool) -> tuple[ShownLine, ...]:
        plain = line if line.more is None else msgspec.structs.replace(line, more=None)
        went = line.id in said.fallen, line.id in said.earlier, taken_up_by(said, line)
        known = (plain, went, heading, nested, at_table)
        parts = kept.get(known)
        if parts is None:
            above = [ShownLine(heading, quiet=True, asks=True)] if heading else []
            main, *further = shown_parts(said, line, roster, nested)
            main = _asked(said, line, main, roster) if line.kind == "request" else main
            kept[known] = parts = (*above, main, *further)
        return parts

    return told


def _asked(said: TalkLines, line: Line, main: ShownLine, roster: Roster) -> ShownLine:
    """What is asked of somebody: theirs once they said yes, and until then whose is told before the words."""
    taker = taken_up_by(said, line)
    if not taker:
        words = (
            without([one_line(name) for name in line.who], main.words) if line.who else main.words
        )
        return main._replace(words=words, label=f"{main.kind}:", kind="")
    if not line.by or taker == line.by:
        return main
    who = ", ".join(map(one_line, taker))
    words = without((who,), main.words) if len(line.who) == 1 else main.words
    mine = main._replace(words=words, who=who, mark=roster.mark(who), kind="")
    if words == main.words and speaks_to(line.who, words):
        return mine._replace(label=asked_by(main.who))
    return mine._replace(by=main.who, voices=((main.who, main.mark),), behind=_("asked by"))


def untagged(
    shown: Sequence[Shown], as_asked: frozenset[str], most: int = sys.maxsize
) -> list[Shown]:
    """The lines without as what those stand that are what the question above them all asks for.

    It is told while lines of an earlier question stand above them in sight: no more than the `most`
    below those.
    """
    lit = {key for key, told in shown if any(line.lit for line in told)}
    bare = as_asked - lit if len(lit) < most else as_asked
    return [(key, tuple(map(_untagged, told)) if key in bare else told) for key, told in shown]


def _untagged(line: ShownLine) -> ShownLine:
    """Without as what it stands; what was chosen is told always, as the words behind it say why."""
    expected = line.label in (f"{_EXPECTED.nl}:", f"{_EXPECTED.en}:")
    return line._replace(kind="", label="" if expected else line.label)


def _rung(line: Line, rungs: Sequence[str]) -> bool:
    return line.question.partition("-")[0] in rungs


def _is_shown(line: Line) -> bool:
    """Not what was passed over, nor that a meaning stays open where nobody said that."""
    return line.kind != "passed over" and not is_left_open(line)


def _about(every: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in every:
        if line.about and line.about != line.id:
            found.setdefault(line.about, []).append(line)
    return found


def _with_all_about(
    said: TalkLines, line: Line, about: dict[str, list[Line]], heading: str, told: Tell
) -> Iterator[Shown]:
    """A line, and all that is about it beneath, however far; a circle is gone round once."""
    seen: set[str] = set()
    language = said.talk.language

    def below(one: Line, nested: bool, head: str) -> Iterator[Shown]:
        if one.id in seen:
            return
        seen.add(one.id)
        taker = spoke = taken_up_by(said, one) or one.by
        asked, yes = told(one, head, nested), None
        asker = next((part for part in asked if part.behind), None)
        if asker:  # who says yes at once, and no more, stands behind whoever asked
            first_of = about.get(one.id, ())[:1]
            yes = next((o for o in first_of if _says_yes(o) and o.by == taker), None)
        if yes:
            asked = tuple(part._replace(by="", voices=(), behind="") for part in asked)
        yield one.id, asked
        for other in about.get(one.id, ()):
            if _is_shown(other):
                of_takers = one.kind in TAKEN and other.by == spoke == taker != ()
                spoke = () if other.id in about else other.by
                for key, parts in below(other, True, ""):
                    first, *more = parts
                    is_own = key == other.id and of_takers
                    if key == other.id and asker and other is yes:
                        first = _said_yes(asker, first)
                    elif key == other.id and other.kind == "request answer":
                        first = first._replace(kind="")  # beneath what it answers
                        first = first._replace(who="", mark=NOBODY) if is_own else first
                    elif is_own:
                        first = _labelled(first, other, language)
                    yield key, (first, *more)

    yield from below(line, False, heading)


def _says_yes(line: Line) -> bool:
    return (line.kind, line.choice, line.text) == ("request answer", "yes", "")


def _said_yes(asker: ShownLine, yes: ShownLine) -> ShownLine:
    """Who asked, and who said yes to it, in a row of its own."""
    said = _("{name} said yes").format(name=yes.who)
    who, mark = f"{asker.by};", asker.voices[0][1]
    return yes._replace(
        words=said, who="", mark=mark, kind="", label=_("at the request of"), by=who, strong=""
    )


def _labelled(shown: ShownLine, line: Line, language: Language) -> ShownLine:
    """What somebody says about what they take up: in what way stands before it, and no name again."""
    shown = shown._replace(who="", mark=NOBODY, kind="", label=shown.kind)
    if line.kind != "limits" or not line.choice:
        return shown
    if not line.text:
        shown = shown._replace(label=vocabulary.LINE_KIND["limits"][language])
    words = shown.words.replace(
        chosen_word(line, language), vocabulary.OF_LIMITS[line.choice][language]
    )
    return shown._replace(words=words)


def _spaced(rows: list[Shown]) -> Iterator[Shown]:
    """The rows with a blank one between them, but before what is about the row above."""
    for place, (key, told) in enumerate(rows):
        below = rows[place + 1][1][0] if place + 1 < len(rows) else None
        spaced = below is None or not below.nested
        if told[-1].spaced != spaced:
            told = (*told[:-1], told[-1]._replace(spaced=spaced))
        yield key, told


def _above(
    said: TalkLines, phase_id: str | None, kind: str, roster: Roster, at_head: bool
) -> Iterator[tuple[ShownLine, ...]]:
    """What is shown above the lines of a phase, or of the whole talk."""
    talk, language = said.talk, said.talk.language
    brought = talk.in_hand.began.brought
    if phase_id:
        yield from (_laid(x, language, roster) for x in talk.laid_out if x.phase == phase_id)
    if kind in ("goal", "wording", "close") and talk.goal.id:
        yield from ((line,) for line in _goal_lines(said, at_head))
    if kind == "goal" and phase_id:
        for reading in brought.readings:  # whoever gives account (invariant 11)
            yield (_of(reading.text, reading.by, roster, _("read as")),)
    if kind == "close":
        backs = talk.in_hand.began.looked_back
        about = {line.about for line in talk.lines if _is_shown(line)} if len(backs) > 1 else set()
        for back in backs:
            item = back.initiative
            if _told_of(back) not in about:  # else it heads what was said of it
                yield (_of(item.text, item.by, roster)._replace(all_strong=True),)


def _of(text: str, who: str, roster: Roster, kind: str = "") -> ShownLine:
    return ShownLine(one_line(text), one_line(who), roster.mark(who), kind)


def _laid(laid: Laid, language: Language, roster: Roster) -> tuple[ShownLine, ...]:
    line = _of(laid.shown, laid.by, roster, laid.head[language] if laid.head else "")
    if not laid.on:
        return (line,)
    return line, ShownLine(long_date(laid.on, language), nested=True, quiet=True)


def _goal_lines(said: TalkLines, at_head: bool) -> Iterator[ShownLine]:
    """For whom the goal is, unless that is told `at_head`, and what is different, as it came in.

    What is said here has its own line.
    """
    wording = said.talk.goal.now
    original = in_hand(said, said.talk.place).now.original
    rows = (
        (_("for"), "" if at_head else wording.target_group),
        (_("what is different"), wording.difference),
        (_("it came in as"), original),
    )
    for label, text in rows:
        if text:
            yield ShownLine(one_line(text), label=label)


def _told_of(back: LookedBack) -> str:
    """What lines that look back on an earlier initiative are about."""
    return ELSEWHERE + key_of(back.meeting, back.initiative.id)


def _question(said: TalkLines, line: Line, lit: str = "") -> str:
    """The question that a line was an answer to, in the words in which it was put.

    Which initiative it looks back on stands before it, where there are several, and which earlier
    proposal, unless that is `lit`; what was asked of a line of a plan that is not, or of one of several
    earlier signs, has that itself.
    """
    of = said.by_id.get(line.about)
    if of and of.kind == "plan line" and of.id != lit:
        return f"“{one_line(of.text)}”"
    words = said.talk.questions.get(line.question)
    question = words[said.talk.language] if words else ""
    earlier = {sign.id: sign.text for sign in said.talk.in_hand.began.brought.indicators}
    if len(earlier) > 1 and line.kind == "sign onward" and lit != line.about in earlier:
        return f"“{in_short(one_line(earlier[line.about]))}”"
    if question and line.kind == "remark" and line.about in earlier:
        return f"{one_line(earlier[line.about])}: {question}"
    for change in said.talk.in_hand.began.brought.pending:
        told = " / ".join(change.parts) or change.wording
        if question and told and lit != line.about == ELSEWHERE + change.id:
            return f"“{in_short(one_line(told))}”: {question}"
    backs = said.talk.in_hand.began.looked_back
    if question and len(backs) > 1:
        for back in backs:
            if line.about == _told_of(back):
                return f"{one_line(back.initiative.text)}: {question}"
    return question


def shown_parts(
    said: TalkLines, line: Line, roster: Roster, nested: bool = False
) -> tuple[ShownLine, ...]:
    """A line as it is shown, its day in full in it or below it, and for whom it is."""
    language = said.talk.language
    text = _in_lines(shown_text(line))
    if len(text) > MOST_SHOWN:
        text = f"{text[:MOST_SHOWN]} … ({len(line.text)})"
    day = day_words(line, language)
    if day and _words_of(text) <= _words_of(day):  # no more was said than is read back in full
        text, day = day, ""
    kind, chosen = kind_word(line, language), chosen_word(line, language)
    if kind == vocabulary.LINE_KIND["remark"][language]:  # that it was said is seen already
        kind = ""
    if chosen and text == line.text:
        text = beside_choice(line)
    if chosen or not text:  # a choice alone says all; else what is said of it comes behind it
        text = f"{chosen}: {text}" if text else kind
        kind = (
            vocabulary.LINE_KIND[line.kind][language] if line.kind in vocabulary.LINE_KIND else ""
        )
        if line.kind == "consent" and line.choice not in BEHIND:
            kind = vocabulary.NO_CONSENT[language] if line.choice == "not" else ""
    was = line.id in said.earlier
    if was:  # who chose has chosen anew since
        kind = _("said at first")
    who = _("everybody") if len(line.by) > 2 and set(line.by) >= set(said.talk.names) else by(line)
    open_who = f"{one_line(line.maybe)}?" if line.maybe and not who else one_line(who)
    mark = roster.mark(line.by[0]) if len(line.by) == 1 else NOBODY
    if not who and is_open_whose(line):  # else it reads as of whoever stands above it
        mark, open_who = NOBODY_YET, open_who or _("someone")
    label = ""
    if line.kind == "expectation":  # at the right it would be read as of what stands above it
        kind, label = "" if kind == _EXPECTED[language] else kind, f"{_EXPECTED[language]}:"
    main = ShownLine(
        text,
        open_who,
        mark,
        kind,
        label,
        struck=line.withdrawn or line.id in said.fallen,
        nested=nested,
        quiet=was,
        strong="" if was or line.kind in CALM else chosen,
        all_strong=line.kind in BOLD and not nested and is_taken_up(said, line),
        ink="$quiet" if mark == NOBODY_YET else "$ink",
    )
    if isinstance(line.value, Figure) and line.kind == "ground" and not line.covered:
        main = main._replace(strong=one_line(line.value.said), of=_people(line.value.said))
    notes = (
        [vocabulary.AUDIENCE[line.audience][language]] if line.audience not in ("", "team") else []
    )
    notes += [_("withdrawn")] * line.withdrawn
    return (
        main,
        *([ShownLine(day, nested=True)] if day else []),
        *([ShownLine(" · ".join(notes), nested=True, quiet=True)] if notes else []),
    )


def taken_up_by(said: TalkLines, line: Line) -> tuple[str, ...]:
    """Whose it is to take up: of what is asked whoever said yes to it, else whose words they are."""
    if line.kind != "request":
        return line.by
    return taken_by(said, line)


def is_taken_up(said: TalkLines, line: Line) -> bool:
    """Whether somebody said yes to what is asked of them; of what is no request it is so."""
    return line.kind != "request" or bool(taken_by(said, line))


def without(names: Sequence[str], words: str) -> str:
    """The words without the names that they begin with, where those stand before them already: all of them, or none.

    >>> without(("Henk", "Anouk"), "Anouk en Henk, willen jullie bellen?"), without(("Henk",), "Henk bel jij?")
    ('willen jullie bellen?', 'bel jij?')
    >>> without(("Henk", "Anouk"), "Henk, wil jij?"), without(("Henk", "Anouk"), "Henk en Anouk bellen")
    ('Henk, wil jij?', 'Henk en Anouk bellen')
    """
    one = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.match(
        rf"(?:{one})(?:(?:\s*,\s*|\s+)(?:(?:en|and|&)\s+)?(?:{one}))*(\s*,\s*|\s+)(?=\S)",
        words,
        re.I,
    )
    called = {name.casefold() for name in re.findall(one, found[0], re.I)} if found else set()
    if not found or called != {name.casefold() for name in names}:
        return words
    return words[found.end() :] if len(names) == 1 or "," in found[1] else words


def speaks_to(names: Sequence[str], words: str) -> bool:
    """Whether words ask or call somebody: as those of whoever takes them up they would read wrong.

    >>> speaks_to((), "who goes along?"), speaks_to(("Tom", "Ana"), "Tom and Ana, ring two parents")
    (True, True)
    >>> speaks_to(("Tom",), "stands at the door")
    False
    """
    return words.endswith("?") or without(names, words) != words


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _people(figure: str) -> tuple[int, int] | None:
    """So many of so many, where a figure says both in whole numbers."""
    from agendas.folding.story import numbers_in

    some, all_ = numbers_in(figure)
    if some is None or all_ is None or not (some.is_integer() and all_.is_integer()):
        return None
    return int(some), int(all_)


def _in_lines(text: str) -> str:
    """The text with its own few lines as lines; a long one runs on."""
    rows = [row for line in text.split("\n") if (row := one_line(line))]
    return "\n".join(rows) if len(rows) <= MOST_ROWS else one_line(text)
