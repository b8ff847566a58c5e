"""Text that is safe in HTML; the page itself is our template (`templates/minutes.html`)."""

# As `html.escape` has it, whose module loads the names of two thousand signs.
_SAFE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "\n": "<br>"}
)


def escaped(text: str) -> str:
    """Text in HTML that shows as itself; its line breaks become breaks."""
    return text.translate(_SAFE)
