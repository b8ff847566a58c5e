"""A file that grows, sealed row by row: each row is sealed as the file is, and stands on a line of its own.

Whoever has no passphrase reads no row and makes none; rows that are taken away or put in another
order are not told, as with whole files.
"""

from binascii import a2b_base64, b2a_base64

GROWS = "waiting "  # as what such a file is sealed begins so


def as_row(sealed: bytes) -> bytes:
    """A sealed row as a line of the file."""
    head, _end, rest = sealed.partition(b"\n")
    return head + b" " + b2a_base64(rest)


def from_row(row: bytes) -> bytes:
    """What `as_row` was given; whatever else stands there is given as it is, and opens with no key."""
    head, _space, rest = row.rpartition(b" ")
    try:
        return head + b"\n" + a2b_base64(rest, strict_mode=True)
    except ValueError:
        return row


def whole_rows(data: bytes) -> list[bytes]:
    """The rows that were written to their end; one that was broken off was never acknowledged."""
    return [row for row in data[: data.rfind(b"\n") + 1].split(b"\n") if row]
