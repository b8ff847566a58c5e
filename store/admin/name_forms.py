"""The forms in which a name can stand in a file: cases, accents as one sign or two, escapes."""

import json
import re
import unicodedata

_MARKS = "\u0300-\u036f"


class Forms:
    """A name as it is looked for, and replaced by a pseudonym.

    It is found as whole words, in any case, with its accents composed or not. The words around it
    are left as they are.
    """

    def __init__(self, name: str, pseudonym: str = "") -> None:
        self.name = " ".join(name.split())
        self.pseudonym = pseudonym
        spelled = {self.name, self.name.upper(), self.name.lower(), self.name.casefold()}
        either = "|".join(sorted({_either(form) for form in spelled}, key=len, reverse=True))
        self._words = re.compile(rf"(?<!\w)(?:{either})(?![\w{_MARKS}])", re.IGNORECASE)
        self._escaped = re.compile("|".join(sorted({_escape(form) for form in spelled})), re.I)

    def count(self, text: str) -> int:
        """How often the name stands in a text."""
        return len(self._words.findall(text))

    def count_bytes(self, data: bytes) -> int:
        """How often it stands in a file, whatever is in it, and however it is encoded."""
        found = self.count(data.decode("utf-8", "surrogateescape"))
        found += len(self._escaped.findall(data.decode("latin-1"))) if self._has_escapes else 0
        return found + sum(self.count(data.decode(code, "ignore")) for code in _wide(data))

    def replaced(self, text: str) -> str:
        """The text with the pseudonym in place of the name."""
        return self._words.sub(lambda _found: self.pseudonym, text)

    def replaced_in(self, value: object) -> object:
        """A value as JSON holds it, with every string and key in it replaced."""
        if isinstance(value, str):
            return self.replaced(value)
        if isinstance(value, dict):
            return {self.replaced(k): self.replaced_in(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self.replaced_in(item) for item in value]
        return value

    def replaced_bytes(self, data: bytes) -> bytes:
        """A file that is no sound talk, with the name replaced in it as far as it can be read."""
        for code in _wide(data):
            text = data.decode(code, "ignore")
            if self.count(text):
                return self.replaced(text).encode(code)
        if self._has_escapes:
            text = data.decode("latin-1")
            data = self._escaped.sub(lambda _found: self.pseudonym, text).encode("latin-1")
        whole = self.replaced(data.decode("utf-8", "surrogateescape"))
        return whole.encode("utf-8", "surrogateescape")

    @property
    def _has_escapes(self) -> bool:
        return not self.name.isascii()


def _either(name: str) -> str:
    """A pattern for a name with each accent composed or apart, and any space between its words."""
    signs = []
    for sign in unicodedata.normalize("NFC", name):
        apart = unicodedata.normalize("NFD", sign)
        both = {re.escape(sign), re.escape(apart)}
        signs.append(r"\s+" if sign == " " else f"(?:{'|'.join(sorted(both))})")
    return "".join(signs)


def _escape(name: str) -> str:
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    return "|".join(sorted(re.escape(json.dumps(form)[1:-1]) for form in forms))


def _wide(data: bytes) -> tuple[str, ...]:
    """The two-byte encodings that a file may be in, told by the zeros in it."""
    return ("utf-16-le", "utf-16-be") if b"\0" in data[:4096] else ()
