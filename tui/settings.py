"""What one run of Vertel goes by: flags, then environment, then config, then a default."""

import os
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from agendas.errors import N_, SpokenError
from agendas.files import read_regular
from locales import LANGUAGES, Language, chosen_language, language_of

if TYPE_CHECKING:  # `vertel --help` needs none
    from pathlib import Path

    from agendas.records.said import Words

TRUTH = ("true", "false")
MOST_BYTES = 20_000  # a config is a page; a long one would keep the reader busy for minutes


class SettingsError(SpokenError):
    """A config that cannot be used, or a line of it."""


class WrongSettingError(SettingsError):
    """A setting, or a value for one, that cannot be: wrong use."""

    exit_code = 2


class Settings(NamedTuple):
    """The settings, each with its default where nothing was said.

    `complaints` are lines of the config that could not be used; `fault` is set where the config
    cannot be read at all, and nothing that needs a store may go on. `keys` gives actions other keys.
    """

    store: "Path"
    agendas: "Path"
    language: Language
    theme: str = "light"
    clock: bool = True
    board_clock: bool = False
    motion: bool = True
    mouse: bool = True
    editor: str = ""
    name: str = ""
    shared: bool = False
    people_nl: str = ""
    people_en: str = ""
    keys: dict[str, str] = {}
    complaints: tuple[SettingsError, ...] = ()
    fault: SettingsError | None = None

    @property
    def templates(self) -> "Path":
        """Where templates of one's own are."""
        return self.agendas.parent / "templates"

    @property
    def people(self) -> "Words":
        """The team's own word for the people its work is for, in each language; "" for none."""
        from agendas.records.said import Words

        return Words(nl=self.people_nl, en=self.people_en)


class Setting(NamedTuple):
    """A setting of the config: its key, what it is, and the values it takes, any words where none are told.

    Its default is that of the field of `Settings` with its name.
    """

    key: str
    about: str
    known: tuple[str, ...] = ()

    @property
    def default(self) -> str | bool:
        """What holds where the config says nothing."""
        found: str | bool = Settings._field_defaults.get(self.key, "")
        return found

    def takes(self, value: object) -> bool:
        """Whether a value of the config is one for it."""
        if self.known == TRUTH:
            return isinstance(value, bool)
        return isinstance(value, str) and (not self.known or value in (*self.known, self.default))

    @property
    def wanted(self) -> str:
        """What it wants, for a sentence."""
        if self.known == TRUTH:
            return ", ".join(TRUTH)
        quoted = (f'"{word}"' for word in self.known)
        return ", ".join(quoted) if self.known else N_("words between quotation marks")


# fmt: off
SETTINGS = (
    Setting("store", N_("The folder in which talks are kept; empty: a folder of your own.")),
    Setting("language", N_("nl or en; empty: the language of your system."), LANGUAGES),
    Setting("theme",
            N_("light (for a projector), dark, or ansi-light and ansi-dark, which keep the colours of your terminal."),
            ("light", "dark", "ansi-light", "ansi-dark")),
    Setting("clock", N_("Whether a talk shows how much time is left."), TRUTH),
    Setting("board_clock", N_("Whether the board on the projector shows it too."), TRUTH),
    Setting("motion", N_("false: a new line and the turn of a phase do not settle in."), TRUTH),
    Setting("mouse",
            N_("false: the terminal keeps the mouse, so that you select text the way it does."), TRUTH),
    Setting("editor",
            N_("The editor that a sentence can be handed to; empty: VISUAL, EDITOR, or what there is.")),
    Setting("name",
            N_("Who writes here: check-ins are kept by it, and whoever opens the same talk elsewhere sees it.")),
    Setting("shared",
            N_("true: more people use this login; after each start, c or w on Home asks whose check-ins to show."), TRUTH),
    Setting("people_nl",
            N_("Your own word for the people your work is for, in Dutch: questions and the goal coach use it.")),
    Setting("people_en", N_("The same, in English: a talk in a language without one says “they”.")),
)
# fmt: on
KEYS = (*(setting.key for setting in SETTINGS), "keys")


def config_path() -> "Path":
    """The config file, whether it is there or not."""
    if wished := os.environ.get("VERTEL_CONFIG"):
        from pathlib import Path

        return Path(wished)
    from platformdirs import user_config_path

    return user_config_path("vertel") / "config.toml"


