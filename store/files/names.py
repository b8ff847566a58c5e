"""What a talk's file is called: the day it began, its goal in a few letters, and its id."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence

from agendas.errors import N_
from agendas.lines.talk import Talk
from store.errors import StoreError

KEPT = ".kept-"
MOST_OF_GOAL = 40  # signs of a goal in a file's name
READABLE = ".readable.txt"  # the sentences of a damaged file, beside what was kept of it
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_NAME = re.compile(r"(?:.*-)?([a-z0-9]{6})\.json")
_PRIVATE = re.compile(r"\d{4,}-\d\d-\d\d-private-([0-9a-f]{8})-([a-z0-9]{6})\.json")
_ID = re.compile(r"[a-z0-9]{6}")


def fresh_id() -> str:
    """An id made up just now: six letters and digits that are not mistaken for another."""
    import secrets

    return "".join(secrets.choice(_LETTERS) for _ in range(6))


def id_in(name: str) -> str:
    """The id a meeting's file name ends with; "" when it has none."""
    found = _NAME.fullmatch(name)
    return found[1] if found else ""


def second_versions(names: Iterable[str], id_of: Callable[[str], str] = id_in) -> dict[str, str]:
    """The names that go on where a talk's name ends, each with that talk's name.

    What sync programs make of a name differs, but for its beginning:
    `…-k3f9q2 (conflicted copy).json`, `…-k3f9q2.sync-conflict-….json`, `…-k3f9q2-LAPTOP.json`.
    """
    found: dict[str, str] = {}
    talk = ""
    # Sorted by stem, what goes on after a talk's stem follows that talk at once.
    stems = sorted(map(stem, names := list(names)))
    if not any(map(str.startswith, stems[1:], stems)):
        return found
    for name in sorted(names, key=stem):
        if talk and _goes_on(name, stem(talk)):
            found[name] = talk
        elif id_of(name):
            talk = name
    return found


def outranked(
    names: Iterable[str], id_of: Callable[[str], str], holds: Callable[[str], bool]
) -> dict[str, str]:
    """Of names that are of one talk all but one, each with the name of that: “copy of …-k3f9q2.json”.

    A talk has one file: the first that `holds` a talk, those that Vertel could have named before others.
    `holds` is asked only where there are more.
    """
    of: dict[str, list[str]] = {}
    names = list(names)
    if len({name[-11:] for name in names}) == len(names):  # mostly: no two end in one id
        return {}
    for name in names:
        if key := id_of(name):
            of.setdefault(key, []).append(name)
    found = {}
    for twins in of.values():
        if len(twins) > 1:
            twins.sort(key=lambda name: (not name[:4].isdigit(), name))
            first = next(filter(holds, twins), twins[0])
            found.update({name: first for name in twins if name != first})
    return found


def stem(name: str) -> str:
    """What a name is before its ending."""
    return name.removesuffix(".json")


def _goes_on(name: str, stem: str) -> bool:
    return name.startswith(stem) and not name[len(stem) : len(stem) + 1].isalnum()


def check_id(talk: Talk) -> None:
    """Raise `StoreError` when a meeting's id cannot be the name of a file."""
    if not _ID.fullmatch(talk.id):
        raise StoreError(
            N_("“{id}” is not the id of a talk: six small letters and digits."), id=talk.id
        )


def mark_of(writer: str, talk_id: str) -> str:
    """The mark in the name of a check-in's file: who wrote it can tell, and nobody can read it."""
    return hashlib.sha256(f"{writer}\n{talk_id}".encode()).hexdigest()[:8] if writer else ""


def is_for(name: str, writers: Collection[str]) -> bool:
    """Whether a file may be shown to who goes by these names: all but others' check-ins.

    Without a name at all every file may; the name "" is nobody's.
    """
    found = _PRIVATE.fullmatch(name)
    return not (found and writers) or found[1] in {mark_of(who, found[2]) for who in writers}


def file_name(talk: Talk, writers: Sequence[str] = (), silent: bool = False) -> str:
    """The name of a new talk's file. Raises `StoreError` for an id that cannot be in one.

    A check-in's tells its owner by a mark, the first of the `writers` where it has none, and nothing
    of what it is about; nor does any name with `silent`. Raises it too for a check-in of nobody.
    """
    check_id(talk)
    if talk.private and writers:
        mark = mark_of(talk.owner or writers[0], talk.id)
        if not mark:
            raise StoreError(
                N_("Whose check-in is it? Say so with VERTEL_WRITER, or with c on Home.")
            )
        return f"{talk.started:%Y-%m-%d}-private-{mark}-{talk.id}.json"
    about = "" if silent else slug(talk.goal.now.text)
    name = f"{talk.started:%Y-%m-%d}-{about}-{talk.id}.json"
    return name.replace("--", "-")


def slug(text: str, most: int = MOST_OF_GOAL) -> str:
    """A piece of a file name: small letters, digits and dashes, made from any text."""
    plain = unicodedata.normalize("NFKD", text[:400]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:most].strip("-")
