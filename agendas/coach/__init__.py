"""The goal coach, for Dutch and English (method.md §5): it asks one question and offers ways out.

It never blocks, grades or rewords. A goal is proved by a group and something that is different for
them; what proves nothing is asked about, whatever it is. `exits` gives the ways out in words. The
soft questions about what is said in a talk are in `agendas.coach.lints` and `agendas.coach.nudges`.
"""

from agendas.coach.cues import cues
from agendas.coach.look import Exit, Look, look
from agendas.records.said import Language

__all__ = ["Exit", "Look", "exit_words", "look"]


def exit_words(way_out: Exit, language: Language) -> str:
    """A way out in the words that are shown: "keep it as an initiative"."""
    return cues(language).exits[way_out]
