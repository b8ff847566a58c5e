"""The team's own word for the people its work is for: asked once in each language, and then in the config."""

from contextlib import suppress
from typing import TYPE_CHECKING

from agendas.errors import N_, SpokenError
from agendas.text import kept
from tui.config.remembered import remember, remembered

if TYPE_CHECKING:
    from tui.settings import Settings

QUESTION = N_(
    "Your own word for the people your work is for, such as pupils or residents: questions then use it."
)
_WORD = "people"


def is_asked(settings: "Settings") -> bool:
    """Whether it is asked for: nobody said it yet in the language spoken here, nor passed it over."""
    language = settings.language
    return not settings.people[language] and not remembered(f"{_WORD}_{language}")


def said(settings: "Settings", word: str) -> "Settings":
    """The settings with this word, which is asked for no more; "" passes it over.

    It goes into the config; where that cannot be written it holds for as long as Vertel is open.
    """
    from tui.config.config_file import put

    key = f"{_WORD}_{settings.language}"
    remember(key, "asked")
    if not (own := " ".join(kept(word).split())):
        return settings
    with suppress(SpokenError):
        put(key, own)
    if settings.language == "nl":
        return settings._replace(people_nl=own)
    return settings._replace(people_en=own)
