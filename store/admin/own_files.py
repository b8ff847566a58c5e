"""Where a name stands in files of one's own, such as an agenda: shown, for whoever wrote them to change."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from agendas.files import read_regular
from agendas.records.said import Record
from agendas.strings import StringKind
from store.admin.name_forms import Forms

_MOST = 20 * 1024 * 1024
_LONGEST = 120
_WHO = re.compile(r"\s*name\s*=")  # who writes here, in the config
_TAG = re.compile(r"<[^>]*>")


class FileLine(Record, frozen=True, kw_only=True):
    """A line of a file in which a name stands; `number` is 0 where it has none that anybody sees."""

    file: Path
    number: int = 0
    text: str = ""


def lines_with(files: Iterable[Path], name: str, also: Collection[str] = ()) -> list[FileLine]:
    """The lines of these files in which a name stands, or perhaps; what cannot be read has none.

    A word like others counts only if it is in `also`: an agenda is full of them. The file's own name and a document of a word processor are told without a number.
    """
    forms = Forms(name, also=frozenset(also))
    return [line for path in files for line in _lines(path, forms)]


def _lines(path: Path, forms: Forms) -> Iterator[FileLine]:
    if forms.matches(path.stem):
        yield FileLine(file=path)
    try:
        data = read_regular(path, _MOST, follow=True)
        text = _of_document(data) if zipfile.is_zipfile(io.BytesIO(data)) else _decoded(data)
    except (OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return
    counted = not data.startswith(b"PK")
    for number, line in enumerate(text.splitlines(), 1):
        told: StringKind = "name" if _WHO.match(line) else "text"
        found = [m for m in forms.matches(line, told) if m.sure or not forms.is_word(m)]
        if found := found or forms.meant(line):
            start = max(0, found[0].start - _LONGEST // 2)
            shown = line[start : start + _LONGEST]
            yield FileLine(file=path, number=number if counted else 0, text=shown)


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _of_document(data: bytes) -> str:
    """The text in a document that is a zip of XML, without its tags; a bomb is not unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        parts = [part for part in whole.infolist() if part.filename.endswith((".xml", ".rels"))]
        if sum(part.file_size for part in parts) > _MOST:
            return ""
        return "\n".join(_TAG.sub("", _decoded(whole.read(part))) for part in parts)
