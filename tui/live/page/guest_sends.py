"""What a phone sends: a line or a hand, by the page's script as JSON, or as a form without it."""

import asyncio
from collections import deque
from typing import Annotated
from urllib.parse import parse_qs

import msgspec
from aiohttp import web

from agendas.records.said import Record
from tui.live.pipe import GivenName, Id, QuestionKey, Words
from tui.live.rates import MOST_BYTES

SLOW = 10.0  # seconds in which a request has to be there whole, and the talk has to answer


class SaidLine(Record, frozen=True):
    """A line as a phone sends it."""

    id: Id
    text: Words
    by: GivenName = ""
    about: QuestionKey = ""


class SaidHand(Record, frozen=True):
    """A hand as a phone raises it."""

    by: Annotated[str, msgspec.Meta(max_length=60)] = ""


class TooLarge(Exception):  # noqa: N818
    """A request that is larger, or slower, than any of the page's own."""


async def body_of(request: web.BaseRequest) -> bytes:
    """The body of a request. Raises `TooLarge` for more than the page sends, or more slowly."""
    parts: deque[bytes] = deque()
    size = 0
    try:
        async with asyncio.timeout(SLOW):
            async for part in request.content.iter_any():
                size += len(part)
                if size > MOST_BYTES:
                    raise TooLarge
                parts.append(part)
    except (TimeoutError, web.RequestPayloadError) as error:
        raise TooLarge from error
    return b"".join(parts)


def form_values(data: bytes) -> dict[str, str]:
    """What stands in the fields of a form, the first of each name."""
    read = parse_qs(data.decode("utf-8", "replace"), max_num_fields=20)
    return {key: values[0] for key, values in read.items()}


def form_line(data: bytes) -> SaidLine:
    """The line of a form. Raises `msgspec.MsgspecError`."""
    values = {key: value.replace("\r\n", "\n").strip() for key, value in form_values(data).items()}
    wanted = {key: values[key] for key in ("id", "text", "by", "about") if key in values}
    return msgspec.convert(wanted, SaidLine)


def is_form(request: web.BaseRequest) -> bool:
    """Whether a browser sent it by itself, without a script."""
    return request.content_type == "application/x-www-form-urlencoded"
