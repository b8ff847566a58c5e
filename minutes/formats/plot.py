"""Figures over time as a small SVG picture: ink on paper, one line, nothing that judges.

The picture has no outside assets and no colours of its own but the text's. A line joins figures of
one indicator in order of time, from nought up; it is cut where the indicator changed and where no
number was said.
Every figure stands with its meaning in the table beside the picture.
"""

from html import escape

from minutes.blocks import Plot, PlotPoint, xml_text

WIDTH, HEIGHT = 480, 160
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 436, 30, 128
_ROOM = 72  # what a label needs in width before its neighbour
Place = tuple[float, float]


def to_svg(plot: Plot, ink: str = "currentColor") -> str:
    """The plot as one SVG element with a title and a description; `ink` is its one colour."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {WIDTH} {HEIGHT}"'
        f' width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="{ink}"'
        ' font-family="Libertinus Serif, Georgia, serif" font-size="11">'
    )
    told = f"<title>{_text(plot.title)}</title><desc>{_text(plot.description)}</desc>"
    axis = f'<path d="M{_LEFT - 8} {_BOTTOM}H{_RIGHT + 8}" stroke-width="0.75"/>'
    places = _places(plot)
    drawn = [_line(run) for run in _runs(plot, places) if len(run) > 1]
    marks = [_mark(point, places.get(n), ink) for n, point in enumerate(plot.points)]
    days = [_day(plot, n, ink) for n in _labelled(len(plot.points))]
    return "".join([head, told, axis, *_cuts(plot), *drawn, *marks, *days, "</svg>"])


def _x(plot: Plot, place: int) -> float:
    steps = len(plot.points) - 1
    middle = (_LEFT + _RIGHT) / 2
    return round(_LEFT + (_RIGHT - _LEFT) * place / steps, 1) if steps else middle


def _stretches(plot: Plot) -> list[list[int]]:
    """The places of the figures that belong to one indicator, stretch by stretch."""
    found: list[list[int]] = [[]]
    for n, point in enumerate(plot.points):
        if point.cut and n:
            found.append([])
        found[-1].append(n)
    return found


def _places(plot: Plot) -> dict[int, Place]:
    """Where each figure that is a number stands, from nought up: small steps are drawn small.

    Each stretch has a scale of its own, since figures of two indicators are not to be compared.
    """
    found: dict[int, Place] = {}
    for stretch in _stretches(plot):
        said = {n: value for n in stretch if (value := plot.points[n].value) is not None}
        low, high = min([0.0, *said.values()]), max([0.0, *said.values()])
        for n, value in said.items():
            share = (value - low) / ((high - low) or 1.0)
            found[n] = (_x(plot, n), round(_BOTTOM - 10 - (_BOTTOM - 10 - _TOP) * share, 1))
    return found


def _runs(plot: Plot, places: dict[int, Place]) -> list[list[Place]]:
    """The figures that a line joins: broken by another indicator, and by one without a number."""
    runs: list[list[Place]] = [[]]
    for n, point in enumerate(plot.points):
        if point.cut or n not in places:
            runs.append([])
        if n in places:
            runs[-1].append(places[n])
    return runs


def _cuts(plot: Plot) -> list[str]:
    """A dotted line upright where another indicator begins."""
    at = [stretch[0] for stretch in _stretches(plot)[1:]]
    places = (round((_x(plot, n - 1) + _x(plot, n)) / 2, 1) for n in at)
    return [
        f'<path d="M{x:g} {_TOP - 12}V{_BOTTOM}" stroke-width="0.75" stroke-dasharray="1 3"/>'
        for x in places
    ]


def _line(run: list[Place]) -> str:
    path = "L".join(f"{x:g} {y:g}" for x, y in run)
    return f'<path d="M{path}" stroke-width="1.25"/>'


def _mark(point: PlotPoint, place: Place | None, ink: str) -> str:
    if place is None:
        return ""
    x, y = place
    shown = point.shown if len(point.shown) <= 14 else f"{point.shown[:13]}…"
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="2.5" fill="{ink}" stroke="none"/>'
        f"{_word(x, y - 8, shown, ink)}"
    )


def _day(plot: Plot, place: int, ink: str) -> str:
    return _word(_x(plot, place), _BOTTOM + 16, plot.points[place].label, ink)


def _labelled(count: int) -> list[int]:
    """Which days are written out: as many as there is room for, the first always."""
    most = max(1, (_RIGHT - _LEFT) // _ROOM)
    step = max(1, -(-count // most))
    return list(range(0, count, step))


def _word(x: float, y: float, text: str, ink: str) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="middle" fill="{ink}" stroke="none">'
        f"{_text(text)}</text>"
    )


def _text(text: str) -> str:
    return escape(xml_text(" ".join(text.split())))
