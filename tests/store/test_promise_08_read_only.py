"""Promise 8: a read-only store opens to read; write protection is respected."""

import errno
import os
from pathlib import Path

import pytest
from said_in import drafts, with_draft

from agendas.agenda import builtin
from agendas.lines.edit import spend
from store.errors import StoreError
from store.files import atomic_write as whole
from store.library import TalkLibrary
from tui.session import Session


@pytest.fixture
def protected(library, talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is mounted to read; by refused calls, for root may write anywhere."""
    library.save(with_draft(talk(), "goal", "written before"))
    library.summaries()
    for name in ("open", "mkdir", "replace", "unlink"):
        real = getattr(os, name)

        def refuse(path, *args, _real=real, _name=name, **more):  # type: ignore[no-untyped-def]
            reads = (
                _name == "open" and args and not args[0] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            )
            if reads or not str(path).startswith(str(library.folder)):
                return _real(path, *args, **more)
            raise OSError(errno.EROFS, "Read-only file system")

        monkeypatch.setattr(os, name, refuse)


@pytest.mark.usefixtures("protected")
def test_a_store_on_a_read_only_disk_opens_to_read_and_says_why(folder: Path, library) -> None:
    reader = TalkLibrary(folder, library.now)
    assert [row.id for row in reader.summaries()] == ["k3f9q2"]
    meeting = reader.open("k3f9q2")
    assert drafts(meeting) == {"goal": "written before"}
    session = Session(
        reader, builtin("accountability"), meeting, "Ada", library.now,
        lambda *_what: None, lambda _error: None,
    )  # fmt: skip
    assert "Read-only file system" in str(session.busy)
    session.talk.keep(with_draft(meeting, "goal", "not here"))
    assert session.close()
    assert reader.open("k3f9q2") == meeting


def test_a_file_that_is_write_protected_is_not_replaced(library, talk, monkeypatch) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    path.chmod(0o400)
    before = path.read_bytes()
    real = os.access
    # root may write anything; the system's own answer is given to everybody else
    monkeypatch.setattr(whole.os, "access", lambda at, mode: at != path and real(at, mode))
    with pytest.raises(StoreError, match="cannot be written: Permission denied"):
        library.save(spend(talk(), 5))
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_written_over(library, talk, monkeypatch) -> None:
    library.save(talk())
    path = library.files()["k3f9q2"]
    before = path.read_bytes()
    real = whole.read_regular

    def refuse(at: Path, *more: object) -> bytes:
        if at == path:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(at, *more)

    monkeypatch.setattr(whole, "read_regular", refuse)
    with pytest.raises(StoreError, match="cannot be read"):
        TalkLibrary(library.folder, library.now).save(spend(talk(), 5))
    monkeypatch.undo()
    assert path.read_bytes() == before
