"""Where things are kept and which language is spoken: flags, then environment, then config."""

import os
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from agendas.errors import N_, SpokenError
from locales import Language, chosen_language


class SettingsError(SpokenError):
    """A config file that cannot be used."""


class Settings(NamedTuple):
    """What one run of Vertel goes by."""

    store: Path
    agendas: Path
    language: Language


def config_path() -> Path:
    """The config file, whether it is there or not."""
    if wished := os.environ.get("VERTEL_CONFIG"):
        return Path(wished)
    from platformdirs import user_config_path

    return user_config_path("vertel") / "config.toml"


def read_config() -> dict[str, Any]:
    """The config, or nothing when there is none. Raises `SettingsError` when it is damaged."""
    path = config_path()
    if not path.exists():
        return {}
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            N_("The config {file} cannot be read: {reason}. Mend it, or put it aside."),
            file=path,
            reason=error,
        ) from error


def settings(store: str | None, language: str | None) -> Settings:
    """The settings by the flags `store` and `language`, the environment, the config, the system."""
    config = read_config()
    folder = store or os.environ.get("VERTEL_STORE") or _text(config, "store")
    spoken = chosen_language(language, _text(config, "language"))
    if folder:
        path = Path(folder).expanduser()
    else:
        from platformdirs import user_data_path

        path = user_data_path("vertel")
    return Settings(store=path, agendas=config_path().parent / "agendas", language=spoken)


def _text(config: dict[str, Any], key: str) -> str | None:
    value = config.get(key)
    return value if isinstance(value, str) else None


def now() -> datetime:
    """The present moment, with its offset."""
    return datetime.now().astimezone()
