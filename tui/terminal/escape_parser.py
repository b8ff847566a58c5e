"""Escape and the words typed after it stay apart, also where they come in one read.

Over a slow line, or on a busy laptop, Escape and the letters after it arrive together. Textual 8.2 takes
them for one key ("^" and the words, or a letter with Alt, its case and name lost). Vertel has no keys with
Alt, so an Escape with a letter right behind it is an Escape.
"""

import re
from collections.abc import Iterable

from textual._parser import ParseTimeout
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_ESC = "\x1b"
# What begins no sequence: not `ESC [`, nor `ESC O` with the letter of a key, nor Alt with Tab or backspace.
# `ESC b` and `ESC f` by themselves are a word back or forward, as macOS sends them.
_ALONE = re.compile(_ESC + r"(?=[^\x1b\t\x7f\[Obf]|[bf]\w|O(?:[a-z]\w|[^\x1b\[a-zABCDFHMPQRS]))")
_PASTED = re.compile(f"({re.escape(BRACKETED_PASTE_START)}|{re.escape(BRACKETED_PASTE_END)})")


class EscapeParser(XTermParser):
    """Textual's parser of what a terminal sends, for which an Escape before words is a key."""

    _pasting = _ended_in_escape = False

    def feed(self, data: str) -> Iterable[Message]:
        """Give the keys in this read; as Textual's, "" ends it."""
        for piece in _PASTED.split(data) if data else [data]:
            if piece in (BRACKETED_PASTE_START, BRACKETED_PASTE_END):
                self._pasting = piece == BRACKETED_PASTE_START
            if self._pasting or not piece:
                if piece or not data:
                    yield from super().feed(piece)
            else:
                yield from self._keys(piece)

    def _keys(self, piece: str) -> Iterable[Message]:
        waits = self._ended_in_escape and self._timeout_time is not None
        text, start = (_ESC + piece, 1) if waits else (piece, 0)
        for alone in _ALONE.finditer(text):
            if before := text[start : alone.end()]:
                yield from super().feed(before)
            self._timeout_time = None
            self._awaiting = self._gen.throw(ParseTimeout())
            while self._tokens:
                yield self._tokens.popleft()
            start = alone.end()
        if rest := text[start:]:
            yield from super().feed(rest)
        self._ended_in_escape = piece.endswith(_ESC)
