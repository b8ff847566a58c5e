"""Figures over time as a small SVG picture: ink on paper, one line, nothing that judges.

The picture has no outside assets and no colours of its own but the text's. All figures are of one sign and
unit and stand on one scale, from nought up; days are as far apart as they were. A line joins them in order of
time, and is cut where no number was said. Every figure stands with its meaning in the table beside it.
"""

from html import escape

from minutes.blocks import Plot, PlotPoint, xml_text

WIDTH, HEIGHT = 480, 170
_AXIS, _LEFT, _RIGHT, _TOP, _BOTTOM = 44, 84, 424, 30, 138
_ROOM = 76  # what a day needs in width before its neighbour
_NEAR = 46, 13  # how near the words of two figures may come
Place = tuple[float, float]


def to_svg(plot: Plot, ink: str = "currentColor") -> str:
    """The plot as one SVG element with a title and a description; `ink` is its one colour."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="{ink}"'
        ' font-family="Libertinus Serif, Georgia, serif" font-size="11">'
    )
    told = f"<title>{_text(plot.title)}</title><desc>{_text(plot.description)}</desc>"
    places = _places(plot)
    drawn = [_line(run) for run in _runs(plot, places) if len(run) > 1]
    marks = _marks(plot, places, ink)
    return "".join([head, told, *_axes(plot, ink), *drawn, *marks, *_days(plot, ink), "</svg>"])


def _axes(plot: Plot, ink: str) -> list[str]:
    """A line under the days, and one upright with the heights that have a name."""
    low, high = _ends(plot)
    found = [f'<path d="M{_AXIS} {_TOP}V{_BOTTOM}H{_RIGHT + 40}" stroke-width="0.75"/>']
    for value, name in plot.ticks:
        y = _y(value, low, high)
        found.append(f'<path d="M{_AXIS - 3} {y:g}H{_AXIS}" stroke-width="0.75"/>')
        found.append(_word(_AXIS - 6, y + 3.5, name, ink, "end"))
    return found


def _ends(plot: Plot) -> tuple[float, float]:
    """The lowest and the highest that the scale has: nought is always on it."""
    said = [value for point in plot.points if (value := point.value) is not None]
    said += [value for value, _name in plot.ticks]
    return min([0.0, *said]), max([0.0, *said])


def _y(value: float, low: float, high: float) -> float:
    return round(_BOTTOM - (_BOTTOM - _TOP) * (value - low) / ((high - low) or 1.0), 1)


def _x(plot: Plot, point: PlotPoint) -> float:
    days = [one.on.toordinal() for one in plot.points]
    first, last = min(days), max(days)
    if first == last:
        return (_LEFT + _RIGHT) / 2
    return round(_LEFT + (_RIGHT - _LEFT) * (point.on.toordinal() - first) / (last - first), 1)


def _places(plot: Plot) -> dict[int, Place]:
    """Where each figure that is a number stands."""
    low, high = _ends(plot)
    return {
        n: (_x(plot, point), _y(point.value, low, high))
        for n, point in enumerate(plot.points)
        if point.value is not None
    }


def _runs(plot: Plot, places: dict[int, Place]) -> list[list[Place]]:
    """The figures that a line joins: broken by one without a number."""
    runs: list[list[Place]] = [[]]
    for n in range(len(plot.points)):
        if n in places:
            runs[-1].append(places[n])
        else:
            runs.append([])
    return runs


def _line(run: list[Place]) -> str:
    path = "L".join(f"{x:g} {y:g}" for x, y in run)
    return f'<path d="M{path}" stroke-width="1.25"/>'


def _marks(plot: Plot, places: dict[int, Place], ink: str) -> list[str]:
    """A dot for each figure with its words above it, or below where others stand there."""
    found, taken = [], list[Place]()
    for n, (x, y) in places.items():
        shown = plot.points[n].shown
        shown = shown if len(shown) <= 14 else f"{shown[:13]}…"
        near = any(abs(x - a) < _NEAR[0] and abs(y - 8 - b) < _NEAR[1] for a, b in taken)
        at = y + 16 if near else y - 8
        taken.append((x, at))
        found.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="{ink}" stroke="none"/>'
            f"{_word(x, at, shown, ink)}"
        )
    return found


def _days(plot: Plot, ink: str) -> list[str]:
    """The days that there is room for, the first always."""
    found, free = [], float("-inf")
    for point in plot.points:
        x = _x(plot, point)
        if x >= free:
            found.append(_word(x, _BOTTOM + 16, point.label, ink))
            free = x + _ROOM
    return found


def _word(x: float, y: float, text: str, ink: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{ink}" stroke="none">'
        f"{_text(text)}</text>"
    )


def _text(text: str) -> str:
    return escape(xml_text(" ".join(text.split())))
