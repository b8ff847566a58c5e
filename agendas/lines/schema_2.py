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
    document: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(talk)}
    for name in ("lines", "unsaid"):
        for line in document.get(name, ()):
            if "more" in line:
                line.update(line.pop("more"))
    return document


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
