"""What the talk and its child say to each other, and what neither takes."""

import msgspec
import pytest

from tui.live.pipe import ChildStart, PhoneLine, PhoneReply, RoomView, from_app, from_child, line_of
from tui.live.rates import MOST_LETTERS

LINE = PhoneLine(n=1, id="abcdefgh12", text="they dare", by="Henk", about="k3f9")


def test_each_message_comes_through_as_one_line() -> None:
    for message in (LINE, msgspec.structs.replace(LINE, text='\n"\u2028\x00é')):
        told = line_of(message)
        assert told.count(b"\n") == 1
        assert from_child(told) == message
    for sent in (
        ChildStart(code="K7PXQM2A", secret="00"),
        RoomView(goal="g"),
        PhoneReply(n=1, status=204),
    ):
        assert from_app(line_of(sent)) == sent


@pytest.mark.parametrize(
    "told",
    [
        b"", b"{}", b"nothing", b"\xff\xfe", b"[" * 100_000, b'{"type":"view"}',
        line_of(PhoneReply(n=1, status=204)),
        *(
            line_of(msgspec.structs.replace(LINE, **wrong))
            for wrong in (
                {"id": ""}, {"id": "../../etc"}, {"id": "x" * 41}, {"text": ""},
                {"text": "x" * (MOST_LETTERS + 1)}, {"by": "x" * 61}, {"about": "Q 8"},
            )
        ),
    ],
)  # fmt: skip
def test_a_line_that_is_not_one_raises_one_error(told: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        from_child(told)
