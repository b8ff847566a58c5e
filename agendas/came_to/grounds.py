"""What was seen, heard, read or counted (method.md §2.3)."""

from typing import get_args

from agendas.came_to.counting import TalkLines, by, chosen, joined
from agendas.lines.talk import Figure, Line
from agendas.parsing.said_figure import counts_the_same, expected_figure, says_how_many
from agendas.records.said import Evidence, EvidenceKind

KINDS = get_args(EvidenceKind)
DIRECTIONS = ("towards", "away", "both")


def evidence(lines: TalkLines, place: int) -> tuple[Evidence, ...]:
    """All of it. Source and period: every voice; the direction: the last word.

    The meaning is open where somebody left it so, in words, and nobody has said one since.
    """
    found = []
    for line in lines.of("ground", place):
        figure = line.value if isinstance(line.value, Figure) else Figure(said="")
        direction = lines.last(line.id, "direction")
        found.append(
            Evidence(
                **lines.said(line),
                kind=chosen(line, KINDS) or "observation",
                figure=figure.said, unit=figure.unit, indicator=line.about, covered=line.covered,
                source=lines.voices(line, "source"), period=lines.voices(line, "period"),
                expected=joined(expected(lines, line)),
                direction=chosen(direction, DIRECTIONS),
                open_meaning=any(m.choice == "open" for m in lines.about(line.id, "meaning")),
            )
        )  # fmt: skip
    return tuple(found)


def expected(lines: TalkLines, line: Line) -> list[Line]:
    """What was expected of a figure: the last word of each person; of nobody known all."""
    last: dict[str, Line] = {}
    for one in lines.about(line.id, "expectation"):
        last[by(one).casefold() or f" {one.id}"] = one
    return list(last.values())


def waits_for(lines: TalkLines, figure: Line, sign: str = "", several: bool = False) -> Line | None:
    """What the speaker of a figure expected, where it can only be of this one; another's never is.

    It is the last that they expected by one sign, where one of them counts the same the last of those.
    Of several signs nobody can tell which it is, nor is it where both count something else ("10
    parents", "3 times") or where they did not say how many ("more complaints"). Where people expected by `several` it is by the `sign` that the figure is of,
    or counts the same.
    """
    phases = {figure.phase} if figure.by else set()
    mine = [o for o in lines.of("expectation") if o.phase in phases and o.by == figure.by]
    grounds = {line.id: line.by for line in lines.of("ground")}
    places = [n for n, one in enumerate(mine) if grounds.get(one.about) == figure.by]
    left = [one for one in mine[places[-1] + 1 if places else 0 :] if one.about not in grounds]
    left = [one for one in left if not sign or one.about == sign]
    if not isinstance(figure.value, Figure):
        return None
    counted = (figure.value.said, figure.value.unit)
    same = [o for o in left if counts_the_same(expected_figure(o.text), counted)]
    if several and not sign:
        left = same
    if len({one.about for one in same or left}) != 1:
        return None
    last = (same or left)[-1]
    units = {expected_figure(last.text)[1].casefold(), counted[1].casefold()} - {""}
    return last if same or (len(units) < 2 and says_how_many(last.text)) else None


def told(lines: TalkLines, line: Line) -> list[Line]:
    """What a figure means: every meaning that was said of it, none while it is open."""
    said = [one for one in lines.about(line.id, "meaning") if one.choice != "open"]
    return [*said, *lines.about(line.id, "other reading")]
