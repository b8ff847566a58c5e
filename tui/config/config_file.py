"""The config as a file for people: every setting with a comment above it, and changed in place."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from agendas.errors import N_
from agendas.files import read_regular
from locales import _
from tui.settings import (
    KEYS,
    MOST_BYTES,
    SETTINGS,
    TRUTH,
    Settings,
    SettingsError,
    WrongSettingError,
    config_path,
    settings,
)

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


KEYS_ABOUT = N_(
    "Other keys for what can be done: an action, and the key or keys for it. “vertel config show --keys” lists them."
)


def template() -> str:
    """A config with every setting at its default, explained in the language that is spoken."""
    about = _("The settings of Vertel. What is not said here has its default.")
    lines = [f"# {about}", ""]
    for setting in SETTINGS:
        lines += [f"# {_(setting.about)}", f"{setting.key} = {_toml(setting.default)}", ""]
    lines += [
        f"# {_(KEYS_ABOUT)}",
        "[keys]",
        '# park = "f3"',
        '# go_on = ["pagedown", "ctrl+y"]',
        "",
    ]
    return "\n".join(lines)


def made() -> Path:
    """The config's path, after the file was made with its comments where there was none.

    Raises `StoreError` where it cannot be written.
    """
    path = config_path().resolve()
    if not path.exists():
        _write(path, template())
    return path


def put(key: str, value: str) -> None:
    """Give a setting another value, in place, with comments and order kept.

    `value` is what was typed: true, false or words. Raises `SettingsError` when the key is no
    setting or the value does not fit it, and leaves the file as it was.
    """
    action = _action(key)
    typed = _typed(key, value)
    if action:
        _check_key(action, value)

    def change(written: "TOMLDocument") -> None:
        import tomlkit

        if action:
            written.setdefault("keys", tomlkit.table())[action] = typed
        else:
            written[key] = typed

    _change(made(), change)


def take_out(key: str) -> bool:
    """Take a setting out, so that it has its default; comments and order are kept.

    False for what stood there and is no setting. Raises `SettingsError` when the key is no setting and does not stand there either.
    """
    path = config_path().resolve()

    def change(written: "TOMLDocument") -> None:
        if key in written and key != "keys":
            del written[key]
        elif action := _action(key):
            written.get("keys", {}).pop(action, None)

    if path.exists():
        _change(path, change)
    else:
        _action(key)
    return key in KEYS or key.startswith("keys.")


def value_of(key: str, chosen: Settings) -> str:
    """A setting as it is now: of keys those that hold. Raises `SettingsError` for what is none."""
    if not (action := _action(key)):
        value = getattr(chosen, key)
        return str(value).lower() if isinstance(value, bool) else str(value)
    from tui.config.keymap import UNKNOWN, actions

    for name, keys, _about in actions(chosen.keys):
        if name == action:
            return keys
    raise WrongSettingError(UNKNOWN, action=action)


def _action(key: str) -> str:
    """The action in keys.ACTION, "" for another setting. Raises `SettingsError` for what is none."""
    if key.startswith("keys."):
        return key.partition(".")[2]
    if key not in KEYS or key == "keys":
        raise WrongSettingError(
            N_("“{key}” is no setting. The settings: {known}."),
            key=key,
            known=", ".join((*KEYS[:-1], "keys.…")),
        )
    return ""


def _change(path: Path, change: "Callable[[TOMLDocument], None]") -> None:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        written = tomlkit.parse(read_regular(path, MOST_BYTES).decode("utf-8"))
        change(written)
        _write(path, tomlkit.dumps(written))
    except (TOMLKitError, UnicodeDecodeError, OSError, AttributeError, TypeError) as error:
        raise SettingsError(
            N_("The config {file} cannot be read: {reason}. Mend it, or put it aside."),
            file=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def _check_key(action: str, keys: str) -> None:
    from tui.config.keymap import keymap

    for complaint in keymap({**settings(None, None).keys, action: keys})[1]:
        if complaint.values.get("action") == action:
            raise WrongSettingError(complaint.message, **complaint.values)


def _typed(key: str, value: str) -> str | bool:
    setting = next((one for one in SETTINGS if one.key == key), None)
    typed = value == "true" if setting and setting.known == TRUTH and value in TRUTH else value
    if setting and not setting.takes(typed):
        raise WrongSettingError(
            N_("“{value}” cannot be used. It wants: {wanted}."),
            value=value,
            wanted=", ".join(setting.known),
        )
    return typed


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _write(path: Path, text: str) -> None:
    from store.files.atomic_write import write_whole

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, text.encode())


def rows(chosen: Settings) -> Iterable[tuple[str, str]]:
    """Each setting as it is now, by key, written as in the file."""
    for setting in SETTINGS:
        yield setting.key, _toml(getattr(chosen, setting.key))
    for action, keys in chosen.keys.items():
        yield f"keys.{action}", f'"{keys}"'
