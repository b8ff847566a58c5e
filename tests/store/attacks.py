"""What somebody does who has the files of a sealed store and no passphrase, and what Vertel says of it then."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from said_in import with_draft
from sealed import FORGED, Ground, talk

from agendas.lines.talk import Talk

MINE = b"m" * 32  # the key of who attacks
CHANGED = "was changed by something|opens nothing|passphrase does not open"
GONE = "seal is gone"
ANOTHER = "seal of another store"
PLAIN = "can be read without the passphrase"
FOREIGN = "was changed, or belongs to another store"
PLACED = "was sealed as something else"
FORM = "in another form than the store"
NOT_AS_KNOWN = "is not as this machine knows it"
WRONG = "not the passphrase of this store"
COSTS = "That is not what Vertel wrote"


class Attack(NamedTuple):
    do: Callable[[Ground], object]
    here: str
    elsewhere: str


ATTACKS: dict[str, Attack] = {}


def attack(here: str, elsewhere: str | None = None) -> Callable[[Callable[[Ground], object]], None]:
    """What is said on the machine where all was saved, and on another; "" where nothing has to be."""

    def put(do: Callable[[Ground], object]) -> None:
        ATTACKS[do.__name__.strip("_")] = Attack(do, here, here if elsewhere is None else elsewhere)

    return put


def forged(talk_id: str = "k3f9q2") -> Talk:
    return with_draft(talk(talk_id), "goal", FORGED)


def edited(ground: Ground, **what: object) -> None:
    """Change values in both seals, as an editor would, and leave the signature."""
    for path in ground.seals:
        line, rest = path.read_bytes().split(b"\n", 1)
        path.write_bytes(json.dumps({**json.loads(line), **what}).encode() + b"\n" + rest)


def swap(one: Path, other: Path) -> None:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
