"""Taking in talks from elsewhere: all of them, or none."""

from typing import Any

import msgspec

from agendas.errors import N_
from agendas.meeting import Meeting
from agendas.records import Record
from store.errors import NotFound, StoreError
from store.library import MeetingLibrary
from store.upgrade import meeting_in

MOST_BYTES = 50 * 1024 * 1024


class Report(Record, frozen=True, kw_only=True):
    """The ids of the talks that came in, and of those that were here already."""

    new: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def take_in(library: MeetingLibrary, files: list[tuple[str, bytes]]) -> Report:
    """Save the talks in these files, each given by its name and bytes.

    A file holds a talk, a list of them, or a talk a line. Raises `StoreError` when one cannot be
    read or has the id of another talk that is here; nothing has then come in.
    """
    new: dict[str, Meeting] = {}
    known: list[str] = []
    for name, data in files:
        for document in _documents(name, data):
            meeting = meeting_in(document, name)
            try:
                here = new.get(meeting.id) or library.open(meeting.id)
            except NotFound:
                new[meeting.id] = meeting
                continue
            if here != meeting:
                raise StoreError(
                    N_("{file}: talk {id} is here already, with other words. Nothing came in."),
                    file=name,
                    id=meeting.id,
                )
            known.append(meeting.id)
    for meeting in new.values():
        library.check_id(meeting)
    for meeting in new.values():
        library.save(meeting)
    return Report(new=tuple(new), known=tuple(known))


def _documents(name: str, data: bytes) -> list[dict[str, Any]]:
    if len(data) > MOST_BYTES:
        raise StoreError(
            N_("{file} is too large: at most {most} MB at a time."),
            file=name,
            most=MOST_BYTES // 1024**2,
        )
    try:
        found = _decoded(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(
            N_("{file} is not JSON: {reason}. Nothing came in."), file=name, reason=error
        ) from error
    if not found or not all(isinstance(row, dict) for row in found):
        raise StoreError(
            N_("{file} holds no talk. Export one with: vertel minutes ID --format json"), file=name
        )
    return found


def _decoded(data: bytes) -> list[Any]:
    try:
        whole = msgspec.json.decode(data)
    except msgspec.DecodeError:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [msgspec.json.decode(line) for line in lines]
    return whole if isinstance(whole, list) else [whole]
