"""What was seen, heard, read or counted (method.md §2.3)."""

from collections.abc import Collection
from math import inf
from typing import get_args

from agendas.came_to.counting import TalkLines, by, chosen, joined
from agendas.came_to.indicators import earlier_signs
from agendas.lines.talk import Figure, Line, number
from agendas.named_sign import NamedSign, named
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
                open_meaning=bool(lines.about(line.id, "meaning")) and not told(lines, line),
            )
        )  # fmt: skip
    return tuple(found)


def expected(lines: TalkLines, line: Line) -> list[Line]:
    """What was expected of a figure: the last word of each person; of nobody known all.

    With what its speaker expected by the sign that it is of, which stays with that sign.
    """
    last: dict[str, Line] = {}
    by_sign = [lines.by_id[hoped] for hoped, of in of_figures(lines).items() if of == line.id]
    for one in (*lines.about(line.id, "expectation"), *by_sign):
        last[by(one).casefold() or f" {one.id}"] = one
    return list(last.values())


def waits_for(lines: TalkLines, figure: Line, told: Collection[str] = ()) -> Line | None:
    """What the speaker of a figure expected, where it can only be of this one; another's never is.

    It is the last that they expected and that was `told` of none, where one of them counts the same the last of those. Of a sign it is
    where the figure is tied to that sign, names it or counts the same. Of several signs nobody can tell which
    it is, nor is it where both count something else ("10 parents", "3 times") or where they did not say how
    many ("more complaints").
    """
    if not isinstance(figure.value, Figure) or not figure.by:
        return None
    at = number(figure.id) if figure.id else inf
    mine = [
        one for one in lines.of("expectation")
        if one.phase == figure.phase and one.by == figure.by and number(one.id) < at
    ]  # fmt: skip
    if not mine:
        return None
    grounds = {o.id: o.by for o in lines.of("ground") if number(o.id) < at}
    its = [one.id in told or grounds.get(one.about) == figure.by for one in mine]
    left = mine[len(its) - its[::-1].index(True) :] if True in its else mine
    left = [one for one in left if getattr(lines.by_id.get(one.about), "kind", "") != "ground"]
    sign = figure.about or _named(lines, figure, mine[0])
    counted = (figure.value.said, figure.value.unit)
    may = [one for one in left if not sign or one.about in ("", sign)]
    same = [one for one in may if counts_the_same(expected_figure(one.text), counted)]
    if len({one.about for one in same or may}) != 1:
        return None
    last = (same or may)[-1]
    units = {expected_figure(last.text)[1].casefold(), counted[1].casefold()} - {""}
    is_its = last.about in ("", sign) and len(units) < 2 and says_how_many(last.text)
    return last if same or is_its else None


def of_figures(lines: TalkLines) -> dict[str, str]:
    """The ids of the figures of which one tells what was expected by a sign, by the ids of what that was.

    Each is told of the first figure of its speaker that is of that sign.
    """
    figures: dict[str, str] = {}
    hoping = {one.by for one in lines.of("expectation") if one.about and one.by}
    for figure in lines.of("ground") if hoping else ():
        found = waits_for(lines, figure, figures) if figure.by in hoping else None
        if found and found.about:
            figures[found.id] = figure.id
    return figures


def _named(lines: TalkLines, figure: Line, beside: Line) -> str:
    """The id of the one sign there is, or of several the one that a figure names, or whose words have its unit."""
    places = range(len(lines.talk.passes))
    place = next(n for n in places if beside in lines.of("expectation", n))
    signs = [NamedSign(one.id, one.text) for one in earlier_signs(lines, place)]
    signs += [NamedSign(one.id, one.text) for one in lines.of("sign", place)]
    if len(signs) == 1:
        return signs[0].id
    unit = figure.value.unit.casefold() if isinstance(figure.value, Figure) else ""
    counts = [one.id for one in signs if unit and unit in one.text.casefold().split()]
    return named(figure.text, signs) or (counts[0] if len(counts) == 1 else "")


def told(lines: TalkLines, line: Line) -> list[Line]:
    """What a figure means: every meaning that was said of it, none while it is open."""
    said = [one for one in lines.about(line.id, "meaning") if one.choice != "open"]
    return [*said, *lines.about(line.id, "other reading")]
