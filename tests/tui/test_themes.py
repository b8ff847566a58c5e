"""Every colour by its role, each as easy to see as docs/look.md says, and none beside them."""

import re
from pathlib import Path

import pytest
from contrast import contrast
from textual.color import Color

from tui.app import VertelApp
from tui.settings import Settings
from tui.themes import DARK, LIGHT
from tui.words.signs import MOST_SHAPED, PERSONS, mark

TUI = Path(__file__).parents[2] / "tui"
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
GROUNDS = ("paper", "band", "tint")
WORDS = [
    *((ink, ground) for ink in ("ink", "quiet", "accent") for ground in GROUNDS),
    ("on-lamp", "lamp"),
    ("on-lamp-quiet", "lamp"),
    ("ink", "selection"),
    ("code", "on-code"),
]
SIGNS = [
    *((f"person-{n}", ground) for n in range(1, PERSONS + 1) for ground in GROUNDS),
    *(("rule", ground) for ground in ("paper", "tint")),
]
_COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|rgba?\(|\bansi_(?:bright_)?(?:default|black|red|green|yellow|blue|magenta|cyan|white)\b"
    r"|\b(?:color|background|border[\w-]*|tint): *(?:\w+ )?(?:red|green|blue|yellow|white|black|gr[ae]y|cyan|magenta|orange|purple)\b"
    r"|\"(?:bold |dim |italic )*(?:red|green|blue|yellow|white|black|cyan|magenta)\""
)
_PLACES = {
    "themes.py",
    "page.css",
    "guest.css",  # a page on a phone, with roles of its own
    "icon.svg",
}  # the page stands around the terminal, before it runs


def ratio(theme: object, front: str, back: str) -> float:
    roles = theme.variables  # type: ignore[attr-defined]
    return contrast(Color.parse(roles[front]), Color.parse(roles[back]))


@THEMES
@pytest.mark.parametrize(("front", "back"), WORDS, ids=str)
def test_words_stand_out_seven_to_one_on_every_ground(theme: object, front: str, back: str) -> None:
    assert ratio(theme, front, back) >= 7


@THEMES
@pytest.mark.parametrize(("front", "back"), SIGNS, ids=str)
def test_a_sign_stands_out_three_to_one_on_every_ground(
    theme: object, front: str, back: str
) -> None:
    assert ratio(theme, front, back) >= 3


@THEMES
def test_the_question_stands_out_by_its_fill_or_by_its_edge(theme: object) -> None:
    assert max(ratio(theme, "lamp", "paper"), ratio(theme, "accent", "paper")) >= 7
    assert ratio(theme, "lamp", "paper") >= 7 or ratio(theme, "accent", "lamp") >= 3


@pytest.mark.parametrize(
    ("terminal", "colours"),
    [("linux", ""), ("xterm-16color", ""), ("xterm-256color", "256"), ("linux", "truecolor")],
)
def test_a_terminal_of_few_colours_keeps_its_own(
    terminal: str, colours: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("COLORTERM", colours)
    monkeypatch.delenv("NO_COLOR", raising=False)
    app = VertelApp(Settings(store=tmp_path, agendas=tmp_path, language="en", theme="dark"))
    assert app.native_ansi_color == (not colours)


def test_no_colour_stands_anywhere_but_in_the_theme() -> None:
    files = [f for end in ("*.py", "*.tcss", "*.css") for f in TUI.rglob(end)]
    found = [
        f"{file.relative_to(TUI)}: {match[0]}"
        for file in files
        if file.name not in _PLACES
        for match in _COLOUR.finditer(file.read_text("utf-8"))
    ]
    assert len(files) > 100
    assert found == []


@THEMES
def test_the_page_around_a_served_screen_has_the_screens_own_colours(theme: object) -> None:
    name = theme.name.removeprefix("vertel-")  # type: ignore[attr-defined]
    roles = theme.variables  # type: ignore[attr-defined]
    page = (TUI / "served" / "page.css").read_text("utf-8")
    wanted = f"html.{name} {{ background: {roles['paper']}; color: {roles['ink']}; }}"
    assert wanted in page


def test_persons_differ_by_shape_and_hue_together() -> None:
    first = [mark(place) for place in range(PERSONS)]
    assert len({sign for sign, _role in first}) == len({role for _sign, role in first}) == PERSONS
    assert len({mark(place) for place in range(MOST_SHAPED)}) == MOST_SHAPED
    assert mark(MOST_SHAPED).sign == mark(-1).sign == ""


def test_a_terminal_with_few_signs_gets_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    assert "".join(mark(place).sign for place in range(PERSONS)).isascii()
    assert len({mark(place) for place in range(MOST_SHAPED)}) == MOST_SHAPED
