"""For whom a document is, in words: in its head, in a file's name, and on top of an excerpt."""

from agendas.errors import N_
from minutes import Reader

FOR: dict[Reader, str] = {
    "team": N_("for the team"),
    "leader": N_("for the leader"),
    "public": N_("for all"),
}
EXCERPT: dict[Reader, str] = {
    "team": "",
    "leader": N_(
        "This is an excerpt, for the leader: only lines that were marked for the leader too, or for all. The others are left out."
    ),
    "public": N_(
        "This is an excerpt, for all: only lines that were marked for all. The others are left out."
    ),
}
