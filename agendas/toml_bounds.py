"""How large the parts of a TOML file may be: looked at before it is parsed.

`tomllib` takes gigabytes and minutes for a few kilobytes of dots or brackets. What stands in the file
is told apart here as TOML does it, and nothing else is done with it, so that time goes by its length.
"""

import re

MOST_PARTS = 8  # of one key, with dots between them
MOST_DEEP = 16  # brackets in brackets
LONGEST_BARE = 100  # signs of a number, a date or a bare key
LONGEST_STRING = 4000
MOST_TOKENS = 60_000
_TOKEN = re.compile(
    r"""(?P<space>[ \t\r\n]+|\#[^\n]*)
    |(?P<string>\"{3}(?:[^\\]|\\.)*?\"{3,5}|'{3}.*?'{3,5}
        |"(?!"")(?:[^"\\\n]|\\.)*"|'(?!'')[^'\n]*')
    |(?P<bare>[^ \t\r\n\#"'.,=\[\]{}]+)
    |(?P<dot>\.)|(?P<open>[\[{])|(?P<close>[\]}])|(?P<other>[=,])""",
    re.VERBOSE | re.DOTALL,
)
_LIMITS = {"string": LONGEST_STRING, "bare": LONGEST_BARE}
DOTS, DEEP, LONG, MANY = "dots", "deep", "long", "many"


def beyond(text: str) -> tuple[str, int] | None:
    """The first thing in a TOML text that is beyond bounds, and its line; None when all is within.

    One of `DOTS` (a key of too many parts), `DEEP`, `LONG` (a string, number or key) and `MANY`. A
    string that does not end is the end: nothing behind it is parsed either.
    """
    at = parts = depth = tokens = 0
    dotted = False
    while found := _TOKEN.match(text, at):
        what, at, tokens = found.lastgroup or "", found.end(), tokens + 1
        wrong = ""
        if what in _LIMITS:
            parts, dotted = parts + 1 if dotted else 1, False
            wrong = LONG if len(found[0]) > _LIMITS[what] else ""
        elif what == "dot":
            dotted = True
        elif what == "open":
            depth += 1
        elif what == "close":
            depth -= 1
        if parts > MOST_PARTS:
            wrong = DOTS
        elif depth > MOST_DEEP:
            wrong = DEEP
        elif tokens > MOST_TOKENS:
            wrong = MANY
        if wrong:
            return wrong, text.count("\n", 0, found.start()) + 1
    return None
