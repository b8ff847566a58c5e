"""The four themes: light and dark of our own, and two that keep to the terminal's own colours.

Every colour of Vertel stands here, by its role, and nowhere else: a style names a role (`$quiet`,
`$person-2`). `docs/look.md` says what each is for; a test computes how well each stands out.
"""

import os

from textual.theme import Theme

# Each role in the light theme and in the dark one.
_COLOURS = {
    "paper": ("#fbfaf6", "#15181b"),
    "band": ("#ebe8de", "#23282d"),
    "tint": ("#e4edf4", "#1d3145"),
    "ink": ("#1c1b19", "#f3f0e8"),
    "quiet": ("#4b4841", "#c4c0b6"),
    "accent": ("#0b3a5e", "#9fd0f7"),
    "lamp": ("#0b3a5e", "#124f80"),
    "on-lamp": ("#ffffff", "#ffffff"),
    "on-lamp-quiet": ("#cfe0ee", "#e6f0f8"),
    "rule": ("#827d70", "#83898f"),
    "selection": ("#bcd3e6", "#35536b"),
    "person-1": ("#00897d", "#1fb3a3"),
    "person-2": ("#8a0f5f", "#ffa3d7"),
    "person-3": ("#b06a00", "#e8a02f"),
    "person-4": ("#5b45d6", "#8f7dff"),
    "person-5": ("#2b7fb8", "#c9e8ff"),
    "person-6": ("#4a3a32", "#a8886a"),
}
_LIGHT, _DARK = ({role: pair[n] for role, pair in _COLOURS.items()} for n in (0, 1))
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


# What of Textual's widgets is as words are, in the terminal's own colours.
_AS_WORDS = (
    "text-muted", "text-disabled", "foreground-muted", "border", "border-blurred",
    "input-cursor-foreground", "input-cursor-background", "scrollbar", "scrollbar-background",
    "scrollbar-hover", "scrollbar-active", "scrollbar-background-hover",
    "scrollbar-background-active", "scrollbar-corner-color", "block-hover-background",
)  # fmt: skip


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
            **dict.fromkeys((*ROLES, *_AS_WORDS), plain),
            "lamp": strong,
            "on-lamp": under,
            "on-lamp-quiet": under,
            "out": "ansi_black",
            "code": "ansi_black",
            "on-code": "ansi_bright_white",
            "ansi-background": under,
            "ansi-foreground": strong,
            "block-cursor-foreground": under,
            "block-cursor-background": strong,
            "input-cursor-text-style": "reverse",
            "input-selection-foreground": under,
            "input-selection-background": strong,
            "screen-selection-foreground": under,
            "screen-selection-background": strong,
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
