"""Taking in talks from elsewhere: all of them, or none."""

from collections.abc import Callable
from typing import Any

import msgspec

from agendas.errors import N_
from agendas.lines.edit import change
from agendas.lines.talk import Talk
from agendas.records.said import Record
from store.bounds import odd
from store.errors import StoreError
from store.files.names import check_id
from store.files.tables import CHECKSUM, checked
from store.library import TalkLibrary
from store.upgrade import as_read, upgraded

MOST_BYTES = 50 * 1024 * 1024
MOST_TALKS = 20_000

_ODD = N_("{file}: something is wrong in a talk ({place}): {reason}. Nothing came in.")


class Report(Record, frozen=True, kw_only=True):
    """The ids of the talks that came in, and of those that were here already."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def take_in(
    library: TalkLibrary,
    files: list[tuple[str, bytes]],
    tick: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Save the talks in these files, each given by its name and bytes.

    `tick` is told after each talk how many of how many are saved; what it raises stops the import.

    A file holds a talk, a list of them, or a talk a line. Raises `StoreError` when one cannot be
    read or has the id of another talk that is here; nothing has then come in.
    """
    new: dict[str, Talk] = {}
    known: list[str] = []
    here_already = library.files(whoever=True)
    for name, data in files:
        for document in _documents(name, data):
            talk = as_read(document, name)
            place, reason = odd(talk)
            if place:
                raise StoreError(_ODD, file=name, place=place, reason=reason)
            came = upgraded(talk)
            if came.id not in new and came.id not in here_already:
                new[came.id] = came
                continue
            here = new.get(came.id) or library.open(came.id)
            # an export says of a bare figure that its meaning is open; that is no other talk
            if _but_open(here) != _but_open(came):
                raise StoreError(
                    N_("{file}: talk {id} is here already, with other words. Nothing came in."),
                    file=name,
                    id=came.id,
                )
            if came.id not in new and came.id not in known:
                known.append(came.id)
    for talk in new.values():
        check_id(talk)
    _save_all(library, new, tick)
    return Report(new=tuple(new), known=tuple(known))


def _but_open(talk: Talk) -> Talk:
    """The talk but for what says that a meaning is still open."""
    said = (o for o in talk.lines if (o.kind, o.choice) != ("meaning", "open"))
    return change(talk, counter=0, lines=tuple(said))


def _save_all(library: TalkLibrary, new: dict[str, Talk], tick: Callable[[int, int], None]) -> None:
    try:
        for done, talk in enumerate(new.values(), 1):
            library.save(talk)
            tick(done, len(new))
    except BaseException:
        # All or none. These ids were not here a moment ago, so nothing else is taken away.
        came = library.files(whoever=True)
        for talk_id in new.keys() & came.keys():
            came[talk_id].unlink(missing_ok=True)
        raise


def _documents(name: str, data: bytes) -> list[dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise StoreError(
            N_("{file} is too large: at most {most} MB at a time."),
            file=name,
            most=MOST_BYTES // 1024**2,
        )
    try:
        found = _decoded(data.removeprefix(b"\xef\xbb\xbf"), name)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(
            N_(
                "{file} is not JSON. Nothing came in. Export a talk with: vertel minutes ID --format json"
            ),
            file=name,
        ) from error
    if len(found) > MOST_TALKS:
        raise _too_many(name)
    if not found or not all(isinstance(row, dict) for row in found):
        raise StoreError(
            N_("{file} holds no talk. Export one with: vertel minutes ID --format json"), file=name
        )
    return found


def _decoded(data: bytes, name: str) -> list[Any]:
    try:
        whole = msgspec.json.decode(data)
    except msgspec.DecodeError:
        if data.count(b"\n") > MOST_TALKS:
            raise _too_many(name) from None
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [msgspec.json.decode(line) for line in lines]
    if isinstance(whole, dict) and CHECKSUM in whole:  # a file of a store, handed over as it is
        return list(checked(data, name).get("meeting", {}).values())
    if isinstance(whole, dict) and isinstance(whole.get("meetings"), list):
        return list(whole["meetings"])
    return whole if isinstance(whole, list) else [whole]


def _too_many(name: str) -> StoreError:
    return StoreError(
        N_("{file} holds more than {most} talks or lines. Divide it."), file=name, most=MOST_TALKS
    )
