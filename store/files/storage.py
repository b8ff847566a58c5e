"""The TinyDB storage that never leaves a half-written file; what stands in one is `tables`."""

from collections.abc import Callable
from pathlib import Path

from tinydb.storages import Storage

from store.encryption.seal import seal, unseal
from store.files.atomic_write import Present, read_whole, write_whole
from store.files.tables import TALK, LineBytes, Tables, checked, summed, talk_of


class WholeFileStorage(Storage):
    """One file that is read and written whole. A missing file reads as an empty database.

    `mark` is the talk's id: it goes into the name of the temporary file, so that what an interrupted
    save left is known by it. `before` is given the bytes, not sealed, before the file is touched; the
    file's time is later than `later_than`; `lines` knows the bytes of those that were written last;
    `put` tells by what the file that was written is known again, `read_bytes` what stood in one that was
    read, not sealed.
    """

    def __init__(
        self,
        path: Path,
        mark: str = "",
        before: Callable[[bytes], object] | None = None,
        later_than: int = 0,
        lines: LineBytes | None = None,
    ) -> None:
        self.path = Path(path)
        self._mark, self._before, self._later_than = mark, before, later_than
        self._lines = lines
        self._purpose = talk_of(mark) if mark else TALK
        self.put: Present | None = None
        self.read_bytes = b""

    def read(self) -> Tables | None:
        """The tables in the file, or None when there is no file.

        Raises `Damaged` when the content is not what was written.
        """
        data = read_whole(self.path)
        if data is None:
            return None
        self.read_bytes = unseal(data, self.path.name, self._purpose)
        return checked(self.read_bytes, self.path.name)

    def write(self, data: Tables) -> None:
        """Put these tables in the file, whole or not at all. Raises `StoreError`."""
        whole = summed(data, self.path.name, self._lines)
        if self._before:
            self._before(whole)
        sealed = seal(whole, self._purpose)
        self.put = write_whole(self.path, sealed, mark=self._mark, later_than=self._later_than)

    def close(self) -> None:
        """Nothing is held open."""
