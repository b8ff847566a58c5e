"""What is sent to the browser: one page, and the few files it asks for, all from this machine."""

from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, select_autoescape

from locales import _
from tui.served.door import Door
from tui.settings import Settings


class Sent(NamedTuple):
    """A file as it is sent."""

    body: bytes
    kind: str


OURS = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
# Of the engine's own files these two; its font and its picture are not asked for, so not sent.
ENGINES = {
    "textual.js": ("js/textual.js", "text/javascript"),
    "xterm.css": ("css/xterm.css", "text/css"),
}


def sent_files() -> dict[str, Sent]:
    """The files that the page asks for, by name; nothing else is ever sent."""
    ours, engines = files("tui.served"), files("textual_serve") / "static"
    return {
        **{name: Sent((ours / name).read_bytes(), kind) for name, kind in OURS.items()},
        **{name: Sent((engines / at).read_bytes(), kind) for name, (at, kind) in ENGINES.items()},
    }


def page(door: Door, settings: Settings) -> str:
    """The page, in the language that is spoken."""
    written = (files("tui.served") / "page.html").read_text("utf-8")
    template = Environment(autoescape=select_autoescape(default_for_string=True))
    return template.from_string(written).render(
        language=settings.language,
        theme="dark" if settings.theme.endswith("dark") else "light",
        secret=door.secret,
        nonce=door.nonce,
        line=door.line,
        lost=_(
            "The connection with Vertel is gone. What was typed is saved. See whether “vertel serve” still runs in its terminal."
        ),
        unfit=_("This browser cannot show Vertel: it wants JavaScript. In a terminal: vertel."),
        again=_("Open again"),
    )
