"""The four themes: light and dark of our own, and two that keep to the terminal's own colours.

Every colour of Vertel stands here, by its role, and nowhere else: a style names a role (`$quiet`,
`$person-2`). `docs/look.md` says what each is for; a test computes how well each stands out.
"""

import os

from textual.theme import Theme

_LIGHT = {
    "paper": "#fbfaf6",
    "band": "#ebe8de",
    "tint": "#e4edf4",
    "ink": "#1c1b19",
    "quiet": "#4b4841",
    "accent": "#0b3a5e",
    "lamp": "#0b3a5e",
    "on-lamp": "#ffffff",
    "on-lamp-quiet": "#cfe0ee",
    "rule": "#827d70",
    "selection": "#bcd3e6",
    "person-1": "#00897d",
    "person-2": "#8a0f5f",
    "person-3": "#b06a00",
    "person-4": "#5b45d6",
    "person-5": "#2b7fb8",
    "person-6": "#4a3a32",
}
_DARK = {
    "paper": "#15181b",
    "band": "#23282d",
    "tint": "#1d3145",
    "ink": "#f3f0e8",
    "quiet": "#c4c0b6",
    "accent": "#9fd0f7",
    "lamp": "#124f80",
    "on-lamp": "#ffffff",
    "on-lamp-quiet": "#e6f0f8",
    "rule": "#83898f",
    "selection": "#35536b",
    "person-1": "#1fb3a3",
    "person-2": "#ffa3d7",
    "person-3": "#e8a02f",
    "person-4": "#8f7dff",
    "person-5": "#c9e8ff",
    "person-6": "#a8886a",
}
# Whatever the theme: a code is read by a camera, and a screen that is put out gives no light.
_CODE = {"code": "#000000", "on-code": "#ffffff", "out": "#000000"}


def _of_ours(name: str, roles: dict[str, str], dark: bool) -> Theme:
    """A theme of our own, with what Textual's widgets call these roles."""
    ink, paper, accent, quiet = (roles[role] for role in ("ink", "paper", "accent", "quiet"))
    selected = {"background": roles["selection"], "foreground": ink}
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=quiet,
        accent=accent,
        foreground=ink,
        background=paper,
        surface=paper,
        panel=roles["band"],
        warning=ink,
        error=ink,
        success=accent,
        variables={
            **roles,
            **_CODE,
            "text-muted": quiet,
            "text-disabled": quiet,
            "border": accent,
            "border-blurred": roles["rule"],
            "block-cursor-background": roles["tint"],
            "block-cursor-foreground": ink,
            "block-cursor-blurred-background": roles["tint"],
            "block-cursor-blurred-foreground": ink,
            "input-cursor-background": ink,
            "input-cursor-foreground": paper,
            **{
                f"{who}-selection-{part}": hue
                for who in ("input", "screen")
                for part, hue in selected.items()
            },
            "scrollbar": roles["rule"],
            "scrollbar-background": paper,
        },
    )


LIGHT = _of_ours("vertel-light", _LIGHT, dark=False)
DARK = _of_ours("vertel-dark", _DARK, dark=True)
# What a role is until a theme says it: without, the first look at the styles finds no such colour.
ROLES = {**_LIGHT, **_CODE}


def _of_terminal(name: str, dark: bool) -> Theme:
    """A theme in the terminal's own colours: words in its foreground, what is marked reversed."""
    plain = "ansi_default"
    strong = "ansi_bright_white" if dark else "ansi_black"
    under = "ansi_black" if dark else "ansi_bright_white"
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        primary=plain,
        secondary=plain,
        accent=plain,
        warning=plain,
        error=plain,
        success=plain,
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables={
            **dict.fromkeys(ROLES, plain),
            "lamp": strong,
            "on-lamp": under,
            "on-lamp-quiet": under,
            "out": "ansi_black",
            "code": "ansi_black",
            "on-code": "ansi_bright_white",
            "ansi-background": under,
            "ansi-foreground": strong,
            "text-muted": plain,
            "text-disabled": plain,
            "foreground-muted": plain,
            "border": plain,
            "border-blurred": plain,
            "block-cursor-foreground": under,
            "block-cursor-background": strong,
            "input-cursor-foreground": plain,
            "input-cursor-background": plain,
            "input-cursor-text-style": "reverse",
            "input-selection-foreground": under,
            "input-selection-background": strong,
            "screen-selection-foreground": under,
            "screen-selection-background": strong,
            "scrollbar": plain,
            "scrollbar-background": plain,
            "scrollbar-hover": plain,
            "scrollbar-active": plain,
            "scrollbar-background-hover": plain,
            "scrollbar-background-active": plain,
            "scrollbar-corner-color": plain,
            "block-hover-background": plain,
        },
    )


THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "ansi-light": _of_terminal("ansi-light", dark=False),
    "ansi-dark": _of_terminal("ansi-dark", dark=True),
}
OTHER = {"light": "dark", "dark": "light", "ansi-light": "ansi-dark", "ansi-dark": "ansi-light"}


_FEW_COLOURS = {"linux", "ansi", "vt100", "vt220", "xterm-color", "xterm-16color"}


def has_few_colours() -> bool:
    """Whether the terminal has sixteen colours at most, of which ours would be poor likenesses."""
    return os.environ.get("TERM") in _FEW_COLOURS and not os.environ.get("COLORTERM")


def of_terminal(name: str) -> str:
    """The theme in the terminal's own colours that goes with this one."""
    return name if name.startswith("ansi-") else f"ansi-{name}"


def other(name: str) -> str:
    """The theme's name that F9 turns to: from light to dark, or back."""
    mine = next((key for key, theme in THEMES.items() if theme.name == name), "light")
    return THEMES[OTHER[mine]].name
