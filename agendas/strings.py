"""What a string of a record is: what somebody said, who somebody is, words of an agenda, or a key.

Each field that holds strings says which, so that whoever goes through a record, such as to take a
person's name out of it, changes words and leaves what Vertel goes by.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

Kind = Literal["text", "name", "title", "key"]
Text = Annotated[str, "text"]  # what somebody said or wrote
Name = Annotated[str, "name"]  # who somebody is
Title = Annotated[str, "title"]  # words of an agenda: ours, or of who wrote it
Key = Annotated[str, "key"]  # an id, or another thing that Vertel goes by

Put = Callable[[str, Kind], str]


def rewritten(value: Any, kind: Any, put: Put) -> Any:
    """A value as JSON holds it, of the type `kind`, with `put(words, what they are)` for its words.

    Keys, ids, choices, numbers and dates stay as they are. What `kind` does not know, a field of a
    later Vertel, is words but for its keys. Raises nothing for a value that does not fit.
    """
    if get_origin(kind) is Annotated:
        told = get_args(kind)[1]
        return put(value, told) if isinstance(value, str) and told != "key" else value
    if get_origin(kind) in (Union, UnionType):
        return rewritten(value, _fitting(value, get_args(kind)), put)
    if isinstance(value, dict):
        return _of_object(value, kind, put)
    if isinstance(value, list | tuple):
        inner = get_args(kind)[0] if get_origin(kind) in (tuple, list) else Any
        return [rewritten(item, inner, put) for item in value]
    if kind is Any and isinstance(value, str):
        return put(value, "text")
    return value


@cache
def types_of(kind: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The types of a record's fields, as they stand in a file, with what their strings are."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


def _of_object(value: dict[str, Any], kind: Any, put: Put) -> dict[str, Any]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = types_of(kind)
        return {key: rewritten(item, known.get(key, Any), put) for key, item in value.items()}
    inner = get_args(kind)[1] if get_origin(kind) is dict else Any
    return {key: rewritten(item, inner, put) for key, item in value.items()}


def _fitting(value: Any, kinds: tuple[Any, ...]) -> Any:
    """Of the types that a value may have, the one for what it is; None for what holds no words."""
    for kind in kinds:
        bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
        origin = get_origin(bare) or bare
        if isinstance(value, str) and bare is str:
            return kind
        if isinstance(value, list | tuple) and origin in (tuple, list):
            return kind
        if (
            isinstance(value, dict)
            and isinstance(origin, type)
            and issubclass(origin, msgspec.Struct | dict)
        ):
            return kind
    return None
