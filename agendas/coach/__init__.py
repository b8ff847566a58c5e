"""The goal coach, for Dutch and English (method.md §5): it asks one question and offers ways out.

It never blocks, grades or rewords. A goal is proved by a group and something that is different for
them; what proves nothing is asked about, whatever it is. `exits` gives the ways out in words.
"""

from agendas.coach.after import in_words, nudge_after
from agendas.coach.cues import cues
from agendas.coach.lints import Nudge, lint_frame, lint_said
from agendas.coach.look import Exit, Look, look
from agendas.records import Language

__all__ = [
    "Exit",
    "Look",
    "Nudge",
    "exit_words",
    "in_words",
    "lint_frame",
    "lint_said",
    "look",
    "nudge_after",
]


def exit_words(way_out: Exit, language: Language) -> str:
    """A way out in the words that are shown: "keep it as an initiative"."""
    return cues(language).exits[way_out]
