"""The team's own word for the people its work is for: asked once, and then in the config."""

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
_ASKED = "people"


def is_asked(settings: "Settings") -> bool:
    """Whether it is asked for: nobody said it yet, nor passed it over."""
    return not settings.people and not remembered(_ASKED)


def said(settings: "Settings", word: str) -> "Settings":
    """The settings with this word, which is asked for no more; "" passes it over.

    It goes into the config; where that cannot be written it holds for as long as Vertel is open.
    """
    from tui.config.config_file import put

    remember(_ASKED, "asked")
    if not (own := " ".join(kept(word).split())):
        return settings
    with suppress(SpokenError):
        put("people", own)
    return settings._replace(people=own)
