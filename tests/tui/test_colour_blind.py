"""Who sees fewer colours tells persons and roles apart as well: by hue where it can be, by shape always.

Simulated as Machado, Oliveira and Fernandes (2009) do, at full severity; distances are CIE 1976 in Lab.
"""

from itertools import combinations

import pytest
from textual.color import Color

from tui.themes import DARK, LIGHT
from tui.words.signs import MOST_SHAPED, PERSONS, mark

Rows = tuple[tuple[float, float, float], ...]
SEEN: dict[str, Rows] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WHITE = (0.95047, 1.0, 1.08883)
TO_XYZ: Rows = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
BLIND = pytest.mark.parametrize("kind", SEEN)
LEAST = {  # by theme, and whether it is blue that is not seen
    ("vertel-light", False): 15,
    ("vertel-light", True): 8,
    ("vertel-dark", False): 12,
    ("vertel-dark", True): 17,
}
# Roles that lie side by side and mean different things.
APART = [
    ("accent", "rule"),  # a dot of those who came, and of the rest
    ("lamp", "paper"),
    ("selection", "paper"),
    ("tint", "paper"),
    ("band", "paper"),
]


def _through(rows: Rows, point: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, point, strict=True)) for row in rows)


def seen(color: str, kind: str) -> tuple[float, ...]:
    """A colour in Lab, as it is seen with this kind of colour-blindness; "" for none."""
    linear = tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in Color.parse(color).normalized
    )
    if kind:
        linear = tuple(min(1.0, max(0.0, part)) for part in _through(SEEN[kind], linear))
    parts = [part / white for part, white in zip(_through(TO_XYZ, linear), WHITE, strict=True)]
    x, y, z = (p ** (1 / 3) if p > 0.008856 else 7.787 * p + 16 / 116 for p in parts)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def distance(theme: object, one: str, other: str, kind: str) -> float:
    roles = theme.variables  # type: ignore[attr-defined]
    a, b = seen(roles[one], kind), seen(roles[other], kind)
    return float(sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5)


def test_the_simulation_makes_red_and_green_alike_and_leaves_grey_as_it_is() -> None:
    def apart(kind: str) -> float:
        red, green = seen("#c05050", kind), seen("#7f7f30", kind)
        return float(sum((p - q) ** 2 for p, q in zip(red, green, strict=True)) ** 0.5)

    for kind in ("protanopia", "deuteranopia"):
        assert apart(kind) < apart("") * 0.6
        assert max(map(abs, seen("#808080", kind)[1:])) < 1


@THEMES
@BLIND
def test_hues_of_persons_keep_a_distance(theme: object, kind: str) -> None:
    least = LEAST[theme.name, kind == "tritanopia"]  # type: ignore[attr-defined]
    for one, other in combinations(range(1, PERSONS + 1), 2):
        found = distance(theme, f"person-{one}", f"person-{other}", kind)
        assert found >= least, (one, other, round(found, 1))


@THEMES
@BLIND
@pytest.mark.parametrize(("one", "other"), APART, ids=str)
def test_roles_side_by_side_keep_a_distance(theme: object, kind: str, one: str, other: str) -> None:
    assert distance(theme, one, other, kind) >= 6


def test_persons_are_told_apart_without_any_hue() -> None:
    assert len({mark(place).sign for place in range(PERSONS)}) == PERSONS
    for place in range(MOST_SHAPED - 1):
        assert mark(place).sign != mark(place + 1).sign, "neighbours differ by shape"
    assert len({mark(place) for place in range(MOST_SHAPED)}) == MOST_SHAPED
