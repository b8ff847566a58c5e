"""A number of weeks in what was said of a rhythm."""

import re

_COUNTS = {
    "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4, "vijf": 5, "five": 5,
    "zes": 6, "six": 6, "acht": 8, "eight": 8,
}  # fmt: skip
_WEEKS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_COUNTS)})\s+we", re.I)


def weeks_in(text: str) -> int | None:
    """The number of weeks in a rhythm such as "every six weeks"; None where none is named.

    >>> weeks_in("om de zes weken"), weeks_in("often")
    (6, None)
    """
    found = _WEEKS.search(text)
    return (_COUNTS.get(found[1].lower()) or int(found[1])) if found else None
