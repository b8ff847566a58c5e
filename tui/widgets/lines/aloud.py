"""What was said, to be read aloud at the close: of each thing, last time beside this time.

On the first page everybody has a line or two, and what came of the goal and what is taken up is there;
all that was said stands behind it, where it does not fit.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from msgspec.structs import replace
from rich.cells import cell_len

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.came_to.goal.consents import is_beside_vote, last_words, on_the_same
from agendas.came_to.standings import STANDINGS, said_of_it
from agendas.conduct.earlier_steps import proposed_earlier
from agendas.lines.talk import Day, Line
from agendas.records.vocabulary import CONSENT_OF_OTHERS, LINE_KIND, SHORT_AUDIENCE
from agendas.text import one_line
from locales import _, day_and_month, long_date, short_date
from tui.widgets.lines.said_line import TAKEN, speaks_to, taken_up_by, without
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import Level, level_rows
from tui.widgets.lines.then_and_now import (
    GROUNDS,
    READ_FIRST,
    READINGS,
    Beside,
    is_empty,
    stands_alone,
)
from tui.words.kind_words import day_words, kind_word
from tui.words.open_answer import asked_by
from tui.words.signs import NOBODY

Columns = Literal["all", "of signs", "none"]
ANSWERS = 3  # how much less is told where people's answers to the close are, and what is agreed on
SAID = (*GROUNDS, *READINGS, "insight")
ON_GOAL = ("wording", "target group", "difference", "consent", "decision", "part")
CAME_OF_GOAL = ("wording", "consent")


class Aloud(Beside):
    """What is read back at the close, in everybody's own words."""

    _most = 0  # lines of each person on a sign; 0: all, with all that is about them
    _less = 0  # how much less than all that is told in short
    _columns: Columns = "all"  # of what then stands beside now
    _is_in_lamp = False  # whether the lamp tells that it is to be read aloud
    _is_airy = False  # whether a row is free between what each takes up, told in short too
    in_short = 1  # how many pages tell it in short
    _for_whom = False  # whether beside each line stands for whom it is

    def pages(self, width: int, room: int, columns: Columns, low: bool) -> list[list[Level]]:
        """What is read back in so many cells, on pages of so many rows: in short, then the whole.

        Where the whole fits it is all there is. In short each person has two lines, where a sixth of
        the rows stays free, or one; then more and more is left out until it fits: what was said
        then, and at last all that is no answer to the question of the close, nor what came of the
        goal or is taken up. On a wide screen these two stay.
        """
        self._is_in_lamp = not low and columns != "none"
        whole = self.read_back(columns)

        def rows(level: Level) -> int:
            return len(level_rows(level, width, low))

        def fits(levels: list[Level], free: int = 0) -> bool:
            return sum(map(rows, levels)) <= room - free

        if fits(whole):
            return [whole]
        ways: list[tuple[int, Columns, int]] = [(2, columns, 0), (1, columns, 0)]
        ways += [(1, columns, 1), (1, columns, 2)]
        ways += [(1, "none", less) for less in (2, ANSWERS, ANSWERS + 1) if columns != "all"]
        for most, beside, less in ways:
            short = self.read_back(beside, most, less)
            if fits(short, room // 6 * (most > 1)):
                break
        self._is_airy = True
        airy = self.read_back(beside, most, less)
        self._is_airy = False
        short = airy if fits(airy) else short
        told = [short] * bool(short) if fits(short) else [*in_pages(short, room, rows)]
        self.in_short = len(told)
        return [*told, *in_pages(whole, room, rows)]

    def read_back(self, columns: Columns = "all", most: int = 0, less: int = 0) -> list[Level]:
        """What was said of each thing, everybody's own words, last time beside this time.

        `columns` says of what: of all, of what was said "of signs" alone, or of "none", and then in
        one column. With `most` it is told in short, in so many lines a person. What goes where it
        is told in `less` than that are days and the head above the goal, then blank rows, too; where
        only `ANSWERS` are wanted what was said of the signs, and last of all blank rows again.
        """
        self._most, self._less, self._columns = most, less, columns
        self._for_whom = columns == "all" and any(
            self.said.audience(line) != "team" for line in self.said.counting
        )
        goal = self._goal_in_short() if most else self._about_goal()
        signs, *parts = map(list, (self._about_signs(), goal, self._taken()))
        for part in (signs, *parts) if most else ():
            part[-1:] = [level._replace(spaced=less in (0, 1, ANSWERS)) for level in part[-1:]]
        rest = [level for part in parts for level in part]
        levels = [
            *(self._then_above_now(signs) if columns == "none" else signs),
            *(rest if columns == "all" else self._then_above_now(rest)),
        ]
        levels[-1:] = [level._replace(spaced=False) for level in levels[-1:]]
        return self._with_kinds(levels) if self._for_whom else levels

    def _with_kinds(self, levels: list[Level]) -> list[Level]:
        """The levels with room for whom each line is; the head of that stands beside the first day."""
        every = [line.kind for level in levels for cell in level.cells[-1:] for line in cell]
        kinds = 2 + max(cell_len(kind) for kind in (*every, _("for whom")))
        levels = [level._replace(kinds=kinds) for level in levels]
        place = next((n for n, one in enumerate(levels) if one.is_head and len(one.cells) > 1), 0)
        *before, (last, *more) = levels[place].cells or ((ShownLine(""),),)
        head = (last._replace(kind=_("for whom")), *more)
        levels[place] = levels[place]._replace(cells=(*before, head))
        return levels

    def _then_above_now(self, levels: list[Level]) -> Iterator[Level]:
        """In one column: what was said then, with its day in the margin, above what is said now."""
        then = self.before.talk.started.astimezone().date() if self.before else None
        day = short_date(then, then, self._talk.language) if then else _("then")
        for level in levels:
            if len(level.cells) < 2:
                yield level
            elif level.is_head:
                yield level._replace(cells=level.cells[-1:])
            else:
                old, now = level.cells
                who = level.margin
                if old and not self._most:
                    whose = old[0].by or who.who
                    first = old[0]._replace(by=whose, mark=old[0].mark if old[0].by else who.mark)
                    when = ShownLine("", day, ink="$quiet")
                    yield Level(((first, *old[1:]),), when, spaced=level.spaced and not now)
                if now:
                    yield Level((now,), who, spaced=level.spaced)

    def _about_signs(self) -> Iterator[Level]:
        levels = list(self._per_person())
        if not levels or self._less >= ANSWERS:
            yield from levels
            return
        heads = [_("What we say now") if self.before else _("What we say")]
        if self.before:
            heads.insert(0, _("What we said"))
        aloud = _("aloud") if self._columns == "none" else _("read aloud")  # whole in its margin
        what_for = ShownLine("", "" if self._is_in_lamp else aloud, ink="$quiet")
        cells = tuple(
            (ShownLine(head, heading=True), *below)
            for head, below in zip(heads, self._below_heads()[-len(heads) :], strict=True)
        )
        yield Level(cells, what_for, spaced=self._less < ANSWERS - 1)
        yield from levels

    def _below_heads(self) -> tuple[tuple[ShownLine, ...], tuple[ShownLine, ...]]:
        """Below the heads of then and of now their days, and which sign was spoken of.

        Where there are new signs an earlier one is told that something was said of. In short the
        latest stand in the place of the day of now.
        """
        new = [one.text for one in self.said.of("sign", self._talk.place)]
        spoken_of = {one.about.removeprefix(ELSEWHERE) for one in self.said.counting}
        brought = self._talk.in_hand.began.brought.indicators
        old = [one.text for one in brought if not new or one.id in spoken_of]
        then = self.before.talk.started.astimezone().date() if self.before else self._today
        days = (day_and_month(day, self._today, self._talk.language) for day in (then, self._today))
        first, last = (ShownLine(day, heading=True, quiet=True) for day in days)

        def about(signs: list[str]) -> list[ShownLine]:
            told, label = " · ".join(map(one_line, signs)), _("about") + ":"
            return [last._replace(words=told, label=label, whole=not self._most)] * bool(signs)

        was = about(old if new and self.before and not self._most else [])
        now = about((new if was or self._most else [*old, *new]) or old)
        return (first, *was), ((last,) if was or not now else ()) + tuple(now)

    def _per_person(self) -> Iterator[Level]:
        """For each person what they said: last time, and now beside it."""
        new = _tops(self.said, SAID, back=False)
        old = _tops(self.before, SAID, back=False) if self.before else []
        if self._less >= ANSWERS:
            new, old = [one for one in new if one.kind == "insight" or self._is_new(one)], []
        people = list(
            dict.fromkeys((*self._talk.names, *(n for one in (*new, *old) for n in one.by)))
        )
        for name in (*people, ""):
            mine, theirs = (self._first(_of(name, lines), name) for lines in (new, old))
            if not mine and not theirs:
                continue
            lone = name or any(self._is_told_alone(one) for one in mine)
            if self._most == 1 and not lone:
                continue
            cells = [tuple(self._read(mine, name))]
            if self.before:
                cells.insert(0, tuple(self._read(theirs, name, then=True)))
            yield Level(tuple(cells), self._who(name), spaced=not self._most)

    def _is_told_alone(self, line: Line) -> bool:
        """Of what is nobody's by name: whether it is told where each has one line."""
        return line.kind not in GROUNDS or self._is_new(line)

    def _is_new(self, line: Line) -> bool:
        """Whether it, or something about it, was said just now."""
        return any(one.id in self._fresh for one in self.with_all_about(line))

    def _first(self, lines: list[Line], name: str) -> list[Line]:
        """Of what somebody said, what tells most of how they see it, in the order in which it was said.

        What is nobody's by name may be of as many people as there are lines: none takes another's place.
        """
        if self._most and not name and (alone := [o for o in lines if self._is_told_alone(o)]):
            return alone
        ranked = sorted(
            lines,
            key=lambda line: (
                not self._is_new(line),
                line.kind != "insight",  # the close asks for it
                _is_other_way(line),
                line.kind not in READ_FIRST,
                line.kind in ("standing", "expectation"),
            ),
        )
        told = ranked[: self._most or None]
        return [line for line in lines if line in told]

    def _about_goal(self) -> Iterator[Level]:
        now = _tops(self.said, ON_GOAL)
        if not now:
            return
        then = ShownLine(one_line(self._talk.in_hand.began.goal.now.text))
        yield Level(((ShownLine(_("The goal"), heading=True),),))
        earlier = proposed_earlier(self._talk)
        told = self._read((one for one in now if one.about not in earlier), "")
        yield Level(((then,), (*told, *self._on_earlier(now))), spaced=True)

    def _on_earlier(self, said: list[Line]) -> Iterator[ShownLine]:
        """What was said to what earlier talks proposed, each below the words of that proposal."""
        for about, words in proposed_earlier(self._talk).items():
            if votes := [one for one in said if one.about == about]:
                yield ShownLine(one_line(words), all_strong=True)
                yield from self._read(votes, "", first=votes[0])

    def _goal_in_short(self) -> Iterator[Level]:
        """What came of the goal, whose words of now stand at the head of the screen."""
        every = [line for line in self.said.in_pass(self._talk.place) if not is_empty(line)]
        said = [line for line in every if line.kind in CAME_OF_GOAL] or _tops(self.said, ON_GOAL)
        if not said:
            return
        words = [line for line in said if line.kind == "wording"]
        known = {line.id for line in words} | proposed_earlier(self._talk).keys()
        told: list[ShownLine] = []
        for line in (*words, None):  # each with what was said of it, then what was said of others
            of = [o for o in said if o.about == line.id] if line else []
            of = of if line else [o for o in said if o not in words and o.about not in known]
            shown = [one for o in (*([line] if line else ()), *of)
                     for one in self._read([o], "", first=said[0])]  # fmt: skip
            if line and shown[0].by:  # who proposed it, in the column of what each says to it
                widest = max((cell_len(one.label) for one in shown if one.voices), default=0)
                by = ShownLine("", by=shown[0].by, mark=shown[0].mark, label=_("by").ljust(widest))
                shown[:1] = [shown[0]._replace(by="", mark=NOBODY), by]
            told += shown
        told += self._on_earlier(said)
        what = kind_word(said[0], self._talk.language)
        if said[0].kind in ("consent", "decision"):  # each one's choice is told in their words
            what = LINE_KIND[said[0].kind][self._talk.language]
        then = self._talk.in_hand.began.goal.now.text
        if self._columns == "all" and self.before and then and said[0].kind == "wording":
            heads = (_("The goal"), what[:1].upper() + what[1:])
            yield Level(tuple((ShownLine(head, heading=True),) for head in heads))
            yield Level(((ShownLine(one_line(then)),), tuple(told)))
        else:
            yield Level((tuple(told),), ShownLine("", what, ink="$quiet"))

    def _taken(self) -> Iterator[Level]:
        """What is taken up now, with what followed, beside what was taken up then and came of it."""
        backs = self._talk.in_hand.began.looked_back
        now = [one for kind in TAKEN for one in self.said.of(kind, self._talk.place)]
        mine = [(self._taker(one), one) for one in now]
        if not now and not backs:
            return
        yield Level(((ShownLine(_("What we take up"), heading=True),),))
        people = (
            *self._talk.names,
            *(b.initiative.by for b in backs),
            *(n for who, _one in mine for n in who),
        )
        for name in (*dict.fromkeys(people), ""):
            old = [back for back in backs if back.initiative.by == name]
            own = [one for who, one in mine if _is_of(name, who)]
            if not old and not own:
                continue
            cells = [tuple(self._read(own, name))]
            if backs:
                cells.insert(0, tuple(ShownLine(one_line(b.initiative.text)) for b in old))
            yield Level(tuple(cells), self._who(name), spaced=not self._most or self._is_airy)

    def _taker(self, line: Line) -> tuple[str, ...]:
        """Who takes it up: whoever said yes to a request, else whose words they are."""
        return taken_up_by(self.said, line) or line.by

    def _near(self, day: Line, words: str) -> str:
        """A day of this year without its year, where the day is all that is told."""
        on = day.value.on if isinstance(day.value, Day) else None
        if on is None or words != day_words(day, self._talk.language):
            return words
        near = day_and_month(on, self._today, self._talk.language)
        return words.replace(long_date(on, self._talk.language), near, 1)

    def _read(
        self, lines: Iterable[Line], name: str, then: bool = False, first: Line | None = None
    ) -> Iterator[ShownLine]:
        """A cell of the read-back: bold are goals, figures and what is taken up; no dots."""
        for line in lines:
            spoke: tuple[str, ...] | None = None  # about this line
            for one in self._with_about(line, then):
                nested = one is not line
                known = line.by if nested and one.by != (name,) else (name,)
                shown = self._by(one, known if spoke in (None, one.by) else (), nested)
                spoke = one.by if nested else None
                if self._most and one.kind == "appointment":
                    words = self._near(one, shown.words)
                    shown = shown._replace(words=words, label=f"{shown.label}:")
                parts = [shown]
                if one.kind == "consent":
                    parts = list(self._consent(one, shown, then))
                    if not parts:
                        continue  # all of them said otherwise since
                *before, shown = parts
                yield from before
                whom = "" if then else self._whom(one, first or line)
                takers = self._taker(one) if one.kind == "request" else ()
                if shown.by and (name or len(takers) > 1) and takers:  # they stand before it
                    words = without((name,), shown.words) if len(one.who) == 1 else shown.words
                    calls = words == shown.words and speaks_to(one.who, words)
                    told = f"{asked_by(shown.by)} {words}" if calls and not name else words
                    told = told if name else f"{', '.join(map(one_line, takers))}: {told}"
                    shown = shown._replace(words=told)
                    if not calls:
                        shown = shown._replace(behind=_("asked by"))
                    else:
                        shown = shown._replace(
                            by="", mark=NOBODY, label=asked_by(shown.by) * bool(name)
                        )
                if not nested and _is_other_way(one):
                    shown = shown._replace(label=_("the other way") + ":")
                strong = shown.strong if one.kind == "ground" else ""
                is_bold = shown.all_strong or one.kind == "wording"
                yield shown._replace(strong=strong, all_strong=is_bold, of=None, kind=whom)
                plain = replace(one, audience="") if self._for_whom or self._most else one
                yield from self._further(plain)

    def _with_about(self, line: Line, then: bool) -> list[Line]:
        first, *about = self.with_all_about(line, then)
        if self._most:
            about = [one for one in about if self._is_told_in_short(one, of=first)]
        return [first, *about]

    def _is_told_in_short(self, line: Line, of: Line) -> bool:
        """Of what is about a line: an answer that is no yes, the day for what is taken up, what was said just now."""
        is_answer = line.kind == "request answer" and line.choice != "yes"
        is_day = line.kind == "appointment" and of.kind in TAKEN and not self._less
        return is_answer or is_day or line.id in self._fresh

    def _whom(self, line: Line, first: Line) -> str:
        """For whom a line is, where that is told; of what is about another where that differs."""
        audience = self.said.audience(line)
        if not self._for_whom or (line is not first and audience == self.said.audience(first)):
            return ""
        return SHORT_AUDIENCE[audience][self._talk.language]

    def _consent(self, line: Line, shown: ShownLine, then: bool) -> Iterator[ShownLine]:
        """Who stands behind a wording and who does not, each word before the people who say it.

        It is told of those whose last word it is. What somebody said beside it is told as said.
        """
        said = self.before if then and self.before else self.said
        every = [one for one in said.counting if one.kind == "consent"]
        language = self._talk.language
        words = {key: told[language] for key, told in CONSENT_OF_OTHERS.items()}
        words[""] = LINE_KIND["remark"][language]
        used = {one.choice for one in every} | {"" for one in every if is_beside_vote(one)}
        widest = max(cell_len(words.get(choice, "")) for choice in used)
        text = one_line(line.text)
        names = [one.name for one in last_words(on_the_same(every, line), line)]
        beside = is_beside_vote(line) or not names
        if line.choice and (names or not line.by):
            voices = tuple((one_line(name), self._roster.mark(name)) for name in names)
            yield shown._replace(
                label=words.get(line.choice, "").ljust(widest), words="" if beside and line.by else text,
                by=", ".join(map(one_line, names)) or shown.by, voices=voices,
            )  # fmt: skip
        if text and beside and (line.by or not line.choice):
            yield shown._replace(label=words[""].ljust(widest), words=text, strong="")


def _tops(said: TalkLines, kinds: tuple[str, ...], back: bool = True) -> list[Line]:
    """The lines of these kinds that are about no other line; without `back` of no other talk's either."""
    place = said.talk.place
    given_words = {one.id for one in said.choices("standing", STANDINGS, place)}
    given_words -= {one.id for one in said_of_it(said, place)} | {o.about for o in said.counting}
    return [
        line
        for line in said.in_pass(place)
        if (line.kind in kinds or (kinds == SAID and _is_other_way(line)))
        and line.id not in given_words
        and (stands_alone(said, line) or _is_other_way(line))
        and (back or not line.about.startswith(ELSEWHERE))
        and not is_empty(line)
    ]


def _is_other_way(line: Line) -> bool:
    """Whether it tells what points the other way, or who is missed: of a sign, too, it is whoever's said it."""
    return line.kind == "remark" and line.question.partition("-")[0] == "missing"


def _of(name: str, lines: Iterable[Line]) -> list[Line]:
    return [one for one in lines if _is_of(name, one.by)]


def _is_of(name: str, by: tuple[str, ...]) -> bool:
    return by == (name,) or (not name and len(by) != 1)


def in_pages(levels: list[Level], room: int, rows: Callable[[Level], int]) -> Iterator[list[Level]]:
    """Levels on pages of so many rows, below the head of their part; a high one goes on on the next."""

    def fits(told: list[Level]) -> bool:
        return sum(map(rows, told)) - told[-1].spaced <= room

    page: list[Level] = []
    head: list[Level] = []  # of what comes next, where it is not on the page
    again: list[Level] = []
    todo = levels[::-1]
    while todo:
        level = todo.pop()
        if level.is_head:
            head, again = [level], [level._replace(cells=tuple(cell[:1] for cell in level.cells))]
            continue
        now = [*page, *head]
        is_high = not page or rows(level) > room // 2
        first, *rest = _parted(level, not page) if is_high and not fits([*now, level]) else [level]
        if rest and not page and not fits([*now, first]):
            todo += [*rest[::-1], first]
        elif not page or fits([*now, first]):
            page, head = [*now, first], []
            todo += rest
        else:
            rest, todo = [level], [*todo, level]
        if rest and page:
            yield _ended(page)
            page, head = [], again
    yield _ended(page)


def _ended(page: list[Level]) -> list[Level]:
    return [*page[:-1], *(level._replace(spaced=False) for level in page[-1:])]


def _parted(level: Level, alone: bool) -> list[Level]:
    """A level in two, what is about a line with that, and who stands behind words with these.

    Where it is `alone` on a page what is about its one line is parted, too; else it is as it is then.
    """
    cuts = []
    for cell in level.cells:
        begun = [
            n
            for n, line in enumerate(cell)
            if n and not (line.label and (line.voices or not line.words))
        ]
        tops = [n for n in begun if not cell[n].nested]
        tops = tops or [n for n, line in enumerate(cell) if n and not line.nested]
        tops = tops or begun[: len(begun) * alone]
        cuts.append(min(tops, key=lambda n: abs(2 * n - len(cell)), default=len(cell)))
    if all(at == len(cell) for at, cell in zip(cuts, level.cells, strict=True)):
        return [level]
    return [
        level._replace(cells=tuple(c[:n] for c, n in zip(level.cells, cuts, strict=True)), spaced=False),
        level._replace(cells=tuple(c[n:] for c, n in zip(level.cells, cuts, strict=True))),
    ]  # fmt: skip


def lines_in(levels: Iterable[Level]) -> int:
    """How many lines stand in these levels, their heads left out."""
    return sum(not line.heading for level in levels for cell in level.cells for line in cell)
