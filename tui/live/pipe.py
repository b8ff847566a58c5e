"""What the talk and its child say to each other: a line of JSON each, over the child's own pipes.

Neither trusts the other's line to be whole: what does not fit its record raises. Nothing that the
child is told is more than what the board shows.
"""

from typing import Annotated

import msgspec

from agendas.decoded import decoded
from agendas.records.said import Record
from locales import Language
from tui.live.certificate import Certificate
from tui.live.rates import MOST_LETTERS, MOST_NAME

MOST_LINE = 4 * 1024 * 1024  # bytes of one message

Id = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{8,40}$")]
Words = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]
GivenName = Annotated[str, msgspec.Meta(max_length=MOST_NAME)]
QuestionKey = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{0,16}$")]


class PhoneLine(Record, frozen=True, kw_only=True, tag="line"):
    """A line that a phone sent: `n` numbers the message, `id` is the phone's own for the line.

    `by` is a name as it was typed there, "" for none; `about` the key of the question it was written to.
    """

    n: int
    id: Id
    text: Words
    by: GivenName = ""
    about: QuestionKey = ""


class PhoneHand(Record, frozen=True, kw_only=True, tag="hand"):
    """A hand that is raised, or put down; `hand` numbers it, and tells nothing about the phone."""

    hand: int
    up: bool
    by: GivenName = ""


class ChildOpen(Record, frozen=True, kw_only=True, tag="open"):
    """The child serves at these addresses, such as "192.168.1.7:8123"."""

    at: tuple[str, ...]


class ChildShut(Record, frozen=True, kw_only=True, tag="shut"):
    """The child cannot serve: no private address, or each is taken; `reason` is the system's word."""

    reason: str


class ChildStart(Record, frozen=True, kw_only=True, tag="start"):
    """What a child begins with: the code, the secret that its cookies are made with, and where.

    `hosts` are addresses to bind where somebody named some, else every private one there is. A child
    that comes in the place of another gets the same. With a `certificate` the page is encrypted, and at
    its name. `talk` tells phones whether it is the talk they
    were in, and nothing else of it.
    """

    code: str
    secret: str
    talk: str = ""
    port: int = 0
    hosts: tuple[str, ...] = ()
    certificate: Certificate | None = None


class RoomRow(Record, frozen=True, kw_only=True):
    """A line on record, as the page shows it; `hue` is 1 to 6 of a person, 0 for none."""

    words: str
    who: str = ""
    sign: str = ""
    hue: int = 0
    kind: str = ""
    strong: str = ""
    of: tuple[int, int] | None = None
    nested: bool = False
    bold: bool = False
    struck: bool = False
    quiet: bool = False


class RoomView(Record, frozen=True, kw_only=True, tag="view"):
    """What the page shows: the board's own words, and the key of the question that takes lines now.

    `takes` is false where nothing is to be sent: no question shines, or the talk stands still.
    """

    language: Language = "en"
    goal: str = ""
    below: str = ""
    subject: str = ""
    question: str = ""
    choices: tuple[str, ...] = ()
    rows: tuple[RoomRow, ...] = ()
    about: QuestionKey = ""
    takes: bool = False


class PhoneReply(Record, frozen=True, kw_only=True, tag="reply"):
    """What became of message `n`, as HTTP says it: 204 kept, 409 over, 503 not kept."""

    n: int
    status: int


class HandHeard(Record, frozen=True, kw_only=True, tag="heard"):
    """The hand of this number was heard, and is down."""

    hand: int


ToApp = PhoneLine | PhoneHand | ChildOpen | ChildShut
ToChild = ChildStart | RoomView | PhoneReply | HandHeard
_ENCODER = msgspec.json.Encoder()


def line_of(message: ToApp | ToChild) -> bytes:
    """A message as a line."""
    return _ENCODER.encode(message) + b"\n"


def from_child(line: bytes) -> ToApp:
    """What the child says. Raises `msgspec.MsgspecError`."""
    return decoded(line, ToApp)  # type: ignore[arg-type]


def from_app(line: bytes) -> ToChild:
    """What the talk says. Raises `msgspec.MsgspecError`."""
    return decoded(line, ToChild)  # type: ignore[arg-type]
