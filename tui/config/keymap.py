"""The keys that somebody gave to actions in the config: which can be used, and why another cannot."""

import unicodedata
from collections.abc import Iterable

from textual.binding import Binding
from textual.keys import Keys

from agendas.errors import N_
from tui.actions import ACTIONS
from tui.settings import SettingsError

UNKNOWN = N_(
    "“keys.{action}” in the config is nothing that can be done. Try: vertel config show --keys"
)
NO_KEY = N_("“{key}” for keys.{action} in the config is no key. Try one such as ctrl+y.")
LETTER = N_(
    "“{key}” for keys.{action} in the config could not be typed any more. Choose a key such as ctrl+y."
)
TAKEN = N_("“{key}” for keys.{action} in the config is the key of keys.{other} already.")
MODIFIERS = ("ctrl+", "shift+", "alt+", "meta+", "super+", "hyper+")


def actions(keys: dict[str, str]) -> Iterable[tuple[str, str, str]]:
    """Each action once: its name, its keys with `keys` of the config in place, and what it does."""
    found: dict[str, tuple[list[str], str]] = {}
    for one in (one for place in ACTIONS.values() for one in place):
        listed, _about = found.setdefault(one.id, ([], one.about))
        listed += [key for key in one.keys.split(",") if key not in listed]
    for name, (listed, about) in sorted(found.items()):
        yield name, keys.get(name) or ",".join(listed), about


def keymap(keys: dict[str, str]) -> tuple[dict[str, str], list[SettingsError]]:
    """The keys of the config that can be used, and a complaint about each that cannot.

    An action whose wish cannot be used keeps the keys it had.
    """
    wished = {name: [_spelled(key) for key in listed.split(",")] for name, listed in keys.items()}
    places = [_keys_in(place, wished) for place in ACTIONS if place != "app"]
    bad = [c for name in keys if (c := _complaint(name, keys[name].split(","), places))]
    refused = {complaint.values["action"] for complaint in bad}
    return {name: ",".join(wished[name]) for name in keys if name not in refused}, bad


def _keys_in(place: str, wished: dict[str, list[str]]) -> dict[str, list[str]]:
    """What the actions of a screen and of the app have as keys, with those of the config in place.

    Textual tells of a clash only where one of the two bindings has no id.
    """
    here = (*ACTIONS[place], *ACTIONS["app"])
    return {
        one.id: wished.get(one.id) or [_spelled(k) for k in one.keys.split(",")] for one in here
    }


def _complaint(
    action: str, given: list[str], places: list[dict[str, list[str]]]
) -> SettingsError | None:
    own = [one for place in ACTIONS.values() for one in place if one.id == action]
    if not own:
        return SettingsError(UNKNOWN, action=action)
    for written in map(str.strip, given):
        key = _spelled(written)
        if not _is_key(key):
            return SettingsError(NO_KEY, key=written, action=action)
        if len(written) == 1 and any(one.first for one in own):
            return SettingsError(LETTER, key=written, action=action)
        for place in places:
            taken = [name for name, keys in place.items() if name != action and key in keys]
            if action in place and taken:
                return SettingsError(TAKEN, key=written, action=action, other=taken[0])
    return None


def _spelled(key: str) -> str:
    """A key as Textual spells it: "question_mark" for "?"."""
    key = key.strip()
    (binding,) = Binding.make_bindings([Binding(key if len(key) == 1 else key.lower(), "")])
    return binding.key


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
