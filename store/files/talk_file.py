"""The file of a talk: the talk, the saves that led to it, and the sum over both."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from agendas.lines.schema_2 import encodable
from agendas.lines.talk import Talk
from store.conflicts.versions import Version
from store.errors import not_found
from store.files.names import id_in
from store.files.tables import TALK, Tables, tables_in
from store.upgrade import lines_in, not_a_talk

if TYPE_CHECKING:
    from tinydb.table import Table


class ReadFile(NamedTuple):
    """What was read in a file: its version, and its bytes as they are not sealed."""

    version: Version
    whole: bytes


def tables_of(version: Version) -> Tables:
    """The tables of a talk's file."""
    return {"meeting": {"1": encodable(version.talk)}, "versions": {"1": dict(version.counts)}}


def version_in(tables: Tables, name: str, talk_id: str | None = None) -> Version:
    """The talk in a file's tables, with its saves. Raises `Damaged` or `Newer`; `name` is the file's.

    With `talk_id`, a talk of another id is refused too.
    """
    talk = _lines_in(tables, name, talk_id)
    return Version(talk=talk, counts=_counts(tables))


def read_version(path: Path, talk_id: str | None = None) -> Version:
    """The talk in a file, with the saves that led to it. Raises `NotFound`, `Damaged` or `Newer`."""
    return read_file(path, id_in(path.name) if talk_id is None else talk_id).version


def read_file(path: Path, talk_id: str) -> ReadFile:
    """The same, with the bytes of the file."""
    tables, whole = _read(path)
    return ReadFile(version=version_in(tables, path.name, talk_id), whole=whole)


def read_lines(path: Path, talk_id: str) -> Talk:
    """The talk in a file, as its lines. Raises `NotFound`, `Damaged` or `Newer`."""
    return _lines_in(_read(path)[0], path.name, talk_id)


def _lines_in(tables: Tables, name: str, talk_id: str | None) -> Talk:
    document = tables.get("meeting", {}).get("1")
    if not isinstance(document, dict):
        raise not_a_talk(name, "meeting")
    talk = lines_in(document, name)
    if talk_id is not None and talk.id != talk_id:
        raise not_a_talk(name, "id")
    return talk


def _read(path: Path) -> tuple[Tables, bytes]:
    """The tables in a talk's file, and its bytes as they are not sealed."""
    from tinydb import TinyDB
    from tinydb.middlewares import CachingMiddleware

    from store.files.storage import WholeFileStorage

    read_once = CachingMiddleware(WholeFileStorage)  # type: ignore[no-untyped-call]
    with TinyDB(path, storage=read_once, mark=id_in(path.name)) as database:
        if database.storage.read() is None:
            raise not_found(path.name)
        try:
            tables = {name: _rows(database.table(name)) for name in database.tables()}
        except (TypeError, ValueError) as error:  # a row without a number, or that is no row
            raise not_a_talk(path.name, str(error)) from error
        return tables, database.storage.read_bytes


def _rows(table: "Table") -> dict[str, Any]:
    return {str(row.doc_id): dict(row) for row in table}


def version_of(data: bytes, name: str, purpose: str = TALK) -> Version:
    """The talk in the bytes of a file, of any name. Raises `Damaged` or `Newer`."""
    return version_in(tables_in(data, name, purpose), name)


def _counts(tables: Tables) -> dict[str, int]:
    found: Any = tables.get("versions", {}).get("1")
    if not isinstance(found, dict):
        return {}
    return {str(run): n for run, n in found.items() if isinstance(n, int)}
