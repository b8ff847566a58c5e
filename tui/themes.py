"""The four themes: light and dark of our own, and two that keep to the terminal's own colours.

In ours each word stands at 7:1 or better on what is behind it; a test computes it from the cells.
"""

from textual.theme import Theme

LIGHT = Theme(
    name="vertel-light",
    primary="#0b3d62",
    secondary="#3c4a55",
    accent="#0b3d62",
    foreground="#1a1a1a",
    background="#fbfaf6",
    surface="#fbfaf6",
    panel="#e9e6dc",
    warning="#5a3d00",
    error="#5a3d00",
    success="#0b3d62",
    dark=False,
    variables={
        "text-muted": "#434343",
        "text-disabled": "#434343",
        "border": "#5d5d5d",
        "border-blurred": "#8a8a8a",
        "block-cursor-background": "#0b3d62",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#dcd8ca",
        "block-cursor-blurred-foreground": "#1a1a1a",
        "input-cursor-background": "#1a1a1a",
        "input-cursor-foreground": "#fbfaf6",
        "input-selection-background": "#bcd3e6",
        "screen-selection-background": "#bcd3e6",
        "screen-selection-foreground": "#1a1a1a",
        "scrollbar": "#b9b5a8",
        "scrollbar-background": "#fbfaf6",
    },
)
DARK = Theme(
    name="vertel-dark",
    primary="#a8cdea",
    secondary="#c4ccd2",
    accent="#a8cdea",
    foreground="#f1efe8",
    background="#16191c",
    surface="#16191c",
    panel="#262b30",
    warning="#f0d9a0",
    error="#f0d9a0",
    success="#a8cdea",
    dark=True,
    variables={
        "text-muted": "#c3c3bd",
        "text-disabled": "#c3c3bd",
        "border": "#8d959c",
        "border-blurred": "#5e666d",
        "block-cursor-background": "#a8cdea",
        "block-cursor-foreground": "#101214",
        "block-cursor-blurred-background": "#343b42",
        "block-cursor-blurred-foreground": "#f1efe8",
        "input-cursor-background": "#f1efe8",
        "input-cursor-foreground": "#16191c",
        "input-selection-background": "#35536b",
        "screen-selection-background": "#35536b",
        "screen-selection-foreground": "#f1efe8",
    },
)


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


def of_terminal(name: str) -> str:
    """The theme in the terminal's own colours that goes with this one."""
    return name if name.startswith("ansi-") else f"ansi-{name}"


def other(name: str) -> str:
    """The theme's name that F9 turns to: from light to dark, or back."""
    mine = next((key for key, theme in THEMES.items() if theme.name == name), "light")
    return THEMES[OTHER[mine]].name
