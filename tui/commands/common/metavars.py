"""The words in capitals that stand for what one types, as in “vertel show ID”, in one's own language.

In the code they are the English ones; help, usage, man pages and what is said of wrong use put
them in words here.
"""

import re

from agendas.errors import N_
from locales import _

_WORDS = {
    "AGE": N_("AGE"), "AGENDA": N_("AGENDA"), "ARGS": N_("WORDS"), "COMMAND": N_("COMMAND"),
    "DATE": N_("DATE"), "DIR": N_("FOLDER"), "FILE": N_("FILE"), "FOLDER": N_("FOLDER"),
    "GOAL": N_("GOAL"), "ID": N_("ID"), "INTEGER": N_("NUMBER"), "HOST": N_("HOST"), "KEY": N_("SETTING"), "LINK": N_("LINK"),
    "N": N_("NUMBER"), "NAME": N_("NAME"), "NUMBER": N_("NUMBER"), "OPTIONS": N_("OPTIONS"), "PORT": N_("PORT"),
    "SETTING": N_("SETTING"), "SHELL": N_("SHELL"), "T": N_("TEAM"), "TEXT": N_("TEXT"),
    "VALUE": N_("VALUE"),
}  # fmt: skip
_PLACE = re.compile(r"(?<![\w-])[A-Z]+(?![\w-])")


def in_own_words(metavar: str) -> str:
    """The metavar with its words in the language that is spoken; dots become one sign.

    What is typed as it stands, such as md|html, is left.
    """
    put = _PLACE.sub(lambda found: _(_WORDS.get(found[0], found[0])), metavar)
    return put.replace("...", "…")
