"""Limits that a team agrees on, what becomes of them, and lines of a plan (method.md §3.2, §3.7)."""

from typing import get_args

from agendas.came_to.counting import TalkLines, chosen
from agendas.came_to.next_talks import day_of
from agendas.records.agreements import Exit, Frame, FrameChoice, FrameKind, FrameOnward, PlanLine

KINDS, ONWARD, EXITS = get_args(FrameKind), get_args(FrameOnward), get_args(Exit)


def limits(lines: TalkLines) -> tuple[Frame, ...]:
    """Every version that was made here, counted on; of one limit the last holds.

    A limit keeps the id it got with its first line. Its words, kind, keeper and days: the last word;
    what was said first is then what it prevents.
    """
    numbers = {frame.frame: frame.n for frame in lines.talk.agreed.frames}
    found = []
    for line in lines.of("limit"):
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


def plan_lines(lines: TalkLines) -> tuple[PlanLine, ...]:
    """All lines of what came to the team; where each found its place: the last word."""
    found = []
    for line in lines.of("plan line"):
        out = lines.last(line.id, "exit")
        way = chosen(out, EXITS)
        became = out.text if out else ""
        if way and way != "leave":
            became = became or line.text
        found.append(PlanLine(**lines.said(line), goal=line.about, became=became, exit=way))
    return tuple(found)
