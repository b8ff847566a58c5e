"""Text from people, as it is kept and as it may be shown."""

import re

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SHOWN = {
    **{code: 0x2400 + code for code in range(32) if code != 10},
    9: ord(" "),
    127: 0x2421,
    **dict.fromkeys(range(128, 160), 65533),
    **{ord(mark): 0xFFFD for mark in _BIDI},
    0x2028: 0xFFFD,
    0x2029: 0xFFFD,
}


def visible(text: str) -> str:
    r"""The text with every character that could act on a terminal shown as a sign.

    One character becomes one character, so that places in the text stay what they were. Joiners
    within emoji and right-to-left letters are left alone; line breaks too.

    >>> visible("\x1b[2J")
    '␛[2J'
    """
    return text if text.isprintable() else text.translate(_SHOWN)  # nothing printable acts


def one_line(text: str) -> str:
    """The text made visible, with line breaks and runs of space as one space."""
    if text.isprintable() and "  " not in text:  # its only white space is single spaces
        return text.strip()
    return re.sub(r"\s+", " ", visible(text)).strip()


def kept(text: str) -> str:
    r"""The text as it is stored: as typed, but for what UTF-8 cannot hold and the space around it.

    Line ends are `\n`. Half a surrogate pair, which no file can hold, becomes U+FFFD.
    """
    whole = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n").strip()


def with_name(text: str, by: str, owner: str) -> str:
    """What somebody said beside a line of `owner`, with whose it is where that is somebody else.

    >>> with_name("they come unasked", "Joost", "Ana")
    'they come unasked (Joost)'
    """
    return f"{text} ({by})" if by and by.casefold() != owner.casefold() else text


def number_in(text: str) -> int | None:
    """The whole number that these digits are; None for anything else, or more than nine digits.

    >>> number_in("12"), number_in("²"), number_in("9" * 5000)
    (12, None, None)
    """
    return int(text) if text.isdecimal() and len(text) < 10 else None


def in_short(text: str, most: int = 40) -> str:
    """A text in one line of so many letters at most, with a sign where it is cut: behind a word.

    >>> in_short("who asks, a second time", 16)
    'who asks, a…'
    >>> in_short("who asks, a second time", 11)
    'who asks…'
    """
    row = one_line(text)
    if len(row) <= most:
        return row
    words = row[:most].rpartition(" ")[0].rstrip(" ,;:")
    return f"{words or row[: most - 1]}…"
