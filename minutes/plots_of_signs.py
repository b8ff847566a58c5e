"""The figures of one sign as pictures, one for each unit, and as a table where there is no line to draw."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from math import ceil, floor, isfinite, log10

from agendas.folding.story import Point
from agendas.records import vocabulary
from locales import short_date
from minutes.blocks import Plot, PlotPoint, Table
from minutes.sections.phrases import Telling


def plots_of(
    w: Telling, title: str, points: Sequence[Point]
) -> tuple[tuple[Plot, ...], tuple[Table, ...]]:
    """A picture of each unit in which two days or more have a number; a table of the rest."""
    units: dict[str, list[Point]] = {}
    for point in points:
        units.setdefault(point.series, []).append(point)
    plots = [_plot(w, title, of, several=len(units) > 1) for of in units.values()]
    drawn = tuple(
        plot for plot in plots if len({p.on for p in plot.points if p.value is not None}) > 1
    )
    return drawn, tuple(plot.table for plot in plots if plot not in drawn)


def _plot(w: Telling, title: str, points: Sequence[Point], several: bool) -> Plot:
    """Figures of one sign and unit; where a whole was said, each is drawn as its part of it."""
    _ = w.say
    wholes = {point.whole for point in points if point.whole}
    shares = len(wholes) > 1 or any("%" in point.figure for point in points)
    made = tuple(_point(w, point, shares, wholes) for point in points)
    top = max(wholes) if wholes and not shares else 100.0 if shares else 0.0
    top = max([top, *(point.value for point in made if point.value is not None)])
    told = _(
        "From {first} to {last}, from left to right, as far apart as the days; on a scale from 0."
    )
    return Plot(
        title=title,
        caption=w.line(points[0].unit) if several else "",
        description=told.format(first=w.day(points[0].on), last=w.day(points[-1].on)),
        header=(_("When"), _("Figure"), _("What it means")),
        points=made,
        ticks=_ticks(top, "%" if shares else "", w.language == "nl", whole=bool(wholes)),
    )


def _row_of(w: Telling, said: Iterable[str], by: Iterable[str]) -> str:
    return w.in_a_row(
        [(w.line(text), bool(who)) for text, who in zip_longest(said, by, fillvalue="")]
    )


def _point(w: Telling, point: Point, shares: bool, wholes: set[float]) -> PlotPoint:
    meaning = _row_of(w, point.meanings, point.meant_by) or vocabulary.MEANING_OPEN[w.language]
    said = w.line(point.text)
    figure = w.line(f"{point.figure} {point.unit}")
    if w.line(point.figure) not in said:
        said = f"{said}: {figure}"
    said = f"{said} ({w.line(point.by)})" if point.by else said
    if point.expected:
        before = w.say("Expected beforehand: {text}")
        expected = before.format(text=_row_of(w, point.expected, point.expected_by))
        said = f"{said}. {expected}"
    return PlotPoint(
        on=point.on,
        label=f"{short_date(point.on, point.on, w.language)} {point.on.year}",
        shown=w.line(point.figure),
        said=said,
        meaning=meaning,
        value=_height(point, shares, bool(wholes)),
    )


def _height(point: Point, shares: bool, wholes: bool) -> float | None:
    """How high a figure is drawn; None for one that is on no scale with the others, or on none at all."""
    height = point.value
    if height is not None and shares and "%" not in point.figure:
        height = 100 * height / point.whole if point.whole else None
    elif wholes and not shares and not point.whole:
        height = None
    if height is None or not isfinite(height) or not isfinite(1 / (height or 1)):
        return None
    return height


def _ticks(top: float, unit: str, comma: bool, whole: bool) -> tuple[tuple[float, str], ...]:
    """Nought and a few heights above it in round steps; of figures out of one whole, nought and that."""
    if top <= 0:
        return ((0.0, "0"),)
    size = 10.0 ** floor(log10(top))
    step = next(size * part for part in (0.2, 0.5, 1.0, 2.0) if top / (size * part) <= 5)
    heights = [0.0, top] if whole else [step * n for n in range(ceil(top / step) + 1)]
    return tuple((one, f"{one:g}{unit}".replace(".", "," if comma else ".")) for one in heights)