def read_config() -> dict[str, Any]:
    """The config, or nothing when there is none. Raises `SettingsError` when it is damaged."""
    path = config_path()
    if not path.exists():
        return {}
    import tomllib

    from agendas.toml_bounds import beyond

    try:
        text = read_regular(path, MOST_BYTES, follow=True).decode("utf-8")
        if wrong := beyond(text):
            raise ValueError(f"too deep or too long for a config (at line {wrong[1]})")
        return tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            N_("The config {file} cannot be read: {reason}. Mend it, or put it aside."),
            file=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def state_folder() -> "Path":
    """Where the journal is kept, outside any store: VERTEL_STATE, or the system's place for it."""
    if wished := os.environ.get("VERTEL_STATE"):
        from pathlib import Path

        return Path(wished)
    from platformdirs import user_state_path

    return user_state_path("vertel")


def login() -> str:
    """The name this user logs in with; the user's number where the system knows no name to it."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # which of them depends on Python and the system
        return str(os.getuid()) if hasattr(os, "getuid") else "?"


def who(name: str = "") -> str:
    """Who writes here, for whoever opens the same talk elsewhere: `name`, or the user, and where."""
    import platform

    return f"{name or login()} ({platform.node() or '?'})"


def settings(store: str | None, language: str | None) -> Settings:
    """The settings by the flags `store` and `language`, the environment, the config, the system."""
    from pathlib import Path

    fault = None
    try:
        config = read_config()
    except SettingsError as error:
        config, fault = {}, error
    read = _Reader(config)
    found = {setting.key: read.value(setting) for setting in SETTINGS}
    folder = store or os.environ.get("VERTEL_STORE") or found.pop("store")
    place = Path(os.path.expanduser(folder)) if folder else _own_place()
    written = found.pop("language")
    return Settings(
        store=place,
        agendas=config_path().parent / "agendas",
        language=chosen_language(language, written or None),
        keys=read.keys(),
        complaints=(*_of_language(), *read.unknown(), *read.complaints),
        fault=fault or (None if folder else read.fault) or _no_folder(place),
        **{key: value for key, value in found.items() if key != "store"},
    )


def _of_language() -> Iterable[SettingsError]:
    wish = os.environ.get("VERTEL_LANG")
    if wish and language_of(wish) is None:
        yield SettingsError(
            N_("VERTEL_LANG cannot be “{value}”. It wants: {wanted}."),
            value=wish,
            wanted=", ".join(LANGUAGES),
        )


def _no_folder(place: "Path") -> SettingsError | None:
    """The error where the store's place, or one above it, is a file, or can be no place at all."""
    import errno
    import stat

    for above in (place, *place.parents):
        try:
            mode = os.stat(above).st_mode
        except OSError as error:
            if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
                return SettingsError(
                    N_("{file} cannot be read: {reason}."), file=above, reason=error.strerror
                )
            continue  # not there, or not to be seen: whoever reads or writes there tells
        if stat.S_ISDIR(mode):
            return None
        return WrongSettingError(
            N_("{file} is a file, and talks are kept in a folder. Name one with --store."),
            file=above,
        )
    return None


def _own_place() -> "Path":
    from platformdirs import user_data_path

    return user_data_path("vertel")


class _Reader:
    """Reads the config key by key; what cannot be used is told, and its default taken."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config
        self.complaints: list[SettingsError] = []
        self.fault: SettingsError | None = None

    def value(self, setting: Setting) -> Any:
        value = self.config.get(setting.key, setting.default)
        if setting.takes(value):
            return value.strip() if isinstance(value, str) else value
        self._complain(setting.key, setting.wanted)
        if setting.key == "store":  # another place than was meant would scatter the talks
            self.fault = self.complaints[-1]
        return setting.default

    def keys(self) -> dict[str, str]:
        table = self.config.get("keys", {})
        if not isinstance(table, dict):
            self._complain("keys", N_('a table: [keys], and under it lines such as park = "f3"'))
            return {}
        found = {}
        for action, keys in table.items():
            listed = [keys] if isinstance(keys, str) else keys
            if isinstance(listed, list) and listed and all(isinstance(k, str) for k in listed):
                found[str(action)] = ",".join(key.strip() for key in listed)
            else:
                self._complain(f"keys.{action}", N_('a key, such as "f3", or a list of keys'))
        return found

    def unknown(self) -> list[SettingsError]:
        return [
            SettingsError(
                N_("The config has “{key}”, which is no setting. The settings: {known}."),
                key=key,
                known=", ".join(KEYS),
            )
            for key in self.config
            if key not in KEYS
        ]

    def _complain(self, key: str, wanted: str) -> None:
        self.complaints.append(
            SettingsError(
                N_("“{key}” in the config cannot be used. It wants: {wanted}."),
                key=key,
                wanted=SettingsError(wanted),
            )
        )


def now() -> datetime:
    """The present moment, with its offset."""
    return datetime.now().astimezone()
