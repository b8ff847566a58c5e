"""Text that is safe in HTML; the page itself is our template (`templates/minutes.html`)."""

from minutes.marks import BEGIN, END

# As `html.escape` has it, whose module loads the names of two thousand signs.
_SAFE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
    | {sign: f'<span lang="{tongue}">' for tongue, sign in BEGIN.items()}
    | {END: "</span>"}
)


def escaped(text: str) -> str:
    """Text in HTML that shows as itself; its line breaks become breaks, its marks say the language."""
    return text.translate(_SAFE)
