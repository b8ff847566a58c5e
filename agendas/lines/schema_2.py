"""A talk as it stands in a file: schema 2, with what a later Vertel wrote of a line kept in its place."""

from typing import Any

import msgspec
from msgspec.structs import replace

from agendas.lines.talk import Line, Talk
from agendas.parsing.each_name import each_sharer

SCHEMA = 2
_OURS = frozenset(Line.__struct_fields__) - {"more"}


def document_of(talk: Talk) -> dict[str, Any]:
    """The talk as JSON holds it, with the number of its schema."""
    document: dict[str, Any] = msgspec.to_builtins(encodable(talk))
    return document


def encodable(talk: Talk) -> dict[str, Any]:
    """The same for who encodes it at once: a line that holds nothing later stays what it is."""
    frame: dict[str, Any] = msgspec.to_builtins(replace(talk, lines=(), unsaid=()))
    document: dict[str, Any] = {"schema": SCHEMA}
    for name in Talk.__struct_fields__:
        if name in ("lines", "unsaid") and (lines := getattr(talk, name)):
            document[name] = [line if line.more is None else _flat(line) for line in lines]
        elif name in frame:
            document[name] = frame[name]
    return document


def _flat(line: Line) -> dict[str, Any]:
    written: dict[str, Any] = msgspec.to_builtins(line)
    later: dict[str, Any] = written.pop("more")
    return written | later


def talk_in(document: dict[str, Any]) -> Talk:
    """The talk in a document of schema 2. Raises `msgspec.ValidationError`."""
    lines: dict[str, Any] = {
        name: _kept(document[name]) for name in ("lines", "unsaid") if name in document
    }
    talk = msgspec.convert({**document, **lines}, Talk)
    began = [(one, each_sharer(one.began.goal, talk.names)) for one in talk.passes]
    if all(one.began.goal is goal for one, goal in began):
        return talk
    passes = (replace(one, began=replace(one.began, goal=goal)) for one, goal in began)
    return replace(talk, passes=tuple(passes))


def _kept(lines: Any) -> Any:
    """The lines with their keys that no Vertel up to this one knows put together as `more`."""
    if not isinstance(lines, list | tuple):
        return lines
    return [_with_more(line) if isinstance(line, dict) else line for line in lines]


def _with_more(line: dict[str, Any]) -> dict[str, Any]:
    if line.keys() <= _OURS:
        return line
    known = {key: value for key, value in line.items() if key in _OURS}
    return {**known, "more": {key: value for key, value in line.items() if key not in _OURS}}
