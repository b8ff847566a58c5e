"""Which lines stand beside which: then and now at look-back and close, readings side by side.

What nobody said is an empty cell. All lines stay to be marked in the list (`said_line.lines`).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec.structs import replace
from rich.cells import cell_len

from agendas.came_to.counting import ELSEWHERE, TalkLines
from agendas.conduct.shown import chosen_word
from agendas.lines.talk import Line, Talk
from agendas.records.said import Initiative, key_of
from agendas.records.vocabulary import SHORT_AUDIENCE
from agendas.text import one_line
from locales import _, long_date, short_date
from tui.widgets.lines.said_line import TAKEN, shown_parts
from tui.widgets.lines.shown_line import ShownLine
from tui.widgets.lines.side_by_side import Level
from tui.words.kind_words import kind_word
from tui.words.signs import NOBODY_YET, Roster

GROUNDS = ("ground", "expectation")
READINGS = ("meaning", "other reading", "standing", "value", "moment")
READ_FIRST = ("meaning", "other reading")
MOST_NAMES = 16  # cells of a column of names, with their signs
Columns = Literal["all", "of signs", "none"]
ON_GOAL = ("wording", "target group", "difference", "consent", "decision", "part")


class Beside:
    """The lines of a talk, those of the talk before it on the goal, and what is new since."""

    def __init__(
        self, said: TalkLines, before: TalkLines | None, roster: Roster, fresh: frozenset[str]
    ) -> None:
        self.said, self.before, self._roster, self._fresh = said, before, roster, fresh
        self._talk: Talk = said.talk
        self._about = _by_what_they_are_about(said)
        self._about_before = _by_what_they_are_about(before) if before else {}
        self._for_whom = False  # whether beside each line stands for whom it is

    # -- look-back

    def look_back(self, asked: str, named: bool = True) -> list[Level]:
        """What was taken up then beside what is said of it now; `asked` is what the lamp is about.

        Where lines are `named` each has its name in a column, else those of others alone have theirs.
        """
        backs = self._talk.in_hand.began.looked_back
        if not backs:
            return []
        levels = [self._heads(backs[0].taken)]
        for back in backs:
            item, about = back.initiative, ELSEWHERE + key_of(back.meeting, back.initiative.id)
            now = [line for line in self.said.counting if line.about == about and not _empty(line)]
            levels.append(
                Level(
                    (tuple(_taken_up(item)), tuple(self._cell(now, item.by, named))),
                    self._who(item.by),
                    asked=asked == about and len(backs) > 1,
                    spaced=True,
                )
            )
        return levels

    def _heads(self, then: date | None) -> Level:
        """The head of the two columns, with their days."""
        day = long_date(then, self._talk.language) if then else ""
        old = _("Then, {date}").format(date=day) if day else _("Then")
        new = _("Now, {date}").format(date=self._today())
        return Level(
            ((ShownLine(old, heading=True),), (ShownLine(new, heading=True),)), spaced=True
        )

    def _today(self) -> str:
        return long_date(self._talk.started.astimezone().date(), self._talk.language)

    # -- interpretation

    def readings(self, phase: str, most: int, airy: bool = False, dots: bool = True) -> list[Level]:
        """The readings of each beside those of the others, and beneath them what lies on the table.

        At most `most` people stand beside each other. Empty where fewer than two have said something.
        With `airy` a blank row stands around what has more about it on the table; `dots` are its people.
        """
        said, rest, grounds = self.said_in(phase)
        spoke = {one.by[0] for one in said}
        names = [
            name for name in self._talk.names if name in spoke or len(self._talk.names) <= most
        ]
        if len(spoke) < 2 or not spoke <= set(names):
            return []
        levels: list[Level] = []
        for band in _bands(names, most):
            levels += self._band(band, said)
        levels += self._list("", rest)
        return [*levels, *self._list(_("On the table"), grounds, airy, dots)]

    def said_in(self, phase: str) -> tuple[list[Line], list[Line], list[Line]]:
        """The readings that somebody gave in a phase, what else was said there, what lies on the table.

        What is about another line is in none of them.
        """
        here = [line for line in self.said.counting if line.phase == phase and not _empty(line)]
        grounds = [
            line
            for line in self.said.of("ground", self._talk.place)
            if line.about not in self.said.by_id
        ]
        below = {one.id for ground in grounds for one in self.with_all_about(ground)}
        tops = [one for one in here if one.id not in below and one.about not in self.said.by_id]
        said = [one for one in tops if one.kind in (*READINGS, "decision") and len(one.by) == 1]
        rest = [line for line in tops if line not in said and line.kind not in GROUNDS]
        return said, rest, grounds

    def _band(self, names: Sequence[str], said: Sequence[Line]) -> Iterator[Level]:
        """One column for each of these people: their name below a rule, and all they said."""
        marks = [self._roster.mark(name) for name in names]
        heads = tuple(
            (ShownLine("", by=one_line(n), mark=m),) for n, m in zip(names, marks, strict=True)
        )
        yield Level(heads, rules=tuple(mark.role or "$rule" for mark in marks), spaced=True)
        columns = []
        for name in names:
            own = [line for line in said if line.by == (name,)]
            own.sort(key=lambda line: line.kind not in READ_FIRST)
            columns.append([tuple(self._reading(line)) for line in own])
        for row in range(max(map(len, columns))):
            cells = tuple(column[row] if row < len(column) else () for column in columns)
            yield Level(cells, spaced=True)

    def _reading(self, line: Line) -> Iterator[ShownLine]:
        """A reading with what is about it; above other words than a reading stands what they are."""
        if line.kind not in READ_FIRST and not (line.choice and not line.text):
            told = kind_word(line, self._talk.language)
            yield ShownLine(told + ":" * bool(line.choice), quiet=True)
            yield self._words(line)._replace(words=one_line(line.text), strong="")
        else:
            yield self._words(line)
        yield from self._further(line)
        for other in self.with_all_about(line)[1:]:
            yield self._by(other, line.by)
            yield from self._further(other)

    def _list(
        self, head: str, lines: Sequence[Line], airy: bool = False, dots: bool = True
    ) -> Iterator[Level]:
        """Lines one below another in one column, each with what is about it."""
        if head and lines:
            yield Level(((ShownLine(head, heading=True),),))
        groups = [self.with_all_about(line) for line in lines]
        for line, together, after in zip(lines, groups, [*groups[1:], []], strict=False):
            apart = airy and len(after) > 0 and max(len(together), len(after)) > 1
            for one in together:
                nested = one is not line
                words = self._words(one, nested)
                cell = (words if dots else words._replace(of=None), *self._further(one))
                who = self._who(", ".join(one.by))
                if not (one.by or nested):
                    who = who._replace(mark=NOBODY_YET)
                yield Level((cell,), who, spaced=apart and one is together[-1])

    # -- the close

    def read_back(self, columns: Columns = "all") -> list[Level]:
        """What was said of each thing, everybody's own words, last time beside this time.

        `columns` says of what: of all, of what was said "of signs" alone, or of "none", and then in
        one column.
        """
        self._for_whom = columns == "all" and any(
            self.said.audience(line) != "team" for line in self.said.counting
        )
        signs, rest = [*self._about_signs()], [*self._about_goal(), *self._taken()]
        rest += self._insights()
        levels = [
            *(self._then_above_now(signs) if columns == "none" else signs),
            *(rest if columns == "all" else self._then_above_now(rest)),
        ]
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
            elif not any(line.heading for cell in level.cells for line in cell):
                old, now = level.cells
                who = level.margin
                if old:
                    whose = old[0].by or who.who
                    first = old[0]._replace(by=whose, mark=old[0].mark if old[0].by else who.mark)
                    when = ShownLine("", day, ink="$quiet")
                    yield Level(((first, *old[1:]),), when, spaced=level.spaced and not now)
                if now:
                    yield Level((now,), who, spaced=level.spaced)

    def _about_signs(self) -> Iterator[Level]:
        place = self._talk.place
        signs = [one.text for one in self.said.of("sign", place)]
        signs = signs or [one.text for one in self._talk.in_hand.began.brought.indicators]
        head = (
            _("What we say about “{sign}”").format(sign="”, “".join(map(one_line, signs)))
            if signs
            else _("What we say")
        )
        levels = list(self._per_person((*GROUNDS, *READINGS)))
        if not levels:
            return
        yield Level(((ShownLine(head, heading=True),),), spaced=True)
        if self.before:
            then = self.before.talk.started.astimezone().date()
            yield self._heads(then)
        yield from levels

    def _per_person(self, kinds: tuple[str, ...]) -> Iterator[Level]:
        """For each person what they said of these kinds: last time, and now beside it."""
        new = _tops(self.said, kinds, back=False)
        old = _tops(self.before, kinds, back=False) if self.before else []
        people = list(
            dict.fromkeys((*self._talk.names, *(n for one in (*new, *old) for n in one.by)))
        )
        for name in (*people, ""):
            mine, theirs = _of(name, new), _of(name, old)
            if not mine and not theirs:
                continue
            who = self._who(name) if name else ShownLine("", mark=NOBODY_YET)
            cells = [tuple(self._read(mine, name))]
            if self.before:
                cells.insert(0, tuple(self._read(theirs, name, then=True)))
            yield Level(tuple(cells), who, spaced=True)

    def _about_goal(self) -> Iterator[Level]:
        now = _tops(self.said, ON_GOAL)
        if not now:
            return
        then = ShownLine(one_line(self._talk.in_hand.began.goal.now.text))
        yield Level(((ShownLine(_("The goal"), heading=True),),))
        yield Level(((then,), tuple(self._read(now, ""))), spaced=True)

    def _taken(self) -> Iterator[Level]:
        """What is taken up now, with what followed, beside what was taken up then and came of it."""
        backs = self._talk.in_hand.began.looked_back
        now = [one for kind in TAKEN for one in self.said.of(kind, self._talk.place)]
        if not now and not backs:
            return
        yield Level(((ShownLine(_("What we take up"), heading=True),),))
        people = (
            *self._talk.names,
            *(b.initiative.by for b in backs),
            *(n for o in now for n in o.by),
        )
        for name in (*dict.fromkeys(people), ""):
            old = [back for back in backs if back.initiative.by == name]
            mine = _of(name, now)
            if not old and not mine:
                continue
            cells = [tuple(self._read(mine, name))]
            if backs:
                cells.insert(0, tuple(ShownLine(one_line(b.initiative.text)) for b in old))
            yield Level(tuple(cells), self._who(name), spaced=True)

    def _insights(self) -> Iterator[Level]:
        """What each sees now that they did not before: in the column of now, where there are two."""
        now = list(self.said.of("insight", self._talk.place))
        if not now:
            return
        yield Level(((ShownLine(_("What we see now"), heading=True),),))
        beside = self.before or self._talk.in_hand.began.looked_back
        for line in now:
            cells = [tuple(self._read([line], ", ".join(line.by)))]
            yield Level(tuple([(), *cells] if beside else cells), self._who(", ".join(line.by)))

    # -- lines as they are shown

    def with_all_about(self, line: Line, then: bool = False) -> list[Line]:
        """A line and all that is about it, however far; a circle is gone round once."""
        about, found = self._about_before if then else self._about, {line.id: line}
        more = [line]
        while more:
            more = [one for up in more for one in about.get(up.id, ()) if one.id not in found]
            found.update((one.id, one) for one in more)
        return list(found.values())

    def _cell(self, lines: Iterable[Line], name: str, named: bool) -> list[ShownLine]:
        """Lines below each other, what is about each behind it; who is told, of `name`'s own where `named`."""
        found: list[ShownLine] = []
        for line in lines:
            first, *about = self.with_all_about(line)
            found += [
                self._by(first, () if named else (name,), nested=False),
                *self._further(first),
            ]
            for one in about:
                found += [self._by(one, line.by), *self._further(one)]
        if not named:
            return found
        ends = [2 + cell_len(one.by) + 2 for one in found if one.by and not one.nested]
        names = min(max(ends, default=0), MOST_NAMES)
        fits = [one.by and not one.nested and cell_len(one.by) + 4 <= names for one in found]
        return [
            one._replace(names=names) if fit else one for one, fit in zip(found, fits, strict=True)
        ]

    def _read(self, lines: Iterable[Line], name: str, then: bool = False) -> Iterator[ShownLine]:
        """A cell of the read-back: bold are goals, figures and what is taken up; no dots."""
        for line in lines:
            for one in self.with_all_about(line, then):
                nested = one is not line
                shown = self._by(one, line.by if nested else (name,), nested)
                if one.kind == "consent" and one.choice:
                    shown = self._consent(one, shown)
                whom = "" if then else self._whom(one, line)
                if one.kind == "expectation" and not whom:  # it is no figure of now
                    whom = kind_word(one, self._talk.language)
                strong = shown.strong if one.kind == "ground" else ""
                is_bold = shown.all_strong or one.kind == "wording"
                yield shown._replace(strong=strong, all_strong=is_bold, of=None, kind=whom)
                plain = replace(one, audience="") if self._for_whom else one
                yield from self._further(plain)

    def _whom(self, line: Line, first: Line) -> str:
        """For whom a line is, where that is told; of what is about another where that differs."""
        audience = self.said.audience(line)
        if not self._for_whom or (line is not first and audience == self.said.audience(first)):
            return ""
        return SHORT_AUDIENCE[audience][self._talk.language]

    def _consent(self, line: Line, shown: ShownLine) -> ShownLine:
        """Who stands behind a wording and who does not, each word before the people who say it."""
        words = [
            chosen_word(one, self._talk.language)
            for one in self.said.counting
            if one.kind == "consent"
        ]
        label = chosen_word(line, self._talk.language)
        label += " " * (max(map(cell_len, words)) - cell_len(label))
        voices = tuple((one_line(name), self._roster.mark(name)) for name in line.by)
        by = ", ".join(map(one_line, line.by))
        return shown._replace(label=label, words=one_line(line.text), by=by, voices=voices)

    def _by(self, line: Line, unless: tuple[str, ...], nested: bool = True) -> ShownLine:
        """A line with who said it before the words, unless that is known already."""
        main = self._words(line, nested)
        if line.by in (unless, ()):
            return main
        mark = self._roster.mark(line.by[0] if len(line.by) == 1 else "")
        return main._replace(by=", ".join(map(one_line, line.by)), mark=mark)

    def _words(self, line: Line, nested: bool = False) -> ShownLine:
        """The words; of what is about another line stands before them in what way."""
        main = shown_parts(self.said, line, self._roster, nested)[0]
        label = main.kind if nested and line.kind not in READ_FIRST else ""
        return main._replace(who="", kind="", label=label, fresh=line.id in self._fresh)

    def _further(self, line: Line) -> tuple[ShownLine, ...]:
        """What belongs below the words: the day in full, for whom they are."""
        return shown_parts(self.said, line, self._roster)[1:]

    def _who(self, name: str) -> ShownLine:
        return ShownLine("", one_line(name), self._roster.mark(name))


