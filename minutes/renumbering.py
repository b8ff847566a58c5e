"""Ids that follow each other: a gap would tell that something was left out."""

from typing import Any

import msgspec

from agendas.records.agreements import SAID_BY_TEAM
from agendas.records.meeting import Meeting, number_of
from agendas.records.segment import SAID_IN

_REFERS = ("about", "indicator", "replaces", "continues")


def renumbered(meeting: Meeting, whole: Meeting) -> Meeting:
    """The meeting, a part of the `whole`, with ids of its own and references that keep to them.

    A reference to what is not in it, in the whole or in another talk, is taken away.
    """
    data: dict[str, Any] = msgspec.to_builtins(meeting)
    lists = [segment.get(name, []) for segment in data["segments"] for name in SAID_IN]
    lists += [data.get(name, []) for name in SAID_BY_TEAM]
    records = [record for found in lists for record in found]
    records.sort(key=lambda record: number_of(record["id"]))
    ids = {record["id"]: f"{record['id'][:1]}{n}" for n, record in enumerate(records, 1)}
    gone = {said.id for _where, said in whole.said()} - ids.keys()
    for record in records:
        record["id"] = ids[record["id"]]
        for key in _REFERS:
            refers = record.get(key, "")
            if refers in ids:
                record[key] = ids[refers]
            elif refers in gone or ":" in refers:
                record[key] = ""
    data["counter"] = len(records)
    return msgspec.convert(data, Meeting)
