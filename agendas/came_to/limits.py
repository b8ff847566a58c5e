"""Limits that a team agrees on, what becomes of them, and lines of a plan (method.md §3.2, §3.7)."""

from typing import get_args

from agendas.came_to.counting import TalkLines, chosen
from agendas.came_to.next_talks import day_of
from agendas.lines.talk import Line
from agendas.parsing.choices import says_why
from agendas.records.agreements import Exit, Frame, FrameChoice, FrameKind, FrameOnward, PlanLine

KINDS, ONWARD, EXITS = get_args(FrameKind), get_args(FrameOnward), get_args(Exit)
NEW_WORDS = ("to-frame", "to-indicator", "to-initiative")  # what one may be put in other words as


def limits(lines: TalkLines) -> tuple[Frame, ...]:
    """Every version that was made here, counted on; of one limit the last holds.

    A limit keeps the id it got with its first line. Its words, kind, keeper and days: the last word;
    what was said first is then what it prevents.
    """
    numbers = {frame.frame: frame.n for frame in lines.talk.agreed.frames}
    found = []
    for line in limit_lines(lines):
        first, recipe = lines.about(line.id, "first day"), lines.last(line.id, "recipe")
        prevents, words = lines.last(line.id, "prevents"), lines.last(line.id, "limit's words")
        kind = lines.last(line.id, "kind of limit")
        said = lines.said(line)
        key = line.about or f"f-{lines.talk.id}-{line.id}"
        numbers[key] = numbers.get(key, 0) + 1
        found.append(
            Frame(
                **{**said, "text": words.text if words else line.text}, frame=key, n=numbers[key],
                kind=chosen(kind, KINDS) or chosen(line, KINDS),
                prevents=line.text if words else prevents.text if prevents else "",
                owner=line.who[0] if line.who else "",
                valid_from=day_of(first) if first else line.at.date() if line.at else None,
                valid_to=day_of(lines.about(line.id, "last day")),
                review_on=day_of(lines.about(line.id, "review day")),
                recipe=recipe.text if recipe else "", meeting=lines.talk.id,
            )
        )  # fmt: skip
    return tuple(found)


def limit_lines(lines: TalkLines) -> tuple[Line, ...]:
    """The lines that set a limit; none that came of a line of a plan which has another place by now."""

    def is_overtaken(line: Line) -> bool:
        came = lines.by_id.get(line.id.rpartition(".")[0])
        if came is None or came.kind != "exit" or came.about not in lines.by_id:
            return False
        return lines.last(came.about, "exit") is not came

    return tuple(line for line in lines.of("limit") if not is_overtaken(line))


def limits_onward(lines: TalkLines) -> tuple[FrameChoice, ...]:
    """What becomes of earlier limits: of one limit the last word holds."""
    last = {line.about: line for line in lines.choices("limit onward", ONWARD)}
    return tuple(
        FrameChoice(
            **lines.said(line),
            about=line.about,
            choice=line.choice,  # type: ignore[arg-type]
        )
        for line in last.values()
    )


def found_its_place(lines: TalkLines, line_id: str) -> tuple[str, ...]:
    """Who saw the place for a line of a plan that it found, in the same words: by the last choice of each."""
    said = [line for line in lines.about(line_id, "exit") if line.choice]
    last = {name.casefold(): (name, line) for line in said for name in line.by}
    return tuple(
        name
        for name, line in last.values()
        if (line.choice, became(line)) == (said[-1].choice, became(said[-1]))
    )


def became(out: Line) -> str:
    """The words that a line of a plan found its place in; "" where only why was said, or nothing."""
    return "" if out.choice in NEW_WORDS and says_why(out.text) else out.text


def plan_lines(lines: TalkLines) -> tuple[PlanLine, ...]:
    """All lines of what came to the team; where each found its place: the last word."""
    found = []
    for line in lines.of("plan line"):
        out = lines.last(line.id, "exit")
        way = chosen(out, EXITS)
        words = became(out) if out else ""
        if way and way != "leave":
            words = words or line.text
        found.append(PlanLine(**lines.said(line), goal=line.about, became=words, exit=way))
    return tuple(found)
