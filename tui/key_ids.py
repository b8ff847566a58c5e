"""What keys can be given to: every action by a name of its own, and the keys it has now."""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from importlib import import_module

from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.keys import Keys
from textual.screen import Screen

from agendas.errors import N_
from tui.settings import SettingsError

NAMES = {
    "app.pop_screen": "home",
    "app.focus_next": "next_line",
    "app.focus_previous": "line_before",
    "app.quit": "quit",
    "dismiss": "back",
    "keys_help": "help",
    "command_palette": "everything",
}
UNKNOWN = N_(
    "“keys.{action}” in the config is nothing that can be done. Try: vertel config show --keys"
)
NO_KEY = N_("“{key}” for keys.{action} in the config is no key. Try one such as ctrl+y.")
LETTER = N_(
    "“{key}” for keys.{action} in the config could not be typed any more. Choose a key such as ctrl+y."
)
TAKEN = N_("“{key}” for keys.{action} in the config is the key of keys.{other} already.")
MODIFIERS = ("ctrl+", "shift+", "alt+", "meta+", "super+", "hyper+")


def action_id(action: str) -> str:
    """The name of an action in the config: "go_on", "save_html"."""
    return NAMES.get(action) or "_".join(
        word for word in "".join(c if c.isalnum() else " " for c in action).split() if word != "app"
    )


def give_ids(node: DOMNode) -> None:
    """Give each key of a screen or the app the name by which the config may change it."""
    own = BindingsMap()
    for key, bindings in node._bindings.key_to_bindings.items():
        own.key_to_bindings[key] = [
            binding if binding.id else replace(binding, id=action_id(binding.action))
            for binding in bindings
        ]
    node._bindings = own


def places() -> list[tuple[Binding, ...]]:
    """The bindings of the app and of each of its screens."""
    import pkgutil

    import tui.screens
    from tui.app import VertelApp

    found: list[type[DOMNode]] = [VertelApp]
    for module in pkgutil.walk_packages(tui.screens.__path__, "tui.screens."):
        things = vars(import_module(module.name)).values()
        found += [
            thing for thing in things if isinstance(thing, type) and issubclass(thing, Screen)
        ]
    ours = [place for place in dict.fromkeys(found) if place.__module__.startswith("tui")]
    return [tuple(Binding.make_bindings(vars(place).get("BINDINGS", ()))) for place in ours]


def actions(keys: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    """Each action once: its name, its keys with `keys` of the config in place, and what it does."""
    found: dict[str, tuple[list[str], str]] = {}
    for binding in (binding for place in places() for binding in place):
        listed, _about = found.setdefault(
            action_id(binding.action), ([], binding.tooltip or binding.description)
        )
        if binding.key not in listed:
            listed.append(binding.key)
    for name, (listed, about) in sorted(found.items()):
        yield name, keys.get(name) or ",".join(listed), about


def keymap(keys: dict[str, str]) -> tuple[dict[str, str], list[SettingsError]]:
    """The keys of the config that can be used, and a complaint about each that cannot.

    An action whose wish cannot be used keeps the keys it had.
    """
    app, *screens = places()
    everywhere = [(*place, *app) for place in screens]
    good: dict[str, str] = {}
    bad: list[SettingsError] = []
    for action, wished in keys.items():
        listed = [_spelled(key) for key in wished.split(",")]
        if complaint := _complaint(action, listed, everywhere, keys):
            bad.append(complaint)
        else:
            good[action] = ",".join(listed)
    return good, bad


def _complaint(
    action: str, listed: list[str], everywhere: list[tuple[Binding, ...]], keys: dict[str, str]
) -> SettingsError | None:
    own = [b for place in everywhere for b in place if action_id(b.action) == action]
    if not own:
        return SettingsError(UNKNOWN, action=action)
    for key in listed:
        if not _is_key(key):
            return SettingsError(NO_KEY, key=key, action=action)
        if len(key) == 1 and any(binding.priority for binding in own):
            return SettingsError(LETTER, key=key, action=action)
        for place in everywhere:
            here = {action_id(b.action): b for b in place}
            taken = [n for n, b in here.items() if n != action and key in _keys(n, place, keys)]
            if action in here and taken:
                return SettingsError(TAKEN, key=key, action=action, other=taken[0])
    return None


def _keys(name: str, place: tuple[Binding, ...], keys: dict[str, str]) -> list[str]:
    if name in keys:
        return [_spelled(key) for key in keys[name].split(",")]
    return [_character(b.key) for b in place if action_id(b.action) == name]


def _character(key: str) -> str:
    return {"slash": "/", "full_stop": "."}.get(key, key)


def _spelled(key: str) -> str:
    key = key.strip()
    return key if len(key) == 1 else key.lower()


def _is_key(key: str) -> bool:
    base = key
    while base.startswith(MODIFIERS):
        base = base.partition("+")[2]
    if len(base) == 1 or base in {known.value for known in Keys}:
        return True
    try:
        return bool(unicodedata.lookup(base.replace("_", " ")))
    except KeyError:
        return False
