"""The page on a phone: drawn here whole, in both languages, so that it works without JavaScript.

Everything that people said goes through the template's own escaping. A phone with JavaScript gets the
part that changes as it is drawn here, too.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec
from jinja2 import Environment, Template, select_autoescape

from agendas.errors import N_
from locales import LANGUAGES, Language, language_of
from locales import words as catalogue
from tui.live.pipe import RoomView
from tui.live.rates import MOST_LETTERS, MOST_NAME

_KINDS = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
MOST_DOTS = 60  # people that are drawn as dots

WORDS = {
    "join": N_("Take part"),
    "joining": N_("This page lets you put your own words into the talk, from this phone."),
    "private": N_("No account. Nobody sees which phone a line is from, or who sends none."),
    "code": N_("The code on the board"),
    "go": N_("Go on"),
    "on_table": N_("On record"),
    "nothing": N_("Nothing yet."),
    "still": N_("There is no question now. What you type stays here."),
    "line": N_("Your sentence"),
    "line_of": N_("Your sentence, from {name}"),
    "with_name": N_("with your name"),
    "without_name": N_("rather without a name"),
    "name": N_("Your name (may stay empty)"),
    "give": N_("Pass on"),
    "hand": N_("Hand up"),
    "hand_down": N_("Hand down"),
    "hand_is_up": N_("Your hand is up."),
    "hand_was_seen": N_("Your hand was seen."),
    "kept": N_("Passed on. It waits until the talk takes it up."),
    "sending": N_("On its way …"),
    "waits": N_("No connection. Your words stay here, and go when it is back."),
    "over": N_("That question is over. Your words are still here: pass them on to this one?"),
    "too_fast": N_("One moment: it goes in {n} s."),
    "too_long": N_("That is too long for one line: at most {n} letters."),
    "empty": N_("There is nothing to pass on yet: type a few words first."),
    "not_kept": N_("It could not be kept just now. Your words are still here; try once more."),
    "out": N_("You are out for a minute: too much came at once. Your words are still here."),
    "full": N_("The room is full. Try again in a moment."),
    "shut": N_("The door is shut for a moment: too many wrong codes. Try again in a minute."),
    "wrong": N_("This is not the code that is on the board."),
    "ended": N_("The talk has ended, or stands still. Thank you. What you typed is still here."),
    "works": N_("It works: this phone reaches Vertel."),
    "works_too": N_("Leave this page open, or close it; nothing was sent and nothing is kept."),
}
_IN_SCRIPT = (
    "kept", "sending", "waits", "over", "too_fast", "too_long", "empty", "out", "ended", "full",
    "line", "line_of", "with_name", "without_name", "hand", "hand_down", "hand_is_up", "hand_was_seen", "not_kept",
)  # fmt: skip


class GuestShown(NamedTuple):
    """What one answer says beside the room: what became of what was sent, and what stands in the fields."""

    told: str = ""
    n: int = 0
    text: str = ""
    by: str = ""
    line_id: str = ""
    about: str = ""
    hand: bool = False


class GuestFile(NamedTuple):
    """A file that the page asks for."""

    body: bytes
    kind: str


def language_for(accepts: str) -> Language:
    """The first of a browser's languages that we have, in its order; English for none.

    >>> language_for("fr,nl-BE;q=0.8,en;q=0.9"), language_for("nl"), language_for("xx")
    ('en', 'nl', 'en')
    """
    wishes = []
    for place, part in enumerate(accepts[:200].split(",")):
        tag, _semicolon, weight = part.partition(";q=")
        try:
            wishes.append((-float(weight or 1), place, tag))
        except ValueError:
            continue
    found = (language_of(tag) for _weight, _place, tag in sorted(wishes))
    return next((one for one in found if one), "en")


@cache
def said_in(language: Language) -> dict[str, str]:
    """The page's own words in a language."""
    return {key: catalogue(language).gettext(text) for key, text in WORDS.items()}


@cache
def guest_files() -> dict[str, GuestFile]:
    """The files the page asks for, by a name that changes with what is in them."""
    found = {}
    for name in ("guest.css", "guest.js"):
        body = (files("tui.live.page") / name).read_bytes()
        stem, _dot, ending = name.partition(".")
        found[f"{stem}-{sha256(body).hexdigest()[:10]}.{ending}"] = GuestFile(body, _KINDS[ending])
    return found


def file_called(ending: str) -> str:
    """The name by which the page asks for its style or its script."""
    return next(name for name in guest_files() if name.endswith(f".{ending}"))


@cache
def _template(name: str) -> Template:
    page = Environment(autoescape=select_autoescape(default_for_string=True), trim_blocks=True)
    page.globals.update(dots=_dots)
    return page.from_string((files("tui.live.page") / name).read_text("utf-8"))


def _dots(of: tuple[int, int]) -> list[str]:
    """So many of so many as dots in tens; none where they are too many to see."""
    some, every = of
    if not 0 <= some <= every <= MOST_DOTS:
        return []
    signs = "●" * some + "○" * (every - some)
    return [signs[at : at + 10] for at in range(0, every, 10)]


def room(view: RoomView | None, language: Language) -> str:
    """Goal, question and what is on record, as a part of a page."""
    return _template("guest_room.html").render(view=view, t=said_in(language), language=language)


def page(
    kind: str, view: RoomView | None, language: Language, code: str, talk: str, shown: GuestShown
) -> str:
    """A whole page: "room", "join" before a phone is in, "code" to type one, "works" for the check."""
    t = said_in(language)
    told = t[shown.told].format(n=shown.n) if shown.told else ""
    script = {key: t[key] for key in _IN_SCRIPT}
    values: dict[str, Any] = {
        "kind": kind, "view": view, "t": t, "language": language, "code": code, "talk": talk,
        "shown": shown, "told": told, "css": file_called("css"), "js": file_called("js"),
        "most": MOST_LETTERS, "most_name": MOST_NAME,
        "script_words": msgspec.json.encode(script).decode(),
        "room": room(view, language) if kind == "room" else "",
    }  # fmt: skip
    return _template("guest.html").render(values)


def events(view: RoomView) -> dict[Language, bytes]:
    """The room as an event for the phones of each language."""
    return {
        language: b"event: room\ndata: "
        + msgspec.json.encode(
            {"html": room(view, language), "about": view.about, "takes": view.takes}
        )
        + b"\n\n"
        for language in LANGUAGES
    }
