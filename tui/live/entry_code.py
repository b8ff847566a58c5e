"""The code that is on the board: eight letters, 40 bits, none taken for another."""

import re

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
RANDOM_BYTES = 5  # 40 bits
_MEANT = str.maketrans("OILU", "011V")
_BETWEEN = re.compile(r"[\s.-]+")


def code_of(chance: bytes) -> str:
    r"""The code that these five bytes are.

    >>> code_of(bytes(5)), code_of(b"\xff" * 5)
    ('00000000', 'ZZZZZZZZ')
    """
    number = int.from_bytes(chance[:RANDOM_BYTES].ljust(RANDOM_BYTES, b"\0"))
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def code_in(typed: str) -> str:
    """What somebody typed or scanned as a code would be written: O is 0, I and L are 1; "" for none.

    >>> code_in("k7px qmzo"), code_in("nothing"), code_in("K7PX-QMZL")
    ('K7PXQMZ0', '', 'K7PXQMZ1')
    """
    found = _BETWEEN.sub("", typed[:40]).upper().translate(_MEANT)
    fits = len(found) == LENGTH and all(sign in SIGNS for sign in found)
    return found if fits else ""
