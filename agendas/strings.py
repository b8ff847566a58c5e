"""What a string of a record is: what somebody said, who somebody is, words of an agenda, or a key.

Each field that holds strings says which, so that whoever goes through a record, such as to take a
person's name out of it, changes words and leaves what Vertel goes by.
"""

from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

StringKind = Literal["text", "name", "title", "key"]
Text = Annotated[str, "text"]  # what somebody said or wrote
Name = Annotated[str, "name"]  # who somebody is
Title = Annotated[str, "title"]  # words of an agenda: ours, or of who wrote it
Key = Annotated[str, "key"]  # an id, or another thing that Vertel goes by

Put = Callable[[str, StringKind], str]


def rewritten(value: Any, kind: Any, put: Put) -> Any:
    """A value as JSON holds it, of the type `kind`, with `put(words, what they are)` for its words.

    Keys, ids, choices, numbers and dates stay as they are. What `kind` does not know, a field of a
    later Vertel, is words but for its keys. Raises nothing for a value that does not fit.
    """
    return _way_of(kind)(value, put)


@cache
def types_of(kind: type[msgspec.Struct]) -> Mapping[str, Any]:
    """The types of a record's fields, as they stand in a file, with what their strings are."""
    hints = get_type_hints(kind, include_extras=True)
    config = kind.__struct_config__
    tag = {config.tag_field: Literal[config.tag]} if config.tag_field else {}
    return tag | {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


@cache
def _way_of(kind: Any) -> Callable[[Any, Put], Any]:
    """How to go through a value of a type; found out once for each."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        told: StringKind = inner[1]
        return _as_it_is if told == "key" else lambda value, put: _string(value, told, put)
    if origin in (Union, UnionType):
        return lambda value, put: _way_of(_fitting(value, inner))(value, put)
    if origin in (tuple, list):
        return lambda value, put: _parts(value, lambda _key: inner[0], put)
    if origin is dict:
        return lambda value, put: _parts(value, lambda _key: inner[1], put)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        known = types_of(kind)
        return lambda value, put: _parts(value, lambda key: known.get(key, Any), put)
    if kind is Any:
        return lambda value, put: _parts(_string(value, "text", put), lambda _key: Any, put)
    return lambda value, put: _parts(value, lambda _key: Any, put)


def _as_it_is(value: Any, _put: Put) -> Any:
    return value


def _string(value: Any, told: StringKind, put: Put) -> Any:
    return put(value, told) if isinstance(value, str) else value


def _parts(value: Any, kind_of: Callable[[str], Any], put: Put) -> Any:
    """A list or an object with each of its parts gone through; anything else as it is."""
    if isinstance(value, dict):
        return {key: _way_of(kind_of(key))(item, put) for key, item in value.items()}
    if isinstance(value, list | tuple):
        way = _way_of(kind_of(""))
        return [way(item, put) for item in value]
    return value


def _is_tagged(value: dict[str, Any], kind: type) -> bool:
    """Whether a value has the tag by which a record of several is told; true for one without."""
    config = getattr(kind, "__struct_config__", None)
    return not (config and config.tag_field) or value.get(config.tag_field) == config.tag


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
            and _is_tagged(value, origin)
        ):
            return kind
    return None
