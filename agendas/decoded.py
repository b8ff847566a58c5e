"""Reading JSON that somebody else may have written: whatever stands in it, there is one error for it."""

from typing import TypeVar

import msgspec

T = TypeVar("T")


def decoded(data: bytes, shape: type[T]) -> T:
    """What stands in these bytes, of this type. Raises `msgspec.MsgspecError`.

    That is so for bytes that are no letters, too, and for a thousand brackets in each other, which
    msgspec leaves to Python's own errors.
    """
    try:
        return msgspec.json.decode(data, type=shape)
    except (UnicodeDecodeError, RecursionError):
        raise msgspec.DecodeError("no text, or nested too deep") from None
