"""Vertel as the fault harness wants a program: save, serve, dump, erase, over one file at a path.

    python tests/faults/target.py save|serve|dump|erase STORE [KEY VALUE | NAME]

The harness cuts, fills, replaces and damages the file at STORE, so the talk's file is put there
under that name; its folder is the meetings folder. All else is Vertel's own way: the session of an
open talk with its lock, its writer's thread, its journal. An edit is a half-typed sentence kept
under its key. `tests/faults/run.sh` runs the harness with it. With VERTEL_SEALED the store has a passphrase.
"""

import hashlib
import json
import os
import queue
import sys
from datetime import UTC, datetime
from pathlib import Path

from agendas.agenda import builtin
from agendas.errors import SpokenError
from agendas.lines.edit import change
from agendas.lines.talk import Line, Talk
from agendas.talk.begin import Opening, new_talk
from store.conflicts.copy_origin import told as standing
from store.library import TalkLibrary
from tui.session import Session

TALK = "k3f9q2"
MOMENT = datetime(2026, 10, 6, 9, tzinfo=UTC)
WAIT = 10.0  # seconds that a command waits for another that holds the talk
SAID = "said-"  # before the mark of a key that is words


class OneFile(TalkLibrary):
    """The library, with the talk's file under the name that the harness gave it."""

    def __init__(self, store: Path) -> None:
        # Locks stand apart: the harness takes every name in the file's folder for a file.
        named = os.environ.get("SAFESTORE_STATE")
        state = Path(named) if named else Path(f"{store.parent}.state")
        super().__init__(Path(f"{store.parent}.vertel"), now, state)
        self._store = store
        if os.environ.get("VERTEL_SEALED"):
            sealed(self)

    @property
    def meetings_folder(self) -> Path:
        """The folder of the one file."""
        return self._store.parent

    def id_of(self, name: str) -> str:
        """The one talk's id for the one file."""
        return TALK if name == self._store.name else super().id_of(name)

    def _file_of(self, talk_id: str, whoever: bool = False) -> Path | None:
        """The one file, whatever its name."""
        return self.files(whoever).get(talk_id)

    def new_name(self, meeting: Talk) -> str:
        """The one file's name."""
        return self._store.name


def sealed(library: TalkLibrary) -> None:
    """Have the store sealed, and open: the passphrase is asked before a run, and is none of its faults."""
    from store.encryption.header import Cost, put_seal, sealed_by
    from store.encryption.seal import hold_by
    from store.encryption.which_seal import there
    from store.files.atomic_write import make_folder

    key = b"of the fault harness, and known.".ljust(32, b".")
    seal = sealed_by("known", key, Cost(memory=8, passes=1, lanes=1), "0" * 32, 1, "sealed")
    if not there(library.folder):
        make_folder(library.folder)
        put_seal(library.folder, seal)
    hold_by(library.folder, seal, key, library.state_folder)


def now() -> datetime:
    """The present moment; a clock that was set to nonsense gives nonsense."""
    return datetime.now().astimezone()


def opened(library: TalkLibrary) -> Talk:
    """The talk, or a new one where there is none."""
    if TALK in library.files():
        return library.open(TALK)
    return new_talk(TALK, builtin("accountability"), Opening(goal_text="Mornings"), MOMENT)


def put(talk: Talk, key: str, value: str | None) -> Talk:
    """The talk with an edit: the half-typed sentence of a phase.

    A key with more than letters and figures in it is somebody's words, and no phase has such a name.
    """
    plain = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    phase = key if plain else f"{SAID}{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    text = value if plain or value is None else f"{key}: {value}"
    rest = tuple(line for line in talk.unsaid if line.phase != phase)
    return change(
        talk, unsaid=rest if text is None else (*rest, Line(id="", phase=phase, text=text))
    )


def edits(talk: Talk) -> dict[str, str]:
    """Every edit as it was made, by its key."""
    half = {line.phase: line.text for line in talk.unsaid}
    said = (t.partition(": ") for name, t in half.items() if name.startswith(SAID))
    plain = {name: t for name, t in half.items() if not name.startswith(SAID)}
    return {**plain, **{key: value for key, _colon, value in said}}


def save(library: TalkLibrary, key: str, value: str) -> None:
    """One edit, from reading to writing under the lock."""
    with library.hold(TALK, "save", wait=WAIT):
        library.save(put(opened(library), key, value))


def serve(library: TalkLibrary) -> None:
    """An open talk: every edit goes the way of a typed one, and is told when it is on disk."""
    told: queue.Queue[Exception | None] = queue.Queue()
    session = Session(
        library, builtin("accountability"), opened(library), "serve", now,
        lambda _at: told.put(None), told.put,
    )  # fmt: skip
    print("READY", flush=True)
    for line in sys.stdin:
        key, value = json.loads(line)
        error: Exception | None = session.busy
        if not error:
            session.talk.keep(put(session.talk.talk, key, value))
            error = told.get()
        print(f"NAK {key} {one(error)}" if error else f"ACK {key}", flush=True)
        notes(library)
    session.close()


def dump(library: TalkLibrary) -> None:
    """What is there, without writing anything."""
    found = library.open(TALK) if TALK in library.files() else None
    for copy in library.copies():
        print("NOTE", one(standing(library, copy)), file=sys.stderr)
    sys.stdout.write(json.dumps(edits(found) if found else {}))


def erase(library: TalkLibrary, name: str) -> None:
    """Take a name out of everything."""
    from store.admin.erase_name import erase_name

    erase_name(library, name)


def one(error: object) -> str:
    """A sentence on one line."""
    return " ".join(str(error).split())


def notes(library: TalkLibrary) -> None:
    """What the library found on the way."""
    for note in library.take_notes():
        print("NOTE", one(note), file=sys.stderr, flush=True)


def main() -> int:
    """Do what the harness asks; 3 when it could not be done."""
    what, store, *rest = sys.argv[1:]
    if how := os.environ.get("VERTEL_BROKEN", ""):
        from broken import break_it

        break_it(how)
    library = OneFile(Path(store).absolute())
    try:
        {"save": save, "serve": serve, "dump": dump, "erase": erase}[what](library, *rest)
        notes(library)
    except SpokenError as error:
        notes(library)
        print(f"vertel: {one(error)}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