def _by_what_they_are_about(said: TalkLines) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in said.counting:
        if line.about in said.by_id and not _empty(line):
            found.setdefault(line.about, []).append(line)
    return found


def _tops(said: TalkLines, kinds: tuple[str, ...], back: bool = True) -> list[Line]:
    """The lines of these kinds that are about no other line; without `back` of no other talk's either."""
    return [
        line
        for line in said.in_pass(said.talk.place)
        if line.kind in kinds
        and line.about not in said.by_id
        and (back or not line.about.startswith(ELSEWHERE))
        and not _empty(line)
    ]


def _of(name: str, lines: Iterable[Line]) -> list[Line]:
    return [one for one in lines if one.by == (name,) or (not name and len(one.by) != 1)]


def _empty(line: Line) -> bool:
    return line.kind == "passed over" or (line.kind == "meaning" and line.choice == "open")


def _bands(names: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """So many beside each other as fit, as evenly as can be."""
    bands = -(-len(names) // most)
    size = -(-len(names) // bands)
    for at in range(0, len(names), size):
        yield names[at : at + size]


def _taken_up(item: Initiative) -> Iterator[ShownLine]:
    """An initiative of an earlier talk, with what they were to notice and what to watch."""
    yield ShownLine(one_line(item.text), all_strong=True)
    for label, text in ((_("notice"), item.notice), (_("watch"), item.watch)):
        if text:
            yield ShownLine(one_line(text), label=label)
